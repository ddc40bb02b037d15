/**
 * A process that runs out of file descriptors, with two connections: one that is up, and one that is asked for then.
 * Prints what became of both. Its arguments are the port of an Asterisk, the host of the second connection, and the folder of
 * the compiled sources: a loader of TypeScript that is still at work gives descriptors back when there should be none.
 */
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [port, host, sources] = process.argv.slice(2);
const { connection, createSupervisor } = await import(pathToFileURL(`${sources}/index.js`).href);
const common = { port: Number(port), username: 'app', secret: 'secret', identify: false, reconnect: () => 20 };
const tree = createSupervisor({
  onReport: () => undefined,
  children: [connection({ ...common, id: 'up', host: '127.0.0.1' })],
});
await tree.start();
await tree.ready({ timeoutMs: 20_000 });

const taken = [];
let exhausted = '';
while (exhausted === '') {
  try {
    taken.push(openSync('/dev/null', 'r'));
  } catch (error) {
    exhausted = error.code;
  }
}
const causes = [];
const third = new Promise((resolve) => {
  tree.addStatusListener((status) => {
    if (status.type !== 'state' || status.state !== 'reconnecting' || status.connection !== 'late') return;
    if (status.cause) causes.push(status.cause);
    if (causes.length === 3) resolve();
  });
});
await tree.startChild(connection({ ...common, id: 'late', host }));
await third;
const pong = await tree.connection('up').send('Ping');
const epochWhile = tree.connection('up').epoch;

for (const descriptor of taken) closeSync(descriptor);
await tree.ready({ timeoutMs: 20_000 });
const [cause] = causes;
const late = (await tree.connection('late').send('Ping')).get('Ping');
const said = { exhausted, code: cause?.code, because: cause?.cause?.code, up: pong.get('Ping'), epochWhile, late };
await tree.stop();
process.stdout.write(JSON.stringify(said));
