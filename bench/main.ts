import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { machine, type Results, resultOf, type WorkResult } from './results.js';
import { runRounds, startServer } from './rounds.js';
import { describe } from './table.js';
import { works } from './works/index.js';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    ours: { type: 'boolean', default: false },
  },
});

const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const scale = values.quick ? 0.3 : 1;
const only = values.only?.split(',');
const chosen = works.filter(({ name }) => only?.includes(name) ?? true);
if (chosen.length === 0)
  throw new Error(`there is no such work; there are ${works.map(({ name }) => name).join(', ')}`);
const shown = (work: (typeof works)[number]) =>
  values.ours
    ? { ...work, entrants: work.entrants.filter(({ client }) => client === 'astervisor' || client === 'bare') }
    : work;

const loadBefore = (loadavg()[0] ?? 0) / machine().cores;
const server = await startServer();
const results: WorkResult[] = [];
for (const work of chosen) {
  const result = resultOf(work, await runRounds(shown(work), server.port, rounds, scale));
  results.push(result);
  console.log(describe(result));
}
server.stop();
if (only === undefined && !values.quick) {
  const all: Results = { machine: machine(), rounds, loadBefore, works: results };
  writeFileSync('bench/results.json', `${JSON.stringify(all, null, 2)}\n`);
}
