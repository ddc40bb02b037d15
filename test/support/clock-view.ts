import type { Clock } from '../../src/clock.js';
import type { ManualClock } from '../unit/supervisor/support/manual-clock.js';

/** A clock as one of its users sees it, so that the timers of that user can be told from those of others. */
export class ClockView implements Clock {
  static readonly #views = new WeakMap<ManualClock, ClockView[]>();
  readonly #clock: ManualClock;
  readonly #pending = new Set<unknown>();

  constructor(clock: ManualClock) {
    this.#clock = clock;
    ClockView.#views.set(clock, [...(ClockView.#views.get(clock) ?? []), this]);
  }

  /** How many timers of a clock are those of its views. */
  static pendingOf(clock: ManualClock): number {
    return (ClockView.#views.get(clock) ?? []).reduce((sum, view) => sum + view.#pending.size, 0);
  }

  readonly now = (): number => this.#clock.now();

  readonly wallNow = (): number => this.#clock.wallNow();

  readonly suspendedMs = (): number => this.#clock.suspendedMs();

  readonly setTimeout = (callback: () => void, ms: number): unknown => {
    const id = this.#clock.setTimeout(() => {
      this.#pending.delete(id);
      callback();
    }, ms);
    this.#pending.add(id);
    return id;
  };

  readonly clearTimeout = (id: unknown): void => {
    this.#pending.delete(id);
    this.#clock.clearTimeout(id);
  };
}
