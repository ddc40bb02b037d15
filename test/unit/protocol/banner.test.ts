import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../src/errors.js';
import { Decoder } from '../../../src/protocol/decoder.js';
import { bytesOf, decode, event, Recorder } from './received.js';

const withBanner = { banner: true };

describe('the banner', () => {
  it('is one line, and a stanza may follow it at once', () => {
    expect(decode(['Asterisk Call Manager/11.0.0\r\nEvent: A\r\n\r\n'], withBanner)).toEqual([
      { type: 'banner', line: 'Asterisk Call Manager/11.0.0', version: '11.0.0' },
      event('A', 'Event: A'),
    ]);
  });

  it('may arrive byte by byte', () => {
    const received = decode([...'Asterisk Call Manager/1.3\r\nEvent: A\r\n\r\n'], withBanner);
    expect(received.map(({ type }) => type)).toEqual(['banner', 'event']);
  });

  it('may name another product', () => {
    const [banner] = decode(['Callweaver Call Manager/1.0\r\n'], withBanner);
    expect(banner).toMatchObject({ type: 'banner', version: '1.0' });
  });

  it.each([
    ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n'],
    ['a banner without a version', 'Asterisk Call Manager/\r\n'],
    ['TLS', '\x15\x03\x01\x00\x02\x02\x16'],
    ['a line that ends with LF', 'Asterisk Call Manager/1.1\n'],
    ['endless text', 'x'.repeat(300)],
    ['AMI without a banner', 'Response: Success\r\n\r\n'],
  ])('is refused as soon as it cannot be one: %s', (_, bytes) => {
    expect(() => decode([bytes], withBanner)).toThrowError(expect.objectContaining({ code: 'AMI_NOT_AMI' }));
  });

  it('shows what came instead, with control characters made visible', () => {
    expect(() => decode(['220 mail\x1b[31m ready\r\n'], withBanner)).toThrowError(
      /does not speak AMI: its first line is "220 mail\\u001b\[31m ready"/,
    );
  });

  it('ends the decoder when it is none', () => {
    const recorder = new Recorder();
    const decoder = new Decoder(recorder);
    expect(() => decoder.push(bytesOf('SSH-2.0-x\r\n'))).toThrowError(ProtocolError);
    decoder.push(bytesOf('Asterisk Call Manager/1.1\r\nEvent: A\r\n\r\n'));
    expect(recorder.received).toEqual([]);
    expect(decoder.bufferedBytes).toBe(0);
  });
});
