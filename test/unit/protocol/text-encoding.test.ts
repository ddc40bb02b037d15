import { describe, expect, it } from 'vitest';
import { AmiEvent } from '../../../src/protocol/event.js';
import { arrival, latin1Arrival, onWire } from './messages.js';

const stanza = (value: string) => `Event: A\r\nBefore: ascii\r\nValue: ${value}\r\nN\xc3\xa4me: x`;
/** Longer than what is read line by line, or with a layout not seen before: every way of reading must agree. */
const ways = [1, 2, 3, 4, 5, 6];

describe('C38: text', () => {
  it.each(['Zoë', '日本語', '🦊', 'Zoë '.repeat(40), 'Ω'.repeat(5_000)])('is UTF-8 by default: %s', (text) => {
    for (const _ of ways) {
      const event = new AmiEvent('A', stanza(onWire(text)), arrival, 1);
      expect(event.get('Value')).toBe(text);
      expect(event.fields.Value).toBe(text);
      expect(event.get('Before')).toBe('ascii');
    }
  });

  it.each([
    ['\xe9', '\ufffd'],
    ['caf\xe9 au lait, and some more', 'caf\ufffd au lait, and some more'],
    ['\xc3', '\ufffd'],
    ['\xed\xa0\x80', '\ufffd\ufffd\ufffd'],
    ['\xff\xfe', '\ufffd\ufffd'],
  ])('has invalid bytes replaced: %j', (bytes, text) => {
    for (const _ of ways) expect(new AmiEvent('A', stanza(bytes), arrival, 1).get('Value')).toBe(text);
  });

  it('is one character a byte in latin-1', () => {
    for (const _ of ways) {
      const event = new AmiEvent('A', stanza('caf\xe9, which is longer'), latin1Arrival, 1);
      expect(event.get('Value')).toBe('café, which is longer');
      expect(event.get('N\xc3\xa4me')).toBe('x');
    }
  });

  it('applies to names', () => {
    for (const _ of ways) {
      const event = new AmiEvent('A', stanza('x'), arrival, 1);
      expect(event.get('Näme')).toBe('x');
      expect(event.get('nÄME')).toBe('x');
      expect(event.fields.Näme).toBe('x');
    }
  });

  it('has the bytes of the wire in raw', () => {
    const event = new AmiEvent('A', stanza('\xe9\xff\x00'), arrival, 1);
    expect(event.raw).toEqual(Buffer.from(stanza('\xe9\xff\x00'), 'latin1'));
  });
});
