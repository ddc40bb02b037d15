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
  /** Figures of the work's own. */
  readonly figures: Readonly<Record<string, Spread>>;
}

/** What became of a target. */
export interface Verdict {
  readonly words: string;
  /** Ours to theirs by the clock; or the figure that has a limit. */
  readonly value: Spread;
  /** Ours to theirs by processor time, that of the kernel and of all threads included. */
  readonly cpu: Spread | undefined;
  readonly judgedBy: 'cpu' | 'clock' | 'figure';
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
  /** Of each run. */
  readonly rounds: number;
  /** The part of the usual amounts that a round did. Short rounds are unkind to what gets faster as it runs. */
  readonly scale: number;
  /** Load on the machine when the bench began, by others as well: processes that wanted to run, for each core. */
  readonly loadBefore: number;
  readonly runs: readonly (readonly WorkResult[])[];
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

/** Undefined when they did not take part. */
const judge = (
  { words, against, atLeast, by = 'cpu' }: Target,
  runs: ReadonlyMap<string, readonly Measured[]>,
  rows: readonly Row[],
): Verdict | undefined => {
  const least = (a: Row, b: Row) => (by === 'cpu' ? a.cpuNs - b.cpuNs : b.rate - a.rate);
  const fastest = rows.filter(({ entrant }) => peers.has(entrant)).toSorted(least)[0];
  const other = against === 'fastest peer' ? fastest?.entrant : against;
  const theirs = other === undefined ? undefined : runs.get(other);
  const ours = runs.get(OURS);
  if (other === undefined || theirs === undefined || ours === undefined) return undefined;
  const value = spread(ours.map((run, round) => rateOf(run) / rateOf(theirs[round] as Measured)));
  const cpu = spread(ours.map((run, round) => cpuOf(theirs[round] as Measured) / cpuOf(run)));
  const met = (by === 'cpu' ? cpu : value).median >= atLeast;
  return { words, against: other, bound: atLeast, value, cpu, judgedBy: by, met };
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
  const ratios = work.targets.flatMap((target) => judge(target, runs, rows) ?? []);
  const limits = (work.limits ?? []).map(({ words, figure, atMost }): Verdict => {
    const value = rows.find(({ entrant }) => entrant === OURS)?.figures[figure] as Spread;
    return {
      words,
      against: figure,
      bound: atMost,
      value,
      cpu: undefined,
      judgedBy: 'figure',
      met: value.median <= atMost,
    };
  });
  return { work: work.name, title: work.title, unit: work.unit, rows, verdicts: [...ratios, ...limits] };
};

export const machine = (): Results['machine'] => ({
  cores: cpus().length,
  node: process.version,
  memoryGb: Math.round(totalmem() / 2 ** 30),
});
