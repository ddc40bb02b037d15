import { connect as openPbx } from 'astervisor';
import { FakeAsterisk as GivenAsterisk } from 'astervisor/testing';

await using asterisk = await GivenAsterisk.start({ queues: { support: { members: [{ location: 'PJSIP/200' }] } } });
await using pbx = await openPbx(asterisk.url(), { id: 'pbx-a' });

export { asterisk, pbx };
