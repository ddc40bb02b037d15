import PQueue from 'p-queue';
import type { PendingAction } from '../../connection/pending-action.js';

/** How one action wants to be treated. */
export interface Posting {
  /** −10 … 9, higher first; among equals the order of the calls. */
  readonly priority: number;
  readonly whenDisconnected: 'reject' | 'queue';
  readonly signal: AbortSignal | undefined;
}

/** The actions of one priority, in the order of their calls. */
class Rank {
  readonly waiting = new Map<PendingAction, Posting>();
  #turns = this.waiting.entries();

  /** Takes the first out. The walk goes on from the one before: a new one would first pass by all that have left. */
  shift(): [PendingAction, Posting] | undefined {
    if (this.waiting.size === 0) return undefined;
    let { value: first } = this.#turns.next();
    if (!first) {
      this.#turns = this.waiting.entries();
      first = this.#turns.next().value;
    }
    if (first) this.waiting.delete(first[0]);
    return first;
  }
}

/**
 * Actions that wait for their turn. p-queue decides when that is; it knows nothing of deadlines and cancellation. So its
 * tasks are tickets: each calls up whoever is then first. There are no more of them than may be sent at a time, however many
 * actions wait, and so these can be taken out without a word to p-queue.
 */
export class Lane {
  readonly #queue: PQueue;
  readonly #concurrency: number;
  readonly #turn: (pending: PendingAction, posting: Posting) => unknown;
  /** By priority, the highest first. */
  #ranks = new Map<number, Rank>();
  /** Tasks in the queue that have not come to their end. */
  #tickets = 0;
  #open = false;

  /** `turn` sends an action; a promise that it returns holds the action's place until it resolves. It must not throw. */
  constructor(concurrency: number, turn: (pending: PendingAction, posting: Posting) => unknown) {
    this.#queue = new PQueue({ concurrency, autoStart: false });
    this.#concurrency = concurrency;
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
    const rank = this.#ranks.get(priority) ?? this.#begin(priority);
    rank.waiting.set(pending, posting);
    if (this.#open) this.#issue();
  }

  start(): void {
    this.#open = true;
    this.#issue();
    this.#queue.start();
  }

  pause(): void {
    this.#open = false;
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
      waiting.forEach((posting, pending) => {
        if (which(posting)) taken.push(pending);
      });
      if (taken.length - before === waiting.size) waiting.clear();
      else for (const pending of taken.slice(before)) waiting.delete(pending);
    }
    return taken;
  }

  #begin(priority: number): Rank {
    const rank = new Rank();
    this.#ranks.set(priority, rank);
    this.#ranks = new Map([...this.#ranks].sort(([a], [b]) => b - a));
    return rank;
  }

  /** A ticket for each that may be sent now; one for all of them where there is no limit. */
  #issue(): void {
    const most = this.#concurrency === Number.POSITIVE_INFINITY ? 1 : this.#concurrency;
    while (this.#tickets < Math.min(this.size, most)) {
      this.#tickets += 1;
      void this.#queue.add(() => this.#call()).then(this.#called);
    }
  }

  readonly #called = (): void => {
    this.#tickets -= 1;
    if (this.#open) this.#issue();
  };

  #call(): unknown {
    if (this.#concurrency !== Number.POSITIVE_INFINITY) return this.#next();
    while (this.#open && this.size > 0) this.#next();
    return undefined;
  }

  #next(): unknown {
    for (const rank of this.#ranks.values()) {
      const first = rank.shift();
      if (first) return this.#turn(...first);
    }
    return undefined;
  }
}
