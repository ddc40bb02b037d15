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
  /** Where {@link shift} is: a new walk would first pass by all that have left. */
  #walk = this.#map.entries();

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
      this.#begin(new Map(this.#map));
    }
    this.#map.set(key, value);
  }

  delete(key: K): boolean {
    return this.#map.delete(key);
  }

  clear(): void {
    this.#begin(new Map());
  }

  /** Takes the first out. */
  shift(): [K, V] | undefined {
    if (this.#map.size === 0) return undefined;
    let { value: first } = this.#walk.next();
    if (!first) {
      this.#walk = this.#map.entries();
      first = this.#walk.next().value;
    }
    if (first) this.#map.delete(first[0]);
    return first;
  }

  /** The first. */
  get first(): K | undefined {
    for (const key of this.#map.keys()) return key;
    return undefined;
  }

  entries(): IterableIterator<[K, V]> {
    return this.#map.entries();
  }

  /** What is in it now; for walks during which others add, take a copy. */
  values(): IterableIterator<V> {
    return this.#map.values();
  }

  #begin(map: Map<K, V>): void {
    this.#map = map;
    this.#added = 0;
    this.#walk = map.entries();
  }
}
