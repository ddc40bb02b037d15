import type { LineCoverage } from './line-coverage.js';
import type { FromWorker } from './messages.js';

const LINE_EVERY_MS = 30_000;

interface TargetFigures {
  executions: number;
  /** Of the slice that runs. */
  current: number;
  corpus: number;
  features: number;
  slices: number;
  mostHeapGrowth: number;
  readonly lines: Map<string, { readonly all: Set<number>; readonly covered: Set<number> }>;
}

const newFigures = (): TargetFigures => ({
  executions: 0,
  current: 0,
  corpus: 0,
  features: 0,
  slices: 0,
  mostHeapGrowth: 0,
  lines: new Map(),
});

const number = (value: number): string => Math.round(value).toLocaleString('en-US');

/** What a run has done so far, for people. */
export class Figures {
  readonly #began = performance.now();
  readonly #seconds: number;
  readonly #seed: number;
  readonly #targets = new Map<string, TargetFigures>();
  readonly #kinds = new Set<string>();
  #printedAt = 0;

  constructor(seconds: number, seed: number) {
    this.#seconds = seconds;
    this.#seed = seed;
    console.log(
      `fuzzing for ${seconds} s, seed ${seed}, Node ${process.version}, V8's precise block coverage as feedback`,
    );
  }

  get findings(): number {
    return this.#kinds.size;
  }

  told(target: string, message: Exclude<FromWorker, { type: 'finding' }>): void {
    const figures = this.#of(target);
    if (message.type === 'end') {
      figures.mostHeapGrowth = Math.max(figures.mostHeapGrowth, message.heap - message.heapAtStart);
      for (const coverage of message.lines) this.#merge(figures, coverage);
      return;
    }
    figures.current = message.executions;
    figures.corpus = Math.max(figures.corpus, message.corpus);
    figures.features = Math.max(figures.features, message.features);
    this.#progress(target);
  }

  sliceEnded(target: string): void {
    const figures = this.#of(target);
    figures.executions += figures.current;
    figures.current = 0;
    figures.slices += 1;
  }

  found(target: string, kind: string, error: string, file: string): void {
    const key = `${target}: ${kind}`;
    if (this.#kinds.has(key)) return;
    this.#kinds.add(key);
    console.log(`\nFOUND by ${target}, kept in ${file}:\n${error}\n`);
  }

  print(): void {
    const seconds = (performance.now() - this.#began) / 1_000;
    console.log(`\n${number(seconds)} s, seed ${this.#seed}, ${this.findings} findings`);
    for (const [name, figures] of this.#targets) {
      const { executions, corpus, features, slices, mostHeapGrowth } = figures;
      console.log(
        `${name}: ${number(executions)} executions in ${slices} processes, corpus ${number(corpus)} inputs, ` +
          `${number(features)} features, heap grew by at most ${(mostHeapGrowth / 1_048_576).toFixed(1)} MiB in a process`,
      );
      let all = 0;
      let covered = 0;
      for (const [file, lines] of [...figures.lines].sort(([a], [b]) => a.localeCompare(b))) {
        all += lines.all.size;
        covered += lines.covered.size;
        const missed = [...lines.all].filter((line) => !lines.covered.has(line)).sort((a, b) => a - b);
        const rest = missed.length > 0 ? `, not ${missed.join(' ')}` : '';
        console.log(`  ${file}: ${lines.covered.size} of ${lines.all.size} lines${rest}`);
      }
      console.log(`  ${covered} of ${all} lines with code (${((100 * covered) / all).toFixed(1)} %)`);
    }
  }

  #progress(target: string): void {
    const now = performance.now();
    const terminal = process.stdout.isTTY;
    if (!terminal && now - this.#printedAt < LINE_EVERY_MS) return;
    this.#printedAt = now;
    const { executions, current, corpus, features } = this.#of(target);
    const line = `${number((now - this.#began) / 1_000)} of ${this.#seconds} s  ${target}: ${number(executions + current)} executions, corpus ${corpus}, ${features} features, ${this.findings} findings`;
    process.stdout.write(terminal ? `\r\x1b[K${line}` : `${line}\n`);
  }

  #merge(figures: TargetFigures, { file, lines, covered }: LineCoverage): void {
    const known = figures.lines.get(file) ?? { all: new Set(), covered: new Set() };
    for (const line of lines) known.all.add(line);
    for (const line of covered) known.covered.add(line);
    figures.lines.set(file, known);
  }

  #of(target: string): TargetFigures {
    const figures = this.#targets.get(target) ?? newFigures();
    this.#targets.set(target, figures);
    return figures;
  }
}
