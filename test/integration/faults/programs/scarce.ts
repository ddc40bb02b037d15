/**
 * A process that runs out of file descriptors, with two connections: one that is up, and one that is asked for then.
 * Prints what became of both. Its arguments are the port of an Asterisk, and the host of the second connection.
 */
import { closeSync, openSync } from 'node:fs';
import { connection, createSupervisor, type Tree } from 'astervisor';

const [port, host = ''] = process.argv.slice(2);
const common = { port: Number(port), username: 'app', secret: 'secret', identify: false, reconnect: () => 20 };
const tree: Tree = createSupervisor({
  onReport: () => undefined,
  children: [connection({ ...common, id: 'up', host: '127.0.0.1' })],
});
await tree.start();
await tree.ready({ timeoutMs: 20_000 });

const taken: number[] = [];
let exhausted = '';
while (exhausted === '') {
  try {
    taken.push(openSync('/dev/null', 'r'));
  } catch (error) {
    exhausted = (error as NodeJS.ErrnoException).code ?? '';
  }
}
const causes: NodeJS.ErrnoException[] = [];
const third = new Promise<void>((resolve) => {
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
const because = (cause?.cause as NodeJS.ErrnoException | undefined)?.code;
const late = (await tree.connection('late').send('Ping')).get('Ping');
const said = { exhausted, code: cause?.code, because, up: pong.get('Ping'), epochWhile, late };
await tree.stop();
process.stdout.write(JSON.stringify(said));
