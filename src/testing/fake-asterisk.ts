import type { Dial } from '../transport/transport.js';
import type { ActionHandler } from './action-call.js';
import { Dispatcher } from './dispatcher.js';
import type { EmitOptions, FakeFields } from './fake-event.js';
import {
  type FakeAsteriskOptions,
  type FakeFaults,
  type FakeHint,
  type ResolvedFakeOptions,
  resolveFakeOptions,
} from './fake-options.js';
import type { FakeSession } from './fake-session.js';
import { Listener } from './listener.js';
import type { CallQueue } from './pbx/call-queue.js';
import type { FakeChannel } from './pbx/channel.js';
import { type SimulatedCallOptions, simulateCall } from './pbx/simulated-call.js';
import { Queue } from './queue.js';
import type { ReceivedAction } from './received-action.js';
import { Reception } from './reception.js';
import type { Recording } from './recording.js';
import { type ReplayOptions, ReplayServer } from './replay-server.js';
import { ServerState } from './server-state.js';

/** A name, or a test of the action. */
export type ActionMatch = string | ((action: ReceivedAction) => boolean);

/**
 * An Asterisk for tests: it speaks AMI on a port of this machine, or in memory, is as strict as the real one, and does
 * wrong what you tell it to.
 *
 * @example
 * await using fake = await FakeAsterisk.start({ users: { app: { secret: 's' } } });
 * fake.on('Originate', (call) => call.error('Extension does not exist.'));
 * const pbx = await connect(fake.url('app'));
 */
export class FakeAsterisk implements AsyncDisposable {
  /** What is wrong with it; empty at first. */
  readonly faults: FakeFaults = {};
  readonly #options: ResolvedFakeOptions;
  readonly #state: ServerState;
  readonly #dispatcher: Dispatcher;
  readonly #reception: Reception;
  readonly #listener: Listener;
  readonly #log: ReceivedAction[] = [];
  readonly #newActions: Queue<ReceivedAction>;
  readonly #newSessions: Queue<FakeSession>;
  #stopped = false;

