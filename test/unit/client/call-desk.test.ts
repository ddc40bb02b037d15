import { describe, expect, it } from 'vitest';
import { CallDesk, type CallFollower } from '../../../src/client/calls/call-desk.js';
import type { AmiEvent } from '../../../src/protocol/event.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** A desk on a connection, and calls that note what they are asked about and what they take. */
const desk = async (max = 10) => {
  const rig = await Rig.ready();
  const listeners: { size: number } = { size: 0 };
  let hear: (event: AmiEvent) => void = () => undefined;
  const fakeListeners = {
    add: (_names: readonly string[], handler: (event: AmiEvent) => void) => {
      listeners.size += 1;
      hear = handler;
      return 'the one';
    },
    delete: () => {
      listeners.size -= 1;
      return true;
    },
  };
  const calls = new CallDesk('pbx', max, fakeListeners as never);
  rig.pbx.addListener(['Newchannel', 'DialBegin', 'OriginateResponse'], (event: AmiEvent) => hear(event));
  const call = (takes = true) => {
    const asked: string[] = [];
    const taken: string[] = [];
    const follower: CallFollower = {
      concerns: (event) => asked.push(event.name) > 0 && takes,
      follow: (event) => taken.push(event.name),
    };
    return { follower, asked, taken };
  };
  return { fake: rig.fake, calls, call, listeners };
};

describe('the desk of calls', () => {
  it('asks only those that an event names, in any of its fields, and each once', async () => {
    const { fake, calls, call } = await desk();
    const [one, two, other] = [call(), call(false), call()];
    calls.open(one.follower, 'one', 'action-1');
    calls.open(two.follower, 'two', 'action-2');
    calls.open(other.follower, 'other');
    fake.emit('Newchannel', { Uniqueid: 'one', Linkedid: 'one' });
    fake.emit('Newchannel', { Uniqueid: 'leg', Linkedid: 'one' });
    fake.emit('DialBegin', { Uniqueid: 'x', Linkedid: 'x', DestUniqueid: 'leg', DestLinkedid: 'two' });
    fake.emit('OriginateResponse', { ActionID: 'action-1' });
    fake.emit('Newchannel', { Uniqueid: 'nobody', Linkedid: 'nobody' });
    await turns();
    expect(one.taken).toEqual(['Newchannel', 'Newchannel', 'OriginateResponse']);
    expect(one.asked).toEqual(one.taken);
    expect([two.asked, two.taken]).toEqual([['DialBegin'], []]);
    expect(other.asked).toEqual([]);
  });

  it('knows a call by the channels that have joined it, and two by one name', async () => {
    const { fake, calls, call } = await desk();
    const [one, twin] = [call(), call()];
    calls.open(one.follower, 'key');
    calls.open(twin.follower, 'key');
    calls.name(one.follower, 'leg');
    fake.emit('Newchannel', { Uniqueid: 'leg', Linkedid: 'merged' });
    fake.emit('Newchannel', { Uniqueid: 'key', Linkedid: 'key' });
    await turns();
    expect(one.taken).toHaveLength(2);
    expect(twin.taken).toHaveLength(1);
  });

  it('listens once for all, and no more when the last is closed', async () => {
    const { fake, calls, call, listeners } = await desk();
    const [one, two] = [call(), call()];
    calls.open(one.follower, 'one');
    calls.open(two.follower, 'two');
    calls.name(two.follower, 'leg');
    expect(listeners.size).toBe(1);
    calls.close(one.follower);
    calls.close(one.follower);
    calls.name(one.follower, 'late');
    expect([listeners.size, calls.size]).toEqual([1, 1]);
    fake.emit('Newchannel', { Uniqueid: 'one', Linkedid: 'late' });
    await turns();
    expect(one.asked).toEqual([]);
    calls.close(two.follower);
    expect([listeners.size, calls.size]).toEqual([0, 0]);
  });

  it('takes no more calls than its limit', async () => {
    const { calls, call } = await desk(1);
    calls.open(call().follower, 'one');
    expect(() => calls.open(call().follower, 'two')).toThrow(
      expect.objectContaining({ code: 'AMI_TOO_MANY_LISTENERS' }),
    );
    expect(calls.size).toBe(1);
  });
});

it('of a connection has one listener, however many calls are under way', async () => {
  const rig = await Rig.ready();
  rig.fake.on('Originate', (call) => call.respond({ Message: 'Originate successfully queued' }));
  const many = Array.from({ length: 50 }, () => rig.pbx.originate({ Channel: 'Local/1@default', Application: 'Wait' }));
  expect(rig.pbx.stats.listeners).toBe(1);
  await rig.pbx.close({ force: true });
  expect(new Set((await Promise.all(many.map((call) => call.ended))).map(({ status }) => status))).toEqual(
    new Set(['unknown']),
  );
  expect(rig.pbx.stats.listeners).toBe(0);
});
