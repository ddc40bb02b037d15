import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../src/protocol/decoder.js';
import { bytesOf, event, Recorder } from './received.js';

const wire = 'Event: A\r\n\r\nEvent: Bad\r\n\r\nEvent: C\r\n\r\nEvent: D\r\nK: v';

/** Throws, or stops its decoder, at the event `Bad`. */
class Troubled extends Recorder {
  readonly #trouble: () => void;

  constructor(trouble: () => void) {
    super();
    this.#trouble = trouble;
  }

  override event(name: string, text: string): void {
    if (name === 'Bad') this.#trouble();
    else super.event(name, text);
  }
}

const fail = (): never => {
  throw new Error('of the sink');
};

describe('a callback that throws', () => {
  it.each([1, 5, 1_000])('loses nothing but its own stanza, in chunks of %i bytes', (size) => {
    const sink = new Troubled(fail);
    const decoder = new Decoder(sink, { banner: false });
    const errors: unknown[] = [];
    for (let at = 0; at < wire.length; at += size) {
      try {
        decoder.push(bytesOf(wire.slice(at, at + size)));
      } catch (error) {
        errors.push(error);
      }
    }
    decoder.push(bytesOf('\r\n\r\n'));
    expect(errors).toEqual([new Error('of the sink')]);
    expect(sink.received).toEqual([event('A', 'Event: A'), event('C', 'Event: C'), event('D', 'Event: D\r\nK: v')]);
  });

  it('may be the one for the banner', () => {
    class Refusing extends Recorder {
      override banner(): void {
        fail();
      }
    }
    const sink = new Refusing();
    const decoder = new Decoder(sink);
    expect(() => decoder.push(bytesOf('Asterisk Call Manager/1.1\r\nEvent: A\r\n\r\n'))).toThrowError('of the sink');
    decoder.push(bytesOf('Event: B\r\n\r\n'));
    expect(sink.received).toEqual([event('A', 'Event: A'), event('B', 'Event: B')]);
  });
});

describe('stop', () => {
  it('from a callback ends delivery at once', () => {
    const sink = new Troubled(() => decoder.stop());
    const decoder: Decoder = new Decoder(sink, { banner: false });
    decoder.push(bytesOf(wire));
    decoder.push(bytesOf('Event: E\r\n\r\n'));
    expect(sink.received).toEqual([event('A', 'Event: A')]);
    expect(decoder.bufferedBytes).toBe(0);
  });

  it('holds when the callback throws as well', () => {
    const sink = new Troubled(() => {
      decoder.stop();
      fail();
    });
    const decoder: Decoder = new Decoder(sink, { banner: false });
    expect(() => decoder.push(bytesOf(wire))).toThrowError('of the sink');
    decoder.push(bytesOf('Event: E\r\n\r\n'));
    expect(sink.received).toEqual([event('A', 'Event: A')]);
  });
});
