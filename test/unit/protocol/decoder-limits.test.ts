import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../src/protocol/decoder.js';
import type { DecoderLimits } from '../../../src/protocol/limits.js';
import { bytesOf, Recorder } from './received.js';

const tooMuch = expect.objectContaining({ name: 'ProtocolError', code: 'AMI_LIMIT_EXCEEDED' });

interface Outcome {
  readonly delivered: number;
  readonly error: unknown;
  readonly mostBuffered: number;
  readonly bytesTaken: number;
}

/** Pushes a text in pieces until the decoder refuses it. */
const feed = (text: string, size: number, limits: Partial<DecoderLimits> = {}): Outcome => {
  const recorder = new Recorder();
  const decoder = new Decoder(recorder, { banner: false, limits });
  const bytes = bytesOf(text);
  let mostBuffered = 0;
  for (let at = 0; at < bytes.length; at += size) {
    try {
      decoder.push(bytes.subarray(at, at + size));
    } catch (error) {
      return { delivered: recorder.received.length, error, mostBuffered, bytesTaken: at + size };
    }
    mostBuffered = Math.max(mostBuffered, decoder.bufferedBytes);
  }
  return { delivered: recorder.received.length, error: undefined, mostBuffered, bytesTaken: bytes.length };
};

const MIB = 1_048_576;
const line = (bytes: number): string => `K: ${'x'.repeat(bytes - 3)}\r\n`;

describe('C31: a line without an end', () => {
  it.each([1_000, 65_536])('is cut off at 1 MiB, in chunks of %i bytes', (size) => {
    const outcome = feed(`Event: A\r\n\r\nEvent: Endless\r\nK: ${'x'.repeat(10_000_000)}`, size);
    expect(outcome.error).toEqual(tooMuch);
    expect(outcome.delivered).toBe(1);
    expect(outcome.mostBuffered).toBeLessThan(MIB + 100);
    expect(outcome.bytesTaken).toBeLessThan(MIB + 70_000);
  });

  it('is measured without its CRLF, to the byte', () => {
    const limits = { lineBytes: 100 };
    expect(feed(`Event: A\r\n${line(100)}\r\n`, 1_000, limits).delivered).toBe(1);
    expect(feed(`Event: A\r\n${line(101)}\r\n`, 1_000, limits).error).toEqual(tooMuch);
    expect(feed(`Event: A\r\n${line(100)}\r\n`, 1, limits).delivered).toBe(1);
    expect(feed(`Event: A\r\n${line(101)}\r\n`, 1, limits).error).toEqual(tooMuch);
  });

  it('is one line, however many bare LF it holds', () => {
    expect(feed(`Event: A\r\nK: ${'x\n'.repeat(600_000)}\r\n\r\n`, 65_536).error).toEqual(tooMuch);
  });

  it('may be refused within a chunk that ends it', () => {
    expect(feed(`Event: A\r\n${line(2 * MIB)}\r\n`, 8 * MIB).error).toEqual(tooMuch);
  });
});

describe('a stanza without an end', () => {
  it('is cut off at 16 MiB', () => {
    const outcome = feed(`Response: Success\r\n${`Output: ${line(1_000)}`.repeat(17_000)}`, 65_536);
    expect(outcome.error).toEqual(tooMuch);
    expect(outcome.mostBuffered).toBeLessThanOrEqual(16 * MIB);
  });

  it('may be of any size below', () => {
    const text = `Response: Success\r\n${`Output: ${line(1_000)}`.repeat(16_000)}\r\n`;
    expect(feed(text, 65_536)).toMatchObject({ delivered: 1, error: undefined });
  });
});

describe('C32: too many fields', () => {
  const fields = (count: number) => `Event: A\r\n${'Key: value\r\n'.repeat(count - 1)}\r\n`;

  it.each([1, 65_536, 8 * MIB])('are refused beyond 4,096, in chunks of %i bytes', (size) => {
    expect(feed(fields(4_096), size)).toMatchObject({ delivered: 1, error: undefined });
    expect(feed(fields(4_097), size).error).toEqual(tooMuch);
  });

  it('are refused in linear time', () => {
    const outcome = feed(fields(100_000), 65_536);
    expect(outcome.error).toEqual(tooMuch);
    expect(outcome.bytesTaken).toBeLessThanOrEqual(65_536);
  });

  it('do not count in a stanza of up to 16 KiB', () => {
    expect(feed(`Event: A\r\n${'K:\r\n'.repeat(4_000)}\r\n`, 65_536, { fields: 10 }).delivered).toBe(1);
  });

  it('do not include the lines of a command', () => {
    const output = `Response: Success\r\n${'Output: x\r\n'.repeat(100_000)}\r\n`;
    expect(feed(output, 65_536)).toMatchObject({ delivered: 1, error: undefined });
  });
});

describe('a decoder that met a limit', () => {
  it('has stopped, and keeps nothing', () => {
    const recorder = new Recorder();
    const decoder = new Decoder(recorder, { banner: false, limits: { lineBytes: 20 } });
    expect(() => decoder.push(bytesOf(`Event: A\r\n${line(30)}\r\n`))).toThrowError(tooMuch);
    decoder.push(bytesOf('Event: B\r\n\r\n'));
    expect(recorder.received).toEqual([]);
    expect(decoder.bufferedBytes).toBe(0);
  });
});
