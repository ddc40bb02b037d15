import { cpus, totalmem } from 'node:os';
import type { Measured } from './measured.js';
import { type Spread, spread } from './statistics.js';
import { clientNames, type Target, type Work } from './works/work.js';

/** What one contestant came to in a work, over all rounds. */
export interface Row {
  readonly entrant: string;
  /** In a second. */
  readonly rate: number;
  /** Nanoseconds of the processor for each event, action or row, all threads and the kernel's part included. */
  readonly cpuNs: number;
  /** Its rate to that of ours in the same round; undefined for ours. */
  readonly figures: Readonly<Record<string, Spread>>;
}

/** What became of a target. */
export interface Verdict {
  readonly words: string;
  /** Ours to theirs: by the clock, and by processor time. */
  readonly value: Spread;
  readonly cpu: Spread | undefined;
  readonly against: string;
  readonly bound: number;
  readonly met: boolean;
}

export interface WorkResult {
  readonly work: string;
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
}

export interface Results {
  readonly machine: { readonly cores: number; readonly node: string; readonly memoryGb: number };
  readonly rounds: number;
  readonly works: readonly WorkResult[];
  /** Load on the machine, by others as well, when the bench began: the share of the cores that was taken. */
  readonly loadBefore: number;
}

const OURS = 'astervisor';
const peers: ReadonlySet<string> = new Set(clientNames.filter((name) => name !== 'bare' && name !== OURS));

const rateOf = ({ count, seconds }: Measured): number => count / seconds;
const cpuOf = ({ count, cpuSeconds }: Measured): number => (cpuSeconds / count) * 1e9;

const figuresOf = (runs: readonly Measured[]): Record<string, Spread> => {
  const names = Object.keys(runs[0]?.figures ?? {});
  return Object.fromEntries(
    names.map((name) => [name, spread(runs.map(({ figures }) => figures?.[name] ?? Number.NaN))]),
  );
};

const judge = (
  { words, against, atLeast }: Target,
  runs: ReadonlyMap<string, readonly Measured[]>,
  rows: readonly Row[],
): Verdict => {
  const fastest = rows.filter(({ entrant }) => peers.has(entrant)).toSorted((a, b) => b.rate - a.rate)[0];
  const other = against === 'fastest peer' ? (fastest?.entrant ?? '') : against;
  const ours = runs.get(OURS) ?? [];
  const theirs = runs.get(other) ?? [];
  const value = spread(ours.map((run, round) => rateOf(run) / rateOf(theirs[round] as Measured)));
  const cpu = spread(ours.map((run, round) => cpuOf(theirs[round] as Measured) / cpuOf(run)));
  return { words, against: other, bound: atLeast, value, cpu, met: value.median >= atLeast };
};

export const resultOf = (work: Work, runs: ReadonlyMap<string, readonly Measured[]>): WorkResult => {
  const rows = work.entrants.map(({ name }): Row => {
    const own = runs.get(name) ?? [];
    return {
      entrant: name,
      rate: spread(own.map(rateOf)).median,
      cpuNs: spread(own.map(cpuOf)).median,
      figures: figuresOf(own),
    };
  });
  const ratios = work.targets.map((target) => judge(target, runs, rows));
  const limits = (work.limits ?? []).map(({ words, figure, atMost }): Verdict => {
    const value = rows.find(({ entrant }) => entrant === OURS)?.figures[figure] as Spread;
    return { words, against: figure, bound: atMost, value, cpu: undefined, met: value.median <= atMost };
  });
  return { work: work.name, title: work.title, unit: work.unit, rows, verdicts: [...ratios, ...limits] };
};

export const machine = (): Results['machine'] => ({
  cores: cpus().length,
  node: process.version,
  memoryGb: Math.round(totalmem() / 2 ** 30),
});
