import type { Clock } from '../../clock.js';
import type { PendingAction } from '../../connection/pending-action.js';
import { Lane, type Posting } from './lane.js';

/**
 * Spaces out new calls: at most so many a second, evenly, on the monotonic clock. Only actions that place calls wait here;
 * a hang-up never does.
 */
export class CallRate {
  readonly #clock: Clock;
  readonly #gapMs: number;
  readonly #lane: Lane;
  #open = false;
  /** When the next call may go. */
  #nextAt = Number.NEGATIVE_INFINITY;
  #timer: unknown;

  constructor(clock: Clock, perSecond: number, pass: (pending: PendingAction, posting: Posting) => void) {
    this.#clock = clock;
    this.#gapMs = 1_000 / perSecond;
    this.#lane = new Lane(1, (pending, posting) => {
      this.#nextAt = Math.max(this.#nextAt, clock.now()) + this.#gapMs;
      this.#lane.pause();
      pass(pending, posting);
      this.#wake();
      return false;
    });
  }

  get lane(): Lane {
    return this.#lane;
  }

  add(pending: PendingAction, posting: Posting): void {
    this.#lane.add(pending, posting);
  }

  start(): void {
    this.#open = true;
    this.#wake();
  }

  pause(): void {
    this.#open = false;
    this.#lane.pause();
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #wake(): void {
    if (!this.#open || this.#timer !== undefined) return;
    const wait = this.#nextAt - this.#clock.now();
    if (wait <= 0) {
      this.#lane.start();
      return;
    }
    this.#timer = this.#clock.setTimeout(() => {
      this.#timer = undefined;
      this.#wake();
    }, Math.ceil(wait));
  }
}
