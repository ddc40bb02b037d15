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

/** Fields as lines, in order. */
export function* fieldLines(fields: FakeFields): Generator<[string, string]> {
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? (value as readonly FakeValue[]) : [value as FakeValue]) {
      if (one !== undefined) yield [name, String(one)];
    }
  }
}

/** The bytes of a message that a server writes. */
export const stanzaBytes = (lines: Iterable<readonly [string, string]>): Buffer => encodeRaw(encodeStanza(lines));

/** An event on its way to the sessions that may see it. */
export interface FakeEvent {
  readonly name: string;
  /** The bits of its class. */
  readonly bits: number;
  /** The whole stanza, its blank line included. */
  readonly text: string;
  readonly bytes: Buffer;
}

/** `fields` begin with the headers that the server puts after the name: privilege, time stamp and the like. */
export const makeEvent = (name: string, bits: number, fields: FakeFields, lines: readonly string[] = []): FakeEvent => {
  const head = { Event: name, Privilege: describePermissions(bits), ...fields };
  const text = `${encodeStanza(fieldLines(head)).slice(0, -2)}${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
  return { name, bits, text, bytes: encodeRaw(text) };
};