  private constructor(options: ResolvedFakeOptions) {
    this.#options = options;
    this.#newActions = new Queue(options.logLimit);
    this.#newSessions = new Queue(options.logLimit, ({ closed }) => closed);
    this.#state = new ServerState(options, (restart) => this.#halt(restart));
    this.#dispatcher = new Dispatcher(this.#state, this.faults, (action) => this.#record(action));
    this.#reception = new Reception(options, this.faults, this.#state, this.#dispatcher, (session) =>
      this.#newSessions.push(session),
    );
    this.#listener = new Listener(options, this.#reception.accept);
  }

  /** Starts one; it listens when the promise settles. */
  static async start(options: FakeAsteriskOptions = {}): Promise<FakeAsterisk> {
    const fake = new FakeAsterisk(resolveFakeOptions(options));
    fake.#state.boot();
    await fake.#listener.open();
    return fake;
  }

  /**
   * Plays the server's part of a recording to every client that comes: it speaks as the server did, and waits where the
   * server waited for an action.
   */
  static replay(recording: Recording, options: ReplayOptions = {}): Promise<ReplayServer> {
    return ReplayServer.start(recording, options);
  }

  /** The port, which stays the same across restarts. */
  get port(): number {
    return this.#listener.port;
  }

  get host(): string {
    return this.#options.host;
  }

  /** `ami://user:secret@host:port`, or `amis://` with TLS. Default: the first user. */
  url(user: string = [...this.#state.users.values()][0]?.name ?? ''): string {
    const secret = this.#state.findUser(user)?.secret ?? '';
    const scheme = this.#options.tls ? 'amis' : 'ami';
    return `${scheme}://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@${this.host}:${this.port}`;
  }

  /** Reaches this fake in memory, whatever the target: no socket, so that a simulated clock drives all that happens. */
  get dial(): Dial {
    return this.#listener.dial;
  }

  /** The sessions that are open, logged in or not, oldest first. */
  get sessions(): readonly FakeSession[] {
    return this.#state.sessions;
  }

  /** The actions that came in, in order, refused ones too; the oldest are forgotten beyond `logLimit`. */
  get actions(): readonly ReceivedAction[] {
    return this.#log;
  }

  /** The live channels. */
  get channels(): readonly FakeChannel[] {
    return this.#state.pbx.channels;
  }

  /** AstDB, by `/family/key`. */
  get database(): Map<string, string> {
    return this.#state.database;
  }

  /** The queues, by name. */
  get queues(): Map<string, CallQueue> {
    return this.#state.queues;
  }

  /** Hints by `extension@context`; a change makes no event. */
  get hints(): Map<string, FakeHint> {
    return this.#state.hints;
  }

  /** The text of configuration files by name, as `UpdateConfig` leaves it. */
  get configuration(): Map<string, string> {
    return this.#state.configuration;
  }

  /** Carries an action out in place of the fake, once it is allowed; the last script wins. Returns what takes it away. */
  on(action: string, handler: ActionHandler): () => void {
    return this.#dispatcher.script(action, handler);
  }

  /** Lets an event happen, for the sessions that may see it. */
  emit(name: string, fields: FakeFields = {}, options: EmitOptions = {}): void {
    this.#state.emit(name, fields, options);
  }

  /** A call between two phones, with all its events. Settles when it is over. */
  simulateCall(options: SimulatedCallOptions): Promise<void> {
    return simulateCall(this.#state.pbx, this.#state.timers, options);
  }

  /** The next action that matches and was not handed out before, be it received already or to come. */
  waitForAction(match: ActionMatch): Promise<ReceivedAction> {
    return this.#newActions.take((action) => (typeof match === 'string' ? action.is(match) : match(action)));
  }

  /** The next session that is logged in and was not handed out before. */
  waitForSession(): Promise<FakeSession> {
    return this.#newSessions.take(({ closed }) => !closed);
  }

  /** Ends all sessions, as a network does: `fin` after what was written, `rst` at once. New ones are welcome. */
  drop({ mode = 'fin' }: { mode?: 'fin' | 'rst' } = {}): void {
    for (const session of this.sessions) session.drop(mode);
  }

  /** Hangs: reads and answers nothing, and keeps all links, until {@link resume}. New clients get no greeting. */
  stall(): void {
    this.#reception.stalled = true;
    for (const session of this.sessions) session.stall();
  }

  resume(): void {
    this.#reception.stalled = false;
    for (const session of this.sessions) session.resume();
  }

  /** Writes bytes to every session, whatever they mean. */
  garble(bytes: string | Uint8Array): void {
    for (const session of this.sessions) session.write(bytes);
  }

  /** Takes no new clients until {@link listen}; those that are connected stay. `silent` leaves clients in memory without any answer. */
  refuse({ silent = false }: { silent?: boolean } = {}): void {
    this.#listener.shut(silent);
  }

  /** Takes clients again, on the same port. */
  async listen(): Promise<void> {
    await this.#listener.open();
  }

  /** Restarts as `core restart now` does: the Shutdown event, FIN, and after a while it listens again. */
  async restart({ downMs = 0 }: { downMs?: number } = {}): Promise<void> {
    this.#shutDown(true);
    if (downMs > 0) await this.#state.timers.sleep(downMs);
    if (this.#stopped) return;
    this.#state.boot();
    await this.#listener.open();
  }

  /** Dies as a killed process does: no event, no calls left, nobody listening. {@link restart} brings it back. */
  crash({ mode = 'fin' }: { mode?: 'fin' | 'rst' } = {}): void {
    this.#listener.shut();
    this.#state.timers.clear();
    this.#state.pbx.clear();
    this.drop({ mode });
  }

  /** Stops for good, as `core stop now` does, and leaves no socket and no timer. Idempotent. */
  async stop(): Promise<void> {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#shutDown(false);
    await this.#listener.drain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Ordered by a session, so abruptly that it is not even answered. */
  #halt(restart: boolean): void {
    this.crash();
    if (restart) void this.restart();
  }

  #shutDown(restart: boolean): void {
    this.#listener.shut();
    this.emit('Shutdown', { Shutdown: 'Cleanly', Restart: restart ? 'True' : 'False' });
    this.drop();
    this.#state.timers.clear();
  }

  #record(action: ReceivedAction): void {
    this.#log.push(action);
    if (this.#log.length > this.#options.logLimit) this.#log.splice(0, this.#options.logLimit >> 1);
    this.#newActions.push(action);
  }
}
