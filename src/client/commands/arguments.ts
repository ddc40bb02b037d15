import { OptionError } from '../../errors.js';
import * as check from '../../options/check.js';

/** A string that is not empty; what else is wrong with it for the wire, the encoder says. */
export const nameOf = (value: unknown, argument: string): string => {
  if (typeof value === 'string' && value !== '') return value;
  throw new OptionError(argument, 'must be a string that is not empty');
};

/** A name that Asterisk would take apart at one of these characters, or take for something else. */
export const plainNameOf = (value: unknown, argument: string, special: RegExp, problem: string): string => {
  const name = nameOf(value, argument);
  if (special.test(name)) throw new OptionError(argument, problem);
  return name;
};

export const optionalNameOf = (value: unknown, argument: string): string | undefined =>
  value === undefined ? undefined : nameOf(value, argument);

export const wholeNumberOf = (value: unknown, argument: string, min: number, max: number): number => {
  if (value === undefined) throw new OptionError(argument, 'is missing');
  return check.integer(0, { min, max })(value, argument);
};

/** Options of a command. What is in them is checked one by one, and what is left over by `send`. */
export const optionsOf = <O extends object>(options: O | undefined): Partial<O> => {
  if (options === undefined) return {};
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return options;
  throw new OptionError('options', 'must be an object');
};

/** As {@link optionsOf}, for what cannot be left out. */
export const recordOf = <O extends object>(value: O, argument: string): Partial<O> => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new OptionError(argument, 'must be an object');
};

export const flagOf = (value: unknown, argument: string, fallback = false): boolean =>
  check.boolean(fallback)(value, argument);
