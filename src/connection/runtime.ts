import { inspect } from 'node:util';
import { longestTimerMs } from '../clock.js';
import { ConnectError } from '../errors.js';
import { createActionIds } from '../protocol/action-id.js';
import { type BackOff, backOff } from './back-off.js';
import { Conversation } from './conversation.js';
import { foundNobody } from './failure.js';
import type { Permit } from './handshake-limiter.js';
import type { ConnectionParts } from './ports.js';
import { Session } from './session.js';
import type { StateChange } from './state.js';
import { TargetRing } from './target-ring.js';

/** What the link tells the statechart. */
export type LinkEvent =
  | { readonly type: 'link.opened' }
  | { readonly type: 'link.banner' }
  | { readonly type: 'link.ending'; readonly error: Error }
  | { readonly type: 'link.lost'; readonly error: Error }
  | { readonly type: 'link.crashed'; readonly error: unknown };

/** What a handle may ask of the statechart. */
export type ConnectionCommand = { readonly type: 'reconnect' };

/** A socket, and what this side says on it. */
interface Link {
  readonly session: Session;
  readonly conversation: Conversation;
}

/**
 * What one incarnation of a connection does, when its statechart says so. Opaque on purpose: it holds the secret and the
 * socket, and shows neither to whoever prints or serialises the statechart's context.
 */
export class ConnectionRuntime {
  readonly #parts: ConnectionParts;
  readonly #nextActionId = createActionIds();
  readonly #targets: TargetRing;
  #link: Link | undefined;
  #permit: Permit | undefined;
  #command: ((command: ConnectionCommand) => void) | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#targets = new TargetRing(parts.options);
    // The last line of defence: whatever becomes of the actor, its socket dies with the incarnation.
    const end = () => {
      this.#command = undefined;
      this.closeLink();
    };
    parts.signal.addEventListener('abort', end, { once: true });
  }

  get id(): string {
    return this.#parts.options.id;
  }

  /** Where the connection leads at present. */
  get endpoint(): string {
    return this.#targets.endpoint;
  }

  get timing() {
    return this.#parts.options;
  }

  /** Whether the link waits for TLS. */
  get securing(): boolean {
    return this.#link?.session.securing === true;
  }

  get usesChallenge(): boolean {
    return this.#parts.options.auth === 'md5';
  }

  /** Whether logging in is left to the user. */
  get leavesLogin(): boolean {
    return !this.#parts.options.login;
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

  /**
   * Calls back when another connection sees the endpoint alive, if `cause` says that this one found nobody there: one that
   * was turned away, or lost its link again and again, keeps to its own back-off. Returns how to stop listening.
   */
  onRevival(cause: Error | undefined, callback: () => void): () => void {
    if (!foundNobody(cause)) return () => undefined;
    return this.#parts.limiter.onRevival(this.#targets.endpoint, callback);
  }

  /** Calls back when this process has not run for a while, if the link is to be watched at all. Returns how to stop listening. */
  onWake(callback: () => void): () => void {
    const { clock, options, wakes } = this.#parts;
    return Number.isFinite(options.heartbeatMs) ? wakes.watch(clock, callback) : () => undefined;
  }

  openLink(tell: (event: LinkEvent) => void): void {
    const { options, clock, dial, ports, limiter } = this.#parts;
    const session = new Session({
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
        ending: (error) => tell({ type: 'link.ending', error }),
        lost: (error) => this.#lose(link, () => tell({ type: 'link.lost', error: link.conversation.refusal ?? error })),
        strayed: (response) => ports.strayed(response),
        lagged: (lagMs) => ports.lagged(lagMs),
        crashed: (error) => this.#lose(link, () => tell({ type: 'link.crashed', error })),
      },
    });
    const link: Link = { session, conversation: new Conversation(session, this.#parts, this.#nextActionId) };
    this.#link = link;
  }

  /** Drops the link, whatever it was doing. Idempotent. */
  closeLink(
    cause: Error = new ConnectError('AMI_CONNECTION_LOST', `${this.id} dropped its link to ${this.#targets.endpoint}`),
  ): void {
    this.releasePermit();
    const link = this.#link;
    this.#link = undefined;
    if (!link) return;
    if (!link.session.loggedIn) this.#targets.advance();
    link.session.destroy(cause);
    this.#parts.ports.lost(link.session);
  }

  async askForChallenge(): Promise<void> {
    await this.#live.conversation.askForChallenge();
  }

  async logIn(): Promise<void> {
    const { session, conversation } = this.#live;
    await conversation.logIn(() => this.#begin(session));
  }

  /** Does without a login. */
  begin(): void {
    this.#begin(this.#live.session);
  }

  async prepare(): Promise<void> {
    await this.#live.conversation.prepare();
  }

  becameReady(): void {
    this.#parts.ports.ready(this.#live.session);
  }

  /**
   * Milliseconds until the link will have been silent for the heartbeat's span, or will have left us without any answer for
   * as long, as far as a timer reaches.
   */
  get silenceLeftMs(): number {
    const { clock, options } = this.#parts;
    const { session } = this.#live;
    const now = clock.now();
    const unheardSince = session.ledger.isBlocked(now) ? now : session.unheardSince;
    const silentAt = Math.min(session.lastReceivedAt, unheardSince) + options.heartbeatMs;
    return Math.min(longestTimerMs, Math.max(0, silentAt - now));
  }

  /** Sees whether the link is alive; one that is dead is dropped, with that as the cause of what was in flight. */
  async ping(signal: AbortSignal): Promise<void> {
    const link = this.#live;
    try {
      await link.conversation.ping(signal);
    } catch (error) {
      if (link === this.#link) this.closeLink(error as Error);
      throw error;
    }
  }

  async farewell(signal: AbortSignal): Promise<void> {
    await this.#live.conversation.farewell(signal);
  }

  toJSON(): string {
    return `[connection ${this.id}]`;
  }

  [inspect.custom](): string {
    return this.toJSON();
  }

  #begin(session: Session): void {
    this.releasePermit();
    session.loginAccepted();
    this.#parts.ports.loggedIn(session);
  }

  #lose(link: Link, tell: () => void): void {
    if (this.#link !== link) return;
    this.#link = undefined;
    this.releasePermit();
    if (!link.session.loggedIn) this.#targets.advance();
    this.#parts.ports.lost(link.session);
    tell();
  }

  get #live(): Link {
    if (!this.#link) throw new ConnectError('AMI_CONNECTION_LOST', `${this.id} has no link`);
    return this.#link;
  }
}
