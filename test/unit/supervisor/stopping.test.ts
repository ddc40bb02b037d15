import { describe, expect, it } from 'vitest';
import { type ChildSpec, type ExitReason, supervisor } from '../../../src/supervisor/index.js';
import { turns } from './support/manual-clock.js';
import { mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

/** Stops a tree, and says how many milliseconds that took. */
const timeToStop = async (stop: () => Promise<ExitReason>): Promise<number> => {
  const { clock } = world();
  const from = clock.now();
  let reason: ExitReason | undefined;
  void stop().then((ended) => {
    reason = ended;
  });
  await turns();
  while (reason === undefined && (await clock.next()));
  expect(reason).toBe('shutdown');
  return clock.now() - from;
};

describe('stopping', () => {
  it('24: a child with shutdown infinity is waited for, worker or supervisor', async () => {
    world().stage.behave('w', 'slow');
    world().stage.slowness.set('w', 3_600_000);
    world().stage.behave('x', 'slow');
    const tree = await world().start({
      children: [
        world().child('w', { shutdown: 'infinity' }),
        supervisor({ id: 's', children: world().children('x') }),
      ],
    });
    expect(await timeToStop(() => tree.stop())).toBe(3_600_400);
    expect(world().log().slice(2)).toEqual([
      'slowstop x shutdown',
      'stop x shutdown',
      'slowstop w shutdown',
      'stop w shutdown',
    ]);
    expect(world().reportTypes()).not.toContain('shutdown_error');
  });

  it('25: a child that takes longer than its time is killed and reported; its siblings stop politely', async () => {
    world().stage.behave('b', 'slow');
    const tree = await world().start({
      children: [world().child('a'), world().child('b', { shutdown: 100 }), world().child('c')],
    });
    expect(await timeToStop(() => tree.stop())).toBe(100);
    expect(world().log().slice(3)).toEqual(['stop c shutdown', 'slowstop b shutdown', 'stop a shutdown']);
    expect(world().reports.filter(({ type }) => type === 'shutdown_error')).toMatchObject([
      { level: 'error', fields: { reason: 'killed', offender: { id: 'b', shutdown: 100 } } },
    ]);
  });

  it('25: so is a dynamic one', async () => {
    world().stage.behave('b', 'slow');
    const tree = await world().start({
      strategy: 'simple_one_for_one',
      children: [world().child('w', { shutdown: 100 })],
    });
    for (const name of ['a', 'b', 'c']) await tree.startChild([name]);
    expect(await timeToStop(() => tree.stop())).toBe(100);
    expect(world().log().slice(3)).toEqual(['stop a shutdown', 'slowstop b shutdown', 'stop c shutdown']);
  });

  it('26: brutal_kill kills at once, and does not ask', async () => {
    const tree = await world().start({
      children: [world().child('a'), world().child('b', { shutdown: 'brutal_kill' }), world().child('c')],
    });
    const { child } = tree.whichChild('b');
    expect(await timeToStop(() => tree.stop())).toBe(0);
    expect(await child?.exited).toBe('killed');
    expect(world().log().slice(3)).toEqual(['stop c shutdown', 'stop a shutdown']);
    expect(world().reportTypes()).not.toContain('shutdown_error');
  });

  it('26: ten dynamic children likewise', async () => {
    const tree = await world().start({
      strategy: 'simple_one_for_one',
      children: [world().child('w', { shutdown: 'brutal_kill' })],
    });
    const handles = [];
    for (let index = 0; index < 10; index += 1) handles.push(mustBeUp(await tree.startChild([`w${index}`])));
    world().log();
    expect(await timeToStop(() => tree.stop())).toBe(0);
    expect(await Promise.all(handles.map(({ exited }) => exited))).toEqual(Array(10).fill('killed'));
    expect(world().log()).toEqual([]);
  });

  it('27: children that end by themselves while the supervisor stops keep their own reasons', async () => {
    world().stage.behave('z', 'slow');
    const tree = await world().start({ children: world().children('n', 's', 'x', 'e', 'z') });
    const exits = ['n', 's', 'x', 'e'].map((id) => mustBeUp(tree.whichChild(id).child).exited);
    world().reports.length = 0;
    const stopped = tree.stop();
    await turns();
    await world().exit('n', 'normal');
    await world().exit('s', 'shutdown');
    await world().exit('x', ['shutdown', 'x']);
    await world().exit('e', 'boom');
    await world().clock.advance(400);
    expect(await stopped).toBe('shutdown');
    expect(await Promise.all(exits)).toMatchObject([
      'normal',
      'shutdown',
      ['shutdown', 'x'],
      { error: { term: 'boom' } },
    ]);
    const errors = world().reports.map(({ type, fields }) => [type, (fields.offender as { id: string }).id]);
    expect(errors).toEqual([
      ['shutdown_error', 'e'],
      ['shutdown_error', 'x'],
      ['shutdown_error', 'n'],
    ]);
    expect(world().log().slice(5)).toEqual([
      'slowstop z shutdown',
      'exit n normal',
      'exit s shutdown',
      'exit x {shutdown,x}',
      'exit e boom',
      'stop z shutdown',
    ]);
  });

  it.each(['permanent', 'transient', 'temporary'] as const)(
    '28: dynamic %s children may end their clean-up with any reason',
    async (restart) => {
      const tree = await world().start({
        strategy: 'simple_one_for_one',
        children: [world().child('w', { restart })],
      });
      const reasons = ['normal', 'shutdown', ['shutdown', 'x'], 'boom'] as const;
      for (const index of reasons.keys()) {
        world().stage.behave(`w${index}`, 'slow');
        await tree.startChild([`w${index}`]);
      }
      const stopped = tree.stop();
      await turns();
      for (const [index, reason] of reasons.entries()) await world().exit(`w${index}`, reason);
      expect(await stopped).toBe('shutdown');
      const errors = world().reports.filter(({ type }) => type === 'shutdown_error');
      expect(errors).toHaveLength(restart === 'permanent' ? 3 : 1);
    },
  );

  it('29: dynamic children are stopped together: the time is that of the slowest, at most the limit', async () => {
    const tree = await world().start({
      strategy: 'simple_one_for_one',
      children: [world().child('w', { shutdown: 2_000 })],
    });
    for (const [name, ms] of [
      ['a', 1_000],
      ['b', 1_000],
      ['c', 5_000],
    ] as const) {
      world().stage.behave(name, 'slow');
      world().stage.slowness.set(name, ms);
      await tree.startChild([name]);
    }
    world().log();
    expect(await timeToStop(() => tree.stop())).toBe(2_000);
    expect(world().log()).toEqual([
      'slowstop a shutdown',
      'slowstop b shutdown',
      'slowstop c shutdown',
      'stop a shutdown',
      'stop b shutdown',
    ]);
  });

  it('30: start order is the declared one, stop order its reverse, whatever the ids look like', async () => {
    const ids = ['z', '10', 'a', '2', '1', 'b'];
    const tree = await world().start({ strategy: 'rest_for_one', intensity: 5, children: world().children(...ids) });
    expect(world().log()).toEqual(ids.map((id) => `start ${id}`));
    expect(standing(tree)).toEqual([...ids].reverse().map((id) => `${id} up`));
    await world().exit('2', 'boom');
    expect(world().log()).toEqual([
      'exit 2 boom',
      'stop b shutdown',
      'stop 1 shutdown',
      'start 2',
      'start 1',
      'start b',
    ]);
    await tree.stop();
    expect(world().log()).toEqual([...ids].reverse().map((id) => `stop ${id} shutdown`));
  });

  it('31: a child that cannot be asked, and has cut its actor loose, does not make terminateChild hang', async () => {
    const tree = await world().start({ children: world().children('a') });
    const { ref } = mustBeUp(tree.whichChild('a').child);
    Object.assign(ref ?? {}, { send: () => {} });
    const terminated = tree.terminateChild('a');
    await turns();
    await world().clock.advance(5_000);
    await terminated;
    expect(standing(tree)).toEqual(['a undefined']);
  });

  const awkward: [string, Partial<ChildSpec>][] = [
    ['in the middle of a start', { start: () => new Promise(() => {}) }],
    ['while a child waits to be ready', {}],
  ];

  it.each(awkward)('stop comes through %s', async (_title, settings) => {
    const plain = world().child('b');
    const b = world().child('b', {
      start: async (scope) => {
        const started = await plain.start(scope);
        return started === 'ignore' ? started : { ...started, ready: new Promise(() => {}) };
      },
      ...settings,
    });
    const tree = world().declare({ children: [world().child('a'), b, world().child('c')] });
    const started = tree.start();
    await turns();
    expect(tree.print()).toContain('starting');
    const again = [tree.stop(), tree.stop()];
    await expect(started).rejects.toMatchObject({ code: 'SUPERVISOR_NOT_RUNNING' });
    expect(await Promise.all(again)).toEqual(['shutdown', 'shutdown']);
    expect(world().log()).not.toContain('start c');
    expect(world().log().at(-1) ?? 'stop a shutdown').toBe('stop a shutdown');
    expect(world().reportTypes()).toEqual(['progress']);
  });

  it('stop before the start ends the tree; it cannot be started any more', async () => {
    const tree = world().declare({ children: world().children('a') });
    expect(await tree.stop()).toBe('shutdown');
    expect(tree.state).toBe('ended');
    await expect(tree.start()).rejects.toMatchObject({ code: 'SUPERVISOR_NOT_RUNNING' });
    expect(world().log()).toEqual([]);
  });

  it('stop with a time limit kills what has not stopped by then', async () => {
    world().stage.behave('b', 'slow');
    const tree = await world().start({ children: [world().child('a'), world().child('b', { shutdown: 'infinity' })] });
    const stopped = tree.stop({ timeoutMs: 100 });
    await turns();
    await world().clock.advance(99);
    expect(tree.state).toBe('running');
    await world().clock.advance(1);
    expect(await stopped).toBe('killed');
    expect(world().held.all).toEqual([]);
    expect(world().reports.at(-1)).toMatchObject({ type: 'shutdown_error', level: 'error' });
  });

  it('stop ends the root with the reason it is given', async () => {
    const tree = await world().start({ children: world().children('a') });
    expect(await tree.stop({ reason: ['shutdown', 'deploy'] })).toEqual(['shutdown', 'deploy']);
    expect(await tree.terminated).toEqual(['shutdown', 'deploy']);
  });

  it('a tree is stopped when it goes out of scope', async () => {
    const tree = await world().start({ children: world().children('a') });
    await tree[Symbol.asyncDispose]();
    expect(tree.state).toBe('ended');
    expect(world().log()).toEqual(['start a', 'stop a shutdown']);
  });
});
