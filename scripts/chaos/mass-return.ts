/**
 * Many connections to one Asterisk, dropped at once by restarting it:
 *
 *   npm run mass-return -- [--connections 500] [--asterisk 22]
 */
import { connection, createSupervisor } from '../../src/index.js';
import { RealAsterisk } from '../../test/asterisk/server.js';
import { conclude, fewModules, numbersFrom, versionsFor } from './arguments.js';

const { connections, asterisk } = numbersFrom({ connections: 500, asterisk: 1 });

for (const version of versionsFor(asterisk)) {
  await using server = await RealAsterisk.start({ version, files: fewModules });
  const { name: username, secret } = server.user();
  const { host, port } = server;
  let refused = 0;
  const causes: Record<string, number> = {};
  const readyAt: number[] = [];
  const tree = createSupervisor({
    name: 'mass',
    onReport: () => undefined,
    children: Array.from({ length: connections }, (_, n) =>
      connection({ id: `c${n}`, host, port, username, secret, eventMask: 'off' }),
    ),
  });
  tree.addStatusListener((status) => {
    if (status.type === 'auth') refused += 1;
    if (status.type !== 'state') return;
    if (status.state === 'ready') readyAt.push(performance.now());
    const { code = 'none' } = (status.cause ?? {}) as { code?: string };
    if (status.state === 'reconnecting') causes[code] = (causes[code] ?? 0) + 1;
  });
  const startedAt = performance.now();
  await tree.start();
  await tree.ready({ timeoutMs: 60_000 });
  const first = performance.now() - startedAt;
  const rounds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    readyAt.length = 0;
    await server.kill();
    const boot = server.restart();
    await tree.ready({ timeoutMs: 60_000 });
    await boot;
    rounds.push((readyAt.at(-1) ?? 0) - (readyAt[0] ?? 0));
  }
  const pings = await Promise.allSettled(tree.connections.map((one) => one.send('Ping')));
  const sessions = /(\d+) users connected/.exec(await server.cli('manager show connected'))?.[1];
  const open = `${rounds.map((ms) => `${Math.round(ms)} ms`).join(', ')}`;
  console.log(`Asterisk ${server.version}: ${connections} connections`);
  console.log(
    `  first login of all: ${Math.round(first)} ms; after three kills, from the first back to the last: ${open}`,
  );
  console.log(`  refused logins: ${refused}; failed attempts by cause: ${JSON.stringify(causes)}`);
  console.log(
    `  sessions that Asterisk counts: ${sessions}; answered Pings: ${pings.filter(({ status }) => status === 'fulfilled').length}`,
  );
  conclude([
    ...(refused === 0 ? [] : [`${refused} refused logins`]),
    ...(rounds.every((ms) => ms < 10_000) ? [] : ['more than 10 s']),
    ...(Number(sessions) === connections ? [] : [`Asterisk counts ${sessions} sessions`]),
    ...(pings.every(({ status }) => status === 'fulfilled') ? [] : ['a Ping was not answered']),
  ]);
  await tree.stop();
}
