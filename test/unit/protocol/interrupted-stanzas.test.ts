import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../src/protocol/decoder.js';
import { bytesOf, decode, event, Recorder } from './received.js';

const split = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));

describe('a stanza that its chunk does not end', () => {
  const stanzas = ['Event: A\r\nK: v', `Event: Long\r\nValue: ${'x'.repeat(20_000)}`, 'Event: B\r\nK: \r\nL: \n'];
  const wire = `${stanzas.join('\r\n\r\n')}\r\n\r\n`;
  const expected = [
    event('A', stanzas[0] as string),
    event('Long', stanzas[1] as string),
    event('B', stanzas[2] as string),
  ];

  it.each([1, 2, 3, 4, 5, 7, 13, 4_095, 4_096, 4_097])('is put together from chunks of %i bytes', (size) => {
    expect(decode(split(wire, size))).toEqual(expected);
  });

  it('is delivered with its last byte, and not before', () => {
    const recorder = new Recorder();
    const decoder = new Decoder(recorder, { banner: false });
    decoder.push(bytesOf('Event: A\r\nK: v\r\n\r'));
    expect(recorder.received).toEqual([]);
    expect(decoder.bufferedBytes).toBe(17);
    decoder.push(bytesOf('\n'));
    expect(recorder.received).toEqual([event('A', 'Event: A\r\nK: v')]);
    expect(decoder.bufferedBytes).toBe(0);
  });

  it('is a copy: the chunk may be overwritten', () => {
    const recorder = new Recorder();
    const decoder = new Decoder(recorder, { banner: false });
    const chunk = Buffer.alloc(12);
    for (const piece of split('Event: First\r\nK: one\r\n\r\nEvent: Second\r\nK: two\r\n\r\n', 12)) {
      chunk.fill(0);
      chunk.write(piece, 'latin1');
      decoder.push(chunk.subarray(0, piece.length));
    }
    expect(recorder.received).toEqual([
      event('First', 'Event: First\r\nK: one'),
      event('Second', 'Event: Second\r\nK: two'),
    ]);
  });

  it('takes plain Uint8Arrays', () => {
    expect(decode([Uint8Array.from(bytesOf('xEvent: A\r\n\r\n')).subarray(1)])).toEqual([event('A', 'Event: A')]);
  });

  it('is forgotten when the connection ends', () => {
    expect(decode('Event: A\r\n\r\nEvent: Torn\r\nK: v')).toEqual([event('A', 'Event: A')]);
  });

  // Quadratic work on so many chunks would take hours.
  it('costs linear time: 4 MB of lines, one byte at a time', { timeout: 240_000 }, () => {
    const recorder = new Recorder();
    const decoder = new Decoder(recorder, { banner: false });
    const text = `Response: Success\r\n${`Output: ${'x'.repeat(70)}\r\n`.repeat(50_000)}\r\n`;
    const bytes = bytesOf(text);
    for (let at = 0; at < bytes.length; at++) decoder.push(bytes.subarray(at, at + 1));
    expect(recorder.received).toHaveLength(1);
    expect(recorder.received[0]).toMatchObject({ type: 'response', text: text.slice(0, -4) });
  });

  it('costs linear time: a line of 15 MB in chunks of 64 KB', { timeout: 240_000 }, () => {
    const recorder = new Recorder();
    const decoder = new Decoder(recorder, { banner: false, limits: { lineBytes: 16_000_000 } });
    const bytes = bytesOf(`Event: Big\r\nValue: ${'x'.repeat(15_000_000)}\r\n\r\nEvent: Small\r\n\r\n`);
    for (let at = 0; at < bytes.length; at += 65_536) decoder.push(bytes.subarray(at, at + 65_536));
    expect(recorder.received.map(({ type }) => type)).toEqual(['event', 'event']);
    expect(decoder.bufferedBytes).toBe(0);
  });
});
