import { describe, expect, it } from 'vitest';
import type { ScenarioReason } from '../../conformance/otp/scenario.js';
import { mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

const clean: readonly ScenarioReason[] = ['normal', 'shutdown', ['shutdown', 'x']];
const abnormal: readonly ScenarioReason[] = ['boom', 'killed'];

describe('restart types', () => {
  it.each([...clean, ...abnormal])('32: a permanent child is restarted after %o', async (reason) => {
    const tree = await world().start({ children: world().children('a') });
    const first = mustBeUp(tree.whichChild('a').child);
    await world().exit('a', reason);
    const second = mustBeUp(tree.whichChild('a').child);
    expect(second).not.toBe(first);
    expect([first.alive, first.incarnation, second.incarnation]).toEqual([false, 1, 2]);
    expect(world().reportTypes()).toEqual(['progress', 'child_terminated', 'progress']);
  });

  it.each(clean)('33: a transient child is not restarted after %o, but may be by hand', async (reason) => {
    const tree = await world().start({ children: [world().child('a', { restart: 'transient' })] });
    await world().exit('a', reason);
    expect(standing(tree)).toEqual(['a undefined']);
    expect(world().reportTypes()).toEqual(['progress']);
    mustBeUp(await tree.restartChild('a'));
  });

  it.each(abnormal)('33: a transient child is restarted after %o', async (reason) => {
    const tree = await world().start({ children: [world().child('a', { restart: 'transient' })] });
    await world().exit('a', reason);
    expect(tree.whichChild('a').child?.incarnation).toBe(2);
    expect(world().reportTypes()).toEqual(['progress', 'child_terminated', 'progress']);
  });

  it.each([...clean, ...abnormal])(
    '34: a temporary child is forgotten after %o, and its id is free',
    async (reason) => {
      const spec = world().child('a', { restart: 'temporary' });
      const tree = await world().start({ children: [spec] });
      await world().exit('a', reason);
      expect(tree.whichChildren()).toEqual([]);
      mustBeUp(await tree.startChild(spec));
      await tree.terminateChild('a');
      expect(tree.whichChildren()).toEqual([]);
    },
  );

  it.each(['one_for_all', 'rest_for_one'] as const)(
    '35: a temporary bystander of %s is stopped, and not started again',
    async (strategy) => {
      const tree = await world().start({
        strategy,
        children: [world().child('a'), world().child('t', { restart: 'temporary' }), world().child('c')],
      });
      await world().exit('a', 'boom');
      expect(standing(tree)).toEqual(['c up', 'a up']);
      expect(world().log().slice(3)).toEqual([
        'exit a boom',
        'stop c shutdown',
        'stop t shutdown',
        'start a',
        'start c',
      ]);
    },
  );

  it('36: restarts further apart than the period never add up', async () => {
    const tree = await world().start({ intensity: 1, periodMs: 1_000, children: world().children('a') });
    for (let round = 0; round < 3; round += 1) {
      await world().exit('a', 'boom');
      expect(standing(tree)).toEqual(['a up']);
      await world().clock.advance(2_100);
    }
    await world().exit('a', 'boom');
    await world().exit('a', 'boom');
    expect(tree.state).toBe('ended');
  });
});
