import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const bug = new Error('a bug, injected');

/** Random numbers that fail once, when they are asked for the back-off: an exception in an action of the machine. */
const failingOnce = () => {
  let failed = false;
  return () => {
    if (failed) return 0.5;
    failed = true;
    throw bug;
  };
};

const crashes: [how: string, options: () => RigOptions, crash: (rig: Rig) => void][] = [
  ['in an action of the machine', () => ({ random: failingOnce() }), ({ fake }) => fake.drop()],
  [
    'in the callback of the socket',
    () => ({}),
    ({ links }) => links.last.handlers.data(undefined as unknown as Buffer),
  ],
  [
    'in the reconnect strategy',
    () => ({
      options: {
        reconnect: () => {
          throw bug;
        },
      },
    }),
    ({ fake }) => fake.drop({ mode: 'rst' }),
  ],
  [
    'in what the reconnect strategy returns',
    () => ({ options: { reconnect: () => Number.NaN } }),
    ({ fake }) => fake.drop(),
  ],
];

describe.each(crashes)('an exception %s', (_how, options, crash) => {
  const crashed = async () => {
    const given = options();
    const rig = await Rig.ready({ ...given, options: { concurrency: 1, ...given.options } });
    const seen: string[] = [];
    const id = rig.pbx.addListener('Marker', (event) => seen.push(event.get('Number') ?? ''));
    rig.fake.on('CoreStatus', () => undefined);
    const inFlight = outcome(rig.pbx.send('CoreStatus'));
    const waiting = outcome(rig.pbx.send('Ping'));
    const patient = outcome(rig.pbx.send('Ping', {}, { whenDisconnected: 'queue' }));
    await turns();
    crash(rig);
    await turns();
    return { rig, seen, id, inFlight, waiting, patient };
  };

  it('ends the incarnation, and its supervisor starts the next', async () => {
    const { rig } = await crashed();
    expect(rig.pbx.state).toBe('ready');
    expect(rig.pbx.epoch).toBe(2);
    expect(rig.tree.whichChild('pbx')).toMatchObject({ child: { incarnation: 2 } });
    expect(rig.reportsOf('child_terminated')).toHaveLength(1);
  });

  it('leaves no socket and no timer of the old one', async () => {
    const { rig } = await crashed();
    expect(rig.links.all).toHaveLength(2);
    expect(rig.links.open).toBe(1);
    expect(rig.fake.sessions).toHaveLength(1);
  });

  it('gives each action its fate', async () => {
    const { rig, inFlight, waiting, patient } = await crashed();
    expect(inFlight.code).toBe('AMI_OUTCOME_UNKNOWN');
    expect(inFlight.sent).toBe(true);
    expect(waiting.code).toBe('AMI_NOT_CONNECTED');
    expect(waiting.sent).toBe(false);
    expect(patient.state).toBe('resolved');
    expect(rig.received).toEqual(['CoreStatus', 'Ping']);
  });

  it('leaves the listeners where they are, under their ids', async () => {
    const { rig, seen, id } = await crashed();
    rig.fake.emit('Marker', { Number: 1 });
    await turns();
    expect(seen).toEqual(['1']);
    expect(rig.pbx.delListener(id)).toBe(true);
  });

  it('is told as a gap, with its cause, before anything of the new epoch', async () => {
    const { rig } = await crashed();
    const gap = rig.statuses.find(({ type }) => type === 'gap');
    expect(gap).toMatchObject({ fromEpoch: 1, toEpoch: 2, planned: false, reason: expect.any(Error) });
    expect(rig.states.slice(-6)).toEqual([
      'idle',
      'connecting',
      'awaitingBanner',
      'authenticating',
      'handshaked',
      'ready',
    ]);
  });
});

describe('a dial that throws', () => {
  it('is a link that failed, and takes nobody down with it', async () => {
    let broken = true;
    const rig: Rig = await Rig.declare({
      options: {
        dial: (target, handlers) => {
          if (broken) throw bug;
          return rig.fake.dial(target, handlers);
        },
      },
    });
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_CONNECT_FAILED', cause: bug });
    broken = false;
    await rig.advance(400);
    expect(rig.pbx.state).toBe('ready');
  });
});

