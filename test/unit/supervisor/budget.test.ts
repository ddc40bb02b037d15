import { describe, expect, it } from 'vitest';
import type { ChildSpec, ChildStatus } from '../../../src/supervisor/index.js';
import { incarnations, newWorlds, standing } from './support/world.js';

const world = newWorlds();

const budget = { intensity: 3, periodMs: 5_000, retryMs: 60_000 };
const others = Array.from({ length: 11 }, (_, index) => `pbx-${index + 1}`);

/** One of twelve crashes every 200 ms, for as long as `ms`. */
const crashOn = async (id: string, ms: number) => {
  for (let passed = 0; passed < ms; passed += 200) {
    await world().exit(id, 'boom');
    await world().clock.advance(200);
  }
};

describe('a budget', () => {
  const twelve = (settings: Partial<ChildSpec>) =>
    world().start({
      intensity: 3,
      periodMs: 5_000,
      children: [...world().children(...others), world().child('bad', settings)],
    });

  it('parks one of twelve that crashes every 200 ms; the eleven others never notice', async () => {
    const tree = await twelve({ budget });
    const before = others.map((id) => tree.whichChild(id).child);
    await crashOn('bad', 2_000);
    expect(tree.whichChild('bad')).toMatchObject({ state: 'parked', child: undefined });
    expect(
      world()
        .log()
        .filter((line) => line === 'start bad'),
    ).toHaveLength(4);
    expect(
      world()
        .log()
        .filter((line) => line.startsWith('stop')),
    ).toEqual([]);
    expect(others.map((id) => tree.whichChild(id).child)).toEqual(before);
    expect(before.every((child) => child?.alive && child.incarnation === 1)).toBe(true);
    expect(world().reports.filter(({ type }) => type === 'parked')).toMatchObject([
      {
        level: 'error',
        fields: { context: 'parked', retryMs: 60_000, offender: { id: 'bad' }, error: { message: 'boom' } },
      },
    ]);
  });

  it('tries a parked child again, with a fresh budget, until it stays', async () => {
    const tree = await twelve({ budget });
    await crashOn('bad', 2_000);
    await world().clock.advance(60_000);
    expect(tree.whichChild('bad').child?.incarnation).toBe(5);
    await crashOn('bad', 800);
    expect(tree.whichChild('bad')).toMatchObject({ state: 'parked' });
    await world().clock.advance(60_000);
    await world().clock.advance(600_000);
    expect(tree.whichChild('bad')).toMatchObject({ state: 'up', child: { incarnation: 9 } });
    expect(world().reports.filter(({ type }) => type === 'parked')).toHaveLength(2);
    expect(tree.state).toBe('running');
  });

  it('false: ends as OTP ends', async () => {
    const tree = await twelve({ budget: false });
    await crashOn('bad', 800);
    expect(tree.state).toBe('ended');
    expect(await tree.terminated).toBe('shutdown');
    expect(world().log().slice(-11)).toEqual([...others].reverse().map((id) => `stop ${id} shutdown`));
    expect(world().clock.now()).toBe(800);
  });

  it('does not count in the window of the supervisor, nor that in it', async () => {
    const tree = await world().start({
      intensity: 1,
      children: [world().child('a'), world().child('b', { budget: { ...budget, intensity: 1 } })],
    });
    await world().exit('b', 'boom');
    await world().exit('a', 'boom');
    expect(standing(tree)).toEqual(['b up', 'a up']);
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['b parked', 'a up']);
    await world().exit('a', 'boom');
    expect(tree.state).toBe('ended');
  });

  it('parks a child whose restart does not succeed, as well', async () => {
    world().stage.behave('b', 'ok', 'error', 'error', 'error', 'error');
    const tree = await world().start({ intensity: 0, children: [world().child('b', { budget })] });
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['b parked']);
    expect(
      world()
        .log()
        .filter((line) => line === 'start_fail b'),
    ).toHaveLength(3);
    await world().clock.advance(60_000);
    expect(standing(tree)).toEqual(['b up']);
  });

  it('a parked child may be restarted at once, terminated, and deleted', async () => {
    const parked = { ...budget, intensity: 0 };
    const tree = await world().start({
      children: [world().child('a', { budget: parked }), world().child('b', { budget: parked })],
    });
    await world().exit('a', 'boom');
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['b parked', 'a parked']);
    expect(tree.countChildren()).toMatchObject({ specs: 2, active: 0 });
    await expect(tree.startChild(world().child('a'))).rejects.toMatchObject({ code: 'SUPERVISOR_ALREADY_PRESENT' });
    expect((await tree.restartChild('a'))?.alive).toBe(true);
    await tree.terminateChild('b');
    expect(standing(tree)).toEqual(['b undefined', 'a up']);
    await tree.deleteChild('b');
    expect(world().clock.pending).toBe(0);
    await world().exit('a', 'boom');
    await tree.deleteChild('a');
    expect(tree.whichChildren()).toEqual([]);
    expect(world().clock.pending).toBe(0);
  });

  it('in a group: what depends on a parked child waits with it, and comes back with it', async () => {
    const statuses: string[] = [];
    const watched = world().child('w', {
      attach: ({ subscribe }) => subscribe(({ type }: ChildStatus) => statuses.push(type)),
    });
    const tree = await world().start({
      strategy: 'rest_for_one',
      children: [world().child('a'), world().child('pbx', { budget: { ...budget, intensity: 0 } }), watched],
    });
    await world().exit('pbx', 'boom');
    expect(standing(tree)).toEqual(['w undefined', 'pbx parked', 'a up']);
    await world().clock.advance(60_000);
    expect(standing(tree)).toEqual(['w up', 'pbx up', 'a up']);
    expect(incarnations(tree)).toEqual({ a: 1, pbx: 2, w: 2 });
    expect(statuses).toEqual(['starting', 'up', 'restarting', 'starting', 'up']);
  });

  it('the retry of a parked child dies with its supervisor', async () => {
    const tree = await world().start({ children: [world().child('a', { budget: { ...budget, intensity: 0 } })] });
    await world().exit('a', 'boom');
    expect(world().clock.pending).toBe(1);
    await tree.stop();
    expect(world().clock.pending).toBe(0);
  });
});

