import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Measured } from './measured.js';
import type { Work } from './works/work.js';

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The first thing that a process says; rejects when it ends without a word. */
const answerOf = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`${child.spawnargs.slice(2).join(' ')} ended with ${code}`)));
  });

export interface Server {
  readonly port: number;
  stop(): unknown;
}

export const startServer = async (): Promise<Server> => {
  const child = fork(script('server.js'), { execArgv: [] });
  return { port: await answerOf<number>(child), stop: () => child.disconnect() };
};

/** Runs every contestant of a work once a round, in turn, so that a noisy machine slows all of them. */
export const runRounds = async (
  work: Work,
  port: number,
  rounds: number,
  scale: number,
): Promise<ReadonlyMap<string, readonly Measured[]>> => {
  const measured = new Map<string, Measured[]>(work.entrants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, gc } of work.entrants) {
      const child = fork(script('worker.js'), [work.name, name, String(port), String(scale)], {
        execArgv: gc ? ['--expose-gc'] : [],
      });
      measured.get(name)?.push(await answerOf<Measured>(child));
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
  }
  return measured;
};
