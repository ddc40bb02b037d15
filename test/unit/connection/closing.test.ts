import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const nothing = { links: 0, sessions: 0, timers: 0 };

describe('close', () => {
  it('says Logoff, stays down, and leaves nothing behind', async () => {
    const rig = await Rig.ready();
    const before = rig.clock.now();
    await rig.finish(rig.pbx.close());
    expect(rig.received).toEqual(['Logoff']);
    expect(rig.pbx.state).toBe('closed');
    expect(rig.clock.now()).toBe(before);
    expect(rig.leftovers).toEqual(nothing);
    await rig.advance(600_000);
    expect(rig.pbx.state).toBe('closed');
    expect(rig.links.all).toHaveLength(1);
  });

  it('may be called again, and at the same time', async () => {
    const rig = await Rig.ready();
    await rig.finish(Promise.all([rig.pbx.close(), rig.pbx.close(), rig.pbx.close({ force: true })]));
    await rig.pbx.close();
    expect(rig.received.filter((name) => name === 'Logoff')).toHaveLength(1);
  });

  it('refuses new actions from the call on', async () => {
    const rig = await Rig.ready();
    const closed = rig.pbx.close();
    const late = outcome(rig.pbx.send('Ping'));
    await rig.finish(closed);
    expect(late.code).toBe('AMI_CLOSED');
    expect(late.sent).toBe(false);
    expect(rig.received).toEqual(['Logoff']);
  });

  it('lets what is in flight come to its end', async () => {
    const rig = await Rig.ready();
    rig.fake.on('CoreStatus', async (call) => {
      await call.sleep(3_000);
      call.respond();
    });
    const status = outcome(rig.pbx.send('CoreStatus'));
    await turns();
    const closed = outcome(rig.pbx.close());
    await rig.advance(2_900);
    expect(rig.pbx.state).toBe('closing');
    expect(closed.state).toBe('pending');
    await rig.advance(200);
    expect(status.state).toBe('resolved');
    expect(closed.state).toBe('resolved');
  });

  it('sends what was accepted before it, as far as the limits let it', async () => {
    const rig = await Rig.ready({ options: { concurrency: 1 } });
    const fates = [1, 2, 3].map(() => outcome(rig.pbx.send('Ping')));
    await rig.finish(rig.pbx.close());
    expect(fates.map(({ state }) => state)).toEqual(['resolved', 'resolved', 'resolved']);
    expect(rig.received).toEqual(['Ping', 'Ping', 'Ping', 'Logoff']);
  });

  it('does not wait beyond the drain deadline: in flight is unknown, waiting is not sent', async () => {
    const rig = await Rig.ready({ options: { concurrency: 1, drainTimeoutMs: 500 } });
    rig.fake.on('CoreStatus', () => undefined);
    const inFlight = outcome(rig.pbx.send('CoreStatus'));
    const waiting = outcome(rig.pbx.send('Ping'));
    const patient = outcome(rig.pbx.send('Ping', {}, { whenDisconnected: 'queue' }));
    await turns();
    const closed = outcome(rig.pbx.close());
    await rig.advance(500);
    expect(closed.state).toBe('resolved');
    expect([inFlight.code, inFlight.sent]).toEqual(['AMI_OUTCOME_UNKNOWN', true]);
    expect([waiting.code, waiting.sent]).toEqual(['AMI_CLOSED', false]);
    expect([patient.code, patient.sent]).toEqual(['AMI_CLOSED', false]);
    expect(rig.leftovers).toEqual(nothing);
  });

  it('does not wait for a server that answers nothing any more', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    const closed = outcome(rig.pbx.close());
    await rig.advance(999);
    expect(closed.state).toBe('pending');
    await rig.advance(1);
    expect(closed.state).toBe('resolved');
    expect(rig.pbx.state).toBe('closed');
    expect(rig.leftovers.links).toBe(0);
  });

  it.each([{}, { force: true }])('%j is followed by a reconnect that was asked for meanwhile', async (options) => {
    const rig = await Rig.ready();
    rig.fake.stall();
    const closed = outcome(rig.pbx.close(options));
    const atOnce = outcome(rig.pbx.reconnect());
    await turns();
    expect(rig.pbx.state).toBe('closing');
    const soon = outcome(rig.pbx.reconnect());
    rig.fake.resume();
    await rig.advance(2_000);
    expect([closed.state, atOnce.state, soon.state]).toEqual(['resolved', 'resolved', 'resolved']);
    expect(rig.pbx).toMatchObject({ state: 'ready', epoch: 2 });
  });

  it('by force waits for no action', async () => {
    const rig = await Rig.ready({ options: { concurrency: 1 } });
    rig.fake.on('CoreStatus', () => undefined);
    const inFlight = outcome(rig.pbx.send('CoreStatus'));
    const waiting = outcome(rig.pbx.send('Ping'));
    await turns();
    const before = rig.clock.now();
    await rig.finish(rig.pbx.close({ force: true }));
    expect(rig.clock.now()).toBe(before);
    expect([inFlight.code, inFlight.sent]).toEqual(['AMI_OUTCOME_UNKNOWN', true]);
    expect([waiting.code, waiting.sent]).toEqual(['AMI_CLOSED', false]);
  });

  it('lets the link die meanwhile', async () => {
    const rig = await Rig.ready();
    rig.fake.on('CoreStatus', () => undefined);
    const status = outcome(rig.pbx.send('CoreStatus'));
    await turns();
    const closed = outcome(rig.pbx.close());
    await turns();
    rig.fake.drop({ mode: 'rst' });
    await turns();
    expect(closed.state).toBe('resolved');
    expect(rig.pbx.state).toBe('closed');
    expect(status.code).toBe('AMI_OUTCOME_UNKNOWN');
  });

  const stages: [state: string, options: RigOptions, tamper: (rig: Rig) => void][] = [
    ['connecting', {}, ({ fake }) => fake.refuse({ silent: true })],
    [
      'awaitingBanner',
      {},
      ({ fake }) => {
        fake.faults.banner = null;
      },
    ],
    ['authenticating', {}, ({ fake }) => fake.on('Login', () => undefined)],
    ['handshaked', {}, ({ fake }) => fake.on('Events', () => undefined)],
    ['reconnecting', {}, ({ fake }) => fake.refuse()],
    ['failed', { options: { reconnect: () => false } }, ({ fake }) => fake.refuse()],
  ];

  it.each(stages)('in state %s ends at once, and what waits is not sent', async (state, options, tamper) => {
    const rig = await Rig.declare(options);
    tamper(rig);
    const waiting = outcome(rig.pbx.send('Ping', {}, { whenDisconnected: 'queue' }));
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe(state);
    const closed = outcome(rig.pbx.close());
    await rig.advance(1_000);
    expect(closed.state).toBe('resolved');
    expect(waiting.code).toBe(state === 'failed' ? 'AMI_CONNECTION_FAILED' : 'AMI_CLOSED');
    expect(waiting.sent).toBe(false);
    expect(rig.received.filter((name) => name === 'Ping')).toEqual([]);
    expect(rig.leftovers).toEqual({ ...nothing, sessions: rig.fake.sessions.length });
  });

  it.each(stages)('of the whole tree in state %s leaves nothing', async (state, options, tamper) => {
    const rig = await Rig.declare(options);
    tamper(rig);
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe(state);
    await rig.finish(Promise.all([rig.tree.stop(), rig.tree.stop()]));
    expect(rig.leftovers.links).toBe(0);
    expect(rig.leftovers.timers).toBe(0);
    expect(rig.pbx.state).toBe('closed');
  });

  it('can be taken back by reconnect; epochs and listeners go on', async () => {
    const rig = await Rig.ready();
    const seen: number[] = [];
    rig.pbx.addListener('Marker', (event) => seen.push(event.epoch));
    await rig.finish(rig.pbx.close());
    await rig.finish(rig.pbx.reconnect());
    expect(rig.pbx.epoch).toBe(2);
    rig.fake.emit('Marker');
    await turns();
    expect(seen).toEqual([2]);
    expect(rig.statuses.find(({ type }) => type === 'gap')).toMatchObject({ planned: true });
    expect((await rig.pbx.send('Ping')).success).toBe(true);
  });
});

