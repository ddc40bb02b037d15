import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { AmiEvent } from '../../../src/protocol/event.js';
import { arrival, eventOf, responseOf } from './messages.js';

describe('a message', () => {
  it('says where and when it came in', () => {
    const event = new AmiEvent('Hangup', 'Event: Hangup', arrival, 42);
    expect([event.source, event.epoch, event.seq, event.receivedAt]).toEqual(['pbx-a', 2, 42, 1_700_000_000_000]);
  });

  it('has its ActionID, and its bytes', () => {
    expect(eventOf('A', 'actionid: 7').actionId).toBe('7');
    expect(eventOf('A').actionId).toBeUndefined();
    expect(eventOf('A', 'K: v').raw.toString('latin1')).toBe('Event: A\r\nK: v');
  });
});

describe('the id of an event', () => {
  it('is SHA-256 of its connection and its bytes', () => {
    const event = new AmiEvent('A', 'Event: A\r\nK: \xe9', arrival, 1);
    const bytes = Buffer.concat([Buffer.from('pbx-a\0'), Buffer.from('Event: A\r\nK: \xe9', 'latin1')]);
    expect(event.id).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('does not depend on when it came in, and does on where', () => {
    const at = (source: string, receivedAt: number, seq: number) =>
      new AmiEvent('A', 'Event: A', { ...arrival, source, receivedAt }, seq).id;
    expect(at('pbx-a', 1, 1)).toBe(at('pbx-a', 2, 2));
    expect(at('pbx-a', 1, 1)).not.toBe(at('pbx-b', 1, 1));
  });
});

describe('is', () => {
  it('compares the name exactly', () => {
    const event = eventOf('Hangup', 'Cause: 16');
    expect(event.is('Hangup')).toBe(true);
    expect(event.is('hangup')).toBe(false);
    expect(event.is('HangupRequest')).toBe(false);
  });
});

describe('a message as JSON', () => {
  it('has its fields, repeated ones as arrays', () => {
    expect(JSON.parse(JSON.stringify(eventOf('UserEvent', 'A: 1', 'B: x', 'A: 2', 'A: 3')))).toEqual({
      event: 'UserEvent',
      source: 'pbx-a',
      epoch: 2,
      seq: 1,
      receivedAt: 1_700_000_000_000,
      fields: { Event: 'UserEvent', A: ['1', '2', '3'], B: 'x' },
    });
  });

  it('keeps fields named __proto__', () => {
    const text = JSON.stringify(eventOf('UserEvent', '__proto__: x'));
    expect(text).toContain('"__proto__":"x"');
  });

  it('has what belongs to a response', () => {
    const row = eventOf('Row', 'ActionID: 1');
    const response = responseOf('Success', 'Output: a', 'Output: b').bundle([row], eventOf('RowsComplete'));
    expect(JSON.parse(JSON.stringify(response))).toMatchObject({
      fields: { Response: 'Success', Output: ['a', 'b'] },
      output: ['a', 'b'],
      events: [{ event: 'Row' }],
      completion: { event: 'RowsComplete' },
    });
    expect(JSON.parse(JSON.stringify(responseOf('Success')))).not.toHaveProperty('events');
  });
});

describe('a message in the console', () => {
  it('shows its class and its fields', () => {
    const text = inspect(eventOf('Hangup', 'Channel: PJSIP/100-1', 'Cause: 16'));
    expect(text).toMatch(/^AmiEvent Hangup \{/);
    expect(text).toContain("event: 'Hangup'");
    expect(text).toContain("Channel: 'PJSIP/100-1'");
  });

  it('shows control characters escaped', () => {
    const text = inspect(eventOf('A', 'K: \x1b[2J\nforged'));
    expect(text).toContain(String.raw`K: '\x1B[2J\nforged'`);
  });

  it('shows fields as a plain record', () => {
    expect(inspect(eventOf('A', 'K: v').fields)).toMatch(/^Fields .*\{ Event: 'A', K: 'v' \}$/);
  });

  it('is brief where it is nested deep', () => {
    expect(inspect({ a: { b: { c: eventOf('Hangup') } } })).toContain('[AmiEvent Hangup]');
  });
});
