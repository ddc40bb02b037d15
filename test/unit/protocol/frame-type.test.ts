import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../src/protocol/decoder.js';
import { bytesOf, decode, event, malformed, Recorder, response } from './received.js';

describe('the type of a stanza', () => {
  it('is its first field, whatever comes later', () => {
    const originated = 'Event: OriginateResponse\r\nResponse: Failure\r\nEvent: Fake\r\nPrivilege: x';
    const answered = 'Response: Success\r\nEvent: Hangup';
    expect(decode(`${originated}\r\n\r\n${answered}\r\n\r\n`)).toEqual([
      event('OriginateResponse', originated),
      response(answered),
    ]);
  });

  it.each([
    ['Event:NoSpace', 'NoSpace'],
    ['event: Lower', 'Lower'],
    ['EVENT:  Two spaces', ' Two spaces'],
    ['Event: ', ''],
    ['Event: error', 'error'],
    ['Event: __proto__', '__proto__'],
    [`Event: ${'n'.repeat(500)}`, 'n'.repeat(500)],
    ['Event: with\rCR', 'with\rCR'],
  ])('is an event: %s', (line, name) => {
    expect(decode(`${line}\r\nK: v\r\n\r\n`)).toEqual([event(name, `${line}\r\nK: v`)]);
    expect(decode(`${line}\r\n\r\n`)).toEqual([event(name, line)]);
  });

  it.each(['Response:NoSpace', 'response: Success', 'RESPONSE: Error'])('is a response: %s', (line) => {
    expect(decode(`${line}\r\n\r\n`)).toEqual([response(line)]);
  });

  it.each(['Events: x', 'Evento', 'nonsense', ': nokey', 'R', 'E', ' Event: A', 'Responses: 1'])(
    'is neither: %s',
    (line) => {
      const recorder = new Recorder();
      const decoder = new Decoder(recorder, { banner: false });
      decoder.push(bytesOf(`${line}\r\nK: v\r\n\r\nEvent: B\r\n\r\n`));
      expect(recorder.received).toEqual([malformed(`${line}\r\nK: v`), event('B', 'Event: B')]);
      expect(decoder.malformedCount).toBe(1);
    },
  );

  it('tells names apart that have the same hash', () => {
    // Both hash alike: 31 * 'A' + 'a' is 31 * 'B' + 'B'.
    expect(decode('Event: Aa\r\n\r\nEvent: BB\r\n\r\nEvent: Aa\r\n\r\n')).toEqual([
      event('Aa', 'Event: Aa'),
      event('BB', 'Event: BB'),
      event('Aa', 'Event: Aa'),
    ]);
  });

  it('survives more names than it remembers', () => {
    const names = Array.from({ length: 3_000 }, (_, i) => `Made${i}up`);
    const wire = names.map((name) => `Event: ${name}\r\n\r\n`).join('');
    expect(decode(wire + wire).map((received) => 'name' in received && received.name)).toEqual([...names, ...names]);
  });
});
