/**
 * What it costs to end fifty thousand waiting actions at once, beside as many bare promises, in turns:
 *
 *   npm run mass-end -- --rounds 9
 *
 * Prints medians of processor time, which other work on the machine weighs on less than on the time that passes.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { connection, createSupervisor } from '../../src/index.js';
import { FakeAsterisk } from '../../src/testing/index.js';
import { numbersFrom } from './arguments.js';

const { rounds } = numbersFrom({ rounds: 9 });
const many = 50_000;
const fake = await FakeAsterisk.start({ port: false });

/** Milliseconds of processor time until all have been told. */
const measured = async (end: () => void): Promise<number> => {
  globalThis.gc?.();
  const before = process.cpuUsage();
  end();
  await turn();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

/** Promises that are rejected with an error each, which has no stack. */
const bare = async (): Promise<number> => {
  const rejects: ((error: Error) => void)[] = [];
  let told = 0;
  const tell = () => {
    told += 1;
  };
  for (let i = 0; i < many; i += 1) new Promise((_, reject) => rejects.push(reject)).catch(tell);
  const time = await measured(() => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const errors = rejects.map(() => new Error('the connection is closed'));
    Error.stackTraceLimit = stackTraceLimit;
    for (const [index, reject] of rejects.entries()) reject(errors[index] as Error);
  });
  if (told !== many) throw new Error(`${told} were told`);
  return time;
};

/** The construction of the errors alone. */
const errorsAlone = (): Promise<number> =>
  measured(() => {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    const errors = Array.from({ length: many }, () => new Error('the connection is closed'));
    Error.stackTraceLimit = stackTraceLimit;
    if (errors.length !== many) throw new Error('not all were made');
  });

const actions = async (): Promise<number> => {
  const pbx = connection({
    id: 'pbx',
    host: 'pbx',
    username: 'app',
    secret: 'secret',
    dial: fake.dial,
    limits: { queued: many },
  });
  const tree = createSupervisor({ onReport: () => undefined, children: [pbx] });
  const handle = tree.connection('pbx');
  let told = 0;
  const tell = () => {
    told += 1;
  };
  for (let i = 0; i < many; i += 1) handle.send('Ping', {}, { whenDisconnected: 'queue' }).catch(tell);
  if (handle.stats.waiting !== many) throw new Error(`${handle.stats.waiting} wait`);
  const time = await measured(() => void handle.close({ force: true }));
  if (told !== many) throw new Error(`${told} were told`);
  await tree.stop();
  return time;
};

const times: Record<string, number[]> = { 'errors alone': [], 'bare promises': [], 'waiting actions': [] };
for (let round = 0; round < rounds; round += 1) {
  times['errors alone']?.push(await errorsAlone());
  times['bare promises']?.push(await bare());
  times['waiting actions']?.push(await actions());
}
for (const [what, all] of Object.entries(times)) {
  // The first rounds run code that has not been compiled yet.
  const warm = all.slice(2).sort((a, b) => a - b);
  console.log(`${what}: ${Math.round(warm[warm.length >> 1] ?? Number.NaN)} ms of processor time`);
}
await fake.stop();
