import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionChannel } from '../../../src/telemetry/channels.js';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const hour = 3_600_000;

/** How the wall clock is moved, step by step. */
const moves: Record<string, (step: number) => number> = {
  'an hour forward': (step) => (step === 3 ? hour : 0),
  'an hour back': (step) => (step === 3 ? -hour : 0),
  'to and fro all the time': (step) => (step % 2 === 0 ? hour : -2 * hour),
  'far before 1970 and back': (step) => (step % 2 === 0 ? -1e13 : 1e13),
  'a little, as a correction does': (step) => (step % 3) - 1,
};

/** Everything that hangs on time, as it happened on the monotonic clock. Pings apart: a clock that was set calls for one. */
const story = async (move: (step: number) => number): Promise<{ told: string[]; pings: number; lag: number }> => {
  const rig = await Rig.ready({
    options: { callsPerSecond: 0.5, upAfterMs: 2_000, downAfterMs: 3_000, actionTimeoutMs: 10_000 },
  });
  const told: string[] = [];
  const tell = (what: string) => told.push(`${rig.clock.now()} ${what}`);
  rig.pbx.addStatusListener((status) =>
    tell(status.type === 'state' ? `${status.state} ${status.retryInMs}` : status.type),
  );
  const onAction = (message: unknown) => {
    const { action, outcome: end, durationMs } = message as { action: string; outcome: string; durationMs: number };
    tell(`${action} ${end} ${durationMs}`);
  };
  actionChannel.subscribe(onAction);
  rig.fake.on('Silent', () => undefined);
  rig.fake.on('Originate', (call) => {
    tell('Originate received');
    call.respond();
  });
  const call = { Channel: 'PJSIP/1', Application: 'Wait', Async: true };
  void outcome(rig.pbx.send('Silent'));
  for (let n = 0; n < 4; n += 1) void outcome(rig.pbx.send('Originate', call));
  void outcome(rig.pbx.waitFor('Never', { timeoutMs: 7_000 }));
  rig.pbx.expectDown({ withinMs: 14_000 });
  for (let step = 0; step < 40; step += 1) {
    rig.clock.setWall(move(step));
    if (step === 13) rig.fake.refuse();
    if (step === 13) rig.fake.drop();
    if (step === 14) void outcome(rig.pbx.send('Late', {}, { whenDisconnected: 'queue', timeoutMs: 5_000 }));
    if (step === 22) await rig.fake.listen();
    await rig.advance(1_000);
    tell(`oldest ${rig.pbx.stats.oldestWaitingMs}, waiting ${rig.pbx.stats.waiting}, ${rig.pbx.state}`);
  }
  actionChannel.unsubscribe(onAction);
  const gap = rig.statuses.find((status) => status.type === 'gap');
  tell(`planned: ${gap?.type === 'gap' && gap.planned}`);
  const pings = rig.received.filter((name) => name === 'Ping').length;
  return { told, pings, lag: rig.pbx.stats.maxLagMs };
};

describe('H79: a wall clock that jumps', () => {
  const atRest = () => story(() => 0);

  it('has a story to change: deadlines, the rate of calls, back-off, damping, figures', async () => {
    const still = await atRest();
    const text = still.told.join('\n');
    for (const part of [
      '10000 Silent AMI_ACTION_TIMEOUT 10000',
      '19000 Late AMI_ACTION_TIMEOUT 5000',
      '2000 Originate received',
      '6000 Originate answered 6000',
      '13000 reconnecting 375',
      '13375 reconnecting 750',
      '16000 down',
      '3000 oldest 3000, waiting 2, ready',
      'planned: true',
    ]) {
      expect(text).toContain(part);
    }
    expect(still.told.filter((line) => line.endsWith(' up'))).toHaveLength(2);
    expect(still.told.filter((line) => / reconnecting \d/.test(line)).length).toBeGreaterThan(3);
  });

  it.each(Object.keys(moves))('changes nothing of it: %s', async (name) => {
    const still = await atRest();
    const { told, pings, lag } = await story(moves[name] as (step: number) => number);
    expect(told).toEqual(still.told);
    expect(lag).toBe(0);
    expect(pings).toBeGreaterThanOrEqual(still.pings);
  });

  it('forward costs a Ping, since a machine that slept looks the same, and back costs nothing', async () => {
    const rig = await Rig.ready();
    const pings = () => rig.received.filter((name) => name === 'Ping').length;
    rig.clock.setWall(-hour);
    await rig.advance(2_000);
    expect(pings()).toBe(0);
    rig.clock.setWall(hour);
    await rig.advance(2_000);
    expect(pings()).toBe(1);
    expect(rig.statuses.filter(({ type }) => type !== 'up').map(({ type }) => type)).toEqual(
      rig.statuses.filter(({ type }) => type === 'state').map(({ type }) => type),
    );
    expect(rig.pbx).toMatchObject({ state: 'ready', epoch: 1 });
  });

  it('does not change how restarts are counted', async () => {
    const rig = await Rig.ready({ options: { budget: { intensity: 2, periodMs: 5_000, retryMs: 60_000 } } });
    for (let n = 0; n < 3; n += 1) {
      rig.clock.setWall(n % 2 ? -hour : hour);
      rig.links.last.handlers.data(undefined as unknown as Buffer);
      await rig.advance(1_000);
    }
    expect(rig.pbx.state).toBe('failed');
    rig.clock.setWall(hour);
    await rig.advance(58_000);
    expect(rig.pbx.state).toBe('failed');
    rig.clock.setWall(-hour);
    await rig.advance(3_000);
    expect(rig.pbx.state).toBe('ready');
  });

  it('is read in one file, for stamps that people read', () => {
    const src = new URL('../../../src/', import.meta.url).pathname;
    const readers = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/^(testing|cli)\//.test(file))
      .filter((file) => /Date\.now\(|new Date\(\)|\bDate\(\)/.test(readFileSync(join(src, file), 'utf8')));
    expect(readers).toEqual(['clock.ts']);
  });
});

describe('a test that moves the clock', () => {
  it('leaves nothing of the watch for sleep behind', async () => {
    const rig = await Rig.ready();
    await rig.stop();
    await turns();
    expect(rig.leftovers.timers).toBe(0);
  });
});
