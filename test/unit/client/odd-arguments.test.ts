import { expect, it, onTestFinished } from 'vitest';
import { AstervisorError } from '../../../src/errors.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** What nobody should pass, and somebody does. */
const odd: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  10n,
  true,
  '',
  'x',
  'a\r\nb',
  '\ud800',
  Symbol('odd'),
  [],
  [null],
  [Symbol('odd')],
  {},
  Object.create(null),
  { nothing: 1 },
  { timeoutMs: Symbol('odd') },
  { [Symbol('odd')]: 1 },
  new Map([['Channel', 'x']]),
  new Date(Number.NaN),
  new Proxy({}, {}),
  async () => {},
  class {},
];

/** Everything on a connection that can be called, as `queue.add`; what tells of it, ends it or is its own is left out. */
const calls = (pbx: object): string[] => {
  const names = new Set<string>();
  const look = (object: object, above: string, depth: number): void => {
    for (let at = object; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) {
        if (/^(?:constructor|toJSON|toString|_.*|scope)$/.test(name)) continue;
        const value = (object as Record<string, unknown>)[name];
        if (typeof value === 'function') names.add(above + name);
        else if (depth < 1 && value && Object.getPrototypeOf(value)?.constructor?.name.endsWith('Commands'))
          look(value, `${above}${name}.`, depth + 1);
      }
    }
  };
  look(pbx, '', 0);
  return [...names].sort();
};

/** Settles what a call gives back, whatever that is, without waiting for what only time can settle. */
const outcome = async (call: () => unknown): Promise<unknown> => {
  try {
    const result = call() as { then?: unknown; close?: unknown; next?: () => Promise<unknown>; hangup?: unknown };
    if (result === null || typeof result !== 'object') return undefined;
    const pending = typeof result.then === 'function' ? (result as unknown as Promise<unknown>) : undefined;
    const settled = pending ?? (typeof result.next === 'function' ? result.next() : undefined);
    if (settled === undefined) return undefined;
    return await Promise.race([settled.then(() => undefined), turns(20).then(() => undefined)]);
  } catch (error) {
    return error;
  }
};

it('answers odd arguments with errors of its own, whatever is called', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const rig = await Rig.ready();
  const pbx = rig.pbx as unknown as Record<string, unknown>;
  const all = calls(pbx);
  expect(all.length).toBeGreaterThan(50);
  expect(all).toEqual(
    expect.arrayContaining(['addListener', 'build', 'debug', 'queue.add', 'config.update', 'originate']),
  );
  const strange: string[] = [];
  let refused = 0;
  for (const name of all.filter((one) => !/^(?:close|reconnect)$/.test(one))) {
    const path = name.split('.');
    const owner = path.length === 1 ? pbx : (pbx[path[0] ?? ''] as Record<string, unknown>);
    const method = owner[path.at(-1) ?? ''] as (...args: unknown[]) => unknown;
    const sets = odd.flatMap((value) => [
      [value],
      ['x', value],
      ['x', 'y', value],
      ['x', 'y', 'z', value],
      [value, value, value],
    ]);
    for (const args of sets) {
      const error = await outcome(() => method.apply(owner, args));
      if (error instanceof AstervisorError) refused += 1;
      if (error !== undefined && !(error instanceof AstervisorError))
        strange.push(
          `${name}(${args.map((one) => (typeof one === 'symbol' ? 'symbol' : typeof one)).join(', ')}): ${error}`,
        );
    }
  }
  expect(strange).toEqual([]);
  expect(refused).toBeGreaterThan(all.length * 50);
  await rig.finish(rig.pbx.close({ force: true }));
  expect(unhandled).toEqual([]);
}, 120_000);
