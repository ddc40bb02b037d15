import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, cut, jsonLine, masked, padded, printable, wrapped } from '../../../src/cli/printable.js';

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Any text, half surrogates included. The kind that fast-check brings takes seconds to be made. */
const anyText = () => fc.array(fc.nat(0x10ffff), { maxLength: 20 }).map((points) => String.fromCodePoint(...points));

describe('G77: printable text', () => {
  it('spells out what steers a terminal or forges a line', () => {
    expect(printable('a\u001b[2Jb\r\nc\td\u009be\u202ef\u2028g')).toBe(
      'a\\u001b[2Jb\\r\\nc\\td\\u009be\\u202ef\\u2028g',
    );
    expect(printable('Zoë → 日本')).toBe('Zoë → 日本');
  });

  it('spells out what cannot be seen', () => {
    expect(printable('a\u00adb\u200bc\u200dd\u2060e\ufefff')).toBe('a\\u00adb\\u200bc\\u200dd\\u2060e\\ufefff');
    expect(printable('\u{e0041}')).toBe('\\udb40\\udc41');
    expect(JSON.parse(jsonLine('\u{e0041}\u200b'))).toBe('\u{e0041}\u200b');
  });

  it('is what every text becomes', () => {
    fc.assert(fc.property(anyText(), (text) => !UNPRINTABLE.test(printable(text))));
  });

  it('holds as JSON what it held before, on one line', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const line = jsonLine({ [text]: text });
        expect(UNPRINTABLE.test(line)).toBe(false);
        expect(JSON.parse(line)).toEqual({ [text]: text });
      }),
    );
  });

  it('is cut, filled up and broken by the cells that it takes', () => {
    expect(cells('日本é\u0301')).toBe(5);
    expect(padded('日本', 6)).toBe('日本  ');
    expect(cut('日本語', 5)).toBe('日本…');
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abcd', 3)).toBe('ab…');
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('unbreakable', 3)).toEqual(['unbreakable']);
  });

  it.each([
    ['ami://app:hunter2@pbx', 'ami://app:***@pbx'],
    ['ami://app:hun/ter@2@pbx:5038', 'ami://app:***@pbx:5038'],
    ['ami://:hunter2@pbx', 'ami://:***@pbx'],
    ['ami://app:hun\nter2@pbx', 'ami://app:***@pbx'],
    ['ami://app@pbx', 'ami://app@pbx'],
    ['Hangup', 'Hangup'],
  ])('%j is shown without a secret', (given, shown) => {
    expect(masked(given)).toBe(shown);
  });
});
