import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export type InterruptingSignal = (typeof SIGNALS)[number];

/** Somebody pressed Ctrl-C, or told the process to end. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
  readonly signal: InterruptingSignal;

  constructor(signal: InterruptingSignal) {
    super(signal === 'SIGINT' ? 'interrupted' : 'told to end');
    this.signal = signal;
  }

  /** As shells report a process that a signal has ended. */
  get exitCode(): number {
    return 128 + constants.signals[this.signal];
  }
}

/** The part of `process` that tells of signals. */
export interface SignalSource {
  on(signal: InterruptingSignal, listener: (signal: InterruptingSignal) => void): unknown;
  off(signal: InterruptingSignal, listener: (signal: InterruptingSignal) => void): unknown;
  exit(code: number): never;
}

/** Turns the first signal into a polite end, and lets the second have its way at once. */
export class Interruptions implements Disposable {
  readonly #controller = new AbortController();
  readonly #source: SignalSource;

  constructor(source: SignalSource) {
    this.#source = source;
    for (const signal of SIGNALS) source.on(signal, this.#interrupt);
  }

  /** Aborted with an {@link Interruption}. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  [Symbol.dispose](): void {
    for (const signal of SIGNALS) this.#source.off(signal, this.#interrupt);
  }

  readonly #interrupt = (signal: InterruptingSignal): void => {
    const interruption = new Interruption(signal);
    if (this.signal.aborted) this.#source.exit(interruption.exitCode);
    this.#controller.abort(interruption);
  };
}
