import PQueue from 'p-queue';
import type { PendingAction } from '../../connection/pending-action.js';
import { YoungMap } from '../../connection/young-map.js';

/** How one action wants to be treated. */
export interface Posting {
  /** −10 … 9, higher first; among equals the order of the calls. */
  readonly priority: number;
  readonly whenDisconnected: 'reject' | 'queue';
  readonly signal: AbortSignal | undefined;
}

/** The actions of one priority, in the order of their calls. */
type Rank = YoungMap<PendingAction, Posting>;

/**
 * Actions that wait for their turn. p-queue decides when that is; it knows nothing of deadlines and cancellation. So its
 * tasks are places, of which there are no more than actions may be in flight, and whoever is then first takes one. When that
 * action is over its place goes to the next at once, without a new task, and back to p-queue when a turn of the event loop
 * has ended and nobody wanted it.
 */
export class Lane {
  readonly #queue: PQueue;
  readonly #most: number;
  readonly #turn: (pending: PendingAction, posting: Posting) => boolean;
  /** By priority, the highest first. */
  #ranks = new Map<number, Rank>();
  /** Tasks in the queue that have not come to their end. */
  #tasks = 0;
  /** What ends those tasks that hold a place. Places are alike, so that any of them will do. */
  readonly #ends: (() => void)[] = [];
  /** Places whose action has just settled, which nobody may take before this callback is over: the link may be gone. */
  #freed = 0;
  #vacant = 0;
  #open = false;

  /** `turn` sends an action, and says whether it keeps its place until {@link free}. It must not throw. */
  constructor(concurrency: number, turn: (pending: PendingAction, posting: Posting) => boolean) {
    this.#queue = new PQueue({ concurrency, autoStart: false });
    // Where there is no limit nothing keeps its place, and one calls up all.
    this.#most = concurrency === Number.POSITIVE_INFINITY ? 1 : concurrency;
    this.#turn = turn;
  }

  get size(): number {
    let size = 0;
    for (const rank of this.#ranks.values()) size += rank.size;
    return size;
  }

  /** The one that has waited longest. */
  get oldest(): PendingAction | undefined {
    let oldest: PendingAction | undefined;
    for (const { first } of this.#ranks.values()) {
      if (first && (!oldest || first.startedAt < oldest.startedAt)) oldest = first;
    }
    return oldest;
  }

  add(pending: PendingAction, posting: Posting): void {
    const { priority } = posting;
    const rank = this.#ranks.get(priority) ?? this.#begin(priority);
    rank.set(pending, posting);
    this.#callUp();
  }

  start(): void {
    this.#open = true;
    this.#queue.start();
    this.#callUp();
  }

  pause(): void {
    this.#open = false;
    this.#queue.pause();
  }

  /** An action that kept its place has settled. */
  free(): void {
    this.#freed += 1;
    if (this.#freed === 1) queueMicrotask(this.#handOn);
  }

  /** The action has settled while it waited. */
  forget(pending: PendingAction, { priority }: Posting): void {
    this.#ranks.get(priority)?.delete(pending);
  }

  /** Takes out those that match. */
  takeOut(which: (posting: Posting) => boolean): readonly PendingAction[] {
    const taken: PendingAction[] = [];
    for (const rank of this.#ranks.values()) {
      const before = taken.length;
      for (const [pending, posting] of rank.entries()) if (which(posting)) taken.push(pending);
      if (taken.length - before === rank.size) rank.clear();
      else for (const pending of taken.slice(before)) rank.delete(pending);
    }
    return taken;
  }

  #begin(priority: number): Rank {
    const rank: Rank = new YoungMap();
    this.#ranks.set(priority, rank);
    this.#ranks = new Map([...this.#ranks].sort(([a], [b]) => b - a));
    return rank;
  }

  /** Those who wait take the places that are vacant, and those that p-queue has left. */
  #callUp(): void {
    while (this.#vacant > 0 && this.#fill()) this.#vacant -= 1;
    while (this.#open && this.#tasks < this.#most && this.size > 0) {
      this.#tasks += 1;
      void this.#queue.add(this.#occupy).then(this.#left);
    }
  }

  /** A task of p-queue: it lasts for as long as somebody keeps the place. */
  readonly #occupy = async (): Promise<void> => {
    if (this.#fill()) await new Promise<void>((resolve) => this.#ends.push(resolve));
  };

  readonly #left = (): void => {
    this.#tasks -= 1;
    this.#callUp();
  };

  readonly #handOn = (): void => {
    this.#vacant += this.#freed;
    this.#freed = 0;
    this.#callUp();
    if (this.#vacant > 0) process.nextTick(this.#giveBack);
  };

  readonly #giveBack = (): void => {
    for (; this.#vacant > 0; this.#vacant -= 1) this.#ends.pop()?.();
  };

  /** Calls up whoever is first, until one of them keeps the place. */
  #fill(): boolean {
    while (this.#open && this.size > 0) if (this.#next()) return true;
    return false;
  }

  #next(): boolean {
    for (const rank of this.#ranks.values()) {
      const first = rank.shift();
      if (first) return this.#turn(...first);
    }
    return false;
  }
}
