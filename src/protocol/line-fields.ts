import type { TextEncoding } from './arrival.js';
import { type FieldName, fieldNameOf, keyOf } from './field-name.js';
import { MessageFields } from './message-fields.js';
import { decoded, detached, isAscii } from './value.js';

const LF = 10;

/** The fields of any message, found line by line and no further than it takes. */
export class LineFields extends MessageFields {
  readonly #text: string;
  readonly #encoding: TextEncoding;
  readonly #names: FieldName[] = [];
  /** The end of each line that was read. */
  readonly #ends: number[] = [];
  #nextLine = 0;

  constructor(text: string, encoding: TextEncoding) {
    super();
    this.#text = text;
    this.#encoding = encoding;
  }

  protected override find(name: string, line = 0): number {
    const key = keyOf(name);
    for (let i = line; i < this.#names.length || this.#readLine(); i++) {
      if (this.#names[i]?.key === key) return i;
    }
    return -1;
  }

  protected override count(): number {
    return this.names().length;
  }

  /** The names of all lines. */
  names(): readonly FieldName[] {
    while (this.#readLine());
    return this.#names;
  }

  protected override name(line: number): string {
    return this.#names[line]?.name ?? '';
  }

  protected override value(line: number): string {
    const start = line === 0 ? 0 : (this.#ends[line - 1] ?? 0) + 2;
    const value = this.#text.slice(start + (this.#names[line]?.prefix.length ?? 0), this.#ends[line]);
    return this.#encoding === 'latin1' || isAscii(value) ? detached(value) : decoded(value);
  }

  #readLine(): boolean {
    const start = this.#nextLine;
    if (start > this.#text.length) return false;
    const end = this.#lineEnd(start);
    this.#names.push(fieldNameOf(this.#text.slice(start, end), this.#encoding));
    this.#ends.push(end);
    this.#nextLine = end + 2;
    return true;
  }

  /** A line ends at CRLF: a bare CR is data. */
  #lineEnd(from: number): number {
    const text = this.#text;
    let cr = text.indexOf('\r', from);
    while (cr !== -1 && text.charCodeAt(cr + 1) !== LF) cr = text.indexOf('\r', cr + 1);
    return cr === -1 ? text.length : cr;
  }
}
