import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { SocketTransport } from './socket-transport.js';
import { describeTarget } from './tcp.js';
import type { Dial, Target, Transport, TransportHandlers } from './transport.js';

/** Opens a socket, connected already or about to be; what it throws or rejects with is why there is no link. */
export type SocketOpener = (target: Target) => Socket | Promise<Socket>;

/**
 * Makes the option `dial` of sockets that you open yourself: from an address of your choice, through a proxy, over a tunnel. A
 * connection with `tls` has to be given a `TLSSocket`, whose server you have verified; any other socket is refused.
 *
 * ```ts
 * const dial = socketDial(({ host, port }) => net.connect({ host, port, localAddress: '10.0.0.7' }));
 * ```
 */
export const socketDial =
  (open: SocketOpener): Dial =>
  (target, handlers) =>
    new OpeningTransport(open, target, handlers);

/** The transport over a socket that may not be there yet. */
class OpeningTransport implements Transport {
  readonly remote: string;
  readonly #handlers: TransportHandlers;
  #inner: SocketTransport | undefined;
  #over = false;

  constructor(open: SocketOpener, target: Target, handlers: TransportHandlers) {
    this.remote = describeTarget(target);
    this.#handlers = handlers;
    // Nothing is told from inside the call, even of a socket that stands.
    Promise.resolve()
      .then(() => open(target))
      .then(
        (socket) => this.#take(socket, target),
        (error: unknown) => this.#fail(error instanceof Error ? error : new Error(String(error))),
      );
  }

  get bufferedBytes(): number {
    return this.#inner?.bufferedBytes ?? 0;
  }

  get bytesWritten(): number {
    return this.#inner?.bytesWritten ?? 0;
  }

  write(data: string | Uint8Array): void {
    this.#inner?.write(data);
  }

  end(): void {
    if (this.#inner) this.#inner.end();
    else this.destroy();
  }

  destroy(): void {
    this.#over = true;
    this.#inner?.destroy();
  }

  #take(socket: Socket, target: Target): void {
    if (!(socket instanceof Socket)) {
      this.#fail(new TypeError('the dial gave no socket of node:net or node:tls'));
      return;
    }
    if (this.#over) {
      socket.on('error', () => undefined);
      socket.destroy();
      return;
    }
    if (target.tls !== undefined && !(socket instanceof TLSSocket)) {
      socket.on('error', () => undefined);
      socket.destroy();
      this.#fail(new Error('the dial gave a socket without TLS, and the connection asks for TLS'));
      return;
    }
    socket.setNoDelay(true);
    const transport = new SocketTransport(socket, this.remote, this.#handlers);
    this.#inner = transport;
    const opened = () => {
      transport.opened();
      socket.on('data', (chunk) => transport.received(chunk)).resume();
    };
    if (socket.destroyed) transport.fail(new Error('the dial gave a socket that is closed already'));
    else if (!socket.connecting) opened();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', opened);
  }

  #fail(error: Error): void {
    if (this.#over) return;
    this.#over = true;
    this.#handlers.closed(error);
  }
}
