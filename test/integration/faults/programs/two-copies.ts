/** Two copies of the package in one process, as two dependencies may bring them. Its argument is the folder of the second. */
import diagnosticsChannel from 'node:diagnostics_channel';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as first from 'astervisor';
import * as firstKit from 'astervisor/testing';

const [folder = ''] = process.argv.slice(2);
const load = (file: string) => import(pathToFileURL(join(folder, file)).href);
const second: typeof first = await load('index.js');
const secondKit: typeof firstKit = await load('testing/index.js');

const reportsOf: string[] = [];
diagnosticsChannel.subscribe('astervisor:report', (message) => reportsOf.push((message as { tree: string }).tree));
const settledIds: string[] = [];
diagnosticsChannel.subscribe('astervisor:action', (message) =>
  settledIds.push((message as { actionId: string }).actionId),
);

// Each has its tree, of one name, on the fake of the other; one limiter for both.
const fakes = {
  first: await firstKit.FakeAsterisk.start(),
  second: await secondKit.FakeAsterisk.start({ port: false }),
};
const handshakes = new second.HandshakeLimiter(1);
const declare = (copy: typeof first, name: string, fake: firstKit.FakeAsterisk, dial: boolean) =>
  copy.startSupervisor({
    name,
    handshakes,
    onReport: () => undefined,
    children: [
      copy.child.connection({
        id: 'pbx',
        ...(dial ? { host: 'pbx', username: 'app', secret: 'secret', dial: fake.dial } : { url: fake.url() }),
        reconnect: () => 1,
      }),
    ],
  });
const one = await declare(first, 'tree of the first', fakes.second, true);
const two = await declare(second, 'tree of the second', fakes.first, false);
await Promise.all([one.ready(), two.ready()]);
const [a, b] = [one.connection('pbx'), two.connection('pbx')];

const heard = { a: 0, b: 0 };
const idA = a.addListener('UserEvent', () => {
  heard.a += 1;
});
b.addListener('UserEvent', () => {
  heard.b += 1;
});
const ids = async (on: first.Connection) =>
  Promise.all(Array.from({ length: 100 }, async () => (await on.send('Ping')).actionId));
const [idsOfA, idsOfB] = [await ids(a), await ids(b)];
const foreign = b.delListener(idA);
fakes.first.emit('UserEvent', { UserEvent: 'X' });
await b.send('Ping');

const refusal = await a.send('Nonsense').catch((error: unknown) => error);
fakes.second.refuse();
fakes.second.drop();
const down = await new Promise<first.StateStatus>((resolve) => {
  a.addStatusListener((status) => {
    if (status.type === 'state' && status.state === 'reconnecting' && (status.attempt ?? 0) > 1) resolve(status);
  });
});
const unharmed = (await b.send('Ping')).get('Ping');
await one.stop();
const afterwards = (await b.send('Ping')).get('Ping');
await two.stop();
await Promise.all([fakes.first.stop(), fakes.second.stop()]);

const said = {
  apart: first.ActionError !== second.ActionError && firstKit.FakeAsterisk !== secondKit.FakeAsterisk,
  foreignIsForeign: refusal instanceof first.ActionError && !(refusal instanceof second.ActionError),
  matched: { ...(refusal as { code: string; name: string }), connection: undefined }.code,
  named: (refusal as Error).name,
  cause: (down.cause as { code?: string } | undefined)?.code,
  ids: new Set([...idsOfA, ...idsOfB]).size,
  settled: [...idsOfA, ...idsOfB].every((id) => settledIds.includes(id ?? '')),
  foreign,
  heard,
  unharmed,
  afterwards,
  reports: [...new Set(reportsOf)].sort(),
};
process.stdout.write(`${JSON.stringify(said)}\n`);
