import type { Clock } from '../clock.js';
import type { PendingAction } from '../connection/pending-action.js';

/** Actions with the same time to live: they come due in the order in which they were added. */
interface Lane {
  readonly waiting: Set<PendingAction>;
  timer: unknown;
}

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
  readonly #lanes = new Map<number, Lane>();
  readonly #rearmed = new Map<PendingAction, unknown>();

  constructor(clock: Clock, expired: (pending: PendingAction) => void) {
    this.#clock = clock;
    this.#expired = expired;
  }

  watch(pending: PendingAction): void {
    const timeoutMs = firstLook(pending);
    let lane = this.#lanes.get(timeoutMs);
    if (!lane) {
      lane = { waiting: new Set(), timer: undefined };
      this.#lanes.set(timeoutMs, lane);
    }
    lane.waiting.add(pending);
    if (lane.timer === undefined) this.#arm(timeoutMs, lane, timeoutMs);
  }

  /** The action is settled. Its lane's timer is left to find that out, unless the lane is the last of many. */
  forget(pending: PendingAction): void {
    this.#lanes.get(firstLook(pending))?.waiting.delete(pending);
    const timer = this.#rearmed.get(pending);
    if (timer === undefined) return;
    this.#clock.clearTimeout(timer);
    this.#rearmed.delete(pending);
  }

  /** Clears the timers of lanes with nothing in them, so that none keeps the process alive. */
  rest(): void {
    for (const [timeoutMs, { waiting, timer }] of this.#lanes) {
      if (waiting.size > 0) continue;
      this.#clock.clearTimeout(timer);
      this.#lanes.delete(timeoutMs);
    }
  }

  #arm(timeoutMs: number, lane: Lane, ms: number): void {
    lane.timer = this.#clock.setTimeout(() => this.#sweep(timeoutMs, lane), Math.max(1, Math.ceil(ms)));
  }

  #sweep(timeoutMs: number, lane: Lane): void {
    const now = this.#clock.now();
    for (const pending of lane.waiting) {
      const left = pending.startedAt + timeoutMs - now;
      if (left > 0) {
        this.#arm(timeoutMs, lane, left);
        return;
      }
      lane.waiting.delete(pending);
      this.#judge(pending);
    }
    this.#lanes.delete(timeoutMs);
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
    const timer = this.#clock.setTimeout(() => this.#judge(pending), Math.max(1, Math.ceil(left)));
    this.#rearmed.set(pending, timer);
  }
}
