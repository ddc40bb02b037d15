import { textOf } from './percent-encoding.js';

/**
 * What Asterisk says of a call when it hands the channel over: `agi_channel`, `agi_callerid`, `agi_extension`, … and
 * `agi_arg_1` and so on for the arguments of `AGI(agi:async,…)`. `unknown` stands for what it does not know.
 */
export type AgiEnvironment = ReadonlyMap<string, string>;

/**
 * Reads the environment from its bytes, one a character: lines of `name: value` and an empty one at the end. Asterisk cuts
 * it at 1,024 bytes; a line without an end is no use, since nobody knows what its value was to be.
 */
export const parseEnvironment = (bytes: string): AgiEnvironment => {
  const lines = bytes.split('\n').slice(0, -1);
  const environment = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon === -1) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    environment.set(textOf(line.slice(0, colon)), textOf(value));
  }
  return environment;
};

/** The arguments behind `agi:async`, in order. */
export const argumentsOf = (environment: AgiEnvironment): readonly string[] => {
  const found: string[] = [];
  for (;;) {
    const argument = environment.get(`agi_arg_${found.length + 1}`);
    if (argument === undefined) return found;
    found.push(argument);
  }
};
