import { setTimeout as sleep } from 'node:timers/promises';
import type { Output } from '../output.js';

/** Changes that come closer together are drawn as one. */
const LEAST_MS = 200;
/** Without a change it is drawn again after so long on a terminal, since times go on. */
const MOST_MS = 1_000;

/** Draws something again and again: when it has changed, and not too often; on a terminal in place. */
export class Redrawing {
  readonly #output: Output;
  readonly #draw: (state: string) => string;
  readonly #end = new AbortController();
  #state: string | undefined;
  #changed = false;
  #failure: { readonly error: unknown } | undefined;
  readonly #loop: Promise<void>;

  /** `draw` is given what {@link change} was told last. */
  constructor(output: Output, draw: (state: string) => string) {
    this.#output = output;
    this.#draw = draw;
    this.#loop = this.#run();
  }

  /** Something is different. Nothing is drawn before the first state is told. */
  change(state: string | undefined): void {
    this.#state = state ?? this.#state;
    this.#changed = true;
  }

  /** Throws what went wrong with the drawing. */
  check(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** Draws what has not been drawn yet, and stops. Rejects with what went wrong. */
  async end(): Promise<void> {
    this.#end.abort();
    await this.#loop;
    this.check();
  }

  async #run(): Promise<void> {
    let idleMs = 0;
    try {
      for (;;) {
        const last = this.#end.signal.aborted;
        const due = this.#changed || (this.#output.canDraw && idleMs >= MOST_MS);
        if (due && this.#state !== undefined) {
          this.#changed = false;
          idleMs = 0;
          await this.#show(this.#draw(this.#state));
        }
        if (last) return;
        await sleep(LEAST_MS, undefined, { signal: this.#end.signal }).catch(() => {});
        idleMs += LEAST_MS;
      }
    } catch (error) {
      this.#failure = { error };
    }
  }

  #show(lines: string): Promise<void> {
    return this.#output.canDraw ? this.#output.screen(lines) : this.#output.text(lines);
  }
}
