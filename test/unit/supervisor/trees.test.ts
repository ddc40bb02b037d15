import { describe, expect, it } from 'vitest';
import { dynamicSupervisor, supervisor, worker } from '../../../src/supervisor/index.js';
import { collectGarbage } from '../../memory/garbage.js';
import { turns } from './support/manual-clock.js';
import { incarnations, mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

const inner = (intensity = 1) =>
  supervisor({ id: 's', intensity, dynamicChildren: 'forget', children: world().children('b', 'c') });

describe('trees', () => {
  it('60: a crash below restarts one child; exhaustion restarts the supervisor, without what was added', async () => {
    const tree = await world().start({ intensity: 1, children: [world().child('a'), inner(), world().child('d')] });
    const s = tree.supervisor('s');
    await s.startChild(world().child('z'));
    await world().exit('b', 'boom');
    expect(incarnations(s)).toEqual({ b: 2, c: 1, z: 1 });
    expect(incarnations(tree)).toEqual({ a: 1, s: 1, d: 1 });
    await world().exit('c', 'boom');
    expect(incarnations(tree)).toEqual({ a: 1, s: 2, d: 1 });
    expect(standing(s)).toEqual(['c up', 'b up']);
    expect(incarnations(s)).toEqual({ b: 3, c: 2 });
  });

  it('60: the restarts that a tree bears are those of every level, multiplied', async () => {
    const tree = await world().start({ intensity: 1, children: [inner(1)] });
    for (let crash = 1; crash < 4; crash += 1) {
      await world().exit('b', 'boom');
      expect(tree.state).toBe('running');
    }
    await world().exit('b', 'boom');
    expect(await tree.terminated).toBe('shutdown');
  });

  it.each([
    ['one_for_all', { a: 2, s: 2, d: 2 }],
    ['rest_for_one', { a: 1, s: 2, d: 2 }],
    ['one_for_one', { a: 1, s: 2, d: 1 }],
  ] as const)('60: %s above decides which cousins are restarted', async (strategy, expected) => {
    const tree = await world().start({ strategy, children: [world().child('a'), inner(0), world().child('d')] });
    await world().exit('b', 'boom');
    expect(incarnations(tree)).toEqual(expected);
  });

  it('60: a transient supervisor that gives up is not restarted', async () => {
    const s = supervisor({ id: 's', restart: 'transient', intensity: 0, children: world().children('b') });
    const tree = await world().start({ children: [world().child('a'), s] });
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['s undefined', 'a up']);
  });

  it('60: with dynamicChildren keep, what was added comes back, except what is temporary', async () => {
    const s = supervisor({ id: 's', intensity: 0, dynamicChildren: 'keep', children: world().children('b') });
    const tree = await world().start({ children: [s] });
    const target = tree.supervisor('s');
    await target.startChild(world().child('z'));
    await target.startChild(world().child('t', { restart: 'temporary' }));
    await world().exit('b', 'boom');
    expect(standing(target)).toEqual(['z up', 'b up']);
    expect(incarnations(target)).toEqual({ b: 2, z: 2 });
  });

  it('60: keeping is the default, in dynamic supervisors as well', async () => {
    const tree = await world().start({ children: [dynamicSupervisor({ id: 'pool', intensity: 0 })] });
    const pool = tree.supervisor('pool');
    await pool.startChild(world().child('x'));
    await pool.startChild(world().child('t', { restart: 'temporary' }));
    await world().exit('x', 'boom');
    expect(tree.whichChild('pool').child?.incarnation).toBe(2);
    expect(standing(pool)).toEqual(['x up']);
  });

  it('61: shutdown goes through supervisors depth first, in reverse', async () => {
    const tree = await world().start({ children: [world().child('a'), inner(), world().child('d')] });
    world().log();
    await tree.stop();
    expect(world().log()).toEqual(['stop d shutdown', 'stop c shutdown', 'stop b shutdown', 'stop a shutdown']);
  });

  it('62: an inner supervisor that does not come up is tried again by the outer one', async () => {
    world().stage.behave('c', 'ok', 'error', 'error', 'ok');
    const tree = await world().start({ intensity: 5, children: [world().child('a'), inner(0)] });
    await world().exit('b', 'boom');
    expect(standing(tree)).toEqual(['s up', 'a up']);
    expect(incarnations(tree)).toEqual({ a: 1, s: 4 });
    expect(
      world()
        .log()
        .filter((line) => line === 'start_fail c'),
    ).toHaveLength(2);
  });

  it('64: counts stay right over thousands of dynamic children, and drop to 0', { timeout: 240_000 }, async () => {
    const ends = new Map<unknown, (error?: Error) => void>();
    const template = worker({
      id: 'w',
      restart: 'temporary',
      run: ({ args }) =>
        new Promise<void>((resolve, reject) => ends.set(args, (error) => (error ? reject(error) : resolve()))),
    });
    const tree = await world().start({ strategy: 'simple_one_for_one', children: [template] });
    const names = Array.from({ length: 2_000 }, (_, index) => `w${index}`);
    await Promise.all(names.map((name) => tree.startChild(name)));
    expect(tree.countChildren()).toEqual({ specs: 1, active: 2_000, supervisors: 0, workers: 2_000 });
    for (const name of names.slice(0, 1_000)) ends.get(name)?.();
    await turns(20);
    expect(tree.countChildren()).toEqual({ specs: 1, active: 1_000, supervisors: 0, workers: 1_000 });
    for (const name of names.slice(1_000)) ends.get(name)?.(new Error('boom'));
    await turns(20);
    expect(tree.countChildren()).toEqual({ specs: 1, active: 0, supervisors: 0, workers: 0 });
  });

  it('64: also when the children are supervisors', { timeout: 240_000 }, async () => {
    const tree = await world().start({ children: [dynamicSupervisor({ id: 'pool' })] });
    const pool = tree.supervisor('pool');
    const handles = [];
    for (let index = 0; index < 1_000; index += 1) {
      handles.push(
        mustBeUp(await pool.startChild(supervisor({ id: `s${index}`, children: world().children(`w${index}`) }))),
      );
    }
    expect(pool.countChildren()).toEqual({ specs: 1_000, active: 1_000, supervisors: 1_000, workers: 0 });
    expect(standing(tree.supervisor('s500'))).toEqual(['w500 up']);
    await Promise.all(handles.map((handle) => pool.terminateChild(handle)));
    expect(pool.countChildren()).toEqual({ specs: 0, active: 0, supervisors: 0, workers: 0 });
  });

  it('65: thousands of children start in order and stop in reverse; how long it takes, the benchmark says', {
    timeout: 240_000,
  }, async () => {
    const ids = Array.from({ length: 3_000 }, (_, index) => String(index));
    const tree = await world().start({ children: world().children(...ids) });
    expect(world().log()).toEqual(ids.map((id) => `start ${id}`));
    await tree.stop();
    expect(world().log()).toEqual(ids.reverse().map((id) => `stop ${id} shutdown`));
  });

  it('66: the arguments of temporary children are not kept', { timeout: 240_000 }, async () => {
    const seen: WeakRef<object>[] = [];
    const tree = await world().start({
      strategy: 'simple_one_for_one',
      children: [world().child('w', { restart: 'temporary' })],
    });
    const add = async (name: string) => {
      const args = [name, { big: new Uint8Array(1_000) }] as const;
      seen.push(new WeakRef(args[1]));
      await tree.startChild(args);
    };
    await add('x');
    await add('y');
    await world().exit('x', 'boom');
    await collected(seen);
    expect(tree.countChildren().active).toBe(1);
    expect(seen.map((reference) => reference.deref())).toEqual([undefined, undefined]);
  });

  it('66: those of permanent ones are, for their restart', async () => {
    const given: unknown[] = [];
    const plain = world().child('w');
    const template = world().child('w', {
      start: (scope) => {
        given.push(scope.args);
        return plain.start(scope);
      },
    });
    const tree = await world().start({ strategy: 'simple_one_for_one', children: [template] });
    await tree.startChild(['x', { big: 1 }]);
    await world().exit('x', 'boom');
    expect(given).toEqual([
      ['x', { big: 1 }],
      ['x', { big: 1 }],
    ]);
  });

  it('two trees in one process share nothing', async () => {
    const one = await world().start({ name: 'one', intensity: 0, children: world().children('a') });
    const two = await world().start({ name: 'two', intensity: 0, children: world().children('b') });
    await world().exit('a', 'boom');
    expect([one.state, two.state]).toEqual(['ended', 'running']);
  });
});

/** Waits until the garbage collector has taken what it may take. */
async function collected(references: readonly WeakRef<object>[]): Promise<void> {
  for (let round = 0; round < 20 && references.some((reference) => reference.deref()); round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
}
