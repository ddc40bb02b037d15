/**
 * Disturbs a busy connection for a long time, and counts what is left of the promises:
 *
 *   npm run soak -- [--minutes 10] [--asterisk 22] [--seed 1]
 *
 * Without `--asterisk` the other side is a fake, which sends a thousand events a second; of a real one as many are asked
 * for, as it takes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AmiEvent, connect } from '../../src/index.js';
import { ChaosProxy, Tap } from '../../src/testing/index.js';
import { conclude, numbersFrom } from './arguments.js';
import { Footprint } from './footprint.js';
import { Gaps } from './gaps.js';
import { otherSide } from './other-side.js';
import { actionId, atRate, Outcomes } from './outcomes.js';
import { progress, progressOver } from './progress.js';
import { randomFrom, trouble } from './trouble.js';
import { WireIds } from './wire-ids.js';

const { minutes, asterisk, seed, rate } = numbersFrom({ minutes: 10, asterisk: 1, seed: 1, rate: 50 });
/** How often the memory is looked at. */
const measureMs = 10_000;
const unheard: string[] = [];
process.on('unhandledRejection', (reason) => unheard.push(`unhandled rejection: ${String(reason)}`));
process.on('uncaughtException', (error) => unheard.push(`uncaught exception: ${String(error)}`));
process.on('warning', (warning) => unheard.push(`warning: ${warning.message}`));
console.log(`${minutes} minutes, seed ${seed}`);
const footprint = new Footprint();

/** Runs it, with everything that it needs, and closes that again. Returns what was broken. */
const run = async (): Promise<string[]> => {
  await using other = await otherSide(asterisk);
  const tap = new Tap();
  await using proxy = await ChaosProxy.start({ upstream: { port: other.port }, tap });
  const random = randomFrom(seed);
  await using connection = await connect(other.url(proxy.port), {
    heartbeatMs: 1_000,
    heartbeatTimeoutMs: 500,
    connectTimeoutMs: 1_000,
    bannerTimeoutMs: 1_000,
    loginTimeoutMs: 2_000,
    handshakeTimeoutMs: 3_000,
    reconnect: { minMs: 50, maxMs: 1_000 },
    onReport: () => undefined,
  });

  const heard = new Float64Array(20);
  const order = { epoch: 0, seq: 0, broken: 0 };
  for (const index of heard.keys()) {
    connection.addListener(
      (event: AmiEvent) => event.name === other.eventName,
      (event) => {
        heard[index] = (heard[index] ?? 0) + 1;
        if (index !== 0) return;
        const later = event.epoch > order.epoch || (event.epoch === order.epoch && event.seq > order.seq);
        if (!later) order.broken += 1;
        order.epoch = event.epoch;
        order.seq = event.seq;
      },
    );
  }
  const gaps = new Gaps();
  connection.addStatusListener((status) => {
    if (status.type === 'gap') gaps.add(status);
  });

  const capacity = Math.ceil(rate * (minutes * 60 + 120));
  const ids = new WireIds(tap, capacity);
  const outcomes = new Outcomes(capacity);
  const actions = ['Ping', 'UserEvent', 'CoreShowChannels', 'ListCommands'];
  const stop = atRate(rate, () => {
    const action = actions[outcomes.submitted % actions.length] as string;
    const whenDisconnected = outcomes.submitted % 3 === 0 ? 'queue' : 'reject';
    outcomes.submit((ActionID) => {
      const fields = action === 'UserEvent' ? { UserEvent: 'Soak', ActionID } : { ActionID };
      return connection.send(action, fields, { whenDisconnected, timeoutMs: 5_000 });
    });
  });
  const stopEvents = other.sendEvents(1_000, connection);

  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const troubles: Record<string, number> = {};
  for (let nextMeasure = measureMs; elapsed() < minutes * 60_000; ) {
    const name = await trouble(random, proxy, other);
    troubles[name] = (troubles[name] ?? 0) + 1;
    await connection.ready({ timeoutMs: 60_000 });
    await sleep(500 + random() * 3_500);
    ids.read();
    if (elapsed() < nextMeasure) continue;
    nextMeasure = elapsed() + measureMs;
    footprint.measure();
    const far = `${Math.round(elapsed() / 1_000)} s of ${minutes * 60}`;
    progress(`${far}: epoch ${connection.epoch}, ${heard[0]} events, ${outcomes.submitted} actions, ${footprint}`);
  }
  progressOver();

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
  const notSent = outcomes.of('notSent');
  const left = notSent.filter((number) => ids.has(number));
  const unseen = outcomes.of('answered').filter((number) => !ids.has(number));
  const { twice } = ids.seen;
  const { listeners, waiting, inFlight, logins } = connection.stats;
  const some = (numbers: readonly number[]) => numbers.slice(0, 5).map(actionId).join(', ');

  console.log(`${other.name}: ${Object.values(troubles).reduce((sum, count) => sum + count, 0)} troubles`);
  for (const [what, count] of Object.entries(troubles)) console.log(`  ${what}: ${count}`);
  console.log(`  epochs ${connection.epoch}, logins ${logins}, gaps ${gaps.count}`);
  console.log(`  events heard ${heard[0]} by each of ${listeners} listeners, out of order ${order.broken}`);
  console.log(`  actions submitted ${outcomes.submitted}, settled ${outcomes.settled}, pending ${outcomes.pending}`);
  for (const [what, count] of Object.entries(outcomes.counts)) console.log(`    ${what}: ${count}`);
  console.log(`  said not to be sent ${notSent.length}, of them on the wire ${left.length}; twice ${twice.length}`);
  return [
    ...(outcomes.pending === 0 ? [] : [`${outcomes.pending} actions never settled`]),
    ...(waiting + inFlight === 0 ? [] : [`${waiting} actions wait and ${inFlight} are in flight at the end`]),
    ...(left.length === 0 ? [] : [`sent, and said not to be: ${some(left)}`]),
    ...(unseen.length === 0 ? [] : [`answered, and not seen on the wire: ${some(unseen)}`]),
    ...(twice.length === 0 ? [] : [`sent twice: ${some(twice)}`]),
    ...(listeners === heard.length && !spread && !deaf ? [] : [`listeners were lost: ${heard.join(' ')}`]),
    ...(order.broken === 0 ? [] : [`${order.broken} events out of order`]),
    ...(gaps.chained && gaps.count === connection.epoch - 1 ? [] : ['the gaps do not join the epochs']),
    ...outcomes.strange.slice(0, 5),
  ];
};

const broken = await run();
// Sockets close in a turn of their own.
await sleep(500);
for (const line of footprint.lines) console.log(`  ${line}`);
const { left } = footprint;
console.log(`  handles left when all was closed: ${left.length}`);
conclude([
  ...broken,
  ...footprint.broken,
  ...(left.length === 0 ? [] : [`left open: ${left.join(', ')}`]),
  ...unheard.slice(0, 5),
]);
process.exit();
