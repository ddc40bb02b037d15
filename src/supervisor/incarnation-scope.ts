import type { Clock } from '../clock.js';
import type { ReportSink } from '../telemetry/report.js';
import type { Incarnation } from './incarnation.js';
import type { StartScope } from './start-scope.js';
import type { SupervisorTree } from './tree.js';

/** The start function's view of its incarnation. Everything in it is looked up when asked for. */
export class IncarnationScope implements StartScope {
  readonly #incarnation: Incarnation;

  constructor(incarnation: Incarnation) {
    this.#incarnation = incarnation;
  }

  get id(): string {
    return this.#incarnation.id;
  }

  get incarnation(): number {
    return this.#incarnation.incarnation;
  }

  get path(): readonly string[] {
    return this.#incarnation.path;
  }

  get signal(): AbortSignal {
    return this.#incarnation.signal;
  }

  get attachment(): unknown {
    return this.#incarnation.child.attachment?.value;
  }

  get args(): unknown {
    return this.#incarnation.child.args;
  }

  get context(): unknown {
    return this.#incarnation.child.home.tree.context;
  }

  get clock(): Clock {
    return this.#incarnation.child.home.tree.clock;
  }

  get random(): () => number {
    return this.#incarnation.child.home.tree.random;
  }

  get report(): ReportSink {
    return this.#incarnation.child.home.tree.report;
  }

  get tree(): SupervisorTree {
    return this.#incarnation.child.home.tree.seenBy(this.#incarnation);
  }

  /** The node of a child supervisor. */
  get nested() {
    return this.#incarnation.child.nested;
  }

  /** Aborts the signal ahead of the end: how a worker is asked to stop. */
  abort(): void {
    this.#incarnation.abort();
  }

  /** Whether an error is what became of an abort. */
  abortedBy(error: unknown): boolean {
    const { aborted, signal } = this.#incarnation;
    if (!aborted || !(error instanceof Error)) return aborted && error === signal.reason;
    // Whatever waited on the signal may throw the reason itself, or an error of its own that names it as its cause.
    return error === signal.reason || error.cause === signal.reason || error.name === 'AbortError';
  }
}
