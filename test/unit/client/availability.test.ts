import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const told = (rig: Rig) => rig.statuses.flatMap(({ type }) => (type === 'up' || type === 'down' ? [type] : []));

describe('up and down', () => {
  it('are told at once when nothing damps them', async () => {
    const rig = await Rig.ready();
    rig.fake.drop();
    await turns();
    await rig.advance(1_000);
    expect(told(rig)).toEqual(['up', 'down', 'up']);
  });

  it('leave out an interruption that is shorter than downAfterMs', async () => {
    const rig = await Rig.ready({ options: { downAfterMs: 2_000 } });
    rig.fake.drop();
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('ready');
    expect(told(rig)).toEqual(['up']);
  });

  it('tell down once the damping is over, and up only after upAfterMs', async () => {
    const rig = await Rig.ready({ options: { downAfterMs: 2_000, upAfterMs: 1_000 } });
    expect(told(rig)).toEqual([]);
    await rig.advance(1_000);
    expect(told(rig)).toEqual(['up']);
    rig.fake.refuse();
    rig.fake.drop();
    await rig.advance(1_999);
    expect(told(rig)).toEqual(['up']);
    await rig.advance(1);
    expect(told(rig)).toEqual(['up', 'down']);
  });

  it('tell at once that a connection is down for good', async () => {
    const rig = await Rig.ready({ options: { downAfterMs: 60_000 } });
    await rig.finish(rig.pbx.close());
    expect(told(rig)).toEqual(['up', 'down']);
  });
});
