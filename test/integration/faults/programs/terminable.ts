/**
 * A service that stops in order on SIGTERM, by the recipe of `docs/how-to/shut-down.md`. Its arguments are the URL of an
 * Asterisk, and the times to drain and to stop. It sends two actions, one at a time, and says what becomes of them.
 */
import { connection, createSupervisor, worker } from 'astervisor';

const [url = '', drainTimeoutMs, stopTimeoutMs] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const tell = (name: string, sent: Promise<unknown>) =>
  sent.then(
    () => say(`${name}: answered`),
    (error: { code: string; sent: boolean }) => say(`${name}: ${error.code}, sent ${error.sent}`),
  );

const tree = createSupervisor({
  onReport: ({ type, level }) => level === 'error' && say(type),
  children: [
    connection({
      id: 'pbx',
      url,
      identify: false,
      concurrency: 1,
      drainTimeoutMs: Number(drainTimeoutMs),
      actionTimeoutMs: 600_000,
    }),
    worker({
      id: 'worker',
      run: ({ signal }) =>
        new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => {
            say('worker: asked to stop');
            resolve();
          });
        }),
    }),
  ],
});
const pbx = tree.connection('pbx');

process.on('SIGTERM', () => say('SIGTERM'));
process.on('SIGTERM', async () => {
  await tree.stop({ timeoutMs: Number(stopTimeoutMs) });
});

pbx.addStatusListener((status) => {
  if (status.type !== 'state') return;
  say(status.state);
  if (status.state === 'closing') void tell('afterwards', pbx.send('Ping'));
});
await tree.start();
await pbx.ready();
void tell('in flight', pbx.send('CoreStatus'));
void tell('waiting', pbx.send('CoreSettings'));
void tree.terminated.then((reason) => say(`ended: ${JSON.stringify(reason)}`));