describe('the gap after', () => {
  const gap = (rig: Rig) => rig.statuses.find(({ type }) => type === 'gap');

  it('a close that the server did not answer is planned all the same', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    await rig.finish(rig.pbx.close());
    rig.fake.resume();
    await rig.finish(rig.pbx.reconnect());
    expect(gap(rig)).toMatchObject({ planned: true });
  });

  it('a session that could not be set up says why', async () => {
    const rig = await Rig.declare();
    const remove = rig.fake.on('Events', () => undefined);
    await rig.tree.start();
    await rig.advance(10_000);
    remove();
    await rig.advance(1_000);
    expect(gap(rig)).toMatchObject({ fromEpoch: 1, toEpoch: 2, planned: false, reason: { code: 'AMI_LOGIN_TIMEOUT' } });
  });
});

describe('reconnect', () => {
  it('drops a good link and makes another; what was in flight is unknown', async () => {
    const rig = await Rig.ready();
    rig.fake.on('CoreStatus', () => undefined);
    const status = outcome(rig.pbx.send('CoreStatus'));
    await turns();
    await rig.finish(rig.pbx.reconnect());
    expect(rig.pbx.epoch).toBe(2);
    expect(status.code).toBe('AMI_OUTCOME_UNKNOWN');
    expect(rig.fake.sessions).toHaveLength(1);
    expect(rig.statuses.find(({ type }) => type === 'gap')).toMatchObject({ planned: true });
  });

  it('called twice out of closed or failed is one reconnect', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.close());
    await rig.finish(Promise.all([rig.pbx.reconnect(), rig.pbx.reconnect()]));
    expect(rig.pbx.state).toBe('ready');
    expect(rig.links.all).toHaveLength(2);
  });

  it('asked for while there is no link does not make the next loss a planned one', async () => {
    const rig = await Rig.ready();
    rig.fake.refuse();
    rig.fake.drop();
    await turns();
    rig.pbx.reconnect({ timeoutMs: 1 }).catch(() => undefined);
    await rig.fake.listen();
    await rig.advance(2_000);
    expect(rig.pbx.state).toBe('ready');
    rig.fake.drop();
    await rig.advance(2_000);
    expect(rig.statuses.flatMap((status) => (status.type === 'gap' ? [status.planned] : []))).toEqual([false, false]);
  });

  it('rejects when it takes too long, and goes on trying', async () => {
    const rig = await Rig.ready();
    rig.fake.refuse();
    const again = outcome(rig.pbx.reconnect({ timeoutMs: 1_000 }));
    await rig.advance(1_000);
    expect(again.code).toBe('AMI_WAIT_TIMEOUT');
    await rig.fake.listen();
    await rig.advance(5_000);
    expect(rig.pbx.state).toBe('ready');
  });

  it('from within a status listener, in any state, does no harm', async () => {
    const rig = await Rig.declare();
    const states = new Set<string>();
    rig.pbx.addStatusListener((status) => {
      if (status.type !== 'state' || states.has(status.state) || status.state === 'closed') return;
      states.add(status.state);
      rig.pbx.reconnect().catch(() => undefined);
    });
    await rig.tree.start();
    await rig.advance(5_000);
    expect(rig.pbx.state).toBe('ready');
    expect(rig.links.open).toBe(1);
    expect(rig.fake.sessions).toHaveLength(1);
    expect(states.size).toBeGreaterThan(4);
  });

  it('from within the gap does not lose what is known of the loss', async () => {
    const rig = await Rig.ready();
    let once = true;
    rig.pbx.addStatusListener((status) => {
      if (status.type !== 'gap' || !once) return;
      once = false;
      rig.pbx.reconnect().catch(() => undefined);
    });
    rig.fake.drop();
    await rig.advance(1_000);
    const gaps = rig.statuses.flatMap((status) => (status.type === 'gap' ? [status] : []));
    expect(gaps.map(({ fromEpoch, toEpoch, planned }) => [fromEpoch, toEpoch, planned])).toEqual([
      [1, 2, false],
      [2, 3, true],
    ]);
    expect(rig.pbx.state).toBe('ready');
  });
});