describe('restartDelayMs', () => {
  it('puts the restart off; meanwhile the child is restarting, and others are served', async () => {
    const tree = await world().start({ children: [world().child('a', { restartDelayMs: 1_000 }), world().child('b')] });
    await world().exit('a', 'boom');
    expect(standing(tree)).toEqual(['b up', 'a restarting']);
    await expect(tree.restartChild('a')).rejects.toMatchObject({ code: 'SUPERVISOR_RESTARTING' });
    await expect(tree.deleteChild('a')).rejects.toMatchObject({ code: 'SUPERVISOR_RESTARTING' });
    await world().clock.advance(999);
    expect(standing(tree)).toEqual(['b up', 'a restarting']);
    await world().clock.advance(1);
    expect(standing(tree)).toEqual(['b up', 'a up']);
  });

  it('also between tries, each of which counts', async () => {
    world().stage.behave('a', 'ok', 'error', 'error', 'error');
    const tree = await world().start({
      intensity: 2,
      periodMs: 10_000,
      children: [world().child('a', { restartDelayMs: 1_000 })],
    });
    await world().exit('a', 'boom');
    await world().clock.advance(2_500);
    expect(
      world()
        .log()
        .filter((line) => line === 'start_fail a'),
    ).toHaveLength(2);
    expect(tree.state).toBe('running');
    await world().clock.advance(500);
    expect(tree.state).toBe('ended');
  });

  it('is called off by terminateChild, and by the end of the supervisor', async () => {
    const tree = await world().start({ children: [world().child('a', { restartDelayMs: 1_000 })] });
    await world().exit('a', 'boom');
    await tree.terminateChild('a');
    expect(world().clock.pending).toBe(0);
    expect(standing(tree)).toEqual(['a undefined']);
    await tree.restartChild('a');
    await world().exit('a', 'boom');
    await tree.stop();
    expect(world().clock.pending).toBe(0);
  });
});
