/**
 * Waits for the next call to end, and says how it ended.
 *
 *   AMI_URL=ami://app:secret@127.0.0.1:5038 npx tsx examples/first-event.ts
 */
import { connect } from 'astervisor';

await using pbx = await connect(process.env.AMI_URL ?? 'ami://app:secret@127.0.0.1:5038');
console.log(`${pbx.state}: AMI ${pbx.info.amiVersion} as ${pbx.info.username}`);

pbx.addListener('DialBegin', (event) => {
  console.log(`${event.fields.CallerIDNum} calls ${event.fields.DestCallerIDNum}`);
});

const hangup = await pbx.waitFor('Hangup', { timeoutMs: 60_000 });
console.log(`${hangup.get('Channel')} has hung up: ${hangup.get('Cause-txt')}`);