describe('a connection that crashes again and again', () => {
  const parked = async () => {
    const rig = await Rig.ready({
      options: {
        reconnect: () => {
          throw bug;
        },
      },
    });
    rig.fake.refuse();
    rig.fake.drop();
    await turns(20);
    return rig;
  };

  it('is parked when its budget is used up, told as failed, and tried again later', async () => {
    const rig = await parked();
    expect(rig.pbx.state).toBe('failed');
    expect(rig.pbx.cause).toBe(bug);
    expect(rig.statuses.find(({ type }) => type === 'parked')).toMatchObject({ retryAt: rig.clock.wallNow() + 60_000 });
    expect(rig.tree.state).toBe('running');
    expect(rig.links.open).toBe(0);
    await rig.fake.listen();
    await rig.advance(60_000);
    expect(rig.pbx.state).toBe('ready');
  });

  it('rejects actions meanwhile, with the crash as the cause', async () => {
    const rig = await parked();
    const ping = outcome(rig.pbx.send('Ping'));
    await turns(1);
    expect(ping.error).toMatchObject({ code: 'AMI_CONNECTION_FAILED', sent: false, cause: bug });
  });

  it('can be brought back by hand', async () => {
    const rig = await parked();
    await rig.fake.listen();
    await rig.finish(rig.pbx.reconnect());
    expect(rig.pbx.state).toBe('ready');
  });

  it('can be closed while it is parked, and is not tried again', async () => {
    const rig = await parked();
    await rig.finish(rig.pbx.close());
    await rig.fake.listen();
    const dials = rig.links.all.length;
    await rig.advance(600_000);
    expect(rig.links.all).toHaveLength(dials);
    expect(rig.leftovers.timers).toBe(0);
  });
});

describe('what users write does not crash the connection', () => {
  it('an event handler that throws or rejects', async () => {
    const rig = await Rig.ready();
    const seen: string[] = [];
    const throwing = rig.pbx.addListener('Marker', () => {
      throw bug;
    });
    const rejecting = rig.pbx.addListener('Marker', () => Promise.reject(bug));
    rig.pbx.addListener('Marker', () => seen.push('third'));
    rig.fake.emit('Marker');
    await turns();
    expect(seen).toEqual(['third']);
    expect(rig.reportsOf('listener_failed').map(({ fields }) => fields)).toEqual([
      { connection: 'pbx', listener: throwing, event: 'Marker', error: bug },
      { connection: 'pbx', listener: rejecting, event: 'Marker', error: bug },
    ]);
    expect(rig.pbx.epoch).toBe(1);
  });

  it('a filter that throws', async () => {
    const rig = await Rig.ready();
    const seen: string[] = [];
    rig.pbx.addListener(
      () => {
        throw bug;
      },
      () => seen.push('never'),
    );
    rig.pbx.addListener('Marker', () => seen.push('second'));
    rig.fake.emit('Marker');
    await turns();
    expect(seen).toEqual(['second']);
    expect(rig.reportsOf('listener_failed')).toHaveLength(1);
  });

  it('a status listener that throws or rejects', async () => {
    const rig = await Rig.declare();
    const seen: string[] = [];
    rig.pbx.addStatusListener(() => {
      throw bug;
    });
    rig.pbx.addStatusListener((async () => Promise.reject(bug)) as unknown as () => void);
    rig.pbx.addStatusListener((status) => seen.push(status.type));
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('ready');
    expect(seen.length).toBeGreaterThan(4);
    expect(rig.reportsOf('status_listener_failed')).toHaveLength(2 * seen.length);
  });

  it('an until that throws: the action ends as sent, with that as the cause, and the session goes on', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Custom', (call) => {
      call.respond();
      call.event('CustomRow');
      call.event('CustomRow');
    });
    const seen: string[] = [];
    rig.pbx.addListener('CustomRow', () => seen.push('row'));
    const until = () => {
      throw bug;
    };
    const custom = outcome(rig.pbx.send('Custom', {}, { until }));
    await turns();
    expect(custom.error).toMatchObject({ code: 'AMI_ACTION_ABORTED', sent: true, cause: bug });
    expect(seen).toEqual([]);
    expect(await rig.pbx.send('Ping')).toMatchObject({ success: true, epoch: 1 });
  });
});
