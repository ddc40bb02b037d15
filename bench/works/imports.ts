import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Open } from '../clients/client.js';
import type { Measured } from '../measured.js';

/** Each import needs a process that has imported nothing yet. */
export const ownImport = async (_open: Open, _port: number, _amount: number): Promise<Measured> => {
  const ask = async (question: string): Promise<unknown> => {
    const child = fork(fileURLToPath(new URL('../import-cost.js', import.meta.url)), [question]);
    const [answer] = await once(child, 'message');
    return answer;
  };
  const measured = (await ask('time')) as Measured;
  const modules = (await ask('modules')) as number;
  return { ...measured, figures: { cpuMs: measured.cpuSeconds * 1_000, clockMs: measured.seconds * 1_000, modules } };
};
