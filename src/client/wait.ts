import type { Clock } from '../clock.js';
import { WaitError } from '../errors.js';
import * as check from '../options/check.js';

/** How long to wait for something. */
export interface WaitOptions {
  /** Milliseconds; `false` waits for ever. */
  readonly timeoutMs?: number | false | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A promise with a deadline and a signal: settles once, and then lets go of both. */
export class Wait<T> {
  readonly promise: Promise<T>;
  readonly #clock: Clock;
  readonly #released: () => void;
  readonly #signal: AbortSignal | undefined;
  #timer: unknown;
  #over = false;
  #settle!: { readonly resolve: (value: T) => void; readonly reject: (error: Error) => void };

  /**
   * `what` reads as in "waiting for X". `released` runs once when it is over. Without `timeoutMs` it waits for ever.
   * Throws {@link OptionError} for a deadline that is none.
   */
  constructor(clock: Clock, what: string, { timeoutMs = false, signal }: WaitOptions, released: () => void) {
    const ms = check.durationOrOff(false)(timeoutMs, 'timeoutMs');
    this.#clock = clock;
    this.#released = released;
    this.#signal = signal;
    this.promise = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    if (signal?.aborted) {
      this.#onAbort();
      return;
    }
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (!Number.isFinite(ms)) return;
    this.#timer = clock.setTimeout(
      () => this.reject(new WaitError('AMI_WAIT_TIMEOUT', `${what} took longer than ${ms} ms`)),
      ms,
    );
  }

  get over(): boolean {
    return this.#over;
  }

  resolve(value: T): void {
    if (this.#end()) this.#settle.resolve(value);
  }

  reject(error: Error): void {
    if (this.#end()) this.#settle.reject(error);
  }

  readonly #onAbort = (): void => {
    this.reject(new WaitError('AMI_WAIT_ABORTED', 'the wait was aborted', { cause: this.#signal?.reason }));
  };

  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#released();
    return true;
  }
}
