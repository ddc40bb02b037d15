import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { type MemoryListener, type MemoryTransport, memoryDial } from '../transport/memory.js';
import type { PeerHandlers } from '../transport/socket-transport.js';
import type { Dial } from '../transport/transport.js';
import { type Link, SocketLink } from './link.js';

/** The certificate of a TLS server, in PEM. */
export interface ServerTls {
  readonly key: string | Buffer;
  readonly cert: string | Buffer;
}

export interface ListenerOptions {
  readonly host: string;
  /** Zero: any free port. False: none, and only {@link Listener.dial} reaches the listener. */
  readonly port: number | false;
  readonly tls: ServerTls | undefined;
}

/** Makes the server's side of a link: its handlers are taken first, then the link is given to it. */
export type Accept = () => { readonly handlers: PeerHandlers; attach(link: Link): void };

/** Where clients arrive: a TCP or TLS port, and a dial without sockets beside it. Both are open or shut together. */
export class Listener {
  readonly #host: string;
  readonly #context: SecureContext | undefined;
  readonly #accept: Accept;
  readonly #sockets = new Set<Socket>();
  readonly #memoryLinks = new Set<MemoryTransport>();
  #port: number | false;
  #server: Server | undefined;
  #state: 'open' | 'shut' | 'silent' = 'shut';

  constructor(options: ListenerOptions, accept: Accept) {
    this.#host = options.host;
    this.#port = options.port;
    this.#context = options.tls && createSecureContext({ key: options.tls.key, cert: options.tls.cert });
    this.#accept = accept;
  }

  /** The bound port, the same each time that the listener opens; 0 without one. */
  get port(): number {
    return this.#port || 0;
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  async open(): Promise<void> {
    this.#state = 'open';
    if (this.#server || this.#port === false) return;
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#acceptSocket(socket));
    this.#server = server;
    server.listen(this.#port, this.#host);
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Takes no more clients: they are refused, or left without an answer (in memory only) when `silent`. */
  shut(silent = false): void {
    this.#state = silent ? 'silent' : 'shut';
    this.#server?.close();
    this.#server = undefined;
  }

  /** Lets what was written leave, as far as it goes at once, and drops every link that is left. */
  async drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (const socket of this.#sockets) socket.destroy();
    for (const link of this.#memoryLinks) link.destroy();
    this.#memoryLinks.clear();
  }

  /** Reaches this listener without a socket. */
  readonly dial: Dial = memoryDial(((end) => {
    if (this.#state !== 'open') return this.#state === 'silent' ? 'unanswered' : 'refused';
    const { handlers, attach } = this.#accept();
    // Those that this side has reset are not told that they are closed.
    for (const link of this.#memoryLinks) if (link.destroyed) this.#memoryLinks.delete(link);
    this.#memoryLinks.add(end);
    attach(end);
    return {
      ...handlers,
      closed: (error) => {
        this.#memoryLinks.delete(end);
        handlers.closed(error);
      },
    };
  }) satisfies MemoryListener);

  #acceptSocket(raw: Socket): void {
    this.#sockets.add(raw);
    raw.on('close', () => this.#sockets.delete(raw));
    if (!this.#context) {
      this.#attach(raw, raw);
      return;
    }
    const secure = new TLSSocket(raw, { isServer: true, secureContext: this.#context });
    secure.on('error', () => raw.destroy());
    secure.on('secure', () => this.#attach(secure, raw));
  }

  #attach(socket: Socket, raw: Socket): void {
    const { handlers, attach } = this.#accept();
    attach(new SocketLink(socket, raw, handlers));
  }
}
