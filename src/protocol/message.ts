import type { CommonEventFields } from '../catalog/values.js';
import type { Arrival } from './arrival.js';
import { ChannelVariables } from './channel-variables.js';
import { isNamed, nameEnd } from './field-name.js';
import { readText } from './value.js';

const LF = 10;
const SPACE = 32;
const COLON = 58;
const CASE_BIT = 0x20;

const TRUE = /^(?:yes|true|y|t|1|on)$/i;
const FALSE = /^(?:no|false|n|f|0|off)$/i;
const INTEGER = /^[+-]?\d+$/;
/** What keeps a name from being found by the colon behind it. */
const UNUSUAL = /^$|[:(\u0080-\uffff]/;

/** A field as it stood on the wire: its name as Asterisk wrote it, and its value. */
export type Entry = readonly [name: string, value: string];

/**
 * A stanza as a message: nothing of it is parsed before it is asked for, and then no more than is needed.
 *
 * A field is found whatever the case of its name, and the first of that name counts: those that follow may come from
 * whoever could set a variable or write a UserEvent. A line without a colon is a field without a name.
 */
export class AmiMessage<F = CommonEventFields> {
  /** Its position in the stream of its connection, for putting responses and events in order. */
  readonly seq: number;
  readonly #text: string;
  readonly #arrival: Arrival;
  /** Where the fields end; raw command output may follow. */
  readonly #end: number;
  /** The start of each line that was looked at, and of the one behind it. */
  readonly #lines = [0];
  #fields: F | undefined;

  /** `text` is latin-1, a character a byte, without the blank line; its fields end at `end`. */
  constructor(text: string, arrival: Arrival, seq: number, end = text.length) {
    this.#text = text;
    this.#arrival = arrival;
    this.#end = end;
    this.seq = seq;
  }

  /** The id of the connection that it came from. */
  get source(): string {
    return this.#arrival.source;
  }

  /** Counts the logins of the connection. Only messages of one epoch are in the order of their `seq`. */
  get epoch(): number {
    return this.#arrival.epoch;
  }

  /** When its last byte was read, in milliseconds since 1970. */
  get receivedAt(): number {
    return this.#arrival.receivedAt;
  }

  get actionId(): string | undefined {
    return this.get('ActionID');
  }

  /** How many bytes it has. */
  get size(): number {
    return this.#text.length;
  }

  /** The bytes as they came, without the blank line. */
  get raw(): Buffer {
    return Buffer.from(this.#text, 'latin1');
  }

  /** The value of the first field of that name, whatever its case; undefined when there is none. */
  get(name: string): string | undefined {
    if (UNUSUAL.test(name)) return this.#unusual(name)[0];
    const line = this.#find(name, 0);
    return line === -1 ? undefined : this.#valueBehind(line, name.length);
  }

  /** The values of all fields of that name, in wire order. */
  getAll(name: string): string[] {
    if (UNUSUAL.test(name)) return this.#unusual(name);
    const values: string[] = [];
    for (let line = this.#find(name, 0); line !== -1; line = this.#find(name, line + 1)) {
      values.push(this.#valueBehind(line, name.length));
    }
    return values;
  }

  /** All fields in wire order, repeated ones included. */
  entries(): Entry[] {
    const entries: Entry[] = [];
    for (let line = 0; this.#has(line); line++) entries.push(this.#entry(line));
    return entries;
  }

  /** The fields by name, as Asterisk writes it: of each the first value. An object without a prototype. */
  get fields(): F {
    if (this.#fields !== undefined) return this.#fields;
    const fields: Record<string, string> = Object.create(null);
    for (const [name, value] of this.entries()) fields[name] ??= value;
    this.#fields = Object.freeze(fields) as F;
    return this.#fields;
  }

  /** A field as a whole number; undefined when it is absent, or is none that a number can hold exactly. */
  int(name: string): number | undefined {
    const value = this.get(name)?.trim();
    if (value === undefined || !INTEGER.test(value)) return undefined;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : undefined;
  }

  /** A field in the words that Asterisk takes for true and false; undefined when it is absent or says anything else. */
  bool(name: string): boolean | undefined {
    const value = this.get(name)?.trim() ?? '';
    if (TRUE.test(value)) return true;
    return FALSE.test(value) ? false : undefined;
  }

  /** A field for people to read: as {@link get}, with the escapes undone that Asterisk puts into some fields of events. */
  text(name: string): string | undefined {
    return this.get(name);
  }

  /** The channel variables that came with it, when manager.conf names some in `channelvars`. */
  get variables(): ChannelVariables {
    return new ChannelVariables(this.entries());
  }

  /** Plain data for `JSON.stringify`; a repeated field is an array. */
  toJSON(): Record<string, unknown> {
    const fields: Record<string, string | string[]> = Object.create(null);
    for (const [name, value] of this.entries()) {
      const before = fields[name];
      fields[name] = before === undefined ? value : [before, value].flat();
    }
    return { source: this.source, epoch: this.epoch, seq: this.seq, receivedAt: this.receivedAt, fields };
  }

  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect: (value: unknown, options: object) => string,
  ): string {
    return `${this.constructor.name} ${inspect(this.toJSON(), options)}`;
  }

  /** The line of the first field of that name from line `from` on, -1 without one. */
  #find(name: string, from: number): number {
    const text = this.#text;
    const lines = this.#lines;
    const initial = name.charCodeAt(0) | CASE_BIT;
    for (let line = from; line < lines.length - 1 || this.#has(line); line++) {
      const start = lines[line] as number;
      if (
        text.charCodeAt(start + name.length) === COLON &&
        (text.charCodeAt(start) | CASE_BIT) === initial &&
        isNamed(text, start, name)
      ) {
        return line;
      }
    }
    return -1;
  }

  /** Whether there is such a line; finds its end, and those of the lines before it. */
  #has(line: number): boolean {
    const lines = this.#lines;
    while (lines.length - 1 <= line) {
      const start = lines[lines.length - 1] as number;
      if (start > this.#end) return false;
      lines.push(this.#lineEnd(start) + 2);
    }
    return true;
  }

  #lineEnd(start: number): number {
    const text = this.#text;
    let cr = text.indexOf('\r', start);
    while (cr !== -1 && text.charCodeAt(cr + 1) !== LF) cr = text.indexOf('\r', cr + 1);
    return cr === -1 || cr > this.#end ? this.#end : cr;
  }

  #valueBehind(line: number, nameLength: number): string {
    const from = (this.#lines[line] as number) + nameLength + 1;
    const to = (this.#lines[line + 1] as number) - 2;
    return this.#read(this.#text.charCodeAt(from) === SPACE ? from + 1 : from, to);
  }

  #entry(line: number): Entry {
    const from = this.#lines[line] as number;
    const to = (this.#lines[line + 1] as number) - 2;
    const end = nameEnd(this.#text.slice(from, to));
    if (end === -1) return ['', this.#read(from, to)];
    return [this.#read(from, from + end), this.#valueBehind(line, end)];
  }

  #unusual(name: string): string[] {
    const wanted = name.toLowerCase();
    return this.entries().flatMap(([field, value]) => (field.toLowerCase() === wanted ? [value] : []));
  }

  /** One space behind the colon belongs to the syntax; of an empty value it may be all there is, or missing. */
  #read(from: number, to: number): string {
    return readText(this.#text, from, to, this.#arrival.encoding);
  }
}
