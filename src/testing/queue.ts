interface Taker<T> {
  readonly wants: (item: T) => boolean;
  readonly resolve: (item: T) => void;
}

/** Things that came, each handed out once to the first who asked for it, before or after it came. */
export class Queue<T> {
  readonly #limit: number;
  readonly #stale: ((item: T) => boolean) | undefined;
  #items: T[] = [];
  #takers: Taker<T>[] = [];

  /** Holds at most `limit` things for those who will ask, and none that has grown stale. */
  constructor(limit: number, stale?: (item: T) => boolean) {
    this.#limit = limit;
    this.#stale = stale;
  }

  push(item: T): void {
    const taker = this.#takers.find(({ wants }) => wants(item));
    if (taker) {
      this.#takers = this.#takers.filter((other) => other !== taker);
      taker.resolve(item);
      return;
    }
    const stale = this.#stale;
    if (stale) this.#items = this.#items.filter((other) => !stale(other));
    this.#items.push(item);
    if (this.#items.length > this.#limit) this.#items = this.#items.slice(this.#limit >> 1);
  }

  take(wants: (item: T) => boolean): Promise<T> {
    const index = this.#items.findIndex(wants);
    if (index !== -1) return Promise.resolve(this.#items.splice(index, 1)[0] as T);
    return new Promise((resolve) => {
      this.#takers.push({ wants, resolve });
    });
  }
}
