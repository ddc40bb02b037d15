import type { Socket } from 'node:net';
import { type PeerHandlers, SocketTransport } from '../transport/socket-transport.js';
import type { Transport } from '../transport/transport.js';
import { reset } from './reset.js';

/** The server's end of a link, with what a server can do to its client. An in-memory end is one as it stands. */
export interface Link extends Transport {
  /** Sends what was written, then FIN, and listens no more: a server's `close(2)`. */
  close(): void;
  /** Breaks the link with RST; what was written last may be lost. */
  reset(): void;
  /** Stops reading, as a process that was stopped: the client's bytes pile up. */
  hold(): void;
  release(): void;
}

/** A link over an accepted socket, which must allow half-open connections; `raw` is what lies below TLS. */
export class SocketLink extends SocketTransport implements Link {
  readonly #socket: Socket;
  readonly #raw: Socket;

  constructor(socket: Socket, raw: Socket, handlers: PeerHandlers) {
    super(socket, `${raw.remoteAddress}:${raw.remotePort}`, handlers);
    this.#socket = socket;
    this.#raw = raw;
    socket.on('data', (chunk) => this.received(chunk));
  }

  close(): void {
    this.end();
    this.#socket.destroySoon();
  }

  /** Below TLS it has to wait: Node crashes when the raw socket goes while its TLS layer is at work. */
  reset(): void {
    this.silence();
    if (this.#raw === this.#socket) reset(this.#raw);
    else setImmediate(() => reset(this.#raw));
  }

  hold(): void {
    this.#socket.pause();
  }

  release(): void {
    this.#socket.resume();
  }
}
