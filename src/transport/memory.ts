import type { PeerHandlers } from './socket-transport.js';
import type { Dial, Target, Transport } from './transport.js';

type Parcel = Buffer | Error | 'opened' | 'fin' | 'closed';

/**
 * One end of a link inside this process. It behaves as a socket does (half-close, reset, writes of one turn arriving
 * together), but moves its parcels in microtasks alone: there is no timer, so a simulated clock governs what happens.
 */
export class MemoryTransport implements Transport {
  readonly remote: string;
  #peer: MemoryTransport | undefined;
  #handlers: PeerHandlers | undefined;
  #outbox: Parcel[] = [];
  #inbox: Parcel[] = [];
  #bytesWritten = 0;
  #connected = false;
  #scheduled = false;
  #held = false;
  #ended = false;
  #peerEnded = false;
  #closing = false;
  #destroyed = false;
  #vanished = false;

  private constructor(remote: string) {
    this.remote = remote;
  }

  /** Two ends that know each other and are not open yet. @internal */
  static pair(name: string): [near: MemoryTransport, far: MemoryTransport] {
    const near = new MemoryTransport(name);
    const far = new MemoryTransport(`client of ${name}`);
    near.#peer = far;
    far.#peer = near;
    return [near, far];
  }

  /** @internal */
  adopt(handlers: PeerHandlers): void {
    this.#handlers = handlers;
  }

  /** @internal */
  connect(): void {
    this.#connected = true;
    this.#deliver('opened');
    this.#schedule();
  }

  get destroyed(): boolean {
    return this.#destroyed;
  }

  get bufferedBytes(): number {
    const peer = this.#peer;
    return countBytes(this.#outbox) + (peer ? countBytes(peer.#inbox) : 0);
  }

  get bytesWritten(): number {
    return this.#bytesWritten;
  }

  write(data: string | Uint8Array): void {
    if (this.#ended) return;
    const bytes = Buffer.from(data as string);
    this.#bytesWritten += bytes.length;
    this.#outbox.push(bytes);
    this.#schedule();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#outbox.push('fin');
    this.#schedule();
    if (this.#peerEnded) this.#deliver('closed');
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#leave();
    if (this.#vanished) return;
    this.#toPeer('fin');
  }

  /** Sends what was written, then FIN, and listens no more: what the peer writes after that breaks its link. */
  close(): void {
    this.end();
    this.#closing = true;
    this.#schedule();
  }

  /** Like `destroy`, but the peer sees the link broken (`ECONNRESET`) instead of an orderly end. */
  reset(): void {
    if (this.#destroyed) return;
    this.#leave();
    this.#toPeer(broken('ECONNRESET', 'read ECONNRESET'));
  }

  /** Is gone without a word: the peer is told nothing, now or later, and what it writes is lost. */
  vanish(): void {
    this.#leave();
    this.#vanished = true;
  }

  /** Takes nothing in until `release`; what the peer writes piles up in its `bufferedBytes`. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#schedule();
  }

  /** @internal */
  refuse(): void {
    this.#deliver(broken('ECONNREFUSED', `connect ECONNREFUSED ${this.remote}`));
  }

  #leave(): void {
    this.#destroyed = true;
    this.#ended = true;
    this.#handlers = undefined;
    this.#outbox = [];
    this.#inbox = [];
  }

  #toPeer(parcel: Parcel): void {
    const peer = this.#peer;
    if (peer) peer.#deliver(parcel);
  }

  #deliver(parcel: Parcel): void {
    if (this.#vanished) return;
    if (!this.#destroyed) {
      this.#inbox.push(parcel);
      this.#schedule();
    } else if (parcel instanceof Buffer) {
      this.#toPeer(broken('EPIPE', 'write EPIPE'));
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(this.#turn);
  }

  /** A handler may throw: the rest is then delivered in a turn of its own. */
  readonly #turn = (): void => {
    this.#scheduled = false;
    if (this.#connected) {
      for (const parcel of this.#outbox.splice(0)) this.#toPeer(parcel);
      if (this.#closing) this.#finish(undefined);
    }
    try {
      while (this.#inbox.length > 0 && !this.#held) this.#open(this.#inbox.shift() as Parcel);
    } finally {
      if (this.#inbox.length > 0 && !this.#held) this.#schedule();
    }
  };

  #open(parcel: Parcel): void {
    if (parcel === 'opened') this.#handlers?.opened();
    else if (parcel === 'fin') this.#receiveEnd();
    else if (parcel instanceof Buffer) this.#handlers?.data(this.#withFollowers(parcel));
    else this.#finish(parcel instanceof Error ? parcel : undefined);
  }

  #withFollowers(first: Buffer): Buffer {
    const bytes = [first];
    while (this.#inbox[0] instanceof Buffer) bytes.push(this.#inbox.shift() as Buffer);
    return bytes.length === 1 ? first : Buffer.concat(bytes);
  }

  #receiveEnd(): void {
    if (this.#peerEnded) return;
    this.#peerEnded = true;
    if (this.#handlers?.ended && !this.#ended) this.#handlers.ended();
    else this.#finish(undefined);
  }

  #finish(error: Error | undefined): void {
    const handlers = this.#handlers;
    if (this.#closing) this.#leave();
    else this.destroy();
    handlers?.closed(error);
  }
}

const broken = (code: string, message: string): Error => Object.assign(new Error(message), { code });

const countBytes = (parcels: readonly Parcel[]): number =>
  parcels.reduce((sum, parcel) => sum + (parcel instanceof Buffer ? parcel.length : 0), 0);

/** Two ends of an open link; each tells its own handlers. */
export const memoryPair = (near: PeerHandlers, far: PeerHandlers): [MemoryTransport, MemoryTransport] => {
  const ends = MemoryTransport.pair('memory');
  ends[0].adopt(near);
  ends[1].adopt(far);
  for (const end of ends) end.connect();
  return ends;
};

/**
 * What serves a memory link: it gets the server's end and answers with its handlers, or with `refused` (the client
 * sees `ECONNREFUSED`), or with `unanswered` (the client waits for ever, as when a packet is swallowed).
 */
export type MemoryListener = (end: MemoryTransport, target: Target) => PeerHandlers | 'refused' | 'unanswered';

/** A dial that reaches `listener` without any socket. TLS options of a target have no effect. */
export const memoryDial =
  (listener: MemoryListener): Dial =>
  (target, handlers) => {
    const [near, far] = MemoryTransport.pair(`${target.host}:${target.port}`);
    near.adopt(handlers);
    queueMicrotask(() => {
      if (near.destroyed) return;
      const answer = listener(far, target);
      if (answer === 'refused') return near.refuse();
      if (answer === 'unanswered') return;
      far.adopt(answer);
      near.connect();
      far.connect();
    });
    return near;
  };
