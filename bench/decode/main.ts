import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Measured } from './client.js';
import { type WorkName, works } from './works.js';

/**
 * How many events a second each work gets through, as a ratio to the bare scan of the same round, so that a noisy machine
 * slows all of them. `npm run bench:decode -- --rounds 9 --repeats 10 --only name,entries`
 */
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? fallback : (process.argv[at + 1] ?? fallback);
};

const rounds = Number(option('rounds', '7'));
const repeats = option('repeats', '10');
const only = option('only', Object.keys(works).join(',')).split(',');
const compared = (Object.keys(works) as WorkName[]).filter((name) => name === 'bare' || only.includes(name));

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const firstMessage = async <T>(child: ReturnType<typeof fork>): Promise<T> => (await once(child, 'message'))[0] as T;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};

const server = fork(script('replay-server.ts'));
const port = await firstMessage<number>(server);

const measured = new Map<WorkName, Measured[]>(compared.map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const name of compared) {
    const client = fork(script('client.ts'), [name, String(port), repeats]);
    measured.get(name)?.push(await firstMessage<Measured>(client));
    await once(client, 'exit');
  }
}
server.disconnect();

const rate = ({ events, seconds }: Measured): number => events / seconds;
const bare = measured.get('bare') ?? [];
const rows = compared.map((name) => {
  const runs = measured.get(name) ?? [];
  const ratios = runs.map((run, round) => rate(run) / rate(bare[round] as Measured));
  return {
    work: name,
    events: runs[0]?.events,
    'events/s': Math.round(median(runs.map(rate))),
    'ratio to bare': median(ratios).toFixed(2),
    spread: `${Math.min(...ratios).toFixed(2)} – ${Math.max(...ratios).toFixed(2)}`,
    'CPU ns/event': Math.round(median(runs.map(({ events, cpuSeconds }) => (cpuSeconds / events) * 1e9))),
  };
});
console.table(rows);
