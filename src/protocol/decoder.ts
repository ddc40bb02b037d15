import { ProtocolError } from '../errors.js';
import { readBanner } from './banner.js';
import { EventNames, startsWith } from './event-names.js';
import { legacyOutputStart } from './legacy-output.js';
import { DEFAULT_DECODER_LIMITS, type DecoderLimits, UNCOUNTED_BYTES } from './limits.js';
import { StanzaAssembler } from './stanza-assembler.js';

/** Receives what a {@link Decoder} cuts out of the bytes, in wire order. Texts are latin-1: one character for each byte. */
export interface DecoderSink {
  /** The first line of the connection, and the version of AMI in it. */
  banner(line: string, version: string): void;
  /** `name` is one and the same string for all events of that name. `text` is the stanza without its blank line. */
  event(name: string, text: string): void;
  response(text: string): void;
  /** A stanza whose first field is neither `Event` nor `Response`. */
  malformed(text: string): void;
}

export interface DecoderOptions {
  readonly limits?: Partial<DecoderLimits> | undefined;
  /** Whether the first line is a banner; default true. */
  readonly banner?: boolean | undefined;
}

const CR = 13;
const LF = 10;
const LOWER_R = 0x72;
const CASE_BIT = 0x20;

/** The end of a line and what may be the start of an empty one. Asterisk 18.19 and 20.4 end some stanzas with CRLF LF. */
const BLANK = /\r\n[\r\n]/g;
const EVENT_SPACE = Buffer.from('Event: ');
const EVENT = /event: ?/iy;
const RESPONSE = /response: ?/iy;
/** Where a stanza begins within one whose own beginning is unknown. */
const NEW_STANZA = /\r\n(?=(?:event|response): )/i;

/**
 * Cuts the bytes of an AMI connection, in any chunks, into banner, events and responses. Lines end at CRLF only; a bare
 * LF or CR is data, unless an LF stands at the start of a line: then it ends the stanza as a blank line does.
 *
 * A stanza that lies whole in its chunk, as nearly all do, costs one search and one slice. The others go through a
 * `StanzaAssembler`.
 *
 * ```ts
 * const decoder = new Decoder({ banner() {}, event: (name) => console.log(name), response() {}, malformed() {} });
 * socket.on('data', (chunk) => decoder.push(chunk));
 * ```
 */
export class Decoder {
  readonly #sink: DecoderSink;
  readonly #names = new EventNames();
  readonly #assembler: StanzaAssembler;
  /** Longer stanzas are measured. */
  readonly #unmeasuredBytes: number;
  #awaitingBanner: boolean;
  #stopped = false;
  #malformedCount = 0;
  /** Bytes that could not be read yet: the beginning of a banner, half a blank line, or what stood behind a callback that threw. */
  #backlog: Buffer | undefined;
  /** How far the current chunk has been read. */
  #at = 0;

  constructor(sink: DecoderSink, options: DecoderOptions = {}) {
    const limits = { ...DEFAULT_DECODER_LIMITS, ...options.limits };
    this.#sink = sink;
    this.#assembler = new StanzaAssembler(limits);
    this.#unmeasuredBytes = Math.min(UNCOUNTED_BYTES, limits.lineBytes, limits.frameBytes);
    this.#awaitingBanner = options.banner ?? true;
  }

  /** Bytes that wait for the rest of their stanza. */
  get bufferedBytes(): number {
    return this.#assembler.length + (this.#backlog?.length ?? 0);
  }

  /** Stanzas given to `malformed`. */
  get malformedCount(): number {
    return this.#malformedCount;
  }

