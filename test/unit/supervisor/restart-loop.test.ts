import { describe, expect, it } from 'vitest';
import type { SupervisorHandle } from '../../../src/supervisor/index.js';
import { turns } from './support/manual-clock.js';
import { newWorlds, standing } from './support/world.js';

const world = newWorlds();

const refusal = (code: string) => expect.objectContaining({ code });

/** `b` ended and does not start again: its supervisor tries on and on. */
const loop = async (strategy: 'one_for_one' | 'rest_for_one' = 'one_for_one') => {
  const tree = await world().start({ strategy, intensity: 1_000_000, children: world().children('a', 'b', 'c') });
  world().stage.always('b', 'error');
  await world().exit('b', 'boom');
  return tree;
};

const tries = (): number =>
  world()
    .log()
    .filter((line) => line === 'start_fail b').length;

/** The loop is left, and stays left. */
const isOver = async (tree: SupervisorHandle, state: string) => {
  tries();
  await turns(20);
  expect(tries()).toBe(0);
  expect(standing(tree)).toContain(state);
};

describe('a restart that goes on and on', () => {
  it('49: meanwhile calls are served, and say that the child is restarting', async () => {
    const tree = await loop();
    await expect(tree.startChild(world().child('b'))).rejects.toEqual(refusal('SUPERVISOR_ALREADY_PRESENT'));
    await expect(tree.restartChild('b')).rejects.toEqual(refusal('SUPERVISOR_RESTARTING'));
    await expect(tree.deleteChild('b')).rejects.toEqual(refusal('SUPERVISOR_RESTARTING'));
    expect(standing(tree)).toEqual(['c up', 'b restarting', 'a up']);
    expect(tree.countChildren()).toEqual({ specs: 3, active: 2, supervisors: 0, workers: 3 });
    expect(tries()).toBeGreaterThan(1);
    await turns();
    expect(tries(), 'it goes on').toBeGreaterThan(1);
    await tree.terminateChild('b');
  });

  it('50: terminateChild ends it; restartChild works once the cause is gone', async () => {
    const tree = await loop();
    await tree.terminateChild('b');
    await isOver(tree, 'b undefined');
    world().stage.behave('b');
    expect((await tree.restartChild('b'))?.alive).toBe(true);
    await isOver(tree, 'b up');
  });

  it('51: stop ends it without delay', async () => {
    const tree = await loop();
    expect(await tree.stop()).toBe('shutdown');
    expect(world().log().slice(-2)).toEqual(['stop c shutdown', 'stop a shutdown']);
    await turns(20);
    expect(world().log()).toEqual([]);
  });

  it('52: under rest_for_one later children are undefined meanwhile, earlier ones up', async () => {
    const tree = await loop('rest_for_one');
    expect(standing(tree)).toEqual(['c undefined', 'b restarting', 'a up']);
    await expect(tree.restartChild('b')).rejects.toEqual(refusal('SUPERVISOR_RESTARTING'));
    await tree.terminateChild('b');
    await isOver(tree, 'c undefined');
    world().stage.behave('b');
    await tree.restartChild('b');
    expect(standing(tree)).toEqual(['c undefined', 'b up', 'a up']);
  });

  it('53: under simple_one_for_one the old handle stands for the child meanwhile', async () => {
    const tree = await world().start({
      strategy: 'simple_one_for_one',
      intensity: 1_000_000,
      children: world().children('w'),
    });
    await tree.startChild(['a']);
    const handle = await tree.startChild(['b']);
    world().stage.always('b', 'error');
    await world().exit('b', 'boom');
    expect(tree.countChildren()).toEqual({ specs: 1, active: 1, supervisors: 0, workers: 2 });
    expect(
      tree
        .whichChildren()
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['restarting', 'up']);
    if (handle) await tree.terminateChild(handle);
    expect(tree.countChildren()).toEqual({ specs: 1, active: 1, supervisors: 0, workers: 1 });
    tries();
    await turns(20);
    expect(tries()).toBe(0);
  });

  it('the event loop has its turns meanwhile', async () => {
    const tree = await loop();
    const heard = await new Promise<string>((resolve) => setTimeout(() => resolve('timer'), 1));
    expect(heard).toBe('timer');
    await tree.terminateChild('b');
  });
});
