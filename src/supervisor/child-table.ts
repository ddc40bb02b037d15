import type { Child } from './child.js';

/** The children of one supervisor in start order. */
export class ChildTable implements Iterable<Child> {
  /** A map and not an object: ids that look like numbers keep their place. */
  #children = new Map<string, Child>();

  get size(): number {
    return this.#children.size;
  }

  get(key: string): Child | undefined {
    return this.#children.get(key);
  }

  has(child: Child): boolean {
    return this.#children.get(child.key) === child;
  }

  add(child: Child): void {
    this.#children.set(child.key, child);
  }

  delete(child: Child): void {
    if (this.has(child)) this.#children.delete(child.key);
  }

  /** Gives a child the place of one that was started just now. */
  moveLast(child: Child): void {
    this.delete(child);
    this.add(child);
  }

  keys(): Iterable<string> {
    return this.#children.keys();
  }

  [Symbol.iterator](): Iterator<Child> {
    return this.#children.values();
  }

  /** Start order. */
  all(): Child[] {
    return [...this.#children.values()];
  }

  /** Newest first: the order in which children are stopped, and listed. */
  reversed(): Child[] {
    return this.all().reverse();
  }

  pick(keys: readonly string[]): Child[] {
    return keys.map((key) => this.#children.get(key)).filter((child) => child !== undefined);
  }

  replaceAll(children: Iterable<Child>): void {
    this.#children = new Map(Array.from(children, (child) => [child.key, child]));
  }
}
