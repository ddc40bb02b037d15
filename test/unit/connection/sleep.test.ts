import { describe, expect, it } from 'vitest';
import type { SendOptions } from '../../../src/client/actions/send-options.js';
import { outcome } from '../../support/outcome.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const hour = 3_600_000;
const call = { Channel: 'PJSIP/1', Application: 'Wait', Async: true } as const;
/** The process goes on: first its timers fire, then it reads what has arrived meanwhile. */
const goOn = async (rig: Rig, arrive: () => void = () => undefined) => {
  setImmediate(arrive);
  await rig.clock.next();
};

const pings = (rig: Rig) => rig.received.filter((name) => name === 'Ping').length;

describe('H80: a machine that was suspended', () => {
  it('finds at once whether its link has survived: it has', async () => {
    const rig = await Rig.ready();
    await rig.advance(3_000);
    rig.clock.suspend(hour);
    await rig.advance(1_000);
    expect(pings(rig)).toBe(1);
    await rig.advance(5_000);
    expect(rig.pbx).toMatchObject({ state: 'ready', epoch: 1 });
    expect(pings(rig)).toBe(1);
  });

  it('finds at once whether its link has survived: it has not', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    rig.clock.suspend(hour);
    await rig.advance(5_999);
    expect(rig.pbx.state).toBe('ready');
    await rig.advance(1);
    expect(rig.pbx).toMatchObject({ state: 'reconnecting', cause: { code: 'AMI_HEARTBEAT_LOST' } });
    rig.fake.resume();
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('ready');
    const gap = rig.statuses.find(({ type }) => type === 'gap');
    expect(gap).toMatchObject({ fromEpoch: 1, toEpoch: 2, planned: false });
  });

  it('does not ping when it is told not to, and then has no timer for it', async () => {
    const rig = await Rig.ready({ options: { heartbeatMs: false } });
    const usual = await Rig.ready();
    expect(rig.leftovers.timers).toBe(usual.leftovers.timers - 1);
    rig.clock.suspend(hour);
    await rig.advance(20_000);
    expect(pings(rig)).toBe(0);
  });

  it('pings once for each time that it slept, and not for a short nap', async () => {
    const rig = await Rig.ready();
    rig.clock.suspend(1_900);
    await rig.advance(1_000);
    expect(pings(rig)).toBe(0);
    for (let n = 0; n < 3; n += 1) {
      rig.clock.suspend(hour);
      await rig.advance(1_000);
    }
    expect(pings(rig)).toBe(3);
  });

  it('watches with one timer for all connections of a tree, and while one is ready', async () => {
    const rig = await Rig.ready();
    const before = rig.leftovers.timers;
    await rig.pbx.close();
    await turns();
    expect(before).toBeGreaterThan(0);
    expect(rig.leftovers.timers).toBe(0);
    rig.clock.suspend(hour);
    await rig.advance(5_000);
    expect(rig.pbx.state).toBe('closed');
  });

  describe('does not send what came due while it slept', () => {
    /** One call goes out, and another waits for its turn. */
    const waiting = async (options: RigOptions['options'], sendOptions: SendOptions = {}) => {
      const rig = await Rig.ready({ options: { ...options, actionTimeoutMs: 10_000 } });
      const first = outcome(rig.pbx.send('Originate', call, sendOptions));
      const second = outcome(rig.pbx.send('Originate', call, sendOptions));
      await turns();
      expect(rig.received).toEqual(['Originate']);
      return { rig, first, second };
    };

    it('with calls that wait for their turn', async () => {
      const { rig, second } = await waiting({ callsPerSecond: 0.5 });
      rig.clock.suspend(9_000);
      await rig.advance(2_000);
      expect(second.code).toBe('AMI_ACTION_TIMEOUT');
      expect(second.error).toMatchObject({ sent: false, retryable: true });
      expect(rig.received.filter((name) => name === 'Originate')).toHaveLength(1);
      expect(rig.pbx.stats).toMatchObject({ waiting: 0, inFlight: 0, timedOut: 1 });
    });

    it('but does when there is time left', async () => {
      const { rig, second } = await waiting({ callsPerSecond: 0.5 });
      rig.clock.suspend(7_000);
      await rig.advance(2_000);
      expect(second.state).toBe('resolved');
    });

    it('nor when it had not waited yet', async () => {
      const rig = await Rig.ready({ options: { callsPerSecond: 0.5 } });
      rig.clock.suspend(hour);
      const first = outcome(rig.pbx.send('Originate', call));
      const second = outcome(rig.pbx.send('Originate', call));
      await rig.advance(2_000);
      expect([first.state, second.state]).toEqual(['resolved', 'resolved']);
    });

    it('with actions beyond the limit of those in flight', async () => {
      const rig = await Rig.ready({ options: { concurrency: 1 } });
      rig.fake.on('CoreStatus', async (held) => {
        await held.sleep(3_000);
        held.respond();
      });
      const first = outcome(rig.pbx.send('CoreStatus'));
      const second = outcome(rig.pbx.send('Originate', call));
      const patient = outcome(rig.pbx.send('Originate', call, { timeoutMs: 2 * hour }));
      await rig.advance(1_000);
      rig.clock.suspend(hour);
      await rig.advance(2_500);
      expect(first.state).toBe('resolved');
      expect(second).toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: false });
      expect(patient.state).toBe('resolved');
      expect(rig.received.filter((name) => name === 'Originate')).toHaveLength(1);
    });

    it('with actions that wait for the link', async () => {
      const rig = await Rig.ready();
      rig.fake.drop();
      await turns();
      const late = outcome(rig.pbx.send('Originate', call, { whenDisconnected: 'queue', timeoutMs: 30_000 }));
      const early = outcome(rig.pbx.send('CoreStatus', {}, { whenDisconnected: 'queue', timeoutMs: 2 * hour }));
      rig.clock.suspend(hour);
      await rig.advance(1_000);
      expect(rig.pbx).toMatchObject({ state: 'ready', epoch: 2 });
      expect(late).toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: false });
      expect(early.state).toBe('resolved');
      expect(rig.received).not.toContain('Originate');
    });

    it('and a wall clock that was set is no sleep', async () => {
      const { rig, second } = await waiting({ callsPerSecond: 0.5 });
      rig.clock.setWall(hour);
      await rig.advance(2_000);
      expect(second.state).toBe('resolved');
    });
  });
});

