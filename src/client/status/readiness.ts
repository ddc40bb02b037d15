import {
  checkWaitOptions,
  type ResolvedWaitOptions,
  Wait,
  type WaitOptions,
  type WaitSeams,
} from '../listening/wait.js';

/** Those who wait until the connection is ready. */
export class Readiness {
  readonly #name: string;
  readonly #seams: WaitSeams;
  readonly #waits = new Set<Wait<void>>();

  constructor(name: string, seams: WaitSeams) {
    this.#name = name;
    this.#seams = seams;
  }

  /** Throws {@link OptionError}. */
  wait(options: WaitOptions): Promise<void> {
    return this.waitFor(checkWaitOptions(options));
  }

  waitFor(options: ResolvedWaitOptions): Promise<void> {
    const wait = new Wait<void>(this.#seams, `waiting for connection ${this.#name} to be ready`, options, () =>
      this.#waits.delete(wait),
    );
    if (!wait.over) this.#waits.add(wait);
    return wait.promise;
  }

  resolve(): void {
    for (const wait of [...this.#waits]) wait.resolve();
  }

  reject(error: Error): void {
    for (const wait of [...this.#waits]) wait.reject(error);
  }
}
