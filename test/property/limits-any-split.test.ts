import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder } from '../../src/protocol/decoder.js';
import { type DecoderLimits, UNCOUNTED_BYTES } from '../../src/protocol/limits.js';
import { dose } from '../support/dose.js';
import { bytesOf, type Received, Recorder } from '../unit/protocol/received.js';
import { referenceDecode } from './reference-decoder.js';
import { chunkSizes, cut, wireText } from './wire-text.js';

interface Decoded {
  readonly received: readonly Received[];
  readonly stopped: boolean;
}

const decodeWithin = (chunks: readonly Buffer[], limits: DecoderLimits): Decoded => {
  const recorder = new Recorder();
  const decoder = new Decoder(recorder, { banner: false, limits });
  try {
    for (const chunk of chunks) decoder.push(chunk);
  } catch (error) {
    expect(error).toMatchObject({ code: 'AMI_LIMIT_EXCEEDED' });
    return { received: recorder.received, stopped: true };
  }
  return { received: recorder.received, stopped: false };
};

/** Whether a stanza is within the limits, read off its text. */
const isWithin = (text: string, limits: DecoderLimits): boolean => {
  const lines = text.split('\r\n');
  const fields = lines.filter((line) => !line.startsWith('Output:')).length;
  return (
    text.length <= limits.frameBytes &&
    lines.every(({ length }) => length <= limits.lineBytes) &&
    (fields <= limits.fields || text.length <= UNCOUNTED_BYTES)
  );
};

const expectSame = (text: string, limits: DecoderLimits, sizes: readonly number[]): void => {
  const bytes = bytesOf(text);
  const stanzas = referenceDecode(text);
  const broken = stanzas.findIndex((stanza) => stanza.type !== 'banner' && !isWithin(stanza.text, limits));
  const expected = { received: broken === -1 ? stanzas : stanzas.slice(0, broken), stopped: broken !== -1 };
  expect(decodeWithin([bytes], limits)).toEqual(expected);
  expect(decodeWithin(cut(bytes, sizes), limits)).toEqual(expected);
  expect(decodeWithin(cut(bytes, [1]), limits)).toEqual(expected);
};

/** Around a number, since limits go wrong by one. */
const near = (bytes: number) => fc.integer({ min: Math.max(1, bytes - 3), max: bytes + 3 });
const blankLine = fc.constantFrom('\r\n\r\n', '\r\n\n');

describe('limits are the same in any chunks, and to the byte', { timeout: 120_000 }, () => {
  it('of a stanza', () => {
    const lines = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
    const streams = fc.tuple(lines, blankLine, fc.integer({ min: -3, max: 3 }), chunkSizes());
    fc.assert(
      fc.property(streams, ([lengths, blank, off, sizes]) => {
        const stanza = ['Event: A', ...lengths.map((length) => `K: ${'x'.repeat(length)}`)].join('\r\n');
        const frameBytes = Math.max(1, stanza.length + off);
        const limits = { lineBytes: 1_000, frameBytes, fields: 1_000 };
        expectSame(`Event: B\r\n\r\n${stanza}${blank}Event: C\r\n\r\n`, limits, sizes);
      }),
      { numRuns: dose(2_000) },
    );
  });

  it('of a line', () => {
    fc.assert(
      fc.property(near(60), blankLine, chunkSizes(), (length, blank, sizes) => {
        const stanza = `Event: A\r\nK: ${'x'.repeat(length)}\r\nLast: y${blank}`;
        expectSame(stanza, { lineBytes: 63, frameBytes: 1_000, fields: 1_000 }, sizes);
      }),
      { numRuns: 500 },
    );
  });

  it('of the fields, which count in stanzas over 16 KiB', () => {
    const measures = fc.tuple(near(UNCOUNTED_BYTES), fc.integer({ min: 9, max: 13 }), fc.boolean());
    fc.assert(
      fc.property(measures, blankLine, chunkSizes(), ([bytes, fields, late], blank, sizes) => {
        const lines = ['Event: A', ...Array.from({ length: fields - 2 }, () => 'K: v')];
        const filler = `F: ${'x'.repeat(bytes - lines.join('\r\n').length - 5)}`;
        const stanza = late ? [...lines, filler] : [lines[0], filler, ...lines.slice(1)];
        expectSame(`${stanza.join('\r\n')}${blank}`, { lineBytes: 20_000, frameBytes: 40_000, fields: 11 }, sizes);
      }),
      { numRuns: 150 },
    );
  });

  it('of all together, in any text, raw output included', () => {
    const limits = fc.record({
      lineBytes: fc.integer({ min: 20, max: 60 }),
      frameBytes: fc.integer({ min: 20, max: 200 }),
      fields: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(wireText(), limits, chunkSizes(), (text, bounds, sizes) => {
        const whole = decodeWithin([bytesOf(text)], bounds);
        expect(decodeWithin(cut(bytesOf(text), sizes), bounds)).toEqual(whole);
        expect(decodeWithin(cut(bytesOf(text), [1]), bounds)).toEqual(whole);
      }),
      { numRuns: dose(3_000) },
    );
  });
});
