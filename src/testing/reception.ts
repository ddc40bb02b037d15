import { wallTime } from '../clock.js';
import type { Dispatcher } from './dispatcher.js';
import type { FakeFaults, ResolvedFakeOptions } from './fake-options.js';
import { FakeSession, type SessionHost } from './fake-session.js';
import type { Accept } from './listener.js';
import type { ServerState } from './server-state.js';

/** Lets clients in: counts those without login, greets, and shows the door to who does not log in. */
export class Reception {
  readonly #options: ResolvedFakeOptions;
  readonly #faults: FakeFaults;
  readonly #state: ServerState;
  readonly #timeouts = new Map<FakeSession, () => void>();
  readonly #host: SessionHost;
  #sessionCount = 0;
  /** Whether new clients are left waiting for their greeting. */
  stalled = false;

  constructor(
    options: ResolvedFakeOptions,
    faults: FakeFaults,
    state: ServerState,
    dispatcher: Dispatcher,
    loggedIn: (session: FakeSession) => void,
  ) {
    this.#options = options;
    this.#faults = faults;
    this.#state = state;
    this.#host = {
      timers: state.timers,
      writeTimeoutMs: options.writeTimeoutMs,
      process: (session, message) => dispatcher.process(session, message),
      loggedIn: (session) => {
        this.#callOffTimeout(session);
        loggedIn(session);
      },
      sessionClosed: (session) => {
        this.#callOffTimeout(session);
        state.removeSession(session);
      },
    };
  }

  readonly accept: Accept = () => {
    this.#sessionCount += 1;
    const session = new FakeSession(this.#sessionCount, wallTime(this.#options.clock), this.#host);
    return {
      handlers: session.handlers,
      attach: (link) => {
        session.attach(link);
        this.#state.addSession(session);
        if (this.#state.unauthenticatedCount > this.#options.authLimit) session.drop();
        else this.#greet(session);
      },
    };
  };

  #greet(session: FakeSession): void {
    if (this.stalled) session.stall();
    const timeout = this.#state.timers.after(this.#options.authTimeoutMs, () => session.drop());
    this.#timeouts.set(session, timeout);
    const { banner = `Asterisk Call Manager/${this.#options.version.ami}`, bannerByteMs } = this.#faults;
    if (banner === null) return;
    if (bannerByteMs === undefined) session.write(`${banner}\r\n`);
    else void this.#drip(session, `${banner}\r\n`, bannerByteMs);
  }

  async #drip(session: FakeSession, text: string, pauseMs: number): Promise<void> {
    for (const byte of text) {
      if (session.closed) return;
      session.write(byte);
      await this.#state.timers.sleep(pauseMs);
    }
  }

  #callOffTimeout(session: FakeSession): void {
    this.#timeouts.get(session)?.();
    this.#timeouts.delete(session);
  }
}
