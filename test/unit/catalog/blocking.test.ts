import { describe, expect, it } from 'vitest';
import { isBlocking, isSlow, isUnframed, stallMs } from '../../../src/catalog/blocking.js';

describe('isBlocking', () => {
  it.each([true, 'true', 'yes', 'Yes', 'y', 't', 1, '1', 1n, 'on'])(
    'lets an Originate with Async %s through',
    (Async) => {
      expect(isBlocking('Originate', { Channel: 'x', Async })).toBe(false);
    },
  );

  it.each([undefined, null, false, 'false', 'no', '', 0, '0', 'async', '2', { a: 1 }])(
    'holds an Originate with Async %s back',
    (Async) => {
      expect(isBlocking('Originate', { Channel: 'x', Async })).toBe(true);
    },
  );

  it('looks at names as Asterisk does: in any case, the first of several lines', () => {
    expect(isBlocking('ORIGINATE', { channel: 'x', async: true })).toBe(false);
    expect(isBlocking('originate', {})).toBe(true);
    expect(isBlocking('Originate', { Async: [null, 'true', 'false'] })).toBe(false);
    expect(isBlocking('Originate', { Async: ['false', 'true'] })).toBe(true);
    expect(isBlocking('Originate', { Async: [] })).toBe(true);
    expect(isBlocking('Originate', { Async: null, async: true, ASYNC: false })).toBe(false);
  });

  it('holds WaitEvent back whatever it says', () => {
    expect(isBlocking('WaitEvent', { Timeout: 1, Async: true })).toBe(true);
  });

  it.each(['Ping', 'Command', 'Reload', 'Hangup', 'constructor'])('lets %s through', (action) => {
    expect(isBlocking(action, {})).toBe(false);
  });
});

it('knows for how long a session may be stalled', () => {
  expect(stallMs('originate', { timeout: 2_500 })).toBe(2_500);
  expect(stallMs('Originate', { Timeout: '1000', Async: 'no' })).toBe(1_000);
  for (const Timeout of [undefined, '', 'x', 0, -1]) expect(stallMs('Originate', { Timeout })).toBe(30_000);
  expect(stallMs('Originate', { Timeout: 2_500, Async: true })).toBe(0);
  // Whatever is sent next ends it.
  expect(stallMs('WaitEvent', { Timeout: 60 })).toBe(0);
  expect(stallMs('Command', {})).toBe(0);
});

it('knows what may be slow', () => {
  expect(['command', 'Reload', 'ModuleLoad', 'Originate', 'WaitEvent'].map(isSlow)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['Ping', 'QueueStatus', 'Status'].map(isSlow)).toEqual([false, false, false]);
});

it('knows whose answer is no response', () => {
  expect(['IAXnetstats', 'iaxnetstats', 'Queues', 'SKINNYshowline'].every(isUnframed)).toBe(true);
  expect(['IAXpeers', 'SKINNYlines'].some(isUnframed)).toBe(false);
});
