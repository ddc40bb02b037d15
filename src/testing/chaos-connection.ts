import type { Socket } from 'node:net';
import { ChaosFlow, type FlowScope, type FlowSink } from './chaos-flow.js';
import { reset } from './reset.js';
import type { Tap } from './tap.js';
import type { Stream, Toxic } from './toxic.js';

/** One client of a proxy and its own connection to the server. */
export class ChaosConnection {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #flows: Readonly<Record<Stream, ChaosFlow>>;
  readonly #scope: FlowScope;
  /** When a toxic that acts by itself will do so. */
  readonly #fuses = new Map<Toxic, unknown>();
  #closed: (() => void) | undefined;

  constructor(client: Socket, server: Socket, scope: FlowScope, tap: Tap | undefined, closed: () => void) {
    this.#client = client;
    this.#server = server;
    this.#scope = scope;
    this.#closed = closed;
    this.#flows = {
      upstream: new ChaosFlow(scope, this.#sink(client, server)),
      downstream: new ChaosFlow(scope, this.#sink(server, client)),
    };
    const session = tap?.open() ?? 0;
    this.#wire(client, this.#flows.upstream, (bytes) => tap?.record(session, 'client', bytes));
    this.#wire(server, this.#flows.downstream, (bytes) => tap?.record(session, 'server', bytes));
  }

  /** The toxics that are to act here from now on. */
  set toxics(toxics: readonly Toxic[]) {
    for (const stream of ['upstream', 'downstream'] as const) {
      this.#flows[stream].toxics = toxics.filter((toxic) => (toxic.stream ?? 'downstream') === stream);
    }
    for (const [toxic, timer] of this.#fuses) {
      if (toxics.includes(toxic)) continue;
      this.#scope.clock.clearTimeout(timer);
      this.#fuses.delete(toxic);
    }
    for (const toxic of toxics) this.#light(toxic);
  }

  /** `fin` after what is on its way; `rst` at once. */
  drop(mode: 'fin' | 'rst'): void {
    for (const socket of [this.#client, this.#server]) {
      if (mode === 'fin') socket.destroySoon();
      else reset(socket);
    }
    this.#close();
  }

  #light(toxic: Toxic): void {
    if (this.#fuses.has(toxic)) return;
    if (toxic.type === 'reset') this.#fuse(toxic, toxic.afterMs ?? 0, 'rst');
    if (toxic.type === 'timeout' && toxic.afterMs !== undefined) this.#fuse(toxic, toxic.afterMs, 'fin');
  }

  #fuse(toxic: Toxic, ms: number, mode: 'fin' | 'rst'): void {
    if (ms === 0) this.drop(mode);
    else
      this.#fuses.set(
        toxic,
        this.#scope.clock.setTimeout(() => this.drop(mode), ms),
      );
  }

  #wire(source: Socket, flow: ChaosFlow, record: (bytes: Buffer) => void): void {
    source.on('data', (bytes) => {
      record(bytes);
      flow.push(bytes);
    });
    source.on('end', () => flow.push(undefined));
    source.on('error', () => this.drop('rst'));
    source.on('close', () => {
      if (this.#client.destroyed && this.#server.destroyed) this.#close();
    });
  }

  #sink(source: Socket, target: Socket): FlowSink {
    return {
      write: (bytes) => void target.write(bytes),
      end: () => target.end(),
      close: () => this.drop('fin'),
      hold: (full) => void (full ? source.pause() : source.resume()),
    };
  }

  #close(): void {
    for (const timer of this.#fuses.values()) this.#scope.clock.clearTimeout(timer);
    this.#fuses.clear();
    for (const flow of Object.values(this.#flows)) flow.stop();
    this.#closed?.();
    this.#closed = undefined;
  }
}
