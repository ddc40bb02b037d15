import { inspect } from 'node:util';

/** Everything that can be reached from a value without running code of it: each object once, however they refer to each other. */
const textsIn = function* (root: unknown): Generator<string> {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') yield value;
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
      continue;
    }
    if (value instanceof Map) for (const entry of value) waiting.push(...entry);
    if (value instanceof Set) waiting.push(...value);
    for (const key of Reflect.ownKeys(value)) {
      yield String(key);
      waiting.push(Reflect.getOwnPropertyDescriptor(value, key)?.value);
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== Function.prototype) waiting.push(prototype);
  }
};

const json = (value: unknown): string => {
  try {
    return JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
  } catch {
    // What refers to itself has no JSON.
    return '';
  }
};

/** What a person could print of a value, and what whoever walks through it finds. */
export const everythingIn = (value: unknown): string => {
  const said = [...textsIn(value), json(value)];
  const options = { showHidden: true, maxStringLength: null, maxArrayLength: null } as const;
  said.push(inspect(value, { ...options, depth: 2 }));
  for (let error = value; error instanceof Error; error = error.cause) {
    said.push(String(error));
    said.push(String(error.stack), inspect(error, { ...options, depth: Number.POSITIVE_INFINITY }));
  }
  return said.join('\n');
};
