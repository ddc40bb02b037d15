import { Decoder, type DecoderOptions, type DecoderSink } from '../../../src/protocol/decoder.js';

/** One call of a decoder's sink. */
export type Received =
  | { readonly type: 'banner'; readonly line: string; readonly version: string }
  | { readonly type: 'event'; readonly name: string; readonly text: string }
  | { readonly type: 'response'; readonly text: string }
  | { readonly type: 'malformed'; readonly text: string };

/** A sink that keeps what it is told. */
export class Recorder implements DecoderSink {
  readonly received: Received[] = [];

  banner(line: string, version: string): void {
    this.received.push({ type: 'banner', line, version });
  }

  event(name: string, text: string): void {
    this.received.push({ type: 'event', name, text });
  }

  response(text: string): void {
    this.received.push({ type: 'response', text });
  }

  malformed(text: string): void {
    this.received.push({ type: 'malformed', text });
  }
}

export const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Decodes pieces, by default of a stream behind its banner. */
export const decode = (pieces: string | Iterable<string | Uint8Array>, options?: DecoderOptions): Received[] => {
  const recorder = new Recorder();
  const decoder = new Decoder(recorder, { banner: false, ...options });
  for (const piece of typeof pieces === 'string' ? [pieces] : pieces) {
    decoder.push(typeof piece === 'string' ? bytesOf(piece) : piece);
  }
  return recorder.received;
};

export const event = (name: string, text: string): Received => ({ type: 'event', name, text });
export const response = (text: string): Received => ({ type: 'response', text });
export const malformed = (text: string): Received => ({ type: 'malformed', text });
