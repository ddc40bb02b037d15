import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('a call whose link is lost while it is placed', () => {
  it('is unknown when the link has not come back by the time that the phone would have rung out', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Originate', () => rig.fake.crash());
    const call = rig.pbx.originate({
      Channel: 'PJSIP/100',
      Context: 'default',
      Exten: '200',
      Priority: 1,
      Timeout: 20_000,
    });
    const [queued, answered, ended] = [outcome(call.queued), outcome(call.answered), outcome(call.ended)];
    await turns();
    expect(rig.pbx.state).toBe('reconnecting');
    await rig.advance(29_000);
    expect(queued.state).toBe('pending');
    await rig.advance(1_000);
    for (const fate of [queued, answered, ended]) expect(fate).toMatchObject({ value: { status: 'unknown' } });
    expect(rig.pbx.state).toBe('reconnecting');
  });
});
