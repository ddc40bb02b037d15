/**
 * Kills Asterisk again and again while actions are submitted, and holds what is said of each against the bytes of a tap
 * between the two:
 *
 *   npm run kill-loop -- [--kills 100] [--rate 200] [--asterisk 22]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../src/index.js';
import { ChaosProxy, Tap } from '../../src/testing/index.js';
import { RealAsterisk } from '../../test/asterisk/server.js';
import { conclude, fewModules, numbersFrom, versionsFor } from './arguments.js';
import { actionId, atRate, Outcomes } from './outcomes.js';
import { progress, progressOver } from './progress.js';
import { WireIds } from './wire-ids.js';

const { kills, rate, asterisk } = numbersFrom({ kills: 100, rate: 200, asterisk: 1 });
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

for (const version of versionsFor(asterisk)) {
  await using server = await RealAsterisk.start({ version, files: fewModules });
  const tap = new Tap();
  await using proxy = await ChaosProxy.start({ upstream: { port: server.port }, tap });
  // Each kill takes less than ten seconds: one byte for each action that there may be.
  const capacity = rate * (kills * 10 + 60);
  const ids = new WireIds(tap, capacity);
  const outcomes = new Outcomes(capacity);
  const connection = await connect(server.url().replace(`:${server.port}`, `:${proxy.port}`), {
    reconnect: { minMs: 20, maxMs: 200 },
    onReport: () => undefined,
  });
  let heard = 0;
  connection.addListener('UserEvent', () => (heard += 1));
  const kinds = ['Ping', 'DBPut', 'UserEvent', 'CoreShowChannels'] as const;
  const fields = { DBPut: { Family: 'loop', Key: 'k', Val: 'v' }, UserEvent: { UserEvent: 'Loop' } };
  const stop = atRate(rate, () => {
    const kind = kinds[outcomes.submitted % kinds.length] as (typeof kinds)[number];
    const whenDisconnected = outcomes.submitted % 3 === 0 ? 'queue' : 'reject';
    const own = kind === 'DBPut' || kind === 'UserEvent' ? fields[kind] : {};
    const options = { whenDisconnected, timeoutMs: 2_000 } as const;
    outcomes.submit((ActionID) => connection.send(kind as string, { ...own, ActionID }, options));
  });
  const startedAt = performance.now();
  for (let kill = 1; kill <= kills; kill += 1) {
    await connection.ready({ timeoutMs: 30_000 });
    await sleep(50 + Math.random() * 500);
    await server.kill();
    await server.restart();
    ids.read();
    progress(`${kill} of ${kills} kills of Asterisk ${version}, ${outcomes.submitted} actions`);
  }
  progressOver();
  await connection.ready({ timeoutMs: 30_000 });
  stop();
  await sleep(3_000);
  const heardBefore = heard;
  await connection.send('UserEvent', { UserEvent: 'Last' });
  await connection.send('Ping');
  ids.read();

  const { once, twice } = ids.seen;
  const [answered, notSent, inDoubt] = [outcomes.of('answered'), outcomes.of('notSent'), outcomes.of('inDoubt')];
  const left = notSent.filter((number) => ids.has(number));
  const unseen = answered.filter((number) => !ids.has(number));
  console.log(`Asterisk ${server.version}: ${kills} kills in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  console.log(`  submitted ${outcomes.submitted}, settled ${outcomes.settled}, pending ${outcomes.pending}`);
  for (const [what, count] of Object.entries(outcomes.counts)) console.log(`  ${what}: ${count}`);
  console.log(`  on the wire: ${ids.bytes} bytes, ${once} of these actions, ${twice.length} of them twice`);
  console.log(`  answered: ${answered.length}, of them on the wire: ${answered.length - unseen.length}`);
  console.log(`  said not to be sent: ${notSent.length}, of them on the wire: ${left.length}`);
  console.log(
    `  said to be in doubt: ${inDoubt.length}, of them on the wire: ${inDoubt.filter((number) => ids.has(number)).length}`,
  );
  console.log(`  lines torn at the end of a session: ${ids.torn}; logins ${connection.stats.logins}`);
  console.log(`  events heard ${heard}, listeners ${connection.stats.listeners}`);
  conclude([
    ...(outcomes.pending === 0 ? [] : [`${outcomes.pending} actions never settled`]),
    ...(left.length === 0 ? [] : [`sent, and said not to be: ${left.slice(0, 5).map(actionId).join(', ')}`]),
    ...(unseen.length === 0
      ? []
      : [`answered, and not seen on the wire: ${unseen.slice(0, 5).map(actionId).join(', ')}`]),
    ...(twice.length === 0 ? [] : [`sent twice: ${twice.slice(0, 5).map(actionId).join(', ')}`]),
    ...(connection.epoch >= kills + 1 ? [] : [`only ${connection.epoch} epochs`]),
    ...(heard === heardBefore + 1 ? [] : ['the listener did not survive']),
    ...outcomes.strange.slice(0, 5),
    ...unhandled.map((reason) => `unhandled rejection: ${String(reason)}`),
  ]);
  await connection.close();
}
