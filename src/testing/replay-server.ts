import { type Clock, systemClock } from '../clock.js';
import type { Dial } from '../transport/transport.js';
import { Listener, type ServerTls } from './listener.js';
import type { Recording } from './recording.js';
import { ReplaySession } from './replay-session.js';
import { Timers } from './timers.js';

export interface ReplayOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 0, any free port. False opens none. */
  readonly port?: number | false | undefined;
  readonly tls?: ServerTls | undefined;
  /** 1 keeps the pauses of the recording, 2 halves them. Default infinity: there are none. */
  readonly speed?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** Serves a recording to every client that comes. See `FakeAsterisk.replay`. */
export class ReplayServer implements AsyncDisposable {
  readonly #listener: Listener;
  readonly #timers: Timers;

  private constructor(recording: Recording, options: ReplayOptions) {
    const { host = '127.0.0.1', port = 0, tls, speed = Number.POSITIVE_INFINITY, clock = systemClock } = options;
    const timers = new Timers(clock);
    this.#timers = timers;
    this.#listener = new Listener({ host, port, tls }, () => {
      const session = new ReplaySession({ recording, timers, speed });
      return { handlers: session.handlers, attach: (link) => session.attach(link) };
    });
  }

  static async start(recording: Recording, options: ReplayOptions = {}): Promise<ReplayServer> {
    const server = new ReplayServer(recording, options);
    await server.#listener.open();
    return server;
  }

  get port(): number {
    return this.#listener.port;
  }

  /** Reaches it without a socket. */
  get dial(): Dial {
    return this.#listener.dial;
  }

  async stop(): Promise<void> {
    this.#listener.shut();
    this.#timers.clear();
    await this.#listener.drain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
