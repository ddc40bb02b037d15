/**
 * A program that prints all there is: logs at the lowest level, both diagnostics channels, the inspector, every handle, spec,
 * error and status in every way. Its arguments are the URL of an Asterisk with the secret in it, and how to log in.
 */
import diagnosticsChannel from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { connect, connection, createSupervisor } from 'astervisor';
import { pino } from 'pino';

const [url = '', auth = 'md5'] = process.argv.slice(2) as [string, 'md5' | 'plain'];
const secret = decodeURIComponent(new URL(url).password);

const print = (thing: unknown): void => {
  console.log(inspect(thing, { depth: 3, showHidden: true, maxStringLength: null }));
  console.log('%s', String(thing));
  try {
    console.log(JSON.stringify(thing));
  } catch {
    // Circular values have no JSON.
  }
  if (!(thing instanceof Error)) return;
  console.error(thing.stack);
  if (thing.cause) print(thing.cause);
};
/** What it comes to is printed, an error most of all. */
const tell = async (work: () => unknown): Promise<void> => {
  try {
    print(await work());
  } catch (error) {
    print(error);
  }
};

for (const name of ['astervisor:report', 'astervisor:action']) diagnosticsChannel.subscribe(name, print);
const spec = connection({ id: 'pbx', url, auth, reconnect: () => 1 });
const tree = createSupervisor({
  logger: pino({ level: 'trace' }),
  inspect: (event) =>
    print(
      event.type === '@xstate.snapshot' ? event.snapshot : event.type === '@xstate.event' ? event.event : event.type,
    ),
  children: [spec, connection({ id: 'wrong', url, auth, secret: `${secret}${secret}` })],
});
const pbx = tree.connection('pbx');
pbx.addStatusListener(print);
(pbx as { debug?(on: boolean): void }).debug?.(true);
await tree.start();
await pbx.ready();
await tell(() => tree.connection('wrong').ready());
await tell(() => pbx.send('Nonsense'));
await tell(() => pbx.send('Login', { Username: 'app', Secret: secret, AuthType: 'plain' }, { timeoutMs: 10 }));
await tell(() => pbx.send('Odd' as string, { Secret: `${secret}\r\n` }));
await tell(() => pbx.reconnect());
for (const bad of [
  `${url}:99999999`,
  url.replace('ami:', 'http:'),
  `${url}/%zz`,
  url.replace('@', '@@'),
  `nonsense ${secret}`,
]) {
  await tell(() => connect(bad));
}
await tell(() => connection({ id: 'x', url, secret: `${secret}\n`, nonsense: secret } as never));
await tell(() => connect(url, { secret: `${secret}\r\nAction: Ping`, timeoutMs: 100 } as never));
await tell(() => connect(url, { secret: () => Promise.reject(new Error('the vault is shut')) }));
for (const thing of [
  pbx,
  tree,
  spec,
  pbx.info,
  pbx.stats,
  tree.health(),
  tree.print(),
  tree.whichChildren(),
  tree.getChildSpec('pbx'),
])
  print(thing);
pbx.addListener('UserEvent', () => {
  throw new Error('listener');
});
await tell(() => pbx.send('UserEvent', { UserEvent: 'X' }));
await tree.stop();
console.log('all was said');
process.emitWarning(inspect(tree));
throw Object.assign(new Error('the end'), { tree, pbx, spec });
