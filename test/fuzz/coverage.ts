import { type Profiler, Session } from 'node:inspector';

/** Counts as they are told apart: 0, 1, 2, 3, 4–7, 8–15, 16–31, 32–127, more. */
const bucketOf = (count: number): number => {
  if (count < 4) return count;
  if (count < 32) return Math.floor(Math.log2(count)) + 2;
  return count < 128 ? 7 : 8;
};

/** What ran since coverage was last taken. */
export interface Taken {
  /** Whether code ran that never ran before. */
  readonly fresh: boolean;
  /** Blocks, each with about how often it ran. */
  readonly features: readonly string[];
}

/**
 * V8's precise coverage of the sources, block by block. To take it costs a millisecond, so that it is mostly taken of
 * several inputs at a time.
 */
export class Coverage {
  readonly #session = new Session();
  #sources: readonly string[] = [];
  /** By script: a mark on each character that has run. */
  readonly #covered = new Map<string, Uint8Array>();

  /** Starts. What is loaded earlier does not count. */
  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Folders or files under `src` that count. */
  of(sources: readonly string[]): this {
    this.#sources = sources;
    return this;
  }

  take(): Taken {
    let fresh = false;
    const features: string[] = [];
    for (const script of this.#scripts()) {
      for (const { ranges } of script.functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          features.push(`${script.url}:${startOffset}-${endOffset}x${bucketOf(count)}`);
        }
      }
      if (mark(this.#coveredOf(script), script.functions)) fresh = true;
    }
    return { fresh, features };
  }

  /** Scripts by their address, with a mark on each character that has run. */
  get covered(): ReadonlyMap<string, Uint8Array> {
    return this.#covered;
  }

  #scripts(): Profiler.ScriptCoverage[] {
    let scripts: Profiler.ScriptCoverage[] = [];
    this.#session.post('Profiler.takePreciseCoverage', (error, result) => {
      if (error) throw error;
      scripts = result.result.filter(({ url }) => this.#sources.some((source) => url.includes(`/src/${source}`)));
    });
    return scripts;
  }

  #coveredOf({ url, functions }: Profiler.ScriptCoverage): Uint8Array {
    const end = Math.max(...functions.flatMap(({ ranges }) => ranges.map(({ endOffset }) => endOffset)));
    const known = this.#covered.get(url);
    if (known && known.length >= end) return known;
    const grown = new Uint8Array(end);
    if (known) grown.set(known);
    this.#covered.set(url, grown);
    return grown;
  }
}

/** Marks what ran. Inner functions and blocks come behind those around them, and overrule them. Returns whether any of it is new. */
const mark = (covered: Uint8Array, functions: readonly Profiler.FunctionCoverage[]): boolean => {
  const ran = new Uint8Array(covered.length);
  for (const { ranges } of functions) {
    for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  }
  let fresh = false;
  for (let at = 0; at < ran.length; at += 1) {
    if (ran[at] === 0 || covered[at] === 1) continue;
    covered[at] = 1;
    fresh = true;
  }
  return fresh;
};
