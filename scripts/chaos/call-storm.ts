/**
 * Places calls while their link is cut, stalled and lost, and holds what is said of each against what it was bound to come
 * to, and against what a second connection saw, whose link stays whole:
 *
 *   npm run call-storm -- [--minutes 5] [--rate 4] [--asterisk 22] [--seed 1]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/index.js';
import { ChaosProxy } from '../../src/testing/index.js';
import { RealAsterisk } from '../../test/asterisk/server.js';
import { conclude, numbersFrom, versionsFor } from './arguments.js';
import { CallKinds, callPlan } from './call-kinds.js';
import { CallVerdicts } from './call-verdicts.js';
import { atRate } from './outcomes.js';
import { progress, progressOver } from './progress.js';
import { linkTrouble, randomFrom } from './trouble.js';

const { minutes, rate, asterisk, seed } = numbersFrom({ minutes: 5, rate: 4, asterisk: 1, seed: 1 });
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

for (const version of versionsFor(asterisk)) {
  await using server = await RealAsterisk.start({ version, dialplanExtra: callPlan });
  await using proxy = await ChaosProxy.start({ upstream: { port: server.port } });
  const random = randomFrom(seed);
  await using witness = await connect(server.url(), { id: 'witness', onReport: () => undefined });
  await using connection = await connect(server.url().replace(`:${server.port}`, `:${proxy.port}`), {
    heartbeatMs: 1_000,
    heartbeatTimeoutMs: 500,
    reconnect: { minMs: 20, maxMs: 500 },
    onReport: () => undefined,
  });
  const verdicts = new CallVerdicts(witness);
  const kinds = new CallKinds(random);
  const stop = atRate(rate, () => verdicts.place(connection, kinds.next()));
  const harms = new Map<string, number>();
  const startedAt = performance.now();
  for (let elapsed = 0; elapsed < minutes * 60_000; elapsed = performance.now() - startedAt) {
    await sleep(200 + random() * 2_500);
    const harm = await linkTrouble(random, proxy, server);
    harms.set(harm, (harms.get(harm) ?? 0) + 1);
    progress(`${Math.round(elapsed / 1_000)} s of ${minutes * 60}, ${verdicts.placed} calls on ${version}`);
  }
  stop();
  progressOver();
  await connection.ready({ timeoutMs: 30_000 });
  await verdicts.settled(120_000);
  const { events: left } = await witness.send('CoreShowChannels');
  console.log(`Asterisk ${server.version}: ${verdicts.placed} calls, ${connection.stats.logins} logins`);
  console.log(`  ${[...harms].map(([what, count]) => `${what} ${count}`).join(', ')}`);
  console.log(`  ${verdicts.totals()}`);
  for (const line of verdicts.summary()) console.log(`  ${line}`);
  conclude([
    ...verdicts.broken(),
    ...(left.length === 0 ? [] : [`${left.length} channels are left`]),
    ...(connection.stats.listeners === 0 ? [] : [`${connection.stats.listeners} listeners are left`]),
    ...(connection.stats.inFlight === 0 ? [] : [`${connection.stats.inFlight} actions are left`]),
    ...unhandled.map((reason) => `unhandled rejection: ${String(reason)}`),
  ]);
}
