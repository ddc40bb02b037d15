/**
 * Makes a phone ring, connects it to an extension when it is answered, and hangs up after a second.
 *
 *   AMI_URL=… CHANNEL=PJSIP/100 EXTEN=200 npx tsx examples/first-call.ts
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'astervisor';

const { AMI_URL = 'ami://app:secret@127.0.0.1:5038', CHANNEL = 'PJSIP/100', EXTEN = '200' } = process.env;
await using pbx = await connect(AMI_URL);

const call = pbx.originate({
  Channel: CHANNEL,
  Context: 'default',
  Exten: EXTEN,
  Priority: 1,
  Variable: { CAMPAIGN: 'spring, "north"' },
});

// None of its steps is ever thrown: a call that fails is an outcome like any other.
for await (const { stage, outcome } of call.progress()) {
  console.log(`${stage}: ${outcome.status}${outcome.error ? `, ${outcome.error.message}` : ''}`);
  if (stage === 'connected' && outcome.status === 'answered') {
    await sleep(1_000);
    await call.hangup();
  }
}

const { status, causeText } = await call.ended;
if (causeText) console.log(causeText);
if (status !== 'answered') process.exitCode = 1;
