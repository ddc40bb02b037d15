import type { ActionFields, FieldValue, FieldValues } from '../catalog/values.js';
import { FieldError } from '../errors.js';
import { MAX_ACTION_ID_BYTES, MAX_ACTION_LINE_BYTES, MAX_ACTION_LINES } from './limits.js';

export type { ActionFields, FieldValue };

const BREAKS_FRAME = /[\r\n\0]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
const LEADING_BLANK = /^[^!-\uffff]/;
const SURROUNDING_BLANK = /^[^!-\uffff]|[^!-\uffff]$/;
const ACTION_ID = new RegExp(`^[!-~][ -~]{0,${MAX_ACTION_ID_BYTES - 1}}$`);

/**
 * Writes an action as Asterisk reads it, to be sent as UTF-8: `Action`, `ActionID`, the fields in their order, and a blank
 * line. An array repeats its field, a map writes one `name=value` line for each entry; null and undefined are left out. In a
 * map of `Variable` the commas, quotes and backslashes are escaped, so that names and values arrive as they are; a text in
 * its place is sent as it stands, and Asterisk splits it.
 *
 * Throws {@link FieldError} for what would arrive as something else: `AMI_INVALID_FIELD` for a line break, a NUL, half a
 * surrogate pair, blanks at the start of a value (Asterisk drops them, except in the body of a UserEvent), a name that is
 * none, or a second `UserEvent` in that action; `AMI_LINE_TOO_LONG` beyond 1,022 bytes, `AMI_TOO_MANY_LINES` beyond 128 lines.
 *
 * ```ts
 * encodeAction('Originate', { Channel: 'PJSIP/100', Async: true, Variable: { CAMPAIGN: 'spring' } }, 'id-1');
 * ```
 */
export const encodeAction = (action: string, fields: ActionFields, actionId: string): string => {
  if (!ACTION_ID.test(actionId)) throw invalid('ActionID', 'must be 1 to 64 printable ASCII characters');
  if (action === '') throw invalid('Action', 'must not be empty');
  const lines = new ActionLines(action.toLowerCase() === 'userevent');
  lines.add('Action', action);
  lines.add('ActionID', actionId);
  for (const [name, value] of Object.entries(fields)) {
    if (/^action(?:id)?$/i.test(name)) throw invalid(name, 'is written by the encoder');
    lines.addField(name, value);
  }
  return lines.toString();
};

/** Writes a stanza of the server's side, which knows no limits. */
export const encodeStanza = (lines: Iterable<readonly [name: string, value: string]>): string => {
  let text = '';
  for (const [name, value] of lines) text += `${name}: ${value}\r\n`;
  return `${text}\r\n`;
};

const invalid = (field: string, problem: string): FieldError => new FieldError('AMI_INVALID_FIELD', field, problem);

/** The lines of one action, checked as they are added. */
class ActionLines {
  readonly #isUserEvent: boolean;
  #named = false;
  #text = '';
  #count = 0;

  constructor(isUserEvent: boolean) {
    this.#isUserEvent = isUserEvent;
  }

  addField(name: string, value: FieldValues): void {
    if (isList(value)) for (const item of value) this.#addValue(name, item);
    else if (typeof value === 'object' && value !== null) this.#addMap(name, value);
    else this.#addValue(name, value);
  }

  add(name: string, value: string): void {
    checkName(name);
    checkText(name, value);
    if (LEADING_BLANK.test(value) && !this.#isBody(name)) {
      throw invalid(name, 'must not start with blanks or control characters, since Asterisk drops them');
    }
    if (this.#isUserEvent && /^userevent$/i.test(name)) {
      if (this.#named) throw invalid(name, 'is there twice, and Asterisk drops the second');
      this.#named = true;
    }
    const line = `${name}: ${value}`;
    if (Buffer.byteLength(line) > MAX_ACTION_LINE_BYTES) {
      throw new FieldError('AMI_LINE_TOO_LONG', name, `makes a line of more than ${MAX_ACTION_LINE_BYTES} bytes`);
    }
    this.#count += 1;
    if (this.#count > MAX_ACTION_LINES) {
      throw new FieldError('AMI_TOO_MANY_LINES', name, `is beyond the ${MAX_ACTION_LINES} lines of an action`);
    }
    this.#text += `${line}\r\n`;
  }

  toString(): string {
    return `${this.#text}\r\n`;
  }

  #addValue(name: string, value: FieldValue): void {
    if (value !== null && value !== undefined) this.add(name, textOf(name, value));
  }

  #addMap(name: string, map: Readonly<Record<string, FieldValue>>): void {
    for (const [key, value] of Object.entries(map)) {
      if (value === null || value === undefined) continue;
      if (key === '' || key.includes('=')) throw invalid(name, 'has a map with a name that is empty or holds "="');
      const pair = `${key}=${textOf(name, value)}`;
      this.add(name, isVariable(name) ? escapeVariable(pair) : pair);
    }
  }

  /** A UserEvent's other fields are sent on to every session as they are. */
  #isBody(name: string): boolean {
    return this.#isUserEvent && !/^(?:action(?:id)?|userevent)$/i.test(name);
  }
}

const isList = (value: FieldValues): value is readonly FieldValue[] => Array.isArray(value);

const textOf = (name: string, value: NonNullable<FieldValue>): string => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    case 'bigint':
    case 'boolean':
      return String(value);
  }
  throw invalid(name, 'must be a string, a finite number, a bigint, a boolean, or a list or map of these');
};

const isVariable = (name: string): boolean => name.toLowerCase() === 'variable';

/** Asterisk splits a `Variable` line at commas, and takes quotes and backslashes for its own, in names too. */
const escapeVariable = (pair: string): string => pair.replace(/[\\",]/g, '\\$&');

const checkName = (name: string): void => {
  if (name === '') throw invalid(name, 'must have a name');
  if (name.includes(':')) throw invalid(name, 'must not have a colon in its name');
  if (SURROUNDING_BLANK.test(name)) throw invalid(name, 'must not have blanks around its name');
  if (BREAKS_FRAME.test(name) || LONE_SURROGATE.test(name))
    throw invalid(name, 'must not have CR, LF, NUL or half a surrogate pair in its name');
};

const checkText = (name: string, value: string): void => {
  if (BREAKS_FRAME.test(value)) throw invalid(name, 'must not hold CR, LF or NUL');
  if (LONE_SURROGATE.test(value)) throw invalid(name, 'must not hold half a surrogate pair');
};
