import type { Clock } from '../clock.js';

/** The timers of one fake, so that stopping it leaves none behind. */
export class Timers {
  readonly #clock: Clock;
  readonly #pending = new Map<unknown, (() => void) | undefined>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `callback` once after `ms`; the function that it returns calls that off. */
  after(ms: number, callback: () => void): () => void {
    return this.#start(ms, callback, undefined);
  }

  /** Settles after `ms`, or when the timers are cleared. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#start(ms, resolve, resolve);
    });
  }

  /** Calls everything off; those who sleep are woken. */
  clear(): void {
    for (const [id, wake] of this.#pending) {
      this.#clock.clearTimeout(id);
      wake?.();
    }
    this.#pending.clear();
  }

  #start(ms: number, callback: () => void, wake: (() => void) | undefined): () => void {
    const id = this.#clock.setTimeout(() => {
      this.#pending.delete(id);
      callback();
    }, ms);
    this.#pending.set(id, wake);
    return () => {
      this.#pending.delete(id);
      this.#clock.clearTimeout(id);
    };
  }
}
