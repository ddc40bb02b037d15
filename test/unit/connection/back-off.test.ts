import { describe, expect, it } from 'vitest';
import { backOff } from '../../../src/connection/back-off.js';
import { AuthError, ConnectError, ProtocolError } from '../../../src/errors.js';
import { outcome } from '../../support/outcome.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const defaults = { minMs: 500, maxMs: 30_000, stableMs: 10_000, strategy: undefined };
const lost = new ConnectError('AMI_CONNECTION_LOST', 'lost');
const delays = (count: number, random: () => number, cause: Error = lost) =>
  Array.from({ length: count }, (_, index) => backOff(defaults, index + 1, cause, random));

describe('the back-off', () => {
  it('doubles from 500 ms to 30 s', () => {
    const most = delays(9, () => 1).map((plan) => ('delayMs' in plan ? plan.delayMs : undefined));
    expect(most).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('is half fixed and half random', () => {
    expect(delays(3, () => 0)).toEqual([{ delayMs: 250 }, { delayMs: 500 }, { delayMs: 1_000 }]);
    expect(delays(3, () => 0.5)).toEqual([{ delayMs: 375 }, { delayMs: 750 }, { delayMs: 1_500 }]);
  });

  it('does not overflow after a year of attempts', () => {
    expect(backOff(defaults, 1_000_000, lost, () => 1)).toEqual({ delayMs: 30_000 });
  });

  it.each([
    new ProtocolError('AMI_NOT_AMI', 'x'),
    new ProtocolError('AMI_LIMIT_EXCEEDED', 'x'),
    new ConnectError('AMI_TLS_EXPIRED', 'x'),
    new ConnectError('AMI_TLS_SELF_SIGNED', 'x'),
    new ConnectError('AMI_TLS_WRONG_HOST', 'x'),
    new ConnectError('AMI_TLS_PLAIN_PORT', 'x'),
  ])('is at its slow end at once for a fault that another try will hardly mend: $code', (cause) => {
    expect(backOff(defaults, 1, cause, () => 0)).toEqual({ delayMs: 15_000 });
  });

  it('is what the user says', () => {
    const told: [number, Error][] = [];
    const strategy = (attempt: number, cause: Error) => {
      told.push([attempt, cause]);
      return 42;
    };
    expect(backOff({ ...defaults, strategy }, 7, lost, Math.random)).toEqual({ delayMs: 42 });
    expect(told).toEqual([[7, lost]]);
  });

  it('ends with the cause, or with an error of the user', () => {
    expect(backOff({ ...defaults, strategy: () => false }, 1, lost, Math.random)).toEqual({ giveUp: lost });
    const own = new Error('enough');
    expect(backOff({ ...defaults, strategy: () => own }, 1, lost, Math.random)).toEqual({ giveUp: own });
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY, undefined, null, '100', Promise.resolve(1)])(
    'is a bug of the user when it is %s',
    (nonsense) => {
      const strategy = () => nonsense as number;
      expect(() => backOff({ ...defaults, strategy }, 1, lost, Math.random)).toThrow(TypeError);
    },
  );

  it('is a bug of the user when an async function rejects, and no unhandled rejection on top', async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', hear);
    const strategy = (() => Promise.reject(new Error('no'))) as unknown as () => number;
    expect(() => backOff({ ...defaults, strategy }, 1, lost, Math.random)).toThrow(TypeError);
    await turns();
    process.off('unhandledRejection', hear);
    expect(unhandled).toEqual([]);
  });

  it('is never longer than a timer can be, which would fire at once', () => {
    expect(backOff({ ...defaults, strategy: () => 1e12 }, 1, lost, Math.random)).toEqual({ delayMs: 2_147_483_647 });
  });
});

describe('the attempts of a connection', () => {
  const attempts = (rig: Rig) =>
    rig.statuses.flatMap((status) =>
      status.type === 'state' && status.state === 'reconnecting' ? [status.attempt] : [],
    );

  const refused = async (options: RigOptions = {}) => {
    const rig = await Rig.declare(options);
    rig.fake.refuse();
    await rig.tree.start();
    await turns();
    return rig;
  };

  it('A3: follow the back-off for as long as it takes, and leave nothing behind', async () => {
    const rig = await refused();
    await rig.advance(600_000);
    expect(attempts(rig).length).toBe(rig.links.all.length);
    expect(rig.links.all.length).toBeGreaterThan(25);
    expect(rig.links.all.length).toBeLessThan(35);
    expect(rig.links.open).toBe(0);
    expect(rig.clock.pending).toBe(1);
  });

  it('A3: are loud at first, and rarely so later', async () => {
    const rig = await refused();
    await rig.advance(3_600_000);
    const loud = rig.reportsOf('connection_state').filter(({ level }) => level === 'warn');
    expect(rig.links.all.length).toBeGreaterThan(150);
    expect(loud.length).toBeLessThan(30);
  });

  it('start anew after ten seconds of ready', async () => {
    const rig = await Rig.ready();
    for (let round = 0; round < 3; round += 1) {
      await rig.advance(10_000);
      rig.fake.drop();
      await rig.advance(400);
      expect(rig.pbx.state).toBe('ready');
    }
    expect(attempts(rig)).toEqual([1, 1, 1]);
  });

  it('go on counting through short sessions', async () => {
    const rig = await Rig.ready();
    for (let round = 0; round < 5; round += 1) {
      await rig.advance(1_000);
      rig.fake.drop();
      await rig.advance(30_000 * 2 ** -4 * 2 ** round);
    }
    expect(attempts(rig).slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('B22: count a login that is accepted and then closed as failed', async () => {
    const rig = await Rig.declare();
    rig.fake.on('Login', async (call) => {
      await call.builtin();
      call.close();
    });
    await rig.tree.start();
    await rig.advance(20_000);
    expect(attempts(rig).slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(rig.links.all.length).toBeLessThan(8);
  });

  it('end for good when the user says so', async () => {
    const rig = await refused({ options: { reconnect: (attempt) => (attempt > 2 ? false : 100) } });
    await rig.advance(100_000);
    expect(rig.pbx.state).toBe('failed');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_CONNECT_FAILED' });
    expect(rig.links.all).toHaveLength(3);
    expect(rig.tree.state).toBe('running');
  });

  it.each([
    [
      'throws',
      () => {
        throw new RangeError('theirs');
      },
    ],
    ['returns NaN', () => Number.NaN],
    ['returns less than nothing', () => -1],
    ['returns a promise', () => Promise.resolve(10) as unknown as number],
  ])('crash the connection, and harm no other, when the strategy %s', async (_what, reconnect) => {
    const rig = await refused({ options: { reconnect } });
    await rig.advance(1_000);
    expect(rig.reportsOf('child_terminated')).not.toEqual([]);
    expect(rig.tree.state).toBe('running');
    // It has used up its budget of crashes, and is tried again later.
    expect(rig.pbx.state).toBe('failed');
    expect(rig.statuses).toContainEqual(expect.objectContaining({ type: 'parked' }));
    expect(rig.links.open).toBe(0);
    const fate = outcome(rig.pbx.send('Ping', {}, { timeoutMs: 1_000 }));
    await turns();
    expect(fate).toMatchObject({ code: 'AMI_CONNECTION_FAILED', sent: false });
  });

  it('are not asked for of the user when Asterisk has refused the login', async () => {
    const asked: Error[] = [];
    const reconnect = (_attempt: number, cause: Error) => {
      asked.push(cause);
      return 10;
    };
    const rig = await Rig.start({ options: { secret: 'wrong', reconnect } });
    await rig.advance(60_000);
    expect(rig.pbx.cause).toBeInstanceOf(AuthError);
    expect(asked).toEqual([]);
  });

  it('begin at once when they are asked for', async () => {
    const rig = await refused();
    await rig.advance(100_000);
    await rig.fake.listen();
    const before = rig.clock.now();
    await rig.finish(rig.pbx.reconnect());
    expect(rig.pbx.state).toBe('ready');
    expect(rig.clock.now()).toBe(before);
  });
});
