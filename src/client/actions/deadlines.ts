import type { Clock } from '../../clock.js';
import type { PendingAction } from '../../connection/pending-action.js';
import { YoungMap } from '../../connection/young-map.js';

/** Actions with the same time to live: they come due in the order in which they were added. */
interface Cohort {
  readonly waiting: YoungMap<PendingAction, PendingAction>;
  timer: unknown;
}

/** A timer that is as late as this was held up, and so was what came on the socket. */
const lateMs = 50;

/** When an action may come due at the earliest: it may turn out to be a list, whose rows must follow one another faster. */
const firstLook = ({ bounds: { timeoutMs, idleTimeoutMs } }: PendingAction): number =>
  Math.min(timeoutMs, idleTimeoutMs);

/**
 * Watches the deadlines of many actions with few timers: one for each distinct time to live, since those actions come due
 * in the order of their calls. A list whose rows keep it alive is looked at again when its silence would be too long.
 */
export class Deadlines {
  readonly #clock: Clock;
  readonly #expired: (pending: PendingAction) => void;
  readonly #cohorts = new Map<number, Cohort>();
  readonly #rearmed = new Map<PendingAction, unknown>();

  constructor(clock: Clock, expired: (pending: PendingAction) => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  watch(pending: PendingAction): void {
    const timeoutMs = firstLook(pending);
    let cohort = this.#cohorts.get(timeoutMs);
    if (!cohort) {
      cohort = { waiting: new YoungMap(), timer: undefined };
      this.#cohorts.set(timeoutMs, cohort);
    }
    cohort.waiting.set(pending, pending);
    if (cohort.timer === undefined) this.#arm(timeoutMs, cohort, timeoutMs);
  }

  /** The action is settled. The timer of its cohort is left to find that out. */
  forget(pending: PendingAction): void {
    this.#cohorts.get(firstLook(pending))?.waiting.delete(pending);
    const timer = this.#rearmed.get(pending);
    if (timer === undefined) return;
    this.#clock.clearTimeout(timer);
    this.#rearmed.delete(pending);
  }

  /** All are settled, or about to be. */
  forgetAll(): void {
    for (const { timer } of this.#cohorts.values()) this.#clock.clearTimeout(timer);
    this.#cohorts.clear();
    for (const timer of this.#rearmed.values()) this.#clock.clearTimeout(timer);
    this.#rearmed.clear();
  }

  /** Its deadline has come nearer. */
  hurry(pending: PendingAction): void {
    this.forget(pending);
    this.#judge(pending);
  }

  /** Clears the timers of cohorts with nothing in them, so that none keeps the process alive. */
  rest(): void {
    for (const [timeoutMs, { waiting, timer }] of this.#cohorts) {
      if (waiting.size > 0) continue;
      this.#clock.clearTimeout(timer);
      this.#cohorts.delete(timeoutMs);
    }
  }

  #arm(timeoutMs: number, cohort: Cohort, ms: number): void {
    cohort.timer = this.#after(ms, () => {
      if (this.#cohorts.get(timeoutMs) === cohort) this.#sweep(timeoutMs, cohort);
    });
  }

  /** Judges when the time is up; when this process was busy or stopped meanwhile, after what has arrived was read. */
  #after(ms: number, judge: () => void): unknown {
    const afterMs = Math.max(1, Math.ceil(ms));
    const dueAt = this.#clock.now() + afterMs;
    return this.#clock.setTimeout(() => {
      if (this.#clock.now() - dueAt < lateMs) judge();
      else setImmediate(judge);
    }, afterMs);
  }

  #sweep(timeoutMs: number, cohort: Cohort): void {
    const now = this.#clock.now();
    for (const pending of cohort.waiting.values()) {
      const left = pending.startedAt + timeoutMs - now;
      if (left > 0) {
        this.#arm(timeoutMs, cohort, left);
        return;
      }
      cohort.waiting.delete(pending);
      this.#judge(pending);
    }
    this.#cohorts.delete(timeoutMs);
  }

  /** Too late, or, for a list that is still moving, another look when it would be. */
  #judge(pending: PendingAction): void {
    this.#rearmed.delete(pending);
    if (pending.settled) return;
    const left = pending.dueAt - this.#clock.now();
    if (left <= 0) {
      this.#expired(pending);
      return;
    }
    const timer = this.#after(left, () => {
      if (this.#rearmed.get(pending) === timer) this.#judge(pending);
    });
    this.#rearmed.set(pending, timer);
  }
}
