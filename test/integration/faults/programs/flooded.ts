/**
 * A process that takes the storm of an Asterisk, whose URL is its argument: a listener that counts, one that holds the
 * process up now and then, one that takes its time in promises, a stream whose consumer is slow, and actions all the while.
 * Prints what became of all that. Run it with little memory.
 */
import { Socket } from 'node:net';
import { connect } from 'astervisor';

const total = 500_000;
const [url = ''] = process.argv.slice(2);

let pauses = 0;
const { pause } = Socket.prototype;
Socket.prototype.pause = function (this: Socket) {
  pauses += 1;
  return pause.call(this);
};

const pbx = await connect(url, { actionTimeoutMs: 600_000, heartbeatTimeoutMs: 120_000, onReport: () => undefined });
const pausesBefore = pauses;
const lags: number[] = [];
pbx.addStatusListener((status) => status.type === 'lag' && lags.push(status.lagMs));

let counted = 0;
let disorder = 0;
let lastSeq = 0;
const finished = new Promise<void>((resolve) => {
  pbx.addListener({ Event: 'UserEvent', UserEvent: 'Storm' }, (event) => {
    if (event.int('Number') !== counted || event.seq <= lastSeq) disorder += 1;
    lastSeq = event.seq;
    counted += 1;
    if (counted === total) resolve();
  });
});
pbx.addListener('UserEvent', () => {
  if (counted % 100_000 === 50_000) for (const until = performance.now() + 150; performance.now() < until; );
});
let slow = 0;
pbx.addListener('UserEvent', async () => {
  if (counted % 1_000 !== 0) return;
  slow += 1;
  await new Promise((resolve) => setTimeout(resolve, 20));
});
const stream = pbx.events('UserEvent', { buffer: 100, overflow: 'drop-oldest' });
let taken = 0;
const consumed = (async () => {
  let last = -1;
  for await (const event of stream) {
    const number = event.int('Number') ?? -1;
    if (number <= last) disorder += 1;
    last = number;
    taken += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
})();
const strict = pbx.events('UserEvent', { buffer: 100 });
const overflow = (async () => {
  for await (const _ of strict) await finished;
})().catch((error: { code: string }) => error.code);

await pbx.send('Storm');
let pings = 0;
let storming = true;
const pinging = (async () => {
  while (storming) {
    await pbx.send('Ping');
    pings += 1;
  }
})();
await finished;
storming = false;
await pinging;
await new Promise((resolve) => setImmediate(resolve));
const waiting = stream.dropped + taken;
const { stats, state, epoch } = pbx;
await pbx.close();
await consumed;

const said = {
  counted,
  disorder,
  slow,
  pings: pings > 0,
  overflow: await overflow,
  stream: {
    all: stream.dropped + taken,
    dropped: stream.dropped > 0,
    bounded: stream.dropped + taken - waiting <= 100,
  },
  paused: pauses - pausesBefore,
  lagged: lags.length > 0 && lags.every((lagMs) => lagMs >= 50),
  maxLag: stats.maxLagMs >= 150,
  state,
  epoch,
  malformed: stats.malformed,
};
process.stdout.write(`${JSON.stringify(said)}\n`);
