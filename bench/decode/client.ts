import { connect } from 'node:net';
import { type WorkName, works } from './works.js';

/** One client in a process of its own: `client.ts WORK PORT REPEATS`. Tells its parent what it measured. */
export interface Measured {
  readonly events: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

const [work = '', port, repeats] = process.argv.slice(2);

const run = (times: number): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const done = works[work as WorkName]();
    const socket = connect({ host: '127.0.0.1', port: Number(port), noDelay: true });
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    socket.on('connect', () => socket.write(String(times)));
    socket.on('data', (chunk) => done.chunk(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      const { user, system } = process.cpuUsage(cpu);
      const seconds = (performance.now() - startedAt) / 1_000;
      resolve({ events: done.events, seconds, cpuSeconds: (user + system) / 1e6 });
    });
  });

// Two passes to warm up, as a connection does in its first second.
await run(2);
process.send?.(await run(Number(repeats)));
process.disconnect?.();
