import { describe, expect, it } from 'vitest';
import { incarnations, mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

describe('one_for_one', () => {
  it('37: only the child that crashed changes', async () => {
    const tree = await world().start({ children: world().children('a', 'b', 'c') });
    const before = tree.whichChildren().map(({ child }) => child);
    await world().exit('b', 'boom');
    const after = tree.whichChildren().map(({ child }) => child);
    expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([true, false, true]);
    expect(world().log().slice(3)).toEqual(['exit b boom', 'start b']);
  });

  it('38: with intensity 2 the third crash ends the supervisor, all children stopped in reverse', async () => {
    const tree = await world().start({ intensity: 2, children: world().children('a', 'b', 'c') });
    for (const id of ['a', 'b', 'c']) await world().exit(id, 'boom');
    expect(await tree.terminated).toBe('shutdown');
    expect(world().log().slice(-3)).toEqual(['exit c boom', 'stop b shutdown', 'stop a shutdown']);
    const types = world().reportTypes();
    expect(types.slice(-3)).toEqual(['child_terminated', 'shutdown', 'terminated']);
  });

  it('38: with intensity 0 the first does', async () => {
    const tree = await world().start({ intensity: 0, children: world().children('a', 'b') });
    await world().exit('a', 'boom');
    expect(await tree.terminated).toBe('shutdown');
    expect(world().log().slice(2)).toEqual(['exit a boom', 'stop b shutdown']);
  });

  it('39: a restart that never succeeds uses up the intensity, and takes the sibling along', async () => {
    world().stage.behave('b', 'ok', 'error', 'error', 'error', 'error', 'error');
    const tree = await world().start({ intensity: 3, children: world().children('a', 'b') });
    await world().exit('b', 'boom');
    expect(await tree.terminated).toBe('shutdown');
    expect(world().log().slice(2)).toEqual([
      'exit b boom',
      'start_fail b',
      'start_fail b',
      'start_fail b',
      'stop a shutdown',
    ]);
  });

  it('39: one that succeeds in time is up, and its failed tries have been counted', async () => {
    world().stage.behave('b', 'ok', 'error', 'error', 'ok');
    const tree = await world().start({ intensity: 3, children: world().children('a', 'b') });
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['b up', 'a up']);
    await world().exit('a', 'boom');
    expect(await tree.terminated).toBe('shutdown');
  });
});

describe('one_for_all', () => {
  it('40: every child gets a new incarnation, at the cost of one restart', async () => {
    const tree = await world().start({
      strategy: 'one_for_all',
      intensity: 1,
      children: world().children('a', 'b', 'c'),
    });
    await world().exit('b', 'boom');
    expect(incarnations(tree)).toEqual({ a: 2, b: 2, c: 2 });
    await world().exit('b', 'boom');
    expect(await tree.terminated).toBe('shutdown');
  });

  it('41: a different child that never starts again ends the supervisor', async () => {
    world().stage.behave('c', 'ok', 'error', 'error', 'error', 'error');
    const tree = await world().start({
      strategy: 'one_for_all',
      intensity: 3,
      children: world().children('a', 'b', 'c'),
    });
    await world().exit('a', 'boom');
    expect(await tree.terminated).toBe('shutdown');
    expect(
      world()
        .log()
        .filter((line) => line === 'start_fail c'),
    ).toHaveLength(3);
  });

  it('42: what came up in a pass that failed is stopped again before the next', async () => {
    world().stage.behave('c', 'ok', 'error', 'ok');
    await world().start({ strategy: 'one_for_all', intensity: 10, children: world().children('a', 'b', 'c') });
    await world().exit('b', 'boom');
    expect(world().log().slice(3)).toEqual([
      'exit b boom',
      'stop c shutdown',
      'stop a shutdown',
      'start a',
      'start b',
      'start_fail c',
      'stop b shutdown',
      'stop a shutdown',
      'start a',
      'start b',
      'start c',
    ]);
  });
});

