import { encodeStanza } from '../protocol/encoder.js';
import { describePermissions, type Permissions } from './permissions.js';
import { encodeRaw } from './raw-text.js';

/** What a field of a fake's message may hold; undefined leaves it out. */
export type FakeValue = string | number | undefined;

/** The fields of a message, in order; a list repeats its line. */
export type FakeFields = Readonly<Record<string, FakeValue | readonly FakeValue[]>>;

export interface EmitOptions {
  /** The class of the event. Default: the one that Asterisk gives to events of this name. */
  readonly privilege?: Permissions | undefined;
  /** Lines that follow the fields as they stand, whatever they look like. */
  readonly lines?: readonly string[] | undefined;
}

/** A line of a message: name and value. */
export type FieldLine = readonly [name: string, value: string];

/** Fields as lines, in order, after those that are there already. */
export const fieldLines = (fields: FakeFields, lines: FieldLine[] = []): FieldLine[] => {
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (typeof value === 'string') lines.push([name, value]);
    else if (typeof value === 'number') lines.push([name, String(value)]);
    else for (const one of value ?? []) if (one !== undefined) lines.push([name, String(one)]);
  }
  return lines;
};

/** The bytes of a message that a server writes. */
export const stanzaBytes = (lines: Iterable<FieldLine>): Buffer => encodeRaw(encodeStanza(lines));

/** An event on its way to the sessions that may see it. */
export interface FakeEvent {
  readonly name: string;
  /** The bits of its class. */
  readonly bits: number;
  /** The whole stanza, its blank line included. */
  readonly text: string;
  readonly bytes: Buffer;
}

/** `headers` stand before the fields: time stamp and the like. `rest` are lines that follow them as they stand. */
export const makeEvent = (
  name: string,
  bits: number,
  headers: FakeFields,
  fields: FakeFields,
  rest: readonly string[] = [],
): FakeEvent => {
  const lines: FieldLine[] = [
    ['Event', name],
    ['Privilege', describePermissions(bits)],
  ];
  let text = encodeStanza(fieldLines(fields, fieldLines(headers, lines)));
  if (rest.length > 0) text = `${text.slice(0, -2)}${rest.map((line) => `${line}\r\n`).join('')}\r\n`;
  return { name, bits, text, bytes: encodeRaw(text) };
};
