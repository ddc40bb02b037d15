import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import { Decoder } from '../../src/protocol/decoder.js';
import { AmiEvent } from '../../src/protocol/event.js';
import { AmiResponse } from '../../src/protocol/response.js';
import { arrival } from '../unit/protocol/messages.js';
import { bytesOf, Recorder } from '../unit/protocol/received.js';
import { chunkSizes, cut, wireText } from './wire-text.js';

/** Reads all of a message, as a curious listener would. */
const readAll = (message: AmiEvent | AmiResponse): void => {
  message.entries();
  message.get('Channel');
  message.getAll('Output');
  message.int('Cause');
  message.bool('Paused');
  message.text('CallerIDName');
  message.variables.of();
  JSON.stringify(message);
};

class Curious extends Recorder {
  override event(name: string, text: string): void {
    readAll(new AmiEvent(name, text, arrival, 1));
  }

  override response(text: string): void {
    const response = new AmiResponse(text, arrival, 1);
    readAll(response);
    if (!Array.isArray(response.output)) throw new Error('no output');
  }
}

const LIMITS = { lineBytes: 200, frameBytes: 2_000, fields: 20 };

const survives = (bytes: Buffer, sizes: readonly number[], banner: boolean): void => {
  const decoder = new Decoder(new Curious(), { banner, limits: LIMITS });
  for (const chunk of cut(bytes, sizes)) {
    try {
      decoder.push(chunk);
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError);
      expect(decoder.bufferedBytes).toBe(0);
      return;
    }
    expect(decoder.bufferedBytes).toBeLessThanOrEqual(LIMITS.frameBytes);
  }
};

describe('C42: arbitrary bytes', { timeout: 120_000 }, () => {
  it('throw nothing but the protocol error, and are not kept beyond the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), chunkSizes(), fc.boolean(), (bytes, sizes, banner) => {
        survives(Buffer.from(bytes), sizes, banner);
      }),
      { numRuns: 1_000 },
    );
  });

  it('nor do they when they look like AMI', () => {
    fc.assert(
      fc.property(wireText(200), chunkSizes(), (text, sizes) => {
        survives(bytesOf(text), sizes, false);
        survives(bytesOf(`Asterisk Call Manager/11.0.0\r\n${text}`), sizes, true);
      }),
      { numRuns: 1_000 },
    );
  });
});
