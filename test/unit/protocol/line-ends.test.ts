import { describe, expect, it } from 'vitest';
import { decode, event, malformed, response } from './received.js';

describe('C39: the end of a line', () => {
  it('is CRLF only: a bare LF in a value is data', () => {
    expect(decode('Response: Error\r\nMessage: No endpoints found\n\r\n\r\nEvent: B\r\n\r\n')).toEqual([
      response('Response: Error\r\nMessage: No endpoints found\n'),
      event('B', 'Event: B'),
    ]);
  });

  it('is CRLF only: a bare CR in a value is data', () => {
    expect(decode('Event: A\r\nK: a\rb\r\r\nL: \rx\r\n\r\n')).toEqual([event('A', 'Event: A\r\nK: a\rb\r\r\nL: \rx')]);
  });

  it('leaves a CR at the start of a line to the line', () => {
    expect(decode('Event: A\r\n\rK: v\r\n\r\nEvent: B\r\n\r\r\n\r\n')).toEqual([
      event('A', 'Event: A\r\n\rK: v'),
      event('B', 'Event: B\r\n\r'),
    ]);
  });

  it('ends the stanza when an LF stands at the start of a line', () => {
    const rows =
      'Event: CoreShowChannelMap\r\nActionID: 1\r\n\nEvent: CoreShowChannelMapComplete\r\nActionID: 1\r\n\r\n';
    expect(decode(rows)).toEqual([
      event('CoreShowChannelMap', 'Event: CoreShowChannelMap\r\nActionID: 1'),
      event('CoreShowChannelMapComplete', 'Event: CoreShowChannelMapComplete\r\nActionID: 1'),
    ]);
  });

  it('skips any number of blank lines between stanzas', () => {
    const storm = '\r\n'.repeat(1_000);
    expect(decode(`${storm}Event: A\r\n\r\n${storm}\n\n\r\nEvent: B\r\n\r\n${storm}`)).toEqual([
      event('A', 'Event: A'),
      event('B', 'Event: B'),
    ]);
  });

  it('keeps no blank line in memory', () => {
    expect(decode(['\r', '\n', '\r', '\n', 'Event: A\r\n\r', '\n\r', '\nEvent: B\r\n', '\r\n'])).toEqual([
      event('A', 'Event: A'),
      event('B', 'Event: B'),
    ]);
  });

  it('keeps a CR that only looked like half a blank line', () => {
    expect(decode(['\r', 'x\r\n\r\n'])).toEqual([malformed('\rx')]);
  });
});
