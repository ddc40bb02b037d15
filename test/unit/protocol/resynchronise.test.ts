import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../src/protocol/decoder.js';
import { bytesOf, decode, event, malformed, Recorder, response } from './received.js';

/** IAXnetstats answers lines that end with LF, and one CRLF; the next answer follows without a blank line. */
const statistics = 'IAX2/127.0.0.1:4569-1 1000 -1\nIAX2/127.0.0.1:4569-2 1000 -1\n';

describe('a stanza behind lines without a frame', () => {
  it('is found where a line begins it', () => {
    expect(decode(`${statistics}\r\nResponse: Success\r\nActionID: 7\r\n\r\n`)).toEqual([
      malformed(statistics),
      response('Response: Success\r\nActionID: 7'),
    ]);
  });

  it('is found byte by byte too', () => {
    expect(decode([...`${statistics}\r\nevent: A\r\nEvent: x\r\n\r\n`])).toEqual([
      malformed(statistics),
      event('A', 'event: A\r\nEvent: x'),
    ]);
  });

  it('is not looked for in a stanza with a proper beginning', () => {
    const text = 'Event: UserEvent\r\nUserEvent: x\r\nResponse: Success\r\nEvent: Hangup';
    expect(decode(`${text}\r\n\r\n`)).toEqual([event('UserEvent', text)]);
  });

  it('is delivered although the sink threw at the lines before it', () => {
    class Throwing extends Recorder {
      override malformed(): void {
        throw new Error('listener');
      }
    }
    const recorder = new Throwing();
    const decoder = new Decoder(recorder, { banner: false });
    expect(() => decoder.push(bytesOf(`${statistics}\r\nEvent: A\r\n\r\n`))).toThrowError('listener');
    expect(recorder.received).toEqual([event('A', 'Event: A')]);
  });
});
