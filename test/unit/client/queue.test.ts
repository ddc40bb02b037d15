import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** Values of one field of the actions that reached the fake, in order. */
const order = (rig: Rig, field = 'Number') => rig.fake.actions.flatMap((action) => action.get(field) ?? []);

const send = (rig: Rig, number: number | string, options = {}) =>
  outcome(rig.pbx.send('Marker', { Number: number }, options));

const answering = (rig: Rig) => rig.fake.on('Marker', (call) => call.respond());

describe('actions before the first login', () => {
  it('wait for it, and are sent in order', async () => {
    const rig = await Rig.declare();
    answering(rig);
    const early = [1, 2, 3].map((number) => send(rig, number));
    await turns();
    expect(rig.pbx.stats).toMatchObject({ waiting: 3, inFlight: 0 });
    await rig.tree.start();
    await turns();
    expect(early.map(({ state }) => state)).toEqual(['resolved', 'resolved', 'resolved']);
    expect(order(rig)).toEqual(['1', '2', '3']);
  });

  it('are rejected, unsent, when the first attempt fails', async () => {
    const rig = await Rig.declare();
    rig.fake.refuse();
    const early = send(rig, 1);
    await rig.tree.start();
    await turns();
    expect(early.code).toBe('AMI_NOT_CONNECTED');
    expect(early.sent).toBe(false);
  });

  it('come due while they wait, since the deadline runs from the call', async () => {
    const rig = await Rig.declare();
    rig.fake.refuse({ silent: true });
    const early = send(rig, 1, { timeoutMs: 1_000, whenDisconnected: 'queue' });
    await rig.tree.start();
    await rig.advance(999);
    expect(early.state).toBe('pending');
    await rig.advance(1);
    expect(early.code).toBe('AMI_ACTION_TIMEOUT');
    expect(early.sent).toBe(false);
  });

  it('are rejected when the tree is stopped without ever having been started', async () => {
    const rig = await Rig.declare();
    const early = send(rig, 1);
    await rig.finish(rig.tree.stop());
    expect(early.code).toBe('AMI_CLOSED');
    expect(early.sent).toBe(false);
  });
});

