import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('damping', () => {
  it('leaves no timer when the connection is closed while it counts towards down', async () => {
    const rig = await Rig.ready({ options: { downAfterMs: 60_000 } });
    rig.fake.refuse();
    rig.fake.drop();
    await turns();
    await rig.finish(rig.pbx.close());
    expect(rig.leftovers.timers).toBe(0);
    expect(rig.statuses.filter(({ type }) => type === 'down')).toHaveLength(1);
  });
});
