import type { Clock } from '../clock.js';
import { AgiError, type AgiErrorCode, type AgiErrorDetails } from './errors.js';
import type { AgiResult } from './result.js';

/** How one command is to be treated. */
export interface AgiCommandOptions {
  /**
   * Milliseconds that the command may take, from its turn: the commands of a channel run one after the other. `false` is no
   * limit but the end of the session. Default: the `commandTimeoutMs` of the registration for commands that are done at once;
   * none for those that play, record, wait for the caller, or run an application.
   */
  readonly deadlineMs?: number | false | undefined;
  /** Ends the wait; Asterisk carries the command out all the same. */
  readonly signal?: AbortSignal | undefined;
}

/** A command that waits for its reply. Settles once, and then lets go of its timer and its signal. */
export class PendingCommand {
  readonly promise: Promise<AgiResult>;
  readonly id: string;
  readonly verb: string;
  readonly #channel: string;
  readonly #clock: Clock;
  readonly #deadlineMs: number;
  readonly #signal: AbortSignal | undefined;
  readonly #settled: (pending: PendingCommand) => void;
  #settle!: { readonly resolve: (result: AgiResult) => void; readonly reject: (error: unknown) => void };
  #timer: unknown;
  #over = false;

  constructor(
    id: string,
    verb: string,
    channel: string,
    clock: Clock,
    { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal: AbortSignal | undefined },
    settled: (pending: PendingCommand) => void,
  ) {
    this.id = id;
    this.verb = verb;
    this.#channel = channel;
    this.#clock = clock;
    this.#deadlineMs = deadlineMs;
    this.#signal = signal;
    this.#settled = settled;
    this.promise = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  /** It is its turn: its deadline begins to run. */
  begin(): void {
    if (this.#timer !== undefined || !Number.isFinite(this.#deadlineMs)) return;
    this.#arm(this.#deadlineMs, () => this.fail('AMI_AGI_TIMEOUT', `was not answered within ${this.#deadlineMs} ms`));
  }

  /** Asterisk refused it. Mostly because the session is over, and an event that says so is on its way: that error is the better one. */
  refused(cause: unknown, graceMs: number): void {
    if (this.#over) return;
    this.#clock.clearTimeout(this.#timer);
    this.#arm(graceMs, () => this.fail('AMI_AGI_REFUSED', 'was not taken by Asterisk', { cause }));
  }

  resolve(result: AgiResult): void {
    if (this.#end()) this.#settle.resolve(result);
  }

  reject(error: unknown): void {
    if (this.#end()) this.#settle.reject(error);
  }

  fail(code: AgiErrorCode, problem: string, details: Partial<AgiErrorDetails> = {}): void {
    this.reject(new AgiError(code, problem, { channel: this.#channel, command: this.verb, ...details }));
  }

  readonly #onAbort = (): void => {
    this.fail('AMI_AGI_ABORTED', 'was aborted', { cause: this.#signal?.reason });
  };

  #arm(ms: number, late: () => void): void {
    this.#timer = this.#clock.setTimeout(late, ms);
  }

  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#settled(this);
    return true;
  }
}