describe('rest_for_one', () => {
  it('43: earlier children are not touched, later ones are replaced, added ones come last', async () => {
    const tree = await world().start({ strategy: 'rest_for_one', intensity: 5, children: world().children('b', 'a') });
    await tree.startChild(world().child('z'));
    await tree.startChild(world().child('m'));
    await world().exit('a', 'boom');
    expect(incarnations(tree)).toEqual({ b: 1, a: 2, z: 2, m: 2 });
    expect(standing(tree)).toEqual(['m up', 'z up', 'a up', 'b up']);
    expect(world().log().slice(4)).toEqual([
      'exit a boom',
      'stop m shutdown',
      'stop z shutdown',
      'start a',
      'start z',
      'start m',
    ]);
  });

  it('44: when a later child fails in a pass, the earlier restarted one stays', async () => {
    world().stage.behave('c', 'ok', 'error', 'error', 'ok');
    const tree = await world().start({
      strategy: 'rest_for_one',
      intensity: 10,
      children: world().children('a', 'b', 'c', 'd'),
    });
    await world().exit('b', 'boom');
    expect(world().log().slice(4)).toEqual([
      'exit b boom',
      'stop d shutdown',
      'stop c shutdown',
      'start b',
      'start_fail c',
      'start_fail c',
      'start c',
      'start d',
    ]);
    expect(incarnations(tree)).toEqual({ a: 1, b: 2, c: 4, d: 2 });
  });
});

describe('simple_one_for_one', () => {
  it('45: one crash replaces one child, with its arguments and its extra info', async () => {
    const given: unknown[] = [];
    const plain = world().child('w');
    const template = world().child('w', {
      start: async (scope) => {
        given.push(scope.args);
        const started = await plain.start(scope);
        return started === 'ignore' ? started : { ...started, info: scope.args };
      },
    });
    const tree = await world().start({ strategy: 'simple_one_for_one', intensity: 1, children: [template] });
    const first = mustBeUp(await tree.startChild(['x', 1]));
    const second = mustBeUp(await tree.startChild(['y', 2]));
    expect(first.info).toEqual(['x', 1]);
    await world().exit('x', 'boom');
    expect([first.alive, second.alive]).toEqual([false, true]);
    expect(given).toEqual([
      ['x', 1],
      ['y', 2],
      ['x', 1],
    ]);
    const children = tree.whichChildren();
    expect(children.map(({ id }) => id)).toEqual([undefined, undefined]);
    expect(children.map(({ child }) => child?.info)).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
  });

  it('45: it escalates by the same rule, and takes all children along', async () => {
    const tree = await world().start({ strategy: 'simple_one_for_one', intensity: 1, children: world().children('w') });
    for (const name of ['x', 'y', 'z']) await tree.startChild([name]);
    await world().exit('x', 'boom');
    await world().exit('y', 'boom');
    expect(await tree.terminated).toBe('shutdown');
    expect(world().log().slice(-3)).toEqual(['exit y boom', 'stop z shutdown', 'stop x shutdown']);
  });
});

describe('passes', () => {
  it('46: a group restart starts what was terminated, ended or ignored as well', async () => {
    world().stage.behave('i', 'ignore');
    const tree = await world().start({
      strategy: 'one_for_all',
      children: [
        world().child('a'),
        world().child('i'),
        world().child('t', { restart: 'transient' }),
        world().child('x'),
      ],
    });
    await tree.terminateChild('x');
    await world().exit('t', 'normal');
    expect(standing(tree)).toEqual(['x undefined', 't undefined', 'i undefined', 'a up']);
    await world().exit('a', 'boom');
    expect(standing(tree)).toEqual(['x up', 't up', 'i up', 'a up']);
  });

  it.each([
    ['one_for_all', 'running'],
    ['one_for_one', 'ended'],
  ] as const)('47: two crashes at once under %s with intensity 1: the tree is %s', async (strategy, state) => {
    const tree = await world().start({ strategy, intensity: 1, children: world().children('a', 'b', 'c') });
    world().stage.order('a', 'boom');
    await world().exit('c', 'boom');
    expect(tree.state).toBe(state);
    if (state === 'running') expect(incarnations(tree)).toEqual({ a: 2, b: 2, c: 2 });
  });

  it('48: a restart that is ignored leaves the child undefined, and restartChild revives it', async () => {
    world().stage.behave('b', 'ok', 'ignore');
    const tree = await world().start({ children: world().children('a', 'b') });
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['b undefined', 'a up']);
    mustBeUp(await tree.restartChild('b'));
    expect(standing(tree)).toEqual(['b up', 'a up']);
  });
});
