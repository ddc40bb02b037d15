import PQueue from 'p-queue';
import type { PendingAction } from '../connection/pending-action.js';

/** How one action wants to be treated. */
export interface Posting {
  /** −10 … 9, higher first; among equals the order of the calls. */
  readonly priority: number;
  readonly whenDisconnected: 'reject' | 'queue';
  readonly signal: AbortSignal | undefined;
}

/** The actions of one priority, in the order of their calls. */
interface Rank {
  readonly waiting: Map<PendingAction, Posting>;
  /** Tasks of this rank in the queue: at least one for each action, more when actions have settled while they waited. */
  tickets: number;
}

/**
 * Actions that wait for their turn. p-queue decides when that is, and which priority has it; it knows nothing of
 * deadlines and cancellation. So its tasks are tickets: each calls up whoever is then first in its rank. The ticket of an
 * action that settled while it waited goes to the next that comes, so that there are never more than once were needed.
 */
export class Lane {
  readonly #queue: PQueue;
  readonly #turn: (pending: PendingAction, posting: Posting) => unknown;
  readonly #ranks = new Map<number, Rank>();

  /** `turn` sends an action; a promise that it returns holds the action's place until it resolves. It must not throw. */
  constructor(concurrency: number, turn: (pending: PendingAction, posting: Posting) => unknown) {
    this.#queue = new PQueue({ concurrency, autoStart: false });
    this.#turn = turn;
  }

  get size(): number {
    let size = 0;
    for (const { waiting } of this.#ranks.values()) size += waiting.size;
    return size;
  }

  /** The one that has waited longest. */
  get oldest(): PendingAction | undefined {
    let oldest: PendingAction | undefined;
    for (const { waiting } of this.#ranks.values()) {
      for (const first of waiting.keys()) {
        if (!oldest || first.startedAt < oldest.startedAt) oldest = first;
        break;
      }
    }
    return oldest;
  }

  add(pending: PendingAction, posting: Posting): void {
    const { priority } = posting;
    let rank = this.#ranks.get(priority);
    if (!rank) {
      rank = { waiting: new Map(), tickets: 0 };
      this.#ranks.set(priority, rank);
    }
    rank.waiting.set(pending, posting);
    if (rank.tickets >= rank.waiting.size) return;
    rank.tickets += 1;
    const called = rank;
    void this.#queue.add(() => this.#call(called), { priority });
  }

  start(): void {
    this.#queue.start();
  }

  pause(): void {
    this.#queue.pause();
  }

  /** The action has settled while it waited. */
  forget(pending: PendingAction, { priority }: Posting): void {
    this.#ranks.get(priority)?.waiting.delete(pending);
  }

  /** Takes out those that match. */
  takeOut(which: (posting: Posting) => boolean): readonly PendingAction[] {
    const taken: PendingAction[] = [];
    for (const { waiting } of this.#ranks.values()) {
      const before = taken.length;
      for (const [pending, posting] of waiting) if (which(posting)) taken.push(pending);
      if (taken.length - before === waiting.size) waiting.clear();
      else for (const pending of taken.slice(before)) waiting.delete(pending);
    }
    if (this.size === 0) {
      this.#queue.clear();
      this.#ranks.clear();
    }
    return taken;
  }

  #call(rank: Rank): unknown {
    rank.tickets -= 1;
    for (const [pending, posting] of rank.waiting) {
      rank.waiting.delete(pending);
      return this.#turn(pending, posting);
    }
    return undefined;
  }
}
