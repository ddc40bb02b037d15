import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** A handler whose every run is ended by the test. */
const gated = () => {
  const running: string[] = [];
  const gates: (() => void)[] = [];
  const handler = (event: { get(name: string): string | undefined }) => {
    running.push(`${event.get('Call')}${event.get('Step')}`);
    return new Promise<void>((resolve) => gates.push(resolve));
  };
  const release = async () => {
    gates.shift()?.();
    await turns();
  };
  return { running, handler, release };
};

const emit = async (rig: Rig, ...calls: string[]) => {
  for (const call of calls) rig.fake.emit('Step', { Call: call.charAt(0), Step: call.slice(1) });
  await turns();
};

describe('serializeBy', () => {
  it('runs the handler one event at a time for each value, others side by side', async () => {
    const rig = await Rig.ready();
    const { running, handler, release } = gated();
    rig.pbx.addListener('Step', handler, { serializeBy: 'Call' });
    await emit(rig, 'a1', 'a2', 'b1', 'a3', 'b2');
    expect(running).toEqual(['a1', 'b1']);
    await release();
    expect(running).toEqual(['a1', 'b1', 'a2']);
    await release();
    expect(running).toEqual(['a1', 'b1', 'a2', 'b2']);
    await release();
    expect(running).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('goes on after a handler that rejects, and reports it', async () => {
    const rig = await Rig.ready();
    const seen: (string | undefined)[] = [];
    rig.pbx.addListener(
      'Step',
      async (event) => {
        seen.push(event.get('Step'));
        if (event.get('Step') === '1') throw new Error('boom');
      },
      { serializeBy: 'Call' },
    );
    await emit(rig, 'a1', 'a2');
    expect(seen).toEqual(['1', '2']);
    expect(rig.reportsOf('listener_failed')).toHaveLength(1);
  });

  it('drops and reports what exceeds its bound, and nothing else', async () => {
    const rig = await Rig.ready();
    const { running, handler, release } = gated();
    rig.pbx.addListener('Step', handler, { serializeBy: 'Call', maxPending: 1 });
    await emit(rig, 'a1', 'a2', 'a3');
    expect(rig.reportsOf('listener_overflow').map(({ level }) => level)).toEqual(['error']);
    await release();
    await release();
    expect(running).toEqual(['a1', 'a2']);
  });

  it('forgets what waits when the listener is removed', async () => {
    const rig = await Rig.ready();
    const { running, handler, release } = gated();
    const id = rig.pbx.addListener('Step', handler, { serializeBy: 'Call' });
    await emit(rig, 'a1', 'a2');
    rig.pbx.delListener(id);
    await release();
    expect(running).toEqual(['a1']);
  });
});
