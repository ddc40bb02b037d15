import type { ChildSpec } from '../../supervisor/spec.js';

/** What a spec was declared with, by its start function: two declarations with equal settings are the same child. */
const declarations = new WeakMap<ChildSpec['start'], unknown>();

/** Remembers what a spec was declared with. */
export const declaredWith = <S extends ChildSpec>(spec: S, settings: unknown): S => {
  declarations.set(spec.start, settings);
  return spec;
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value);

/** Deep for data, by identity for functions and anything else. */
const equal = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b)) return Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => equal(a[name], b[name]));
};

/** Whether two specs declare the same child. Where nothing is known of their settings, only the same start function counts. */
export const sameChild = (a: ChildSpec['start'], b: ChildSpec['start']): boolean =>
  a === b || (declarations.has(a) && equal(declarations.get(a), declarations.get(b)));

/** The settings behind a spec, for those who declare something around it. */
export const settingsOf = (spec: ChildSpec | null | undefined): unknown => {
  const start = spec?.start;
  return typeof start === 'function' ? (declarations.get(start) ?? start) : spec;
};
