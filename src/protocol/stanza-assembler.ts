import { ProtocolError } from '../errors.js';
import { END_OF_COMMAND, legacyOutputStart } from './legacy-output.js';
import { type DecoderLimits, UNCOUNTED_BYTES } from './limits.js';

const CR = 13;
const LF = 10;
const UPPER_O = 0x4f;
const UPPER_R = 0x52;
const PIECE_BYTES = 4_096;
const USUAL_CAPACITY = 4_096;
/** A buffer that grew beyond this for one large stanza is given back after it. */
const KEPT_CAPACITY = 65_536;
const RAW_END = `${END_OF_COMMAND}\r\n`;

/**
 * Puts one stanza together, line by line: one that its chunk did not end, one that is long enough to be measured, or the
 * raw output of an old Asterisk's command. Every byte is copied and looked at once, however small the chunks are.
 */
export class StanzaAssembler {
  readonly #limits: DecoderLimits;
  #buffer = Buffer.allocUnsafeSlow(USUAL_CAPACITY);
  #length = 0;
  #lineStart = 0;
  #fields = 0;
  #raw: boolean | undefined;

  constructor(limits: DecoderLimits) {
    this.#limits = limits;
  }

  /** Bytes of the unfinished stanza. */
  get length(): number {
    return this.#length;
  }

  /** Takes bytes in. Returns where the stanza's blank line ends in `bytes`, -1 if it needs more. Throws {@link ProtocolError}. */
  feed(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at += PIECE_BYTES) {
      const before = this.#length;
      this.#append(bytes.subarray(at, at + PIECE_BYTES));
      const end = this.#walk(before);
      if (end !== -1) return at + end - before;
    }
    this.#checkLine(this.#contentEnd());
    return -1;
  }

  /** Hands the finished stanza out, without its blank line, and starts anew. The bytes are valid until the next `feed`. */
  take(): Buffer {
    const stanza = this.#buffer.subarray(0, this.#lineStart - 2);
    this.clear();
    return stanza;
  }

  clear(): void {
    if (this.#buffer.length > KEPT_CAPACITY) this.#buffer = Buffer.allocUnsafeSlow(USUAL_CAPACITY);
    this.#length = 0;
    this.#lineStart = 0;
    this.#fields = 0;
    this.#raw = undefined;
  }

  #append(piece: Buffer): void {
    const length = this.#length + piece.length;
    if (length > this.#buffer.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(length, this.#buffer.length * 2));
      this.#buffer.copy(grown, 0, 0, this.#length);
      this.#buffer = grown;
    }
    piece.copy(this.#buffer, this.#length);
    this.#length = length;
  }

  /** Looks at the bytes from `from` on. Returns where the stanza's blank line ends, or -1. */
  #walk(from: number): number {
    const buffer = this.#buffer;
    for (let i = from; i < this.#length; i++) {
      if (buffer[i] !== LF) continue;
      const start = this.#lineStart;
      if (i === start || (i === start + 1 && buffer[start] === CR)) {
        if (this.#closes(i)) return i + 1;
        this.#lineStart = i + 1;
      } else if (buffer[i - 1] === CR) {
        this.#checkLine(i - 1);
        this.#countField(i);
        this.#lineStart = i + 1;
      }
    }
    return -1;
  }

  /** Whether the blank line that ends at `lf` ends the stanza. In raw output it does so behind the end marker only. */
  #closes(lf: number): boolean {
    if (!this.#isRaw(lf + 1)) return true;
    const start = this.#lineStart;
    return lf > start && this.#buffer.toString('latin1', Math.max(0, start - RAW_END.length), start) === RAW_END;
  }

  /** Whether this is the output of a command in the form of old versions. Asked when the lines up to `end` show it. */
  #isRaw(end: number): boolean {
    this.#raw ??=
      ((this.#buffer[0] ?? 0) & ~0x20) === UPPER_R && legacyOutputStart(this.#buffer.toString('latin1', 0, end)) !== -1;
    return this.#raw;
  }

  /** Where the text ends as far as it is known: what may be the end of a line, or of the stanza, is no part of it yet. */
  #contentEnd(): number {
    const length = this.#length;
    const end = this.#buffer[length - 1] === CR ? length - 1 : length;
    return end === this.#lineStart ? Math.max(0, end - 2) : end;
  }

  #checkLine(end: number): void {
    const { lineBytes, frameBytes } = this.#limits;
    if (end > frameBytes) throw this.#tooLarge(`a stanza of more than ${frameBytes} bytes`);
    if (end - this.#lineStart > lineBytes && !this.#isRaw(end))
      throw this.#tooLarge(`a line of more than ${lineBytes} bytes`);
  }

  #countField(lf: number): void {
    if (!this.#startsWithOutput()) this.#fields += 1;
    const bytes = lf - 1;
    if (this.#fields > this.#limits.fields && bytes > UNCOUNTED_BYTES && !this.#isRaw(lf)) {
      throw this.#tooLarge(`a stanza of more than ${this.#limits.fields} fields`);
    }
  }

  #startsWithOutput(): boolean {
    const start = this.#lineStart;
    return this.#buffer[start] === UPPER_O && this.#buffer.toString('latin1', start, start + 7) === 'Output:';
  }

  #tooLarge(what: string): ProtocolError {
    return new ProtocolError('AMI_LIMIT_EXCEEDED', `the other side sent ${what}`);
  }
}
