import { describe, expect, it, onTestFinished } from 'vitest';
import { child, startSupervisor } from '../../../src/index.js';
import { FakeAsterisk } from '../../../src/testing/index.js';
import { ManualClock, turns } from '../supervisor/support/manual-clock.js';

const rig = async () => {
  const clock = new ManualClock();
  const fake = await FakeAsterisk.start({ port: false, clock });
  const declare = <const Id extends string>(id: Id, more = {}) =>
    child.connection({ id, host: 'pbx', username: 'app', secret: 'secret', dial: fake.dial, identify: false, ...more });
  const inner = (...ids: string[]) => child.supervisor({ id: 'inner', children: ids.map((id) => declare(id)) });
  const tree = await startSupervisor({ clock, onReport: () => {}, children: [declare('a'), declare('b'), inner('x')] });
  await turns();
  onTestFinished(async () => {
    const stopped = tree.stop();
    await clock.advance(60_000);
    await stopped;
    await fake.stop();
  });
  const settle = async <T>(work: Promise<T>): Promise<T> => {
    await turns();
    await clock.advance(1_000);
    return work;
  };
  return { clock, fake, tree, declare, inner, settle };
};

const run = async ({ signal }: { readonly signal: AbortSignal }) => {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
};

describe('tree.reconcile', () => {
  it('touches nothing when nothing differs', async () => {
    const { tree, declare, inner, settle } = await rig();
    const epochs = () => tree.connections.map(({ epoch }) => epoch);
    expect(await settle(tree.reconcile([declare('a'), declare('b'), inner('x')]))).toEqual({
      added: [],
      removed: [],
      replaced: [],
      kept: ['inner', 'b', 'a'],
    });
    expect(epochs()).toEqual([1, 1, 1]);
  });

  it('adds, removes and replaces just what differs', async () => {
    const { tree, declare, inner, settle } = await rig();
    const a = tree.connection('a');
    const done = await settle(
      tree.reconcile([declare('a'), inner('x', 'y'), declare('c'), child.worker({ id: 'w', run })]),
    );
    expect(done).toEqual({ added: ['c', 'w'], removed: ['b'], replaced: ['inner'], kept: ['a'] });
    await turns();
    expect(tree.connection('a')).toBe(a);
    expect(a.epoch).toBe(1);
    expect(tree.findConnection('b')?.state).toBe('closed');
    expect(tree.findConnection('y')?.state).toBe('ready');
    expect(
      await settle(tree.reconcile([declare('a'), inner('x', 'y'), declare('c'), child.worker({ id: 'w', run })])),
    ).toMatchObject({
      replaced: [],
      added: [],
    });
  });

  it('keeps handle, listeners and epoch of a connection that it replaces', async () => {
    const { fake, tree, declare, inner, settle } = await rig();
    const b = tree.connection('b');
    const seen: string[] = [];
    b.addListener('UserEvent', (event) => seen.push(event.fields.UserEvent ?? ''));
    const done = await settle(tree.reconcile([declare('a'), declare('b', { heartbeatMs: 60_000 }), inner('x')]));
    expect(done.replaced).toEqual(['b']);
    expect(tree.connection('b')).toBe(b);
    expect(b.state).toBe('ready');
    expect(b.epoch).toBe(2);
    fake.emit('UserEvent', { UserEvent: 'hello' }, { privilege: 'user' });
    await turns();
    expect(seen).toEqual(['hello']);
  });

  it('refuses a bad list before it touches anything', async () => {
    const { tree, declare } = await rig();
    await expect(tree.reconcile([declare('a'), declare('a')])).rejects.toMatchObject({
      code: 'SUPERVISOR_DUPLICATE_CHILD_NAME',
    });
    expect(tree.countChildren().active).toBe(3);
  });
});
