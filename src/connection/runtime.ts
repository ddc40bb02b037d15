import { inspect } from 'node:util';
import { ActionError, ConnectError } from '../errors.js';
import { createActionIds } from '../protocol/action-id.js';
import type { ActionFields } from '../protocol/encoder.js';
import type { AmiResponse } from '../protocol/response.js';
import { type BackOff, backOff } from './back-off.js';
import { filterActions } from './event-filter.js';
import type { Permit } from './handshake-limiter.js';
import { identify } from './identity.js';
import { request } from './internal-action.js';
import { askForChallenge, logIn } from './login.js';
import type { ConnectionParts } from './ports.js';
import { Session } from './session.js';
import type { StateChange } from './state.js';
import { TargetRing } from './target-ring.js';

/** What the link tells the statechart. */
export type LinkEvent =
  | { readonly type: 'link.opened' }
  | { readonly type: 'link.banner' }
  | { readonly type: 'link.lost'; readonly error: Error }
  | { readonly type: 'link.crashed'; readonly error: unknown };

/** What a handle may ask of the statechart. */
export type ConnectionCommand = { readonly type: 'reconnect' };

/**
 * What one incarnation of a connection does, when its statechart says so. Opaque on purpose: it holds the secret and the
 * socket, and shows neither to whoever prints or serialises the statechart's context.
 */
