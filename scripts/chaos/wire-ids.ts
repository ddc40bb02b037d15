import type { Tap } from '../../src/testing/index.js';

/** The ActionIDs of ours that were on the wire, found in the bytes that a tap between client and server has kept. */
export class WireIds {
  readonly seen = new Map<string, number>();
  readonly #tap: Tap;
  readonly #rest = new Map<number, string>();
  bytes = 0;

  constructor(tap: Tap) {
    this.#tap = tap;
  }

  /** Reads what has come since the last call, and lets the tap forget it. */
  read(): void {
    for (const { session, from, bytes } of this.#tap.entries) {
      if (from !== 'client' || !bytes) continue;
      this.bytes += bytes.length;
      const text = (this.#rest.get(session) ?? '') + bytes.toString('latin1');
      const end = text.lastIndexOf('\n') + 1;
      this.#rest.set(session, text.slice(end));
      for (const [, id] of text.slice(0, end).matchAll(/^ActionID: (act-\d+)\r$/gm)) this.#count(id as string);
    }
    this.#tap.clear();
  }

  /** Beginnings of lines with which a session broke off: an ActionID of ours cut short would be one. */
  get torn(): string[] {
    return [...this.#rest.values()].filter((text) => text !== '');
  }

  #count(id: string): void {
    this.seen.set(id, (this.seen.get(id) ?? 0) + 1);
  }
}
