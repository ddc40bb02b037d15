import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Clock, systemClock } from '../clock.js';
import { ChaosConnection } from './chaos-connection.js';
import type { Tap } from './tap.js';
import type { Toxic } from './toxic.js';

export interface ChaosProxyOptions {
  /** Where the real server is. */
  readonly upstream: { readonly host?: string | undefined; readonly port: number };
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 0, any free port. */
  readonly port?: number | undefined;
  /** Records what clients and server send, as it reaches the proxy. */
  readonly tap?: Tap | undefined;
  /** Drives every delay. Default the machine's. */
  readonly clock?: Clock | undefined;
  /** Numbers from 0 to 1, for jitter, variation and toxicity. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/**
 * Stands between a client and a server and harms what passes, in either direction, for as long as a toxic is there.
 *
 * @example
 * await using proxy = await ChaosProxy.start({ upstream: { port: fake.port } });
 * const id = proxy.add({ type: 'latency', stream: 'downstream', latencyMs: 100, jitterMs: 20 });
 * proxy.remove(id);
 */
export class ChaosProxy implements AsyncDisposable {
  readonly host: string;
  readonly #options: ChaosProxyOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #toxics = new Map<string, Toxic>();
  readonly #connections = new Map<ChaosConnection, (toxic: Toxic) => boolean>();
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port: number;
  #toxicCount = 0;

  private constructor(options: ChaosProxyOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#port = options.port ?? 0;
    this.host = options.host ?? '127.0.0.1';
  }

  /** Starts one; it listens when the promise settles. */
  static async start(options: ChaosProxyOptions): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(options);
    await proxy.up();
    return proxy;
  }

  /** The port, which stays the same through {@link down} and {@link up}. */
  get port(): number {
    return this.#port;
  }

  /** How many connections pass through it. */
  get connections(): number {
    return this.#connections.size;
  }

  /** The toxics that are there, by id. */
  get toxics(): ReadonlyMap<string, Toxic> {
    return this.#toxics;
  }

  /** Adds a toxic, for the connections that are there and those to come, and returns its id. */
  add(toxic: Toxic): string {
    this.#toxicCount += 1;
    const id = `${toxic.type}-${this.#toxicCount}`;
    this.#toxics.set(id, toxic);
    this.#update();
    return id;
  }

  /** Takes a toxic away, or all of them; true if there was one. */
  remove(id?: string): boolean {
    const found = id === undefined ? this.#toxics.size > 0 : this.#toxics.delete(id);
    if (id === undefined) this.#toxics.clear();
    this.#update();
    return found;
  }

  /** Ends every connection: `fin` after what is on its way, `rst` at once. New ones are welcome. */
  drop({ mode = 'fin' }: { mode?: 'fin' | 'rst' } = {}): void {
    for (const connection of [...this.#connections.keys()]) connection.drop(mode);
  }

  /** Refuses connections and ends those that are there, until {@link up}. */
  down({ mode = 'fin' }: { mode?: 'fin' | 'rst' } = {}): void {
    this.#server?.close();
    this.#server = undefined;
    this.drop({ mode });
  }

  /** Takes connections, on the same port. */
  async up(): Promise<void> {
    if (this.#server) return;
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#accept(client));
    this.#server = server;
    server.listen(this.#port, this.host);
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Ends everything. Idempotent. */
  async stop(): Promise<void> {
    this.down({ mode: 'rst' });
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #accept(client: Socket): void {
    const { host = '127.0.0.1', port } = this.#options.upstream;
    const server = connect({ host, port, allowHalfOpen: true, noDelay: true });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    }
    const scope = { clock: this.#clock, random: this.#random };
    const connection = new ChaosConnection(client, server, scope, this.#options.tap, () => {
      this.#connections.delete(connection);
    });
    this.#connections.set(connection, this.#harms());
    this.#update();
  }

  /** Whether a toxic harms one connection is decided once. */
  #harms(): (toxic: Toxic) => boolean {
    const decided = new Map<Toxic, boolean>();
    return (toxic) => {
      const harmed = decided.get(toxic) ?? this.#random() < (toxic.toxicity ?? 1);
      decided.set(toxic, harmed);
      return harmed;
    };
  }

  #update(): void {
    const toxics = [...this.#toxics.values()];
    for (const [connection, harms] of [...this.#connections]) connection.toxics = toxics.filter(harms);
  }
}
