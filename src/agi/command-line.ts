import { FieldError } from '../errors.js';

/** An argument of an AGI command; undefined leaves it out, which ends the command. */
export type AgiArgument = string | number | undefined;

const UNSENDABLE = /[\r\n\0]/;

const refuse = (verb: string): never => {
  throw new FieldError(
    'AMI_INVALID_FIELD',
    verb,
    'has an argument with a line break or NUL, which would end the command',
  );
};

/** As one word for Asterisk, whatever is in it: in quotes, with quotes and backslashes escaped. */
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/**
 * An AGI command as Asterisk splits it again: every text in quotes, an empty one included. Throws `FieldError` for
 * line breaks and NUL.
 */
export const commandLine = (verb: string, ...given: readonly AgiArgument[]): string => {
  const end = given.indexOf(undefined);
  const words = (end === -1 ? given : given.slice(0, end)).map((argument) => {
    if (typeof argument === 'number') return String(argument);
    if (UNSENDABLE.test(argument as string)) refuse(verb);
    return quote(argument as string);
  });
  return [verb, ...words].join(' ');
};

/** The words of a command that name it, without arguments: for errors and logs, which must not repeat what may be secret. */
export const verbOf = (line: string): string =>
  /^[a-z]+(?: [a-z]+)*(?= |$)/i.exec(line)?.[0].toUpperCase() ?? 'a command';

/** After these Asterisk ends the session by itself. */
export const isParting = (line: string): boolean => /^(?:hangup|asyncagi break)$/i.test(line.trim());

/** A command that a caller wrote himself. Throws `FieldError` when it is empty or would not be one line. */
export const checkedLine = (line: string): string => {
  if (typeof line !== 'string' || line.trim() === '') throw new FieldError('AMI_INVALID_FIELD', 'Command', 'is empty');
  if (UNSENDABLE.test(line)) refuse('Command');
  return line;
};
