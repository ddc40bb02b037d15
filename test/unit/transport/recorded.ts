import type { TransportHandlers } from '../../../src/transport/transport.js';

/** Handlers that remember what they were told, in order. */
export class Recorded implements TransportHandlers {
  readonly calls: string[] = [];
  length = 0;
  error: Error | undefined;
  readonly #chunks: Buffer[] = [];
  #changed: () => void = () => undefined;

  opened = () => this.note('opened');

  data = (chunk: Buffer) => {
    this.#chunks.push(Buffer.from(chunk));
    this.length += chunk.length;
    if (this.calls.at(-1) !== 'data') this.calls.push('data');
    this.#changed();
  };

  closed = (error: Error | undefined) => {
    this.error = error;
    this.note('closed');
  };

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  get text(): string {
    return this.bytes.toString();
  }

  get code(): string | undefined {
    return (this.error as NodeJS.ErrnoException | undefined)?.code;
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  untilCalled(name: 'opened' | 'ended' | 'closed'): Promise<void> {
    return this.until(() => this.calls.includes(name));
  }

  protected note(name: string): void {
    this.calls.push(name);
    this.#changed();
  }
}

/** A server's handlers: the peer's FIN does not close its end. */
export class RecordedPeer extends Recorded {
  ended = () => this.note('ended');
}
