import type { Child } from './child.js';
import type { ExitReason } from './exit-reason.js';
import * as reports from './reports.js';
import { type CountedRestart, countRestart, type RestartLimits, type RestartWindow } from './restart-window.js';
import { planRestart } from './strategy.js';
import type { Supervisor } from './supervisor.js';

/** The restarts of one supervisor: those it remembers, those it makes, and those it has put off. */
export class Restarts {
  readonly #supervisor: Supervisor;
  #window: RestartWindow = [];

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
  }

  /** When there were restarts, newest first, in milliseconds of the tree's clock. */
  get window(): RestartWindow {
    return this.#window;
  }

  /**
   * Restarts a child that is gone, and those that the strategy takes along. False when that is one restart too many,
   * and the supervisor has to end. A child that has used up a budget of its own is parked instead.
   */
  async now(child: Child, reason: ExitReason): Promise<boolean> {
    const { children, fate, flags } = this.#supervisor.node;
    const allowed = this.#count(child);
    if (!allowed && !child.spec.budget) {
      reports.intensityReached(child, reason);
      child[fate](reason);
      return false;
    }
    if (allowed) child.away(reason);
    else this.#park(child, reason);
    const plan = planRestart(flags.strategy, children.keys(), child.key);
    await this.#supervisor.stop(children.pick(plan.stop), 'away');
    if (allowed) await this.#startAll(children.pick(plan.start));
    return true;
  }

  /** Tries a child again: behind whatever waits in the mailbox, and after the delay that its spec asks for. */
  later(child: Child, reason: ExitReason): void {
    const { restartDelayMs } = child.spec;
    const retry = () => this.#supervisor.retry(child);
    child.restarting(reason, restartDelayMs > 0 ? this.#after(restartDelayMs, retry) : soon(retry));
  }

  /** One that fails is tried again by itself, and those behind it wait for that. */
  async #startAll(children: readonly Child[]): Promise<void> {
    const { node } = this.#supervisor;
    for (const child of children) {
      const failure = await this.#supervisor.tryStart(child);
      if (this.#supervisor.ended) return;
      if (failure) return this.later(child, failure.reason);
      if (!child.current) continue;
      child.restarts += 1;
      if (node.flags.kind !== 'static') node.children.moveLast(child);
    }
  }

  #count(child: Child): boolean {
    if (child.state === 'parked') return true;
    if (child.spec.budget) {
      const counted = this.#counted(child.window, child.spec.budget);
      child.window = counted.window;
      return counted.allowed;
    }
    const counted = this.#counted(this.#window, this.#supervisor.node.flags);
    this.#window = counted.window;
    return counted.allowed;
  }

  #counted(window: RestartWindow, { intensity, periodMs }: RestartLimits): CountedRestart {
    const { clock, quantise } = this.#supervisor.node.tree;
    return countRestart(window, clock.now(), { intensity, periodMs, quantise });
  }

  #park(child: Child, reason: ExitReason): void {
    if (!child.spec.budget) return;
    const { clock } = this.#supervisor.node.tree;
    const { retryMs } = child.spec.budget;
    child.parked(
      reason,
      clock.now() + retryMs,
      this.#after(retryMs, () => this.#supervisor.retry(child)),
    );
    reports.parked(child, reason, retryMs);
  }

  #after(ms: number, callback: () => void): () => void {
    const { clock } = this.#supervisor.node.tree;
    const timer = clock.setTimeout(callback, ms);
    return () => clock.clearTimeout(timer);
  }
}

/** After the event loop has had its turn: a child that never starts must not starve it. */
const soon = (callback: () => void): (() => void) => {
  const immediate = setImmediate(callback);
  return () => clearImmediate(immediate);
};