export class ConnectionRuntime {
  readonly #parts: ConnectionParts;
  readonly #nextActionId = createActionIds();
  readonly #targets: TargetRing;
  #session: Session | undefined;
  #permit: Permit | undefined;
  #challenge: string | undefined;
  #command: ((command: ConnectionCommand) => void) | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#targets = new TargetRing(parts.options);
    // The last line of defence: whatever becomes of the actor, its socket dies with the incarnation.
    parts.signal.addEventListener('abort', () => this.closeLink(), { once: true });
  }

  get id(): string {
    return this.#parts.options.id;
  }

  get timing() {
    return this.#parts.options;
  }

  get usesChallenge(): boolean {
    return this.#parts.options.auth === 'md5';
  }

  get retriesRefusedLogins(): boolean {
    return this.#parts.options.onAuthRejected === 'retry';
  }

  /** The statechart is there, and takes commands. */
  attend(command: (command: ConnectionCommand) => void): void {
    this.#command = command;
  }

  /** Drops the link and connects anew at once, without waiting for a back-off to end. */
  reconnect(): void {
    this.#command?.({ type: 'reconnect' });
  }

  tell(change: StateChange): void {
    this.#parts.ports.changed(change);
  }

  backOff(attempt: number, cause: Error): BackOff {
    return backOff(this.#parts.options.reconnect, attempt, cause, this.#parts.random);
  }

  /** Asks for leave to dial; calls back when it is there. Returns how to take the request back. */
  askForPermit(granted: () => void): () => void {
    return this.#parts.limiter.acquire(this.#targets.endpoint, (permit) => {
      this.#permit = permit;
      granted();
    });
  }

  releasePermit(): void {
    this.#permit?.();
    this.#permit = undefined;
  }

  /** Calls back when another connection sees the endpoint alive. Returns how to stop listening. */
  onRevival(callback: () => void): () => void {
    return this.#parts.limiter.onRevival(this.#targets.endpoint, callback);
  }

  openLink(tell: (event: LinkEvent) => void): void {
    const { options, clock, dial, ports, limiter } = this.#parts;
    const session: Session = new Session({
      options,
      clock,
      dial,
      events: ports,
      target: this.#targets.current,
      epoch: ports.nextEpoch,
      watcher: {
        opened: () => tell({ type: 'link.opened' }),
        banner: () => {
          limiter.revived(this.#targets.endpoint);
          tell({ type: 'link.banner' });
        },
        lost: (error) => this.#lose(session, () => tell({ type: 'link.lost', error })),
        lagged: (lagMs) => ports.lagged(lagMs),
        crashed: (error) => this.#lose(session, () => tell({ type: 'link.crashed', error })),
      },
    });
    this.#session = session;
  }

  /** Drops the link, whatever it was doing. Idempotent. */
  closeLink(
    cause: Error = new ConnectError('AMI_CONNECTION_LOST', `${this.id} dropped its link to ${this.#targets.endpoint}`),
  ): void {
    this.releasePermit();
    const session = this.#session;
    this.#session = undefined;
    if (!session) return;
    if (!session.loggedIn) this.#targets.advance();
    session.destroy(cause);
    this.#parts.ports.lost(session);
  }

  async askForChallenge(): Promise<void> {
    this.#challenge = await askForChallenge(this.#ask, this.#parts.options);
  }

  async logIn(): Promise<void> {
    const session = this.#live;
    const challenge = this.usesChallenge ? this.#challenge : undefined;
    this.#challenge = undefined;
    await logIn(this.#ask, this.#parts.options, challenge, () => {
      this.releasePermit();
      session.loginAccepted();
      this.#parts.ports.loggedIn(session);
    });
  }

  /** Sets the session up. The event mask goes on last, so that nothing comes before its filters. */
  async prepare(): Promise<void> {
    const { ports, options } = this.#parts;
    if (options.identify || ports.filters.length > 0) {
      const identity = await identify(this.#ask);
      ports.identified(identity);
      await Promise.all(filterActions(ports.filters, identity).map((fields) => this.#setUp('Filter', fields)));
    }
    const { eventMask } = ports;
    if (eventMask === 'off' || eventMask.length === 0) return;
    const EventMask = typeof eventMask === 'string' ? eventMask : eventMask.join(',');
    const response = await this.#setUp('Events', { EventMask });
    if (response?.get('Events')?.toLowerCase() === 'off')
      this.#warn('event_mask_without_effect', 'knows none of its event classes');
  }

  becameReady(): void {
    this.#parts.ports.ready(this.#live);
  }

  /** Milliseconds until the link will have been silent for the heartbeat's span. */
  get silenceLeftMs(): number {
    const { clock, options } = this.#parts;
    return Math.max(0, this.#live.lastReceivedAt + options.heartbeatMs - clock.now());
  }

  /**
   * Resolves when the link shows any sign of life, and rejects with `AMI_HEARTBEAT_LOST` when it shows none. While an action
   * runs that stalls the whole session, silence means nothing.
   */
  async ping(signal: AbortSignal): Promise<void> {
    const { clock, options } = this.#parts;
    const session = this.#live;
    const sentAt = clock.now();
    const answered = this.#ask('Ping', {}).then(
      () => true,
      () => true,
    );
    for (;;) {
      const alive = await Promise.race([answered, this.#sleep(options.heartbeatTimeoutMs, signal)]);
      if (alive || signal.aborted) return;
      // What has arrived while this process was busy counts before the link is judged.
      await new Promise((resolve) => setImmediate(resolve));
      if (session.lastReceivedAt > sentAt) return;
      if (!session.ledger.blocked) break;
    }
    const silence = `${this.#targets.endpoint} has not answered a Ping for ${options.heartbeatTimeoutMs} ms: the link is dead`;
    const failure = new ConnectError('AMI_HEARTBEAT_LOST', silence);
    this.closeLink(failure);
    throw failure;
  }

  /** Lets what is in flight come to its end, up to the drain deadline, then says goodbye. Never rejects. */
  async farewell(signal: AbortSignal): Promise<void> {
    const { ports, options } = this.#parts;
    ports.draining();
    const drained = new Promise<void>((resolve) => ports.whenDrained(resolve));
    await Promise.race([drained, this.#sleep(options.drainTimeoutMs, signal)]);
    if (signal.aborted || !this.#session) return;
    const goodbye = this.#ask('Logoff', {}).catch(() => undefined);
    await Promise.race([goodbye, this.#sleep(goodbyeTimeoutMs, signal)]);
  }

  toJSON(): string {
    return `[connection ${this.id}]`;
  }

  [inspect.custom](): string {
    return this.toJSON();
  }

  /** A refusal is no reason to do without the connection: it is reported, and the session goes on with what there is. */
  async #setUp(action: string, fields: ActionFields): Promise<AmiResponse | undefined> {
    try {
      return await this.#ask(action, fields);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.#warn('setup_refused', `refused ${action}`, error);
      return undefined;
    }
  }

  #warn(type: string, what: string, error?: Error): void {
    const message = `Asterisk ${what} while the session of ${this.id} was set up`;
    this.#parts.report({ type, level: 'warn', message, fields: { connection: this.id, error } });
  }

  #lose(session: Session, tell: () => void): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.releasePermit();
    if (!session.loggedIn) this.#targets.advance();
    this.#parts.ports.lost(session);
    tell();
  }

  get #live(): Session {
    if (!this.#session) throw new ConnectError('AMI_CONNECTION_LOST', `${this.id} has no link`);
    return this.#session;
  }

  readonly #ask = async (action: string, fields: ActionFields, accepted?: () => void): Promise<AmiResponse> => {
    const pending = request(this.#live, this.id, this.#nextActionId(), action, fields);
    if (accepted) pending.onSettled((outcome) => 'response' in outcome && accepted());
    return pending.promise;
  };

  #sleep(ms: number, signal: AbortSignal): Promise<false> {
    const { clock } = this.#parts;
    return new Promise((resolve) => {
      const done = () => {
        clock.clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve(false);
      };
      const timer = clock.setTimeout(done, ms);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

/** How long Asterisk may take to answer a Logoff. */
const goodbyeTimeoutMs = 1_000;
