import { describe, expect, it } from 'vitest';
import { dynamicSupervisor, supervisor } from '../../../src/supervisor/index.js';
import { mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

const refusal = (code: string) => expect.objectContaining({ name: 'SupervisorCallError', code });

describe('child administration', () => {
  it('17: startChild of an id that is there is refused by whether it runs; unknown ids are not found', async () => {
    const tree = await world().start({ children: world().children('a') });
    await expect(tree.startChild(world().child('a'))).rejects.toEqual(refusal('SUPERVISOR_ALREADY_STARTED'));
    await tree.terminateChild('a');
    await expect(tree.startChild(world().child('a'))).rejects.toEqual(refusal('SUPERVISOR_ALREADY_PRESENT'));
    const notFound = refusal('SUPERVISOR_NOT_FOUND');
    await expect(tree.terminateChild('nope')).rejects.toEqual(notFound);
    await expect(tree.restartChild('nope')).rejects.toEqual(notFound);
    await expect(tree.deleteChild('nope')).rejects.toEqual(notFound);
    expect(() => tree.whichChild('nope')).toThrow(notFound);
    expect(() => tree.getChildSpec('nope')).toThrow(notFound);
    expect(() => tree.getChildSpec('__proto__')).toThrow(notFound);
    expect(() => tree.supervisor('nope')).toThrow(expect.objectContaining({ code: 'SUPERVISOR_UNKNOWN' }));
  });

  it('18: terminateChild may be called twice, and leaves the spec', async () => {
    const tree = await world().start({ children: world().children('a') });
    await tree.terminateChild('a');
    await tree.terminateChild('a');
    expect(world().log()).toEqual(['start a', 'stop a shutdown']);
    expect(standing(tree)).toEqual(['a undefined']);
    expect(tree.countChildren()).toEqual({ specs: 1, active: 0, supervisors: 0, workers: 1 });
  });

  it('19: a running child can be neither restarted nor deleted; a deleted one is not found', async () => {
    const tree = await world().start({ children: world().children('a') });
    await expect(tree.restartChild('a')).rejects.toEqual(refusal('SUPERVISOR_RUNNING'));
    await expect(tree.deleteChild('a')).rejects.toEqual(refusal('SUPERVISOR_RUNNING'));
    await tree.terminateChild('a');
    mustBeUp(await tree.restartChild('a'));
    await tree.terminateChild('a');
    await tree.deleteChild('a');
    await expect(tree.restartChild('a')).rejects.toEqual(refusal('SUPERVISOR_NOT_FOUND'));
    expect(tree.whichChildren()).toEqual([]);
  });

  it('20: what a start function says besides is in the handle of startChild and restartChild', async () => {
    const tree = await world().start({});
    let extra = 0;
    const plain = world().child('a');
    const spec = world().child('a', {
      start: async (scope) => {
        extra += 1;
        const started = await plain.start(scope);
        return started === 'ignore' ? started : { ...started, info: { extra } };
      },
    });
    expect(mustBeUp(await tree.startChild(spec)).info).toEqual({ extra: 1 });
    await tree.terminateChild('a');
    expect(mustBeUp(await tree.restartChild('a')).info).toEqual({ extra: 2 });
    await world().exit('a', 'boom');
    expect(tree.whichChild('a').child).toMatchObject({ incarnation: 3, info: { extra: 3 } });
  });

  it('21: a handle is not the name of a child where children have ids', async () => {
    const tree = await world().start({});
    const handle = mustBeUp(await tree.startChild(world().child('a')));
    await expect(tree.terminateChild(handle)).rejects.toEqual(refusal('SUPERVISOR_NOT_FOUND'));
    expect(() => tree.getChildSpec(handle)).toThrow(refusal('SUPERVISOR_NOT_FOUND'));
    expect(handle.alive).toBe(true);
  });

  const handleKinds = ['simple_one_for_one', 'dynamic'] as const;

  it.each(handleKinds)('22: children of a %s supervisor are terminated by handle only', async (kind) => {
    const pool =
      kind === 'dynamic'
        ? dynamicSupervisor({ id: 'pool' })
        : supervisor({ id: 'pool', strategy: kind, children: world().children('w') });
    const tree = await world().start({
      children: [pool, supervisor({ id: 'other', strategy: 'simple_one_for_one', children: world().children('o') })],
    });
    const given = () => (kind === 'dynamic' ? world().child('w') : undefined);
    const simple = refusal('SUPERVISOR_SIMPLE_ONE_FOR_ONE');
    const target = tree.supervisor('pool');
    const handle = mustBeUp(await target.startChild(given()));
    await expect(target.terminateChild('w')).rejects.toEqual(simple);
    await expect(target.restartChild('w')).rejects.toEqual(simple);
    await expect(target.deleteChild('w')).rejects.toEqual(simple);
    const foreign = mustBeUp(await tree.supervisor('other').startChild(undefined));
    await expect(target.terminateChild(foreign)).rejects.toEqual(refusal('SUPERVISOR_NOT_FOUND'));
    expect(foreign.alive).toBe(true);
    await target.terminateChild(handle);
    expect(handle.alive).toBe(false);
    expect(await handle.exited).toBe('shutdown');
    await target.terminateChild(handle);
    expect(target.whichChildren()).toEqual([]);
  });

  it('22: a handle that has died stands for nothing, while its successor lives', async () => {
    const tree = await world().start({ strategy: 'simple_one_for_one', intensity: 5, children: world().children('w') });
    const handle = mustBeUp(await tree.startChild(undefined));
    await world().exit('w', 'boom');
    await tree.terminateChild(handle);
    expect(tree.countChildren()).toMatchObject({ active: 1, workers: 1 });
  });

  it('23: calls to a supervisor that is not there fail in the caller', async () => {
    const nested = supervisor({ id: 's', children: world().children('b') });
    const tree = world().declare({ children: [nested] });
    const absent = expect.objectContaining({ code: 'SUPERVISOR_NOT_RUNNING', name: 'SupervisorNotRunningError' });
    const refuses = async (target: typeof tree | ReturnType<typeof tree.supervisor>) => {
      await expect(target.startChild(world().child('x'))).rejects.toEqual(absent);
      await expect(target.terminateChild('b')).rejects.toEqual(absent);
      await expect(target.restartChild('b')).rejects.toEqual(absent);
      await expect(target.deleteChild('b')).rejects.toEqual(absent);
      for (const look of [
        () => target.whichChildren(),
        () => target.whichChild('b'),
        () => target.countChildren(),
        () => target.getChildSpec('b'),
      ]) {
        expect(look).toThrow(absent);
      }
    };
    await refuses(tree);
    await refuses(tree.supervisor('s'));
    await tree.start();
    await tree.terminateChild('s');
    expect(tree.supervisor('s').running).toBe(false);
    await refuses(tree.supervisor('s'));
    await tree.restartChild('s');
    expect(standing(tree.supervisor('s'))).toEqual(['b up']);
    await tree.stop();
    await refuses(tree);
    await expect(tree.start().then(() => tree.startChild(world().child('x')))).rejects.toEqual(absent);
  });

  it('23: calls that wait when the supervisor ends are refused, and settle', async () => {
    const tree = await world().start({ children: world().children('a') });
    const stopped = tree.stop();
    const late = [tree.startChild(world().child('x')), tree.terminateChild('a'), tree.restartChild('a')];
    for (const call of late) {
      await expect(call).rejects.toMatchObject({ code: 'SUPERVISOR_NOT_RUNNING' });
    }
    expect(await stopped).toBe('shutdown');
    expect(world().log()).toEqual(['start a', 'stop a shutdown']);
  });

  it('calls are served in the order in which they are made', async () => {
    const tree = await world().start({});
    const order: string[] = [];
    const note = (what: string) => () => order.push(what);
    await Promise.all([
      tree.startChild(world().child('a')).then(note('start a')),
      tree.terminateChild('a').then(note('terminate a')),
      tree.startChild(world().child('b')).then(note('start b')),
      tree.deleteChild('a').then(note('delete a')),
    ]);
    expect(order).toEqual(['start a', 'terminate a', 'start b', 'delete a']);
    expect(standing(tree)).toEqual(['b up']);
  });

  it('a call made before a stop in the same turn is served before it', async () => {
    const tree = await world().start({});
    const added = tree.startChild(world().child('a'));
    const stopped = tree.stop();
    expect((await added)?.id).toBe('a');
    expect(await stopped).toBe('shutdown');
    expect(world().log()).toEqual(['start a', 'stop a shutdown']);
  });
});

describe('dynamicSupervisor', () => {
  it('holds at most maxChildren, whatever their ids', async () => {
    const tree = await world().start({ children: [dynamicSupervisor({ id: 'pool', maxChildren: 2 })] });
    const pool = tree.supervisor('pool');
    const first = mustBeUp(await pool.startChild(world().child('x')));
    mustBeUp(await pool.startChild(world().child('x')));
    await expect(pool.startChild(world().child('y'))).rejects.toEqual(refusal('SUPERVISOR_MAX_CHILDREN'));
    expect(pool.countChildren()).toEqual({ specs: 2, active: 2, supervisors: 0, workers: 2 });
    await pool.terminateChild(first);
    mustBeUp(await pool.startChild(world().child('y')));
  });

  it('forgets a child that ended and is not to be restarted, and one whose restart is ignored', async () => {
    const tree = await world().start({ children: [dynamicSupervisor({ id: 'pool', intensity: 5 })] });
    const pool = tree.supervisor('pool');
    await pool.startChild(world().child('t', { restart: 'transient' }));
    await world().exit('t', 'normal');
    expect(pool.whichChildren()).toEqual([]);
    world().stage.behave('p', 'ok', 'ignore');
    await pool.startChild(world().child('p'));
    await world().exit('p', 'boom');
    expect(pool.whichChildren()).toEqual([]);
    expect(pool.countChildren().specs).toBe(0);
  });

  it('can be the root of a tree', async () => {
    const tree = await world().start({ maxChildren: 1 });
    const handle = mustBeUp(await tree.startChild(world().child('x')));
    await tree.terminateChild(handle);
    expect(tree.whichChildren()).toEqual([]);
  });
});
