import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startAsterisk } from './asterisk.js';
import { guard } from './guard.js';
import { PAGE, withTables } from './page.js';
import { machine, type Results, resultOf, type WorkResult } from './results.js';
import { runRounds, type Server, startServer } from './rounds.js';
import { describe } from './table.js';
import { works } from './works/index.js';
import type { Work } from './works/work.js';

const RESULTS = 'bench/results.json';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    runs: { type: 'string', default: '1' },
    scale: { type: 'string' },
    fast: { type: 'boolean', default: false },
    ours: { type: 'boolean', default: false },
    guard: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
});

const writePage = (): void => {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8'), results));
};

if (values.page) {
  writePage();
  process.exit();
}
if (values.guard) process.exit((await guard()) ? 0 : 1);

const rounds = Number(values.rounds ?? (values.quick ? 1 : 4));
const scale = Number(values.scale ?? (values.quick ? 0.2 : 1));
const only = values.only?.split(',');
/** What shows the most in under a minute. */
const quickly = ['name', 'three-fields', 'entries', 'pipelined', 'one-at-a-time', 'list', 'import'];
const chosen = works.filter(({ name }) => (only ?? (values.quick ? quickly : undefined))?.includes(name) ?? true);
if (chosen.length === 0)
  throw new Error(`there is no such work; there are ${works.map(({ name }) => name).join(', ')}`);

const slow: ReadonlySet<string> = new Set(['nami', 'asterisk-ami-client', 'ami-io']);

/** The slowest clients take part in the first run only, which shows how far they are; and in none that has to be quick. */
const taking = (work: Work, run: number): Work => {
  const entrants = work.entrants.filter(({ client }) => {
    if (values.ours) return client === 'astervisor' || client === 'bare';
    return !slow.has(client) || (!values.quick && !values.fast && run === 1);
  });
  return { ...work, entrants };
};

const loadBefore = Math.round(((loadavg()[0] ?? 0) / machine().cores) * 10) / 10;
const server = await startServer();
let asterisk: Server | undefined;
if (chosen.some((work) => work.asterisk)) asterisk = await startAsterisk();
const runs: WorkResult[][] = [];
for (let run = 1; run <= Number(values.runs); run += 1) {
  const results: WorkResult[] = [];
  for (const work of chosen) {
    const source = work.asterisk ? asterisk : server;
    if (!source) continue;
    const part = taking(work, run);
    const result = resultOf(part, await runRounds(part, source.port, rounds, scale));
    results.push(result);
    console.log(describe(result));
  }
  runs.push(results);
  if (only === undefined && !values.quick && !values.ours) {
    const all: Results = { machine: machine(), rounds, scale, loadBefore, runs };
    writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
    writePage();
  }
}
server.stop();
await asterisk?.stop();
