import type { Writable } from 'node:stream';
import type { Paint } from './paint.js';

/** Nobody is told of what takes less. */
const PATIENCE_MS = 1_000;
const CLEAR_LINE = '\r\u001b[K';

/**
 * Says on stderr what is being waited for, once that has taken a second: on a terminal on a line that counts the seconds and
 * goes away, elsewhere on one line.
 */
export class Progress {
  readonly #stream: Writable;
  readonly #paint: Paint;
  readonly #inPlace: boolean;
  #shown = false;

  /** `inPlace`: whether it is a terminal whose lines can be taken away. */
  constructor(stream: Writable, paint: Paint, inPlace: boolean) {
    this.#stream = stream;
    this.#paint = paint;
    this.#inPlace = inPlace;
  }

  async during<T>(what: string, work: Promise<T>): Promise<T> {
    let seconds = 0;
    const timer = setInterval(() => {
      seconds += 1;
      if (this.#inPlace) this.#show(`${what} … ${seconds} s`);
      else if (seconds === 1) this.#stream.write(`${what} …\n`);
    }, PATIENCE_MS);
    try {
      return await work;
    } finally {
      clearInterval(timer);
      this.clear();
    }
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (this.#shown) this.#stream.write(CLEAR_LINE);
    this.#shown = false;
  }

  #show(text: string): void {
    this.#stream.write(`${CLEAR_LINE}${this.#paint('dim', text)}`);
    this.#shown = true;
  }
}
