/**
 * A small menu for callers: asks for a key, says the time or the caller's number, and hangs up. The dialplan hands a call over
 * with `AGI(agi:async,menu)`.
 *
 *   AMI_URL=… npx tsx examples/ivr.ts
 */
import { connect } from 'astervisor';
import { type AgiSession, handleAsyncAgi } from 'astervisor/agi';

const { AMI_URL = 'ami://app:secret@127.0.0.1:5038', PROMPT = 'beep' } = process.env;
await using pbx = await connect(AMI_URL, { eventMask: ['agi', 'call'] });

const menu = async (agi: AgiSession): Promise<void> => {
  const caller = agi.environment.get('agi_callerid');
  agi.signal.addEventListener('abort', () => console.log(`${caller}: gone`));
  await agi.answer();
  const choice = await agi.getData(PROMPT, { timeoutMs: 5_000, maxDigits: 1 });
  console.log(`${caller}: ${choice || 'nothing'}`);
  switch (choice) {
    case '1':
      await agi.sayTime(new Date());
      break;
    case '2':
      await agi.sayDigits(caller ?? '');
      break;
    case '0':
      return; // The dialplan goes on, to the operator.
    default:
      await agi.streamFile('invalid');
  }
  await agi.hangup();
};

// Closed before the connection: who is in the menu then goes on in the dialplan.
const ivr = handleAsyncAgi(pbx, menu, { filter: (agi) => agi.arguments[0] === 'menu' });
console.log('ready');

await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
await ivr.close({ force: true });
