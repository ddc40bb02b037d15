import type { Arrival } from './arrival.js';
import type { AmiMessage } from './message.js';

/** How many times the messages that are kept of a chunk it may weigh. */
const MOST_WASTE = 4;

/**
 * Looks after messages that are kept for longer than their turn. A message is cut from the chunk that it came in, and one
 * small row keeps all of that in memory. Where little is kept of a chunk, its messages are made to let go of it; where much
 * is, copies would cost time and save nothing.
 */
export class Thrift {
  #chunk: Arrival | undefined;
  #messages: AmiMessage<unknown>[] = [];
  #bytes = 0;

  /** A message that is kept from now on, in the order of their coming. */
  add(message: AmiMessage<unknown>): void {
    if (message.arrival !== this.#chunk) {
      this.#leave();
      this.#chunk = message.arrival;
    }
    this.#messages.push(message);
    this.#bytes += message.size;
  }

  /** No more will come of this chunk. */
  #leave(): void {
    const chunkBytes = this.#chunk?.bytes ?? 0;
    if (chunkBytes > MOST_WASTE * this.#bytes) for (const message of this.#messages) message.detach();
    this.#messages = [];
    this.#bytes = 0;
  }
}
