/** What is done with the bytes of a connection. */
export interface Work {
  chunk(bytes: Buffer): void;
  /** Events seen so far. */
  readonly events: number;
}

const BLANK_LINE = Buffer.from('\r\n\r\n');

/** The yardstick: find each blank line with `Buffer.indexOf`, count, and nothing else. */
export class BareScan implements Work {
  events = 0;
  #tail: Buffer = Buffer.alloc(0);

  chunk(bytes: Buffer): void {
    // The blank line may lie across two chunks.
    if (Buffer.concat([this.#tail, bytes.subarray(0, 3)]).includes(BLANK_LINE)) this.events += 1;
    for (let at = bytes.indexOf(BLANK_LINE); at !== -1; at = bytes.indexOf(BLANK_LINE, at + 4)) this.events += 1;
    this.#tail = Buffer.from(bytes.subarray(-3));
  }
}
