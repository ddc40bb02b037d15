import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRaw, encodeRaw } from '../../../src/testing/raw-text.js';

describe('text that keeps its bytes', () => {
  it('is UTF-8 where it can be', () => {
    expect(decodeRaw(Buffer.from('zażółć 😀 \ufeff'))).toBe('zażółć 😀 \ufeff');
    expect(encodeRaw('zażółć 😀')).toEqual(Buffer.from('zażółć 😀'));
  });

  it('keeps a byte that is not, as a lone surrogate', () => {
    expect(decodeRaw(Buffer.from([0x63, 0xe9, 0x20, 0xc5, 0x82, 0xff]))).toBe('c\udce9 ł\udcff');
  });

  it('goes there and back, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeRaw(decodeRaw(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });
});
