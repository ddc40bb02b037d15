import { longestTimerMs } from '../clock.js';
import { OptionError } from '../errors.js';

/** Turns an option that a user gave, or left out, into the value that is used. Throws {@link OptionError} with its path. */
export type Check<T> = (value: unknown, path: string) => T;

const longestShown = 60;

/** What was found, in a few words. Objects are not asked: they may hold anything, and may throw. */
const shown = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return value.length <= longestShown ? JSON.stringify(value) : `a text of ${value.length} characters`;
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
    default:
      return String(value);
  }
};

interface Range {
  readonly min?: number;
  readonly max?: number;
}

const inRange = (value: unknown, { min = 0, max = Number.POSITIVE_INFINITY }: Range): value is number =>
  typeof value === 'number' && value >= min && value <= max;

/** A whole number. */
export const integer =
  (fallback: number, range: Range = {}): Check<number> =>
  (value = fallback, path) => {
    if (inRange(value, range) && Number.isInteger(value)) return value;
    const upTo = range.max === undefined ? '' : ` and at most ${range.max}`;
    throw new OptionError(path, `must be a whole number of at least ${range.min ?? 0}${upTo}, not ${shown(value)}`);
  };

/** A time span in milliseconds, above zero and short enough for a timer. */
export const duration = (fallback: number): Check<number> => integer(fallback, { min: 1, max: longestTimerMs });

/** A time span, or `false` to do without: comes out as Infinity. */
export const durationOrOff =
  (fallback: number | false): Check<number> =>
  (value = fallback, path) =>
    value === false ? Number.POSITIVE_INFINITY : duration(1)(value, path);

/** A whole number, or Infinity for "no limit". */
export const limit =
  (fallback: number, range: Range = { min: 1 }): Check<number> =>
  (value = fallback, path) =>
    value === Number.POSITIVE_INFINITY ? value : integer(1, range)(value, path);

/** A number above zero, whole or not. */
export const positive =
  (fallback: number): Check<number> =>
  (value = fallback, path) => {
    if (typeof value === 'number' && value > 0) return value;
    throw new OptionError(path, `must be a number above 0, not ${shown(value)}`);
  };

export const boolean =
  (fallback: boolean): Check<boolean> =>
  (value = fallback, path) => {
    if (typeof value === 'boolean') return value;
    throw new OptionError(path, `must be true or false, not ${shown(value)}`);
  };

/** One line with something on it, and no blank at either end. Without a fallback it has to be given. */
export const text =
  (fallback?: string): Check<string> =>
  (value = fallback, path) => {
    if (value === undefined) throw new OptionError(path, 'is missing');
    if (typeof value !== 'string' || value === '') throw new OptionError(path, 'must be a string that is not empty');
    if (/\p{Cc}/u.test(value)) throw new OptionError(path, 'must not hold control characters');
    if (value.trim() !== value) throw new OptionError(path, 'must not begin or end with a blank');
    return value;
  };

export const oneOf =
  <const T extends string>(choices: readonly T[], fallback: T): Check<T> =>
  (value = fallback, path) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new OptionError(path, `must be one of ${choices.map(shown).join(', ')}, not ${shown(value)}`);
  };

/** Left out stays undefined. */
export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

/** A value that only its type can check further. */
export const instance =
  <T>(what: string, is: (value: unknown) => boolean): Check<T> =>
  (value, path) => {
    if (is(value)) return value as T;
    throw new OptionError(path, `must be ${what}, not ${shown(value)}`);
  };

/** Aborts what it is given to. */
export const signal: Check<AbortSignal | undefined> = (value, path) =>
  value === undefined ? undefined : instance<AbortSignal>('an AbortSignal', isSignal)(value, path);

const isSignal = (value: unknown): boolean => value instanceof AbortSignal;

export const callable = <T>(what = 'a function'): Check<T> => instance<T>(what, (value) => typeof value === 'function');

type Shape<T> = { readonly [K in keyof T]: Check<T[K]> };

/** An object with just these members; the result is frozen. An unknown member is refused, and the nearest known one named. */
export const record = <T extends object>(shape: Shape<T>): Check<Readonly<T>> => {
  const members = Object.entries<Check<unknown>>(shape);
  return (value = {}, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new OptionError(path || 'options', `must be an object, not ${shown(value)}`);
    }
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape, key))
        throw new OptionError(at(key), `is not known${suggestion(key, Object.keys(shape))}`);
    }
    const given = value as Record<string, unknown>;
    const checked: Record<string, unknown> = {};
    for (const [key, check] of members) checked[key] = check(given[key], at(key));
    return Object.freeze(checked) as T;
  };
};

const suggestion = (key: string, known: readonly string[]): string => {
  const near = known.filter((name) => distance(key.toLowerCase(), name.toLowerCase()) <= 2);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
};

/** Edits between two short words (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
