import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Figures } from './figures.js';
import { keepFinding } from './findings.js';
import type { FromWorker, Job } from './messages.js';
import { targets } from './targets/all.js';

const USAGE = `npm run fuzz -- [--seconds N] [--target ${targets.map(({ name }) => name).join('|')}] [--seed S]`;
const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** A process of its own for so long: what the library remembers of names and layouts starts anew with each. */
const SLICE_SECONDS = 60;
/** A process that says nothing for so long is caught in an input. */
const SILENCE_MS = 90_000;

interface Run {
  readonly seconds: number;
  readonly seed: number;
  readonly names: readonly string[];
}

const readRun = (): Run => {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, target: { type: 'string' }, seed: { type: 'string' } },
  });
  const seconds = Number(values.seconds ?? 60);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const names = targets.map(({ name }) => name).filter((name) => values.target === undefined || name === values.target);
  if (!(seconds > 0) || !Number.isInteger(seed) || names.length === 0) {
    console.error(USAGE);
    process.exit(64);
  }
  return { seconds, seed, names };
};

/** Lets a process of its own run a target for a while. */
const runSlice = (job: Job, figures: Figures): Promise<void> =>
  new Promise((resolve) => {
    const child = fork(WORKER, [JSON.stringify(job)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let silent = false;
    let ended = false;
    const watch = () =>
      setTimeout(() => {
        silent = true;
        child.kill('SIGKILL');
      }, SILENCE_MS);
    let watchdog = watch();
    child.on('message', (message: FromWorker) => {
      clearTimeout(watchdog);
      watchdog = watch();
      ended ||= message.type === 'end';
      if (message.type === 'finding') {
        const file = keepFinding(job.target, Buffer.from(message.bytes, 'base64'));
        figures.found(job.target, message.kind, `${message.error}${message.repeats ? '' : '\n(not every time)'}`, file);
      } else figures.told(job.target, message);
    });
    child.on('close', (code) => {
      clearTimeout(watchdog);
      if (!ended) {
        const file = keepFinding(job.target, readFileSync(job.current));
        const crash = existsSync(job.crash) ? readFileSync(job.crash, 'utf8') : `the process ended with ${code}`;
        figures.found(job.target, silent ? 'hang' : 'crash', silent ? 'does not come to an end' : crash, file);
      }
      figures.sliceEnded(job.target);
      resolve();
    });
  });

const { seconds, seed, names } = readRun();
const folder = mkdtempSync(join(tmpdir(), 'astervisor-fuzz-'));
const figures = new Figures(seconds, seed);
const endsAt = performance.now() + seconds * 1_000;
const slice = Math.min(SLICE_SECONDS, seconds / names.length);
try {
  for (let round = 0; performance.now() < endsAt - 500; round += 1) {
    const target = names[round % names.length] ?? '';
    const left = (endsAt - performance.now()) / 1_000;
    const files = { current: join(folder, 'current'), crash: join(folder, 'crash') };
    rmSync(files.crash, { force: true });
    await runSlice({ target, seconds: Math.min(slice, left), seed: seed + round, folder, ...files }, figures);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
figures.print();
process.exitCode = figures.findings === 0 ? 0 : 1;
