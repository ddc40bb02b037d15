import type { Clock } from '../clock.js';
import { WaitError } from '../errors.js';
import * as check from '../options/check.js';
import type { AbortGroups } from './abort-groups.js';

/** How long to wait for something. */
export interface WaitOptions {
  /** Milliseconds; `false` waits for ever. */
  readonly timeoutMs?: number | false | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a wait hangs on. */
export interface WaitSeams {
  readonly clock: Clock;
  readonly aborts: AbortGroups;
}

/** A promise with a deadline and a signal: settles once, and then lets go of both. */
export class Wait<T> {
  readonly promise: Promise<T>;
  readonly #clock: Clock;
  #released: () => void = () => undefined;
  readonly #unwatch: () => void;
  #timer: unknown;
  #over = false;
  #settle!: { readonly resolve: (value: T) => void; readonly reject: (error: Error) => void };

  /**
   * `what` reads as in "waiting for X". `released` runs once when it is over, unless it is so from the start. Without `timeoutMs` it waits for ever.
   * Throws {@link OptionError} for a deadline that is none.
   */
  constructor(
    { clock, aborts }: WaitSeams,
    what: string,
    { timeoutMs = false, signal }: WaitOptions,
    released: () => void,
  ) {
    const ms = check.durationOrOff(false)(timeoutMs, 'timeoutMs');
    this.#clock = clock;
    this.promise = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    const abort = () =>
      this.reject(new WaitError('AMI_WAIT_ABORTED', `${what} was aborted`, { cause: signal?.reason }));
    this.#unwatch = aborts.watch(signal, abort);
    if (signal?.aborted) {
      abort();
      return;
    }
    this.#released = released;
    if (!Number.isFinite(ms)) return;
    const late = () => this.reject(new WaitError('AMI_WAIT_TIMEOUT', `${what} took longer than ${ms} ms`));
    this.#timer = clock.setTimeout(late, ms);
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

  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#unwatch();
    this.#released();
    return true;
  }
}
