/** After so many messages in a row the event loop is given a turn, so that no storm of crashes can starve it. */
const burst = 128;

/**
 * The messages of one supervisor, served one after another. A message posted while another is served waits for its turn,
 * however long that takes; none is ever served in the stack of the one who posts it.
 */
export class Mailbox<M> {
  readonly #serve: (message: M) => Promise<void>;
  #queue: M[] = [];
  #busy = false;
  #served = 0;

  /** `serve` must not reject. */
  constructor(serve: (message: M) => Promise<void>) {
    this.#serve = serve;
  }

  post(message: M): void {
    this.#queue.push(message);
    if (this.#busy) return;
    this.#busy = true;
    queueMicrotask(() => void this.#drain());
  }

  /** Takes out everything that waits. */
  clear(): readonly M[] {
    return this.#queue.splice(0);
  }

  async #drain(): Promise<void> {
    for (let message = this.#queue.shift(); message !== undefined; message = this.#queue.shift()) {
      await this.#serve(message);
      this.#served += 1;
      if (this.#served % burst === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.#busy = false;
  }
}
