import type { Reader } from './option.js';
import { masked } from './printable.js';
import { suggestion } from './suggestion.js';
import { UsageError } from './usage-error.js';

const LONGEST_TIMER_MS = 2_147_483_647;

const UNITS: Readonly<Record<string, number>> = { ms: 1, '': 1_000, s: 1_000, m: 60_000, h: 3_600_000 };

/** Any text that is not empty. */
export const text: Reader<string> = (given, name) => {
  if (given === '') throw new UsageError(`${name} is empty`);
  return given;
};

/** A whole number of at least 1. */
export const count: Reader<number> = (given, name) => {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw new UsageError(`${name} takes a whole number of at least 1, not ${JSON.stringify(masked(given))}`);
};

export const port: Reader<number> = (given, name) => {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= 1 && number <= 65_535) return number;
  throw new UsageError(`${name} takes a port from 1 to 65535, not ${JSON.stringify(masked(given))}`);
};

/** A time such as `500ms`, `30s`, `5m`, `1h`; a bare number is seconds. In milliseconds. */
export const duration: Reader<number> = (given, name) => {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(given) ?? [];
  const ms = Math.round(Number(amount) * (UNITS[unit] ?? Number.NaN));
  if (ms >= 1 && ms <= LONGEST_TIMER_MS) return ms;
  throw new UsageError(`${name} takes a time such as 500ms, 30s, 5m or 1h, not ${JSON.stringify(masked(given))}`);
};

/** A number above 0, such as `10` or `0.5`. */
export const factor: Reader<number> = (given, name) => {
  const number = Number(given);
  if (/^\d+(\.\d+)?$/.test(given) && number > 0 && Number.isFinite(number)) return number;
  throw new UsageError(`${name} takes a number above 0, not ${JSON.stringify(masked(given))}`);
};

/** `host:port`, `[::1]:port`, or `:port` of this machine alone. */
export const address: Reader<{ readonly host: string | undefined; readonly port: number }> = (given, name) => {
  const [, bracketed, host, port] = /^(?:\[([^\]]+)\]|([^:\s]*)):(\d{1,5})$/.exec(given) ?? [];
  if (port !== undefined && Number(port) <= 65_535) {
    return { host: (bracketed ?? host) || undefined, port: Number(port) };
  }
  throw new UsageError(
    `${name} takes an address such as :5038 or 127.0.0.1:5038, not ${JSON.stringify(masked(given))}`,
  );
};

/** `name=value`. What stands there is not repeated in the message: it may be a secret. */
export const assignment: Reader<readonly [name: string, value: string]> = (given, name) => {
  const equals = given.indexOf('=');
  if (equals > 0) return [given.slice(0, equals), given.slice(equals + 1)];
  throw new UsageError(`${name} takes name=value`);
};

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Reader<T> =>
  (given, name) => {
    const found = choices.find((choice) => choice === given);
    if (found !== undefined) return found;
    throw new UsageError(`${name} takes ${choices.join(' or ')}, not ${JSON.stringify(masked(given))}`);
  };

/** Some of these words, behind commas. */
export const listOf =
  <const T extends string>(choices: readonly T[]): Reader<readonly T[]> =>
  (given, name) =>
    given.split(',').map((word) => {
      const found = choices.find((choice) => choice === word.trim());
      if (found !== undefined) return found;
      throw new UsageError(
        `${name} knows no ${JSON.stringify(masked(word.trim()))}${suggestion(word.trim(), choices)}`,
        `it takes ${choices.join(', ')}`,
      );
    });
