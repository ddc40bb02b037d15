/** How a stream ended. */
type End = { readonly done: true; readonly error: Error | undefined };

/** How much may wait for the consumer. */
export interface StreamBounds<T> {
  readonly maxItems: number;
  readonly maxWeight?: number;
  readonly weigh?: (item: T) => number;
  /** Told of each item that has to wait. */
  readonly keep?: (item: T) => void;
}

/** What a push came to. */
export type Pushed = 'taken' | 'full' | 'over';

/**
 * A bounded queue between a producer that never waits and one consumer that iterates. What is in it when the producer
 * ends is still handed out, then the end, or the error.
 */
export class Stream<T> implements AsyncIterableIterator<T> {
  readonly #bounds: StreamBounds<T>;
  readonly #released: () => void;
  #items: T[] = [];
  /** Index of the next item to hand out: shifting a long array would cost its length. */
  #head = 0;
  #weight = 0;
  #end: End | undefined;
  #waiting: { resolve: (result: IteratorResult<T>) => void; reject: (error: Error) => void }[] = [];

  /** `released` runs once, when the consumer stops or the producer has ended. */
  constructor(bounds: StreamBounds<T>, released: () => void) {
    this.#bounds = bounds;
    this.#released = released;
  }

  get size(): number {
    return this.#items.length - this.#head;
  }

  /** Offers an item: `full` when there is no room for it, `over` when the stream has ended. */
  push(item: T): Pushed {
    if (this.#end) return 'over';
    const consumer = this.#waiting.shift();
    if (consumer) {
      consumer.resolve({ done: false, value: item });
      return 'taken';
    }
    const { maxItems, maxWeight = Number.POSITIVE_INFINITY, weigh, keep } = this.#bounds;
    const weight = weigh ? weigh(item) : 0;
    if (this.size >= maxItems || this.#weight + weight > maxWeight) return 'full';
    this.#items.push(item);
    keep?.(item);
    this.#weight += weight;
    return 'taken';
  }

  /** Makes room by dropping the oldest item. */
  dropOldest(): void {
    if (this.size > 0) this.#take();
  }

  /** No more items: the consumer gets what is there, then the end, or `error`. */
  end(error?: Error): void {
    if (this.#end) return;
    this.#end = { done: true, error };
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const consumer of waiting) this.#finish(consumer);
    this.#released();
  }

  next(): Promise<IteratorResult<T>> {
    return new Promise((resolve, reject) => {
      if (this.size > 0) resolve({ done: false, value: this.#take() });
      else if (this.#end) this.#finish({ resolve, reject });
      else this.#waiting.push({ resolve, reject });
    });
  }

  /** The consumer stops: what is left is dropped. */
  return(): Promise<IteratorResult<T>> {
    this.#items = [];
    this.#head = 0;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #take(): T {
    const item = this.#items[this.#head] as T;
    const { weigh } = this.#bounds;
    if (weigh) this.#weight -= weigh(item);
    // The slot is given up at once, so that a handed-out item is not kept alive.
    this.#items[this.#head] = undefined as T;
    this.#head += 1;
    if (this.#head > 1_024 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  /** An error is thrown once; afterwards the stream is simply over. */
  #finish({ resolve, reject }: { resolve: (result: IteratorResult<T>) => void; reject: (error: Error) => void }): void {
    const error = this.#end?.error;
    if (!error) {
      resolve({ done: true, value: undefined });
      return;
    }
    this.#end = { done: true, error: undefined };
    reject(error);
  }
}
