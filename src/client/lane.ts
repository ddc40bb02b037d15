import PQueue from 'p-queue';
import type { PendingAction } from '../connection/pending-action.js';

/** How one action wants to be treated. */
export interface Posting {
  /** −10 … 9, higher first; among equals the order of the calls. */
  readonly priority: number;
  readonly whenDisconnected: 'reject' | 'queue';
  readonly signal: AbortSignal | undefined;
}

/** Expired and aborted actions leave an empty task behind in the queue; beyond this many it is rebuilt. */
const maxHusks = 1_000;

/**
 * Actions that wait for their turn. p-queue decides when that is; it knows nothing of deadlines and cancellation, and an
 * action that has settled meanwhile is passed over.
 */
export class Lane {
  readonly #queue: PQueue;
  readonly #turn: (pending: PendingAction, posting: Posting) => unknown;
  /** In the order of their calls. */
  readonly #waiting = new Map<PendingAction, Posting>();
  #husks = 0;

  /** `turn` sends an action; a promise that it returns holds the action's place until it resolves. It must not throw. */
  constructor(concurrency: number, turn: (pending: PendingAction, posting: Posting) => unknown) {
    this.#queue = new PQueue({ concurrency, autoStart: false });
    this.#turn = turn;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** The one that has waited longest. */
  get oldest(): PendingAction | undefined {
    for (const pending of this.#waiting.keys()) return pending;
    return undefined;
  }

  add(pending: PendingAction, posting: Posting): void {
    this.#waiting.set(pending, posting);
    this.#enqueue(pending, posting);
  }

  start(): void {
    this.#queue.start();
  }

  pause(): void {
    this.#queue.pause();
  }

  /** The action has settled while it waited. */
  forget(pending: PendingAction): void {
    if (!this.#waiting.delete(pending)) return;
    this.#husks += 1;
    if (this.#husks <= maxHusks || this.#husks <= this.#waiting.size) return;
    this.#empty();
    for (const [live, posting] of this.#waiting) this.#enqueue(live, posting);
  }

  /** Takes out those that match. */
  takeOut(which: (posting: Posting) => boolean): readonly PendingAction[] {
    const taken: PendingAction[] = [];
    for (const [pending, posting] of this.#waiting) if (which(posting)) taken.push(pending);
    if (taken.length === this.#waiting.size) {
      this.#empty();
      this.#waiting.clear();
    } else {
      for (const pending of taken) this.forget(pending);
    }
    return taken;
  }

  #enqueue(pending: PendingAction, posting: Posting): void {
    const run = () => {
      if (this.#waiting.delete(pending)) return this.#turn(pending, posting);
      this.#husks -= 1;
      return undefined;
    };
    void this.#queue.add(run, { priority: posting.priority });
  }

  #empty(): void {
    this.#queue.clear();
    this.#husks = 0;
  }
}
