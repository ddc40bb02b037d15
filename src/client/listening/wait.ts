import type { Clock } from '../../clock.js';
import { WaitError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AbortGroups } from '../actions/abort-groups.js';

/** How long to wait for something. */
export interface WaitOptions {
  /** Milliseconds; `false` waits for ever. */
  readonly timeoutMs?: number | false | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** {@link WaitOptions} that were checked. */
export interface ResolvedWaitOptions {
  /** Infinity to wait for ever. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Checks how long to wait, for ever unless `fallbackMs` says otherwise. Throws {@link OptionError}. */
export const checkWaitOptions = (options: WaitOptions | undefined, fallbackMs: number | false = false) =>
  check.record<ResolvedWaitOptions>({ timeoutMs: check.durationOrOff(fallbackMs), signal: check.signal })(options, '');

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

  /** `what` reads as in "waiting for X". `released` runs once when it is over, unless it is so from the start. */
  constructor(
    { clock, aborts }: WaitSeams,
    what: string,
    { timeoutMs, signal }: ResolvedWaitOptions,
    released: () => void,
  ) {
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
    if (!Number.isFinite(timeoutMs)) return;
    const late = () => this.reject(new WaitError('AMI_WAIT_TIMEOUT', `${what} took longer than ${timeoutMs} ms`));
    this.#timer = clock.setTimeout(late, timeoutMs);
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
