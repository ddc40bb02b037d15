import type { Clock } from '../../clock.js';

/** To ask the system costs more than to send an action. */
const freshMs = 20;

/** For how long the machine has been suspended, which the monotonic clock may not have noticed. */
export class SleepMeter {
  readonly #clock: Clock;
  #readAt = Number.NEGATIVE_INFINITY;
  #suspendedMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since an arbitrary origin; never less than before. */
  get suspendedMs(): number {
    const now = this.#clock.now();
    if (this.#clock.suspendedMs && now - this.#readAt >= freshMs) {
      this.#readAt = now;
      this.#suspendedMs = Math.max(this.#suspendedMs, this.#clock.suspendedMs());
    }
    return this.#suspendedMs;
  }
}
