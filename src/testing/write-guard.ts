import type { Link } from './link.js';
import type { Timers } from './timers.js';

/** How often in its time a guard looks. A process that was stalled itself looks once, and not so often that it cuts. */
const LOOKS = 4;

/** Asterisk ends a session whose client takes nothing of what is written for a while (`writetimeout`), in mid-stanza. */
export class WriteGuard {
  readonly #link: Link;
  readonly #timers: Timers;
  readonly #timeoutMs: number;
  readonly #cut: () => void;
  #watching = false;
  #taken = 0;
  #looks = 0;

  constructor(link: Link, timers: Timers, timeoutMs: number, cut: () => void) {
    this.#link = link;
    this.#timers = timers;
    this.#timeoutMs = timeoutMs;
    this.#cut = cut;
  }

  /** Something was written. */
  wrote(): void {
    if (this.#watching) return;
    this.#watching = true;
    this.#looks = 0;
    this.#timers.after(this.#timeoutMs / LOOKS, () => this.#look());
  }

  #look(): void {
    this.#watching = false;
    const left = this.#link.bufferedBytes;
    if (left === 0) return;
    const taken = this.#link.bytesWritten - left;
    const looks = taken === this.#taken ? this.#looks + 1 : 0;
    this.#taken = taken;
    if (looks >= LOOKS) {
      this.#cut();
    } else {
      this.wrote();
      this.#looks = looks;
    }
  }
}
