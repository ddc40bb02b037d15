/**
 * What supervision costs: `npm run bench:supervisor`.
 *
 * Starts and stops a thousand and ten thousand workers, crashes workers among a thousand, and weighs idle ones. Ends with
 * exit code 1 when a limit is exceeded. It is compiled before it is run, since what a TypeScript runner adds to every
 * function would be weighed along. Noise only ever adds to a time: of several rounds the best one counts.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type ChildSpec, createSupervisor, type SupervisorTree, worker } from '../src/supervisor/index.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const rounds = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const best = (values: readonly number[]): number => Math.min(...values);

const idle = (id: string): ChildSpec =>
  worker({
    id,
    run: ({ signal }) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
  });

const treeOf = (children: readonly ChildSpec[]): SupervisorTree =>
  createSupervisor({ children, intensity: 1_000_000, onReport: () => {} });

const heap = async (): Promise<number> => {
  for (let pass = 0; pass < 3; pass += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
};

/** Milliseconds to start and to stop `count` workers, and the bytes that each weighs meanwhile, its spec included. */
const cycle = async (count: number) => {
  const before = await heap();
  const tree = treeOf(Array.from({ length: count }, (_, index) => idle(`worker-${index}`)));
  const started = performance.now();
  await tree.start();
  const up = performance.now();
  const bytes = ((await heap()) - before) / count;
  const stopping = performance.now();
  await tree.stop();
  return { startMs: up - started, stopMs: performance.now() - stopping, bytes };
};

/** Milliseconds from the crash of one of `count` workers until it runs again. */
const crashes = async (count: number, times: number): Promise<readonly number[]> => {
  const fail = new Map<string, (error: Error) => void>();
  let again = (): void => {};
  const crashing = (id: string): ChildSpec =>
    worker({
      id,
      run: ({ signal }) =>
        new Promise<void>((resolve, reject) => {
          fail.set(id, reject);
          signal.addEventListener('abort', () => resolve());
          again();
        }),
    });
  const tree = treeOf(Array.from({ length: count }, (_, index) => crashing(`worker-${index}`)));
  await tree.start();
  const taken: number[] = [];
  for (let crash = 0; crash < times; crash += 1) {
    const restarted = new Promise<void>((resolve) => {
      again = resolve;
    });
    const crashed = performance.now();
    fail.get(`worker-${crash % count}`)?.(new Error('crash'));
    await restarted;
    taken.push(performance.now() - crashed);
  }
  await tree.stop();
  return taken;
};

await cycle(1_000);
const small = [];
const large = [];
for (let round = 0; round < rounds; round += 1) {
  small.push(await cycle(1_000));
  large.push(await cycle(10_000));
}
const start = { small: best(small.map(({ startMs }) => startMs)), large: best(large.map(({ startMs }) => startMs)) };
const stop = { small: best(small.map(({ stopMs }) => stopMs)), large: best(large.map(({ stopMs }) => stopMs)) };
const restarts = [];
for (let round = 0; round < rounds; round += 1) restarts.push(median(await crashes(1_000, 3_000)));

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: number;
}

const figures: readonly Figure[] = [
  { what: 'start of a worker among 1,000', value: start.small, unit: 'µs' },
  { what: 'start of a worker among 10,000', value: start.large / 10, unit: 'µs' },
  { what: 'stop of a worker among 1,000', value: stop.small, unit: 'µs' },
  { what: 'stop of a worker among 10,000', value: stop.large / 10, unit: 'µs' },
  { what: 'start, 10,000 against 1,000', value: start.large / start.small, unit: 'times', limit: 15 },
  { what: 'stop, 10,000 against 1,000', value: stop.large / stop.small, unit: 'times', limit: 15 },
  { what: 'crash to restarted among 1,000, median', value: best(restarts), unit: 'ms', limit: 0.1 },
  { what: 'heap of an idle worker', value: median(large.map(({ bytes }) => bytes)) / 1_024, unit: 'KiB', limit: 4 },
];

for (const { what, value, unit, limit } of figures) {
  const verdict = limit === undefined ? '' : value <= limit ? `ok, limit ${limit}` : `TOO MUCH, limit ${limit}`;
  console.log(`${what.padEnd(42)} ${value.toFixed(3).padStart(9)} ${unit.padEnd(5)} ${verdict}`);
}
if (figures.some(({ value, limit }) => limit !== undefined && !(value <= limit))) process.exitCode = 1;
