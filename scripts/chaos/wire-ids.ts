import type { Tap } from '../../src/testing/index.js';

/** How often each of our actions, by its number, was on the wire, found in the bytes that a tap between the two has kept. */
export class WireIds {
  readonly #times: Uint8Array;
  readonly #tap: Tap;
  /** The beginning of a line, by session: the rest of it is still to come. */
  readonly #begun = new Map<number, Buffer>();
  bytes = 0;

  constructor(tap: Tap, capacity: number) {
    this.#tap = tap;
    this.#times = new Uint8Array(capacity);
  }

  /** Reads what has come since the last call, and lets the tap forget it. */
  read(): void {
    for (const { session, from, bytes } of this.#tap.entries) {
      if (from !== 'client' || !bytes) continue;
      this.bytes += bytes.length;
      const all = Buffer.concat([this.#begun.get(session) ?? Buffer.alloc(0), bytes]);
      const end = all.lastIndexOf('\n') + 1;
      if (end < all.length) this.#begun.set(session, Buffer.from(all.subarray(end)));
      else this.#begun.delete(session);
      for (const [, id] of all.toString('latin1', 0, end).matchAll(/^ActionID: act-(\d+)\r$/gm))
        this.#count(Number(id));
    }
    this.#tap.clear();
  }

  has(number: number): boolean {
    return this.#times[number] !== 0;
  }

  /** Actions that were seen, and those of them that were seen more than once. */
  get seen(): { readonly once: number; readonly twice: readonly number[] } {
    const twice: number[] = [];
    let once = 0;
    for (const [number, times] of this.#times.entries()) {
      if (times > 0) once += 1;
      if (times > 1) twice.push(number);
    }
    return { once, twice };
  }

  /** Lines with which a session broke off: an ActionID of ours cut short would be one. */
  get torn(): number {
    return this.#begun.size;
  }

  #count(number: number): void {
    this.#times[number] = (this.#times[number] ?? 0) + 1;
  }
}
