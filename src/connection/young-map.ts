/** As many additions as a table sees before it is replaced; more when it holds many entries. */
const RENEWED_AFTER = 1_000;

/**
 * A map for entries that come and go by the thousand, in the order in which they came.
 *
 * The engine replaces the table of a Map again and again under such a load, and each old table refers to the next. Once one
 * of them has grown old, the young garbage behind it survives every scavenge: half the processor time of an action went
 * there. Here the chain is cut now and then by starting anew.
 */
export class YoungMap<K, V> {
  #map = new Map<K, V>();
  #added = 0;

  get size(): number {
    return this.#map.size;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  set(key: K, value: V): void {
    this.#added += 1;
    if (this.#added > RENEWED_AFTER && this.#added > 2 * this.#map.size) {
      this.#map = new Map(this.#map);
      this.#added = 0;
    }
    this.#map.set(key, value);
  }

  delete(key: K): boolean {
    return this.#map.delete(key);
  }

  /** What is in it now; for walks during which others add, take a copy. */
  values(): IterableIterator<V> {
    return this.#map.values();
  }
}
