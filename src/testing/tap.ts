import { type Clock, wallTime } from '../clock.js';
import { dial } from '../transport/dial.js';
import type { Dial, Transport } from '../transport/transport.js';
import { WrappedTransport } from './wrapped-transport.js';

/** Bytes that one side sent, as they came. */
export interface TapEntry {
  /** Counts from 1 within a tap, in the order of the dials. */
  readonly session: number;
  readonly from: 'client' | 'server';
  /** Wall time, in milliseconds since 1970. */
  readonly at: number;
  /** Undefined when that side ended the link. */
  readonly bytes: Buffer | undefined;
}

/**
 * Keeps every byte of the sessions that pass it, both ways: proof of what was sent, and of what was not. It wraps a
 * dial, or is given to a `ChaosProxy`, where it sees only what really left the client. It holds secrets as they are.
 */
export class Tap {
  readonly #clock: Pick<Clock, 'wallNow'>;
  readonly #entries: TapEntry[] = [];
  #sessions = 0;

  constructor(options: { clock?: Clock | undefined } = {}) {
    this.#clock = options.clock ?? {};
  }

  get entries(): readonly TapEntry[] {
    return this.#entries;
  }

  /** How many sessions there were. */
  get sessions(): number {
    return this.#sessions;
  }

  /** What one side said, in one piece: of one session, or of all in the order of time. */
  bytes(from: TapEntry['from'], session?: number): Buffer {
    const chosen = this.#entries.filter((entry) => entry.from === from && (session ?? entry.session) === entry.session);
    return Buffer.concat(chosen.map(({ bytes }) => bytes ?? Buffer.alloc(0)));
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** A dial that is listened to. What is written is kept when the transport takes it, if it leaves or not. */
  wrap(dial: Dial): Dial {
    return (target, handlers) => {
      const session = this.open();
      const inner = dial(target, {
        opened: () => handlers.opened(),
        data: (chunk) => {
          this.record(session, 'server', chunk);
          handlers.data(chunk);
        },
        closed: (error) => {
          this.record(session, 'server', undefined);
          handlers.closed(error);
        },
      });
      return new TappedTransport(inner, (bytes) => this.record(session, 'client', bytes));
    };
  }

  /** A dial over TCP, or TLS, that is listened to: what is kept of a session with TLS is what was said inside. */
  get dial(): Dial {
    return this.wrap(dial);
  }

  /** Begins a session. @internal */
  open(): number {
    this.#sessions += 1;
    return this.#sessions;
  }

  /** Keeps a copy. @internal */
  record(session: number, from: TapEntry['from'], bytes: Uint8Array | undefined): void {
    const at = wallTime(this.#clock as Clock);
    this.#entries.push({ session, from, at, bytes: bytes && Buffer.from(bytes) });
  }
}

class TappedTransport extends WrappedTransport {
  readonly #record: (bytes: Uint8Array | undefined) => void;
  #ended = false;

  constructor(inner: Transport, record: (bytes: Uint8Array | undefined) => void) {
    super(inner);
    this.#record = record;
  }

  override write(data: string | Uint8Array): void {
    const before = this.inner.bytesWritten;
    super.write(data);
    if (this.inner.bytesWritten > before) this.#record(Buffer.from(data as string));
  }

  override end(): void {
    super.end();
    this.#end();
  }

  override destroy(): void {
    super.destroy();
    this.#end();
  }

  #end(): void {
    if (!this.#ended) this.#record(undefined);
    this.#ended = true;
  }
}
