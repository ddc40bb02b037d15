/**
 * Makes a phone ring, connects it to an extension when it is answered, and hangs up after a while.
 *
 *   AMI_URL=… CHANNEL=PJSIP/100 EXTEN=200 npx tsx examples/first-call.ts
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ActionError, connect } from 'astervisor';

const { AMI_URL = 'ami://app:secret@127.0.0.1:5038', CHANNEL = 'PJSIP/100', EXTEN = '200' } = process.env;
await using pbx = await connect(AMI_URL);

// Chosen here and not by Asterisk, so that we know what to wait for before anything can happen.
const ActionID = `call-${randomUUID()}`;
const ChannelId = randomUUID();
const answered = pbx.waitFor({ Event: 'OriginateResponse', ActionID }, { timeoutMs: 40_000 });
const ended = pbx.waitFor({ Event: 'Hangup', Uniqueid: ChannelId }, { timeoutMs: false });

// With `Async` the answer comes at once: it says that the call is queued, not that anybody has picked up.
const queued = pbx.send('Originate', {
  ActionID,
  ChannelId,
  Channel: CHANNEL,
  Context: 'default',
  Exten: EXTEN,
  Priority: 1,
  Timeout: 30_000,
  Async: true,
  Variable: { CAMPAIGN: 'spring, "north"' },
});

try {
  const [response, outcome] = await Promise.all([queued, answered]);
  console.log(response.message);
  if (outcome.get('Response') === 'Success') {
    console.log(`${outcome.get('Channel')} has answered`);
    await sleep(1_000);
    await pbx.send('Hangup', { Channel: outcome.get('Channel') ?? '' });
    console.log(`ended: ${(await ended).get('Cause-txt')}`);
  } else {
    console.log(`nobody has answered: reason ${outcome.get('Reason')}`);
  }
} catch (error) {
  if (!(error instanceof ActionError)) throw error;
  console.log(`refused: ${error.response.message}`);
  process.exitCode = 1;
} finally {
  ended.catch(() => {}); // Given up when the connection closes.
}
