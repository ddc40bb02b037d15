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
import { atRate, Outcomes } from './outcomes.js';
import { WireIds } from './wire-ids.js';

const { kills, rate, asterisk } = numbersFrom({ kills: 100, rate: 200, asterisk: 1 });
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

for (const version of versionsFor(asterisk)) {
  await using server = await RealAsterisk.start({ version, files: fewModules });
  const tap = new Tap();
  await using proxy = await ChaosProxy.start({ upstream: { port: server.port }, tap });
  const ids = new WireIds(tap);
  const outcomes = new Outcomes();
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
    const ActionID = `act-${String(outcomes.submitted).padStart(9, '0')}`;
    const whenDisconnected = outcomes.submitted % 3 === 0 ? 'queue' : 'reject';
    const own = kind === 'DBPut' || kind === 'UserEvent' ? fields[kind] : {};
    const options = { whenDisconnected, timeoutMs: 2_000 } as const;
    outcomes.watch(ActionID, connection.send(kind as string, { ...own, ActionID }, options));
  });
  const startedAt = performance.now();
  for (let kill = 1; kill <= kills; kill += 1) {
    await connection.ready({ timeoutMs: 30_000 });
    await sleep(50 + Math.random() * 500);
    await server.kill();
    await server.restart();
    ids.read();
  }
  await connection.ready({ timeoutMs: 30_000 });
  stop();
  await sleep(3_000);
  const heardBefore = heard;
  await connection.send('UserEvent', { UserEvent: 'Last' });
  await connection.send('Ping');
  ids.read();

  const left = outcomes.notSent.filter((id) => ids.seen.has(id));
  const inDoubt = outcomes.inDoubt.filter((id) => ids.seen.has(id));
  const unseen = outcomes.answered.filter((id) => !ids.seen.has(id));
  const twice = [...ids.seen].filter(([, times]) => times > 1);
  console.log(`Asterisk ${server.version}: ${kills} kills in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  console.log(`  submitted ${outcomes.submitted}, settled ${outcomes.settled}, pending ${outcomes.pending}`);
  for (const [what, count] of Object.entries(outcomes.counts)) console.log(`  ${what}: ${count}`);
  console.log(`  on the wire: ${ids.bytes} bytes, ${ids.seen.size} of these actions, ${twice.length} of them twice`);
  console.log(
    `  answered: ${outcomes.answered.length}, of them on the wire: ${outcomes.answered.length - unseen.length}`,
  );
  console.log(`  said not to be sent: ${outcomes.notSent.length}, of them on the wire: ${left.length}`);
  console.log(`  said to be in doubt: ${outcomes.inDoubt.length}, of them on the wire: ${inDoubt.length}`);
  console.log(`  lines torn at the end of a session: ${ids.torn.length}; logins ${connection.stats.logins}`);
  console.log(`  events heard ${heard}, listeners ${connection.stats.listeners}`);
  conclude([
    ...(outcomes.pending === 0 ? [] : [`${outcomes.pending} actions never settled`]),
    ...(left.length === 0 ? [] : [`sent, and said not to be: ${left.slice(0, 5).join(', ')}`]),
    ...(unseen.length === 0 ? [] : [`answered, and not seen on the wire: ${unseen.slice(0, 5).join(', ')}`]),
    ...(twice.length === 0 ? [] : [`sent twice: ${twice.slice(0, 5).join(', ')}`]),
    ...(connection.epoch >= kills + 1 ? [] : [`only ${connection.epoch} epochs`]),
    ...(heard === heardBefore + 1 ? [] : ['the listener did not survive']),
    ...outcomes.strange.slice(0, 5),
    ...unhandled.map((reason) => `unhandled rejection: ${String(reason)}`),
  ]);
  await connection.close();
}