  /**
   * Reads a chunk, calling the sink for each stanza that it completes. The chunk may be overwritten afterwards.
   *
   * Throws {@link ProtocolError}: `AMI_NOT_AMI` for a first line that is no banner, `AMI_LIMIT_EXCEEDED` for a stanza
   * beyond the limits. The decoder has stopped then. What a callback of the sink throws passes through, and the next
   * `push` goes on behind the stanza that the callback was called for.
   */
  push(chunk: Uint8Array): void {
    if (this.#stopped) return;
    const bytes = this.#withBacklog(chunk);
    this.#at = 0;
    try {
      this.#read(bytes);
    } finally {
      if (this.#at < bytes.length && !this.#stopped) this.#backlog = Buffer.from(bytes.subarray(this.#at));
    }
  }

  /** Delivers nothing any more. May be called from a callback of the sink. */
  stop(): void {
    this.#stopped = true;
    this.#backlog = undefined;
    this.#assembler.clear();
  }

  #withBacklog(chunk: Uint8Array): Buffer {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#backlog === undefined) return bytes;
    const all = Buffer.concat([this.#backlog, bytes]);
    this.#backlog = undefined;
    return all;
  }

  #read(bytes: Buffer): void {
    if (this.#awaitingBanner && !this.#readBanner(bytes)) return;
    if (this.#assembler.length > 0 && !this.#assemble(bytes)) return;
    const text = bytes.toString('latin1');
    while (!this.#stopped) {
      const start = skipBlankLines(bytes, this.#at);
      this.#at = start;
      if (start === bytes.length || isHalfBlankLine(bytes, start)) return;
      const end = findBlankLine(bytes, text, start);
      if (end === -1 || end - start > this.#unmeasuredBytes || isLegacyOutput(bytes, text, start, end)) {
        if (!this.#assemble(bytes)) return;
      } else {
        this.#at = end + (bytes[end + 2] === LF ? 3 : 4);
        this.#deliver(bytes, text, start, end);
      }
    }
  }

  #readBanner(bytes: Buffer): boolean {
    const banner = this.#orStop(() => readBanner(bytes.toString('latin1', 0, 1_024)));
    if (banner === undefined) return false;
    this.#awaitingBanner = false;
    this.#at = banner.line.length + 2;
    this.#sink.banner(banner.line, banner.version);
    return !this.#stopped;
  }

  /** Feeds the assembler. False when the chunk is used up, or nothing more is wanted. */
  #assemble(bytes: Buffer): boolean {
    const end = this.#orStop(() => this.#assembler.feed(bytes, this.#at));
    this.#at = end === -1 ? bytes.length : end;
    if (end === -1) return false;
    const stanza = this.#assembler.take();
    this.#deliver(stanza, stanza.toString('latin1'), 0, stanza.length);
    return !this.#stopped;
  }

  #deliver(bytes: Buffer, text: string, start: number, end: number): void {
    // Almost all that comes is an event, in exactly this spelling.
    const from = startsWith(bytes, start, EVENT_SPACE) ? start + EVENT_SPACE.length : behind(EVENT, text, start);
    if (from !== -1) this.#sink.event(this.#names.at(bytes, from, end), text.slice(start, end));
    else if (behind(RESPONSE, text, start) !== -1) this.#sink.response(text.slice(start, end));
    else this.#resynchronise(bytes, text, start, end);
  }

  /** IAXnetstats answers lines without a frame, so that the next stanza is glued to them. */
  #resynchronise(bytes: Buffer, text: string, start: number, end: number): void {
    const stanza = text.slice(start, end);
    const junk = stanza.search(NEW_STANZA);
    this.#malformedCount += 1;
    try {
      this.#sink.malformed(junk === -1 ? stanza : stanza.slice(0, junk));
    } finally {
      if (junk !== -1 && !this.#stopped) this.#deliver(bytes, text, start + junk + 2, end);
    }
  }

  #orStop<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.stop();
      throw error;
    }
  }
}

/** Where the value starts if the field stands at `at`, else -1. */
const behind = (field: RegExp, text: string, at: number): number => {
  field.lastIndex = at;
  return field.test(text) ? field.lastIndex : -1;
};

const skipBlankLines = (bytes: Buffer, from: number): number => {
  let at = from;
  while (at < bytes.length) {
    if (bytes[at] === LF) at += 1;
    else if (bytes[at] === CR && bytes[at + 1] === LF) at += 2;
    else break;
  }
  return at;
};

/** A CR at the very end: the rest of a blank line may come in the next chunk. */
const isHalfBlankLine = (bytes: Buffer, at: number): boolean => at === bytes.length - 1 && bytes[at] === CR;

/** Where the last line before the next blank line ends; -1 if there is no whole blank line. */
const findBlankLine = (bytes: Buffer, text: string, from: number): number => {
  BLANK.lastIndex = from;
  while (BLANK.test(text)) {
    const end = BLANK.lastIndex - 3;
    if (bytes[end + 2] === LF || bytes[end + 3] === LF) return end;
    // A bare CR at the start of a line is data, and may belong to the next line end.
    BLANK.lastIndex = end + 2;
  }
  return -1;
};

const isLegacyOutput = (bytes: Buffer, text: string, start: number, end: number): boolean =>
  ((bytes[start] ?? 0) | CASE_BIT) === LOWER_R && legacyOutputStart(text.slice(start, end + 3)) !== -1;
