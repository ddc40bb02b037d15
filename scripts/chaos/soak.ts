/**
 * Disturbs a busy connection for a long time, and counts what is left of the promises:
 *
 *   npm run soak -- [--minutes 10] [--asterisk 22] [--seed 1]
 *
 * Without `--asterisk` the other side is a fake, which sends a thousand events a second; a real one sends as many
 * answers and rows as it is asked for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AmiEvent, connect } from '../../src/index.js';
import { ChaosProxy, Tap } from '../../src/testing/index.js';
import { conclude, numbersFrom } from './arguments.js';
import { Footprint } from './footprint.js';
import { otherSide } from './other-side.js';
import { atRate, Outcomes } from './outcomes.js';
import { randomFrom, trouble } from './trouble.js';
import { WireIds } from './wire-ids.js';

const { minutes, asterisk, seed, rate } = numbersFrom({ minutes: 10, asterisk: 1, seed: 1, rate: 50 });
const unheard: string[] = [];
process.on('unhandledRejection', (reason) => unheard.push(`unhandled rejection: ${String(reason)}`));
process.on('uncaughtException', (error) => unheard.push(`uncaught exception: ${String(error)}`));
process.on('warning', (warning) => unheard.push(`warning: ${warning.message}`));

await using other = await otherSide(asterisk);
const tap = new Tap();
await using proxy = await ChaosProxy.start({ upstream: { port: other.port }, tap });
const random = randomFrom(seed);
const connection = await connect(other.url(proxy.port), {
  heartbeatMs: 1_000,
  heartbeatTimeoutMs: 500,
  connectTimeoutMs: 1_000,
  bannerTimeoutMs: 1_000,
  loginTimeoutMs: 2_000,
  handshakeTimeoutMs: 3_000,
  reconnect: { minMs: 50, maxMs: 1_000 },
  onReport: () => undefined,
});

const heard = Array.from({ length: 20 }, () => 0);
const order = { epoch: 0, seq: 0, broken: 0 };
for (const index of heard.keys()) {
  connection.addListener(
    (event: AmiEvent) => event.name === other.eventName,
    (event) => {
      heard[index] = (heard[index] ?? 0) + 1;
      if (index !== 0) return;
      const later = event.epoch > order.epoch || (event.epoch === order.epoch && event.seq > order.seq);
      if (!later) order.broken += 1;
      Object.assign(order, { epoch: event.epoch, seq: event.seq });
    },
  );
}
const gaps: { fromEpoch: number; toEpoch: number }[] = [];
connection.addStatusListener((status) => {
  if (status.type === 'gap') gaps.push(status);
});

const ids = new WireIds(tap);
const outcomes = new Outcomes();
const actions = ['Ping', 'UserEvent', 'CoreShowChannels', 'ListCommands'];
const stop = atRate(rate, () => {
  const action = actions[outcomes.submitted % actions.length] as string;
  const ActionID = `act-${String(outcomes.submitted).padStart(9, '0')}`;
  const whenDisconnected = outcomes.submitted % 3 === 0 ? 'queue' : 'reject';
  const fields = action === 'UserEvent' ? { UserEvent: 'Soak', ActionID } : { ActionID };
  outcomes.watch(ActionID, connection.send(action, fields, { whenDisconnected, timeoutMs: 5_000 }));
});
const stopEvents = other.sendEvents(1_000, connection);

const startedAt = performance.now();
const endsAt = startedAt + minutes * 60_000;
const footprint = new Footprint();
const troubles: Record<string, number> = {};
let nextProgress = startedAt + 10_000;
while (performance.now() < endsAt) {
  const name = await trouble(random, proxy, other);
  troubles[name] = (troubles[name] ?? 0) + 1;
  await connection.ready({ timeoutMs: 60_000 });
  await sleep(500 + random() * 3_500);
  ids.read();
  if (performance.now() < nextProgress) continue;
  nextProgress = performance.now() + 10_000;
  footprint.measure();
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  const line = `${seconds} s of ${minutes * 60}: epoch ${connection.epoch}, ${heard[0]} events, ${outcomes.submitted} actions, ${footprint}`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
}
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');

stop();
stopEvents();
proxy.remove();
await connection.ready({ timeoutMs: 60_000 });
await sleep(6_000);
const before = [...heard];
await other.sendOne(connection);
await connection.send('Ping');
await sleep(500);
ids.read();
const spread = heard.some((count) => count !== heard[0]);
const deaf = heard.some((count, index) => count <= (before[index] ?? 0));
const left = outcomes.notSent.filter((id) => ids.seen.has(id));
const unseen = outcomes.answered.filter((id) => !ids.seen.has(id));
const twice = [...ids.seen].filter(([, times]) => times > 1);
const chained = gaps.every(({ fromEpoch, toEpoch }, index) => toEpoch === fromEpoch + 1 && toEpoch === index + 2);
const { listeners, waiting, inFlight, logins } = connection.stats;

console.log(
  `${other.name}: ${minutes} min, ${Object.values(troubles).reduce((sum, count) => sum + count, 0)} troubles`,
);
for (const [what, count] of Object.entries(troubles)) console.log(`  ${what}: ${count}`);
console.log(`  epochs ${connection.epoch}, logins ${logins}, gaps ${gaps.length}`);
console.log(`  events heard ${heard[0]} by each of ${listeners} listeners, out of order ${order.broken}`);
console.log(`  actions submitted ${outcomes.submitted}, settled ${outcomes.settled}, pending ${outcomes.pending}`);
for (const [what, count] of Object.entries(outcomes.counts)) console.log(`    ${what}: ${count}`);
console.log(
  `  said not to be sent ${outcomes.notSent.length}, of them on the wire ${left.length}; twice ${twice.length}`,
);
await connection.close();
await sleep(200);
console.log(`  ${footprint.summary}`);
conclude([
  ...(outcomes.pending === 0 ? [] : [`${outcomes.pending} actions never settled`]),
  ...(waiting + inFlight === 0 ? [] : [`${waiting} actions wait and ${inFlight} are in flight at the end`]),
  ...(left.length === 0 ? [] : [`sent, and said not to be: ${left.slice(0, 5).join(', ')}`]),
  ...(unseen.length === 0 ? [] : [`answered, and not seen on the wire: ${unseen.slice(0, 5).join(', ')}`]),
  ...(twice.length === 0 ? [] : [`sent twice: ${twice.slice(0, 5).join(', ')}`]),
  ...(listeners === heard.length && !spread && !deaf ? [] : [`listeners were lost: ${heard.join(' ')}`]),
  ...(order.broken === 0 ? [] : [`${order.broken} events out of order`]),
  ...(chained && gaps.length === connection.epoch - 1 ? [] : ['the gaps do not join the epochs']),
  ...footprint.broken,
  ...outcomes.strange.slice(0, 5),
  ...unheard.slice(0, 5),
]);
process.exit();
