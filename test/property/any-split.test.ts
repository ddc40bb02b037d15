import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dose } from '../support/dose.js';
import { bytesOf, decode } from '../unit/protocol/received.js';
import { portions } from './captures.js';
import { chunkSizes, cut, wireText } from './wire-text.js';

/** The busy streams have 8.5 MB each: a part of them is enough where every byte is a chunk. */
const BYTE_BY_BYTE = dose(1_500_000);

describe('A14: the same bytes in any chunks are the same messages', { timeout: 120_000 }, () => {
  it.each(portions)('of the capture $name', ({ bytes, banner }) => {
    const whole = decode([bytes], { banner });
    expect(whole.length).toBeGreaterThan(0);

    const beginning = bytes.subarray(0, BYTE_BY_BYTE);
    const few = decode([beginning], { banner });
    expect(decode(cut(beginning, [1]), { banner })).toEqual(few);

    const runs = bytes.length > 1_500_000 ? dose(3, 1) : dose(20);
    fc.assert(
      fc.property(chunkSizes(), (sizes) => {
        expect(decode(cut(bytes, sizes), { banner })).toEqual(whole);
      }),
      { numRuns: runs },
    );
  });

  it('of any text', () => {
    fc.assert(
      fc.property(wireText(), chunkSizes(), (text, sizes) => {
        const bytes = bytesOf(text);
        expect(decode(cut(bytes, sizes))).toEqual(decode([bytes]));
        expect(decode(cut(bytes, [1]))).toEqual(decode([bytes]));
      }),
      { numRuns: dose(3_000) },
    );
  });
});
