/**
 * Many connections to one Asterisk, dropped at once by killing and restarting it, three times over: to a fake that lets
 * ten log in at a time, then to the real ones.
 *
 *   npm run mass-return -- [--connections 500] [--asterisk 22]
 *
 * Fails unless all are back within ten seconds, both of the first banner that one of them was shown and of the first that
 * was ready again, and no login was refused or turned away.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connection, createSupervisor } from '../../src/index.js';
import { FakeAsterisk } from '../../src/testing/index.js';
import { RealAsterisk } from '../../test/asterisk/server.js';
import { conclude, fewModules, numbersFrom, versionsFor } from './arguments.js';
import { Crowd, type Return } from './crowd.js';
import { progress, progressOver } from './progress.js';

const { connections, asterisk } = numbersFrom({ connections: 500, asterisk: 1 });
const limitMs = 10_000;

interface Server extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** How many sessions it says that it has. */
  sessions(): Promise<number>;
}

const fake = async (): Promise<Server> => {
  const server = await FakeAsterisk.start({ authLimit: 10, logLimit: 100 });
  return {
    name: 'fake Asterisk with an authlimit of 10',
    url: server.url(),
    kill: async () => server.crash({ mode: 'rst' }),
    restart: async () => {
      await sleep(1_000);
      await server.restart();
    },
    sessions: async () => server.sessions.filter(({ authenticated }) => authenticated).length,
    [Symbol.asyncDispose]: () => server.stop(),
  };
};

const real = async (version: 16 | 22): Promise<Server> => {
  const server = await RealAsterisk.start({ version, files: fewModules });
  return {
    name: `Asterisk ${server.version}`,
    url: server.url(),
    kill: () => server.kill(),
    restart: () => server.restart(),
    sessions: async () => Number(/(\d+) users connected/.exec(await server.cli('manager show connected'))?.[1]),
    [Symbol.asyncDispose]: () => server.stop(),
  };
};

const run = async (server: Server): Promise<string[]> => {
  const tree = createSupervisor({
    name: 'mass',
    onReport: () => undefined,
    children: Array.from({ length: connections }, (_, n) =>
      connection({ id: `c${n}`, url: server.url, eventMask: 'off' }),
    ),
  });
  const crowd = new Crowd(tree);
  const watch = setInterval(() => progress(`${server.name}: ${crowd.ready} of ${connections} are ready`), 200);
  crowd.scatter();
  await tree.start();
  await tree.ready({ timeoutMs: 60_000 });
  const first = crowd.returned;
  const returns: Return[] = [];
  for (let round = 0; round < 3; round += 1) {
    crowd.scatter();
    await server.kill();
    const boot = server.restart();
    while (tree.connections.some(({ state }) => state === 'ready')) await sleep(20);
    await tree.ready({ timeoutMs: 60_000 });
    await boot;
    returns.push(crowd.returned);
  }
  const pings = await Promise.allSettled(tree.connections.map((one) => one.send('Ping')));
  const answered = pings.filter(({ status }) => status === 'fulfilled').length;
  const sessions = await server.sessions();
  clearInterval(watch);
  progressOver();
  const list = (of: (one: Return) => number) => returns.map((one) => `${Math.round(of(one))} ms`).join(', ');
  console.log(`${server.name}: ${connections} connections`);
  console.log(`  first login of all: ${Math.round(first.fromFirstBanner)} ms`);
  console.log(`  after three kills, from the first banner to the last ready: ${list((one) => one.fromFirstBanner)}`);
  console.log(`  from the first ready to the last: ${list((one) => one.fromFirstReady)}`);
  console.log(`  refused logins: ${crowd.refused}; closed without a banner: ${crowd.turnedAway}`);
  console.log(`  attempts that failed, by cause: ${JSON.stringify(crowd.causes)}`);
  console.log(`  sessions that the server counts: ${sessions}; answered Pings: ${answered}`);
  await tree.stop();
  return [
    ...(crowd.refused === 0 ? [] : [`${server.name}: ${crowd.refused} refused logins`]),
    ...(crowd.turnedAway === 0 ? [] : [`${server.name}: ${crowd.turnedAway} closed without a banner`]),
    // What was never measured is not less than the limit either.
    ...(returns.every(({ fromFirstBanner }) => fromFirstBanner < limitMs) ? [] : [`${server.name}: more than 10 s`]),
    ...(returns.every(({ fromFirstReady }) => fromFirstReady < limitMs) ? [] : [`${server.name}: more than 10 s`]),
    ...(sessions === connections ? [] : [`${server.name} counts ${sessions} sessions`]),
    ...(answered === connections ? [] : [`${server.name}: ${connections - answered} Pings were not answered`]),
  ];
};

const broken: string[] = [];
for (const start of [
  ...(asterisk === 1 ? [fake] : []),
  ...versionsFor(asterisk).map((version) => () => real(version)),
]) {
  await using server = await start();
  broken.push(...(await run(server)));
}
conclude(broken);
