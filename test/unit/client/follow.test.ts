import { describe, expect, it } from 'vitest';
import type { FollowStep } from '../../../src/index.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** What a consumer that never waits has been given, in short. */
const follow = (rig: Rig, options = {}) => {
  const steps: string[] = [];
  const stream = rig.pbx.follow('Members', 'MemberChanged', options);
  const told = (step: FollowStep): string => {
    switch (step.type) {
      case 'row':
        return `row ${step.row.get('Member')}`;
      case 'event':
        return `event ${step.event.get('Member')}`;
      case 'reset':
        return `reset ${step.epoch}`;
      default:
        return step.type;
    }
  };
  const done = (async () => {
    for await (const step of stream) steps.push(told(step));
    steps.push('over');
  })().catch((error: { code?: string }) => steps.push(String(error.code ?? error)));
  return { steps, stream, done };
};

const withMembers = async (rig: Rig, members: readonly string[] = ['a', 'b']) => {
  rig.fake.on('Members', (call) => call.list(members.map((Member) => ({ Event: 'MemberRow', Member }))));
};

describe('follow', () => {
  it('begins with the rows of the list and goes on with the events, in the order of the wire', async () => {
    const rig = await Rig.ready();
    await withMembers(rig);
    const { steps } = follow(rig);
    await turns();
    rig.fake.emit('MemberChanged', { Member: 'a' });
    rig.fake.emit('Unrelated', {});
    rig.fake.emit('MemberChanged', { Member: 'b' });
    await turns();
    expect(steps).toEqual(['reset 1', 'row a', 'row b', 'synced', 'event a', 'event b']);
  });

  it('is stale while the link is down, and begins anew with each login', async () => {
    const rig = await Rig.ready();
    await withMembers(rig, ['a']);
    const { steps } = follow(rig);
    await turns();
    rig.fake.drop();
    await turns();
    await rig.advance(1_000);
    expect(steps).toEqual(['reset 1', 'row a', 'synced', 'stale', 'reset 2', 'row a', 'synced']);
  });

  it('may be asked for before the first login, and ends with the connection', async () => {
    const rig = await Rig.declare();
    await withMembers(rig, []);
    const { steps, done } = follow(rig);
    await rig.tree.start();
    await turns();
    await rig.finish(rig.pbx.close());
    await done;
    expect(steps).toEqual(['reset 1', 'synced', 'stale', 'over']);
  });

  it('ends at once on a connection that is closed, and leaves nothing behind', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.close());
    const { steps, done } = follow(rig);
    await done;
    expect(steps).toEqual(['over']);
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('throws what ends the list', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Members', (call) => call.respond({ Response: 'Error', Message: 'No members' }));
    const { steps, done } = follow(rig);
    await done;
    expect(steps).toEqual(['reset 1', 'AMI_ACTION_ERROR']);
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('is ended by its signal, and lets go of its listeners', async () => {
    const rig = await Rig.ready();
    await withMembers(rig, []);
    const abort = new AbortController();
    const { steps, done } = follow(rig, { signal: abort.signal });
    await turns();
    abort.abort();
    await done;
    expect(steps).toEqual(['reset 1', 'synced', 'AMI_WAIT_ABORTED']);
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('ends with an error of its own when its consumer is too slow', async () => {
    const rig = await Rig.ready();
    await withMembers(rig, ['a', 'b', 'c']);
    const stream = rig.pbx.follow('Members', 'MemberChanged', { buffer: 2 });
    await turns();
    expect((await stream.next()).value).toMatchObject({ type: 'reset' });
    expect((await stream.next()).value).toMatchObject({ type: 'row' });
    await expect(stream.next()).rejects.toMatchObject({ code: 'AMI_STREAM_OVERFLOW' });
  });
});
