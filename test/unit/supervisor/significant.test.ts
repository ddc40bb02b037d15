import { describe, expect, it } from 'vitest';
import { type AutoShutdown, supervisor } from '../../../src/supervisor/index.js';
import type { ScenarioReason } from '../../conformance/otp/scenario.js';
import { newWorlds, standing } from './support/world.js';

const world = newWorlds();

const modes: readonly AutoShutdown[] = ['any_significant', 'all_significant'];
const reasons: readonly ScenarioReason[] = ['normal', 'shutdown', ['shutdown', 'x'], 'boom'];
const transient = { restart: 'transient', significant: true } as const;
const temporary = { restart: 'temporary', significant: true } as const;

describe('significant children', () => {
  it.each(['never', ...modes] as const)(
    '54: children that are not significant end nothing under %s',
    async (autoShutdown) => {
      const tree = await world().start({
        autoShutdown,
        intensity: 10,
        children: [world().child('t', { restart: 'transient' }), world().child('c')],
      });
      for (const reason of reasons) {
        await tree.startChild(world().child('x', { restart: 'temporary' }));
        await world().exit('x', reason);
        await tree.restartChild('t').catch(() => {});
        await world().exit('t', reason);
      }
      expect(tree.state).toBe('running');
    },
  );

  it.each(reasons)('55: any_significant: a temporary one ends the supervisor with %o', async (reason) => {
    const tree = await world().start({
      autoShutdown: 'any_significant',
      children: [world().child('a'), world().child('s', temporary), world().child('c')],
    });
    world().log();
    await world().exit('s', reason);
    expect(await tree.terminated).toBe('shutdown');
    expect(world().log().slice(1)).toEqual(['stop c shutdown', 'stop a shutdown']);
  });

  it('55: any_significant: a transient one does only by a clean end', async () => {
    const tree = await world().start({ autoShutdown: 'any_significant', children: [world().child('s', transient)] });
    await world().exit('s', 'boom');
    expect(standing(tree)).toEqual(['s up']);
    await world().exit('s', 'normal');
    expect(await tree.terminated).toBe('shutdown');
  });

  it('56: all_significant: only the last one does', async () => {
    const tree = await world().start({
      autoShutdown: 'all_significant',
      children: [
        world().child('s1', transient),
        world().child('s2', temporary),
        world().child('s3', transient),
        world().child('c'),
      ],
    });
    await world().exit('s1', 'normal');
    await world().exit('s2', 'boom');
    expect(tree.state).toBe('running');
    await world().exit('s3', 'shutdown');
    expect(await tree.terminated).toBe('shutdown');
  });

  it('56: all_significant: one that was terminated by call counts as gone', async () => {
    const tree = await world().start({
      autoShutdown: 'all_significant',
      children: [world().child('s1', transient), world().child('s2', transient)],
    });
    await tree.terminateChild('s1');
    await world().exit('s2', 'normal');
    expect(await tree.terminated).toBe('shutdown');
  });

  it.each(modes)('57: terminateChild of a significant child ends nothing under %s', async (autoShutdown) => {
    const tree = await world().start({
      autoShutdown,
      children: [world().child('s', transient), world().child('t', temporary)],
    });
    await tree.terminateChild('s');
    await tree.terminateChild('t');
    expect(tree.state).toBe('running');
    expect(standing(tree)).toEqual(['s undefined']);
  });

  const strategies = ['one_for_one', 'one_for_all', 'rest_for_one'] as const;

  it.each(strategies.flatMap((strategy) => modes.map((mode) => [strategy, mode] as const)))(
    '58: a significant bystander of a restart under %s ends nothing under %s',
    async (strategy, autoShutdown) => {
      const tree = await world().start({
        strategy,
        autoShutdown,
        children: [world().child('a'), world().child('s', transient), world().child('t', temporary)],
      });
      await world().exit('a', 'boom');
      expect(tree.state).toBe('running');
      expect(standing(tree)).toEqual(strategy === 'one_for_one' ? ['t up', 's up', 'a up'] : ['s up', 'a up']);
    },
  );

  it.each([
    [true, 'ended'],
    [false, 'running'],
  ] as const)(
    '59: a child supervisor that shuts itself down, significant %s: the tree is %s',
    async (significant, state) => {
      const nested = supervisor({
        id: 's',
        restart: 'transient',
        significant,
        autoShutdown: 'any_significant',
        children: [world().child('b', transient)],
      });
      const tree = await world().start({ autoShutdown: 'any_significant', children: [world().child('a'), nested] });
      await world().exit('b', 'normal');
      expect(tree.state).toBe(state);
      if (state === 'running') expect(standing(tree)).toEqual(['s undefined', 'a up']);
    },
  );

  it('59: simple_one_for_one: any ends it with the first, all with the last', async () => {
    for (const [autoShutdown, afterFirst] of [
      ['any_significant', 'ended'],
      ['all_significant', 'running'],
    ] as const) {
      const tree = await world().start({
        strategy: 'simple_one_for_one',
        autoShutdown,
        children: [world().child('w', temporary)],
      });
      await tree.startChild(['x']);
      await tree.startChild(['y']);
      await world().exit('x', 'normal');
      expect(tree.state).toBe(afterFirst);
      await world().exit('y', 'boom');
      expect(tree.state).toBe('ended');
    }
  });
});