describe('actions while the link is down', () => {
  const down = async (options = {}) => {
    const rig = await Rig.ready({ options });
    answering(rig);
    rig.fake.refuse();
    rig.fake.drop();
    await turns();
    return rig;
  };

  it('wait when they are told to, and are sent after the next login', async () => {
    const rig = await down();
    const rejected = send(rig, 1);
    const queued = send(rig, 2, { whenDisconnected: 'queue' });
    await turns();
    expect(rejected.code).toBe('AMI_NOT_CONNECTED');
    expect(queued.state).toBe('pending');
    await rig.fake.listen();
    await rig.advance(400);
    expect(queued.state).toBe('resolved');
    expect(order(rig)).toEqual(['2']);
  });

  it('wait when the connection is told to, unless they are told not to', async () => {
    const rig = await down({ whenDisconnected: 'queue' });
    const queued = send(rig, 1);
    const rejected = send(rig, 2, { whenDisconnected: 'reject' });
    await turns();
    expect(queued.state).toBe('pending');
    expect(rejected.code).toBe('AMI_NOT_CONNECTED');
  });

  it('survive several losses in a row, and are sent once', async () => {
    const rig = await down();
    const queued = send(rig, 1, { whenDisconnected: 'queue', timeoutMs: 600_000 });
    await rig.advance(5_000);
    rig.fake.faults.banner = null;
    await rig.fake.listen();
    await rig.advance(40_000);
    expect(queued.state).toBe('pending');
    delete rig.fake.faults.banner;
    await rig.advance(60_000);
    expect(queued.state).toBe('resolved');
    expect(order(rig)).toEqual(['1']);
  });

  it('are rejected at once again after a crash and its restart, until the next login', async () => {
    const rig = await down({ budget: { intensity: 10, periodMs: 5_000, retryMs: 60_000 } });
    rig.links.last.handlers.data(undefined as unknown as Buffer);
    await turns();
    expect(send(rig, 1).state).toBe('pending');
    await turns(1);
    const rejected = send(rig, 2);
    await turns(1);
    expect(rejected.code).toBe('AMI_NOT_CONNECTED');
  });

  it('D51: are bounded in number, and one more is rejected by an error of its own', async () => {
    const rig = await down({ limits: { queued: 3 } });
    const queued = [1, 2, 3].map((number) => send(rig, number, { whenDisconnected: 'queue' }));
    const over = send(rig, 4, { whenDisconnected: 'queue' });
    await turns(1);
    expect(over.code).toBe('AMI_QUEUE_FULL');
    expect(over.error).toMatchObject({ sent: false, retryable: true });
    expect(queued.map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    expect(rig.pbx.stats.waiting).toBe(3);
  });

  it('make room when one of them is aborted', async () => {
    const rig = await down({ limits: { queued: 1 } });
    const controller = new AbortController();
    const first = send(rig, 1, { whenDisconnected: 'queue', signal: controller.signal });
    controller.abort();
    await turns(1);
    const second = send(rig, 2, { whenDisconnected: 'queue' });
    await turns(1);
    expect(first.code).toBe('AMI_ACTION_ABORTED');
    expect(first.sent).toBe(false);
    expect(second.state).toBe('pending');
    await rig.fake.listen();
    await rig.advance(400);
    expect(order(rig)).toEqual(['2']);
  });

  it('are as old as they are', async () => {
    const rig = await down();
    send(rig, 1, { whenDisconnected: 'queue', timeoutMs: 60_000 });
    await rig.advance(3_000);
    send(rig, 2, { whenDisconnected: 'queue', timeoutMs: 60_000 });
    await rig.advance(1_000);
    expect(rig.pbx.stats.oldestWaitingMs).toBe(4_000);
  });
});

describe('the order of actions that wait', () => {
  it('is by priority, and among equals by the order of the calls', async () => {
    const rig = await Rig.declare();
    answering(rig);
    send(rig, 'a');
    send(rig, 'b', { priority: 9 });
    send(rig, 'c', { priority: -10 });
    send(rig, 'd');
    send(rig, 'e', { priority: 9 });
    await rig.tree.start();
    await turns();
    expect(order(rig)).toEqual(['b', 'e', 'a', 'd', 'c']);
  });

  it('is that of the calls when nothing has to wait', async () => {
    const rig = await Rig.ready();
    answering(rig);
    for (const [number, priority] of [
      [1, -10],
      [2, 9],
      [3, 0],
    ]) {
      send(rig, String(number), { priority });
    }
    await turns();
    expect(order(rig)).toEqual(['1', '2', '3']);
  });

  it.each([10, -11, 1.5, '1'])('refuses a priority of %s', async (priority) => {
    const rig = await Rig.declare();
    const refused = send(rig, 1, { priority });
    await turns(1);
    expect(refused.error).toMatchObject({ code: 'AMI_INVALID_OPTION', option: 'priority' });
  });
});

describe('a limit on the actions in flight', () => {
  it('holds, and the next goes out when one is answered', async () => {
    const rig = await Rig.ready({ options: { concurrency: 2 } });
    const answers: (() => void)[] = [];
    rig.fake.on('Marker', (call) => {
      answers.push(() => call.respond());
    });
    const fates = [1, 2, 3, 4].map((number) => send(rig, number));
    await turns();
    expect(order(rig)).toEqual(['1', '2']);
    expect(rig.pbx.stats).toMatchObject({ waiting: 2, inFlight: 2 });
    answers[1]?.();
    await turns();
    expect(order(rig)).toEqual(['1', '2', '3']);
    answers[0]?.();
    answers[2]?.();
    await turns();
    answers[3]?.();
    await turns();
    expect(fates.map(({ state }) => state)).toEqual(Array(4).fill('resolved'));
  });

  it('is used up, however few actions there are', async () => {
    const rig = await Rig.ready({ options: { concurrency: 64 } });
    rig.fake.on('Marker', () => undefined);
    for (let number = 1; number <= 10; number += 1) send(rig, number);
    await turns();
    expect(rig.pbx.stats).toMatchObject({ waiting: 0, inFlight: 10 });
  });

  it('gives the place of an action that timed out to the next', async () => {
    const rig = await Rig.ready({ options: { concurrency: 1 } });
    rig.fake.on('Marker', () => undefined);
    const first = send(rig, 1, { timeoutMs: 100 });
    const second = send(rig, 2, { timeoutMs: 250 });
    await rig.advance(100);
    expect(first.code).toBe('AMI_ACTION_TIMEOUT');
    expect(order(rig)).toEqual(['1', '2']);
    await rig.advance(150);
    expect(second.code).toBe('AMI_ACTION_TIMEOUT');
    expect(second.sent).toBe(true);
  });

  it('does not hold the next login up with what the last session left', async () => {
    const rig = await Rig.ready({ options: { concurrency: 1 } });
    rig.fake.on('Marker', () => undefined);
    send(rig, 1);
    await turns();
    rig.fake.drop();
    await rig.advance(400);
    send(rig, 2);
    await turns();
    expect(order(rig)).toEqual(['1', '2']);
  });

  it('does not hold the heartbeat up', async () => {
    const rig = await Rig.ready({ options: { concurrency: 1 } });
    rig.fake.on('Marker', () => undefined);
    send(rig, 1, { timeoutMs: 60_000 });
    await rig.advance(30_000);
    expect(rig.received).toContain('Ping');
    expect(rig.pbx.epoch).toBe(1);
  });
});

describe('a limit on new calls', () => {
  const originate = (rig: Rig, number: number, options = {}) =>
    outcome(rig.pbx.send('Originate', { Channel: `Local/${number}@x`, Application: 'Wait', Async: true }, options));
  const called = (rig: Rig) => order(rig, 'Channel').length;

  it('spaces them out evenly, and lets everything else pass', async () => {
    const rig = await Rig.ready({ options: { callsPerSecond: 2 } });
    answering(rig);
    for (let number = 1; number <= 5; number += 1) originate(rig, number);
    const other = send(rig, 1);
    await turns();
    expect(other.state).toBe('resolved');
    expect(called(rig)).toBe(1);
    await rig.advance(499);
    expect(called(rig)).toBe(1);
    await rig.advance(1);
    expect(called(rig)).toBe(2);
    await rig.advance(1_500);
    expect(called(rig)).toBe(5);
  });

  it('lets a call come due in the queue', async () => {
    const rig = await Rig.ready({ options: { callsPerSecond: 1 } });
    const [, , third] = [1, 2, 3].map((number) => originate(rig, number, { timeoutMs: 1_500 }));
    await rig.advance(1_500);
    expect(third?.code).toBe('AMI_ACTION_TIMEOUT');
    expect(third?.sent).toBe(false);
    await rig.advance(5_000);
    expect(called(rig)).toBe(2);
  });

  it('rejects what waits when the link is lost, and leaves no timer', async () => {
    const rig = await Rig.ready({ options: { callsPerSecond: 0.1 } });
    const fates = [1, 2].map((number) => originate(rig, number));
    await turns();
    rig.fake.refuse();
    rig.fake.drop();
    await turns();
    expect(fates[1]?.code).toBe('AMI_NOT_CONNECTED');
    expect(called(rig)).toBe(1);
  });
});

describe('a server that answers nothing', () => {
  const silent = async (options = {}) => {
    const rig = await Rig.ready({ options: { limits: { pending: 3 }, heartbeatMs: false, ...options } });
    rig.fake.on('Marker', () => undefined);
    return rig;
  };

  it('is sent no more than the limit, and the refusal names it', async () => {
    const rig = await silent();
    const fates = [1, 2, 3, 4, 5].map((number) => send(rig, number));
    await turns();
    expect(fates.map(({ code, sent }) => [code, sent])).toEqual([
      ...[1, 2, 3].map(() => ['pending', undefined]),
      ...[4, 5].map(() => ['AMI_QUEUE_FULL', false]),
    ]);
    expect(String(fates[4]?.error)).toContain('limits.pending');
    expect(rig.pbx.stats).toMatchObject({ inFlight: 3, waiting: 0 });
    expect(order(rig)).toEqual(['1', '2', '3']);
  });

  it('is sent more when some of it was answered, aborted or timed out', async () => {
    const rig = await silent();
    const controller = new AbortController();
    send(rig, 1, { signal: controller.signal });
    send(rig, 2, { timeoutMs: 100 });
    send(rig, 3);
    await turns();
    controller.abort();
    await rig.advance(100);
    const fates = [4, 5, 6].map((number) => send(rig, number));
    await turns();
    expect(fates.map(({ code }) => code)).toEqual(['pending', 'pending', 'AMI_QUEUE_FULL']);
  });

  it('is sent what was let in to wait, however much it is', async () => {
    const rig = await Rig.declare({ options: { limits: { pending: 3 }, heartbeatMs: false } });
    rig.fake.on('Marker', () => undefined);
    const early = [1, 2, 3, 4, 5].map((number) => send(rig, number));
    await rig.tree.start();
    await turns();
    expect(order(rig)).toEqual(['1', '2', '3', '4', '5']);
    expect(early.map(({ state }) => state)).toEqual(early.map(() => 'pending'));
    const late = send(rig, 6);
    await turns();
    expect(late.code).toBe('AMI_QUEUE_FULL');
  });

  it('does not keep actions from waiting for their turn', async () => {
    const rig = await silent({ concurrency: 2 });
    const fates = [1, 2, 3, 4, 5].map((number) => send(rig, number));
    await turns();
    expect(fates.map(({ state }) => state)).toEqual(fates.map(() => 'pending'));
    expect(rig.pbx.stats).toMatchObject({ inFlight: 2, waiting: 3 });
  });

  it('is still sent the Ping that finds out', async () => {
    const rig = await silent({ heartbeatMs: 10_000, heartbeatTimeoutMs: 5_000 });
    rig.fake.on('Ping', () => undefined);
    for (const number of [1, 2, 3]) send(rig, number, { timeoutMs: 60_000 });
    await rig.advance(15_000);
    expect(rig.states).toContain('reconnecting');
  });
});

describe('a link that takes nothing', () => {
  it('is written to up to a limit, and gets no action beyond it', async () => {
    const rig = await Rig.ready({ options: { limits: { outgoingBytes: 100_000 } } });
    rig.fake.stall();
    const fates = Array.from({ length: 400 }, (_, index) => send(rig, `${index} ${'x'.repeat(900)}`));
    await turns();
    expect(rig.links.last.transport.bufferedBytes).toBeLessThan(100_000 + 65_536 + 2_000);
    const full = fates.filter(({ code }) => code === 'AMI_QUEUE_FULL');
    expect(full.length).toBeGreaterThan(200);
    expect(full.every(({ sent }) => sent === false)).toBe(true);
    await rig.advance(15_000);
    expect(rig.states).toContain('reconnecting');
    const codes = new Set(fates.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['AMI_ACTION_TIMEOUT', 'AMI_QUEUE_FULL']);
  });

  it('takes actions again when it has recovered', async () => {
    const rig = await Rig.ready({ options: { limits: { outgoingBytes: 100_000 }, heartbeatMs: false } });
    answering(rig);
    rig.fake.stall();
    for (let index = 0; index < 400; index += 1) send(rig, `${index} ${'x'.repeat(900)}`);
    await turns();
    rig.fake.resume();
    await turns();
    const again = send(rig, 'again');
    await turns();
    expect(again.state).toBe('resolved');
  });
});
