import type { Clock } from '../clock.js';
import { Wait, type WaitOptions } from './wait.js';

/** Those who wait until the connection is ready. */
export class Readiness {
  readonly #name: string;
  readonly #clock: Clock;
  readonly #waits = new Set<Wait<void>>();

  constructor(name: string, clock: Clock) {
    this.#name = name;
    this.#clock = clock;
  }

  wait(options: WaitOptions): Promise<void> {
    const wait = new Wait<void>(this.#clock, `waiting for connection ${this.#name} to be ready`, options, () =>
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