describe('H80: a process that was stopped for a while', () => {
  it('pings before it judges, and keeps a link that is well', async () => {
    const rig = await Rig.ready();
    rig.clock.stall(hour);
    await rig.advance(1);
    expect(pings(rig)).toBe(1);
    await rig.advance(6_000);
    expect(rig.pbx).toMatchObject({ state: 'ready', epoch: 1 });
  });

  it('reads what has arrived before it gives an action up', async () => {
    const rig = await Rig.ready();
    const release: (() => void)[] = [];
    rig.fake.on('CoreStatus', (held) => new Promise<void>((go) => release.push(go)).then(() => held.respond()));
    const status = outcome(rig.pbx.send('CoreStatus'));
    await rig.advance(5_000);
    // The answer lies ready in the socket when the process goes on, and its deadline is long over.
    rig.clock.stall(hour);
    await goOn(rig, () => release[0]?.());
    expect(status.state).toBe('resolved');
    expect(rig.pbx.stats.timedOut).toBe(0);
  });

  it('reads what has arrived before it gives a list up', async () => {
    const rig = await Rig.ready();
    const release: (() => void)[] = [];
    rig.fake.on('Status', async (held) => {
      held.startList('follows');
      await held.sleep(3_000);
      held.event('Status', { Channel: 'PJSIP/1' });
      await new Promise<void>((go) => release.push(go));
      held.event('StatusComplete', { EventList: 'Complete', ListItems: 1 });
    });
    const list = outcome(rig.pbx.send('Status'));
    await rig.advance(11_000);
    expect(list.state).toBe('pending');
    rig.clock.stall(hour);
    await goOn(rig, () => release[0]?.());
    expect(list.code).toBe('resolved');
  });

  it('gives up what was not answered, once', async () => {
    const rig = await Rig.ready();
    rig.fake.on('CoreStatus', () => undefined);
    const fates = Array.from({ length: 3 }, () => outcome(rig.pbx.send('CoreStatus')));
    rig.clock.stall(hour);
    await goOn(rig);
    expect(fates.map(({ code, settled, sent }) => ({ code, settled, sent }))).toEqual(
      fates.map(() => ({ code: 'AMI_ACTION_TIMEOUT', settled: 1, sent: true })),
    );
  });
});
