import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Corpus } from './corpus.js';
import { Coverage } from './coverage.js';
import { lineCoverage } from './line-coverage.js';
import type { FromWorker, Job } from './messages.js';
import { minimise } from './minimise.js';
import { Mutator } from './mutator.js';
import { Random } from './random.js';
import { type Target, Violation } from './target.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const BATCH = 16;
/** After each batch so many are looked at one by one, for how often each block ran. */
const SINGLE = 2;
/** So many inputs come from the grammar before the corpus is planted. */
const MADE_FIRST = 400;
const MAX_BYTES = 24_000;
const USUAL_BYTES = 4_000;
const SLOW_MS = 1_000;
const HEAP_GROWTH = 192 * 1_048_576;
const MEASURE_EVERY = 5_000;
const TELL_EVERY_MS = 1_000;

const tell = (message: FromWorker): void => void process.send?.(message);

const asError = (error: unknown): Error => (error instanceof Error ? error : new Violation(String(error)));

/** Runs one target for a while in this process. The input of the moment stands in a file, should the process not survive it. */
class Worker {
  readonly #job: Job;
  readonly #target: Target;
  readonly #random: Random;
  readonly #corpus: Corpus;
  readonly #coverage: Coverage;
  readonly #features = new Set<string>();
  readonly #found = new Set<string>();
  readonly #current: number;
  #executions = 0;
  #heapAtStart = 0;
  #heap = 0;
  #toldAt = 0;

  constructor(job: Job, target: Target, coverage: Coverage) {
    this.#job = job;
    this.#target = target;
    this.#random = new Random(job.seed);
    this.#corpus = new Corpus(join(job.folder, target.name));
    this.#coverage = coverage.of(target.sources);
    this.#current = openSync(job.current, 'w');
  }

  async run(): Promise<void> {
    const endsAt = performance.now() + this.#job.seconds * 1_000;
    await this.#plant();
    this.#heapAtStart = this.#measureHeap();
    const mutator = new Mutator(this.#target.words, this.#random, MAX_BYTES);
    const shortMutator = new Mutator(this.#target.words, this.#random, USUAL_BYTES);
    while (performance.now() < endsAt) {
      const other = () => this.#corpus.pick(this.#random);
      const next = () => {
        const fresh = this.#random.below(3) === 0 ? this.#target.make(this.#random) : undefined;
        if (fresh && this.#random.below(2) === 0) return fresh;
        return (this.#random.below(20) === 0 ? mutator : shortMutator).mutate(fresh ?? other(), other);
      };
      const batch = Array.from({ length: BATCH }, next);
      for (const input of batch) await this.#execute(input);
      const { fresh } = this.#coverage.take();
      // One of them reached new code: again, one by one.
      if (fresh) for (const input of batch) await this.#look(input, true);
      for (let count = 0; count < SINGLE; count += 1) await this.#look(next(), true);
    }
    this.#heap = this.#measureHeap();
    this.#tellNowAndThen(Number.POSITIVE_INFINITY);
    const lines = lineCoverage(this.#coverage.covered);
    tell({ type: 'end', lines, heapAtStart: this.#heapAtStart, heap: this.#heap });
    closeSync(this.#current);
  }

  /** Starts from what was kept, or from the seeds, of which those stay that do something of their own. */
  async #plant(): Promise<void> {
    const kept = this.#corpus.kept();
    if (kept.length > 0) {
      for (const input of kept) {
        await this.#look(input, false);
        this.#corpus.add(input, false);
      }
      return;
    }
    // What is made is short, and quick to run.
    for (let count = 0; count < MADE_FIRST; count += 1) await this.#execute(this.#target.make(this.#random));
    const seeds = this.#random.shuffled(this.#target.seeds());
    const enoughAt = performance.now() + this.#job.seconds * 400;
    for (const seed of seeds) {
      await this.#look(seed, true);
      if (performance.now() > enoughAt) break;
    }
    if (this.#corpus.size === 0) throw new Error(`no seed of ${this.#target.name} runs any of its sources`);
  }

  /** Runs an input by itself, and keeps it if it did something new. */
  async #look(input: Buffer, keep: boolean): Promise<void> {
    this.#coverage.take();
    if (!(await this.#execute(input))) return;
    const { features } = this.#coverage.take();
    const before = this.#features.size;
    for (const feature of features) this.#features.add(feature);
    if (keep && this.#features.size > before) this.#corpus.add(input, true);
  }

  /** Whether what has to hold held. */
  async #execute(input: Buffer): Promise<boolean> {
    writeSync(this.#current, input, 0, input.length, 0);
    ftruncateSync(this.#current, input.length);
    this.#executions += 1;
    const began = performance.now();
    // While it starts as well: whoever says nothing for long is taken to be caught in an input.
    this.#tellNowAndThen(began);
    const error = await this.#errorOf(input);
    if (error) {
      await this.#report(input, error);
      return false;
    }
    if (performance.now() - began > SLOW_MS) await this.#checkTime(input);
    if (this.#executions % MEASURE_EVERY === 0) await this.#checkHeap(input);
    return true;
  }

  async #errorOf(input: Buffer): Promise<Error | undefined> {
    try {
      await this.#target.run(input);
      return undefined;
    } catch (error) {
      return asError(error);
    }
  }

  /** On a busy machine only the processor's time says that an input is slow. */
  async #checkTime(input: Buffer): Promise<void> {
    const before = process.cpuUsage();
    await this.#errorOf(input);
    const { user } = process.cpuUsage(before);
    if (user / 1_000 > SLOW_MS) await this.#report(input, new Violation('takes more than a second'), false);
  }

  async #checkHeap(input: Buffer): Promise<void> {
    this.#heap = this.#measureHeap();
    if (this.#heap - this.#heapAtStart < HEAP_GROWTH) return;
    await this.#report(input, new Violation('the heap grows from run to run'), false);
  }

  #measureHeap(): number {
    collectGarbage();
    return process.memoryUsage().heapUsed;
  }

  async #report(input: Buffer, error: Error, shrink = true): Promise<void> {
    const kind = error.message.replace(/\d+/g, 'N');
    if (this.#found.has(kind)) return;
    this.#found.add(kind);
    const alike = async (candidate: Buffer) => (await this.#errorOf(candidate))?.message.replace(/\d+/g, 'N') === kind;
    const repeats = await alike(input);
    const bytes = repeats && shrink ? await minimise(input, alike) : input;
    tell({ type: 'finding', bytes: bytes.toString('base64'), error: error.stack ?? String(error), kind, repeats });
  }

  #tellNowAndThen(now: number): void {
    if (now - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = now;
    tell({
      type: 'progress',
      executions: this.#executions,
      corpus: this.#corpus.size,
      features: this.#features.size,
    });
  }
}

const job = JSON.parse(process.argv[2] ?? '') as Job;
const coverage = new Coverage();
const { targetOf } = await import('./targets/all.js');
const target = targetOf(job.target);
if (!target) throw new Error(`no target ${job.target}`);
process.on('unhandledRejection', (error) => {
  const crash = asError(error);
  writeFileSync(job.crash, crash.stack ?? String(crash));
  process.exit(70);
});
process.on('uncaughtException', (crash) => {
  writeFileSync(job.crash, crash.stack ?? String(crash));
  process.exit(70);
});
await new Worker(job, target, coverage).run();
process.disconnect();
