import { wallTime } from '../clock.js';
import { passesFilters } from '../connection/event-filter.js';
import { guardedDial } from '../connection/guarded-dial.js';
import type { HandshakeLimiter } from '../connection/handshake-limiter.js';
import { type Identity, identityChange } from '../connection/identity.js';
import type { ConnectionPorts, WireTrace } from '../connection/ports.js';
import { ConnectionRuntime } from '../connection/runtime.js';
import type { Session } from '../connection/session.js';
import type { ConnectionState, StateChange } from '../connection/state.js';
import type { WakeWatch } from '../connection/wake-watch.js';
import { AuthError, WaitError } from '../errors.js';
import type { EventMask, ResolvedConnectionOptions } from '../options/connection-options.js';
import type { ServerFilter } from '../options/server-filter.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import { SupervisorCallError } from '../supervisor/errors.js';
import { errorOf } from '../supervisor/exit-reason.js';
import type { AttachScope, ChildStatus } from '../supervisor/start-scope.js';
import type { ReportLevel } from '../telemetry/report.js';
import { dial } from '../transport/dial.js';
import type { AbortGroups } from './actions/abort-groups.js';
import { Outbox } from './actions/outbox.js';
import { Sender } from './actions/sender.js';
import { CallDesk } from './calls/call-desk.js';
import { Listeners } from './listening/listeners.js';
import { Availability } from './status/availability.js';
import { Oddities } from './status/oddities.js';
import { Readiness } from './status/readiness.js';
import type { ConnectionStatus } from './status/status.js';
import { StatusHub } from './status/status-hub.js';
import { Totals } from './status/totals.js';
import { UnverifiedWarning } from './status/unverified.js';
import { wireTrace } from './status/wire-trace.js';

/** What the connections of one tree share. */
export interface ConnectionContext {
  readonly handshakes: HandshakeLimiter;
  readonly aborts: AbortGroups;
  readonly wakes: WakeWatch;
}

/** Where the last session of an epoch went. */
interface Loss {
  readonly at: number;
  readonly planned: boolean;
  cause: Error | undefined;
}

/** A status without what every status says. */
type News = ConnectionStatus extends infer S
  ? S extends ConnectionStatus
    ? Omit<S, 'connection' | 'at'>
    : never
  : never;

const startedAlready: ReadonlySet<string> = new Set(['SUPERVISOR_RUNNING', 'SUPERVISOR_RESTARTING']);

const loudness: Partial<Record<ConnectionState, ReportLevel>> = {
  ready: 'info',
  draining: 'info',
  reconnecting: 'warn',
  failed: 'error',
  closed: 'info',
};

/**
 * What outlives every session and every restart of one connection: its listeners, its outbox, its epoch. The statechart of
 * the current incarnation reports to it; people hold it through a {@link Connection}.
 */
export class ConnectionCore implements ConnectionPorts {
  readonly scope: AttachScope;
  readonly aborts: AbortGroups;
  readonly listeners: Listeners;
  readonly calls: CallDesk;
  readonly statuses: StatusHub;
  readonly outbox: Outbox;
  readonly sender: Sender;
  readonly readiness: Readiness;
  readonly totals = new Totals();
  readonly oddities: Oddities = new Oddities(this);
  readonly #availability: Availability;
  readonly #unverified: UnverifiedWarning;
  readonly #limiter: HandshakeLimiter;
  readonly #wakes: WakeWatch;
  #options: ResolvedConnectionOptions;
  #eventMask: EventMask;
  #filters: readonly ServerFilter[];
  #identity: Identity | undefined;
  /** How many have asked for its end and are still waiting for it. */
  #endings = 0;
  /** Until when a loss is no surprise, on the monotonic clock. */
  #expectedDownUntil = Number.NEGATIVE_INFINITY;
  #state: ConnectionState = 'idle';
  #since: number;
  #epoch = 0;
  #runtime: ConnectionRuntime | undefined;
  #session: Session | undefined;
  #loss: Loss | undefined;
  #cause: Error | undefined;
  #expectingLoss = false;
  #trace: WireTrace | undefined;

  constructor(
    options: ResolvedConnectionOptions,
    scope: AttachScope,
    { handshakes: limiter, aborts, wakes }: ConnectionContext,
  ) {
    const { clock, report } = scope;
    this.aborts = aborts;
    this.#options = options;
    this.scope = scope;
    this.#limiter = limiter;
    this.#wakes = wakes;
    this.#eventMask = options.eventMask;
    this.#filters = options.filters;
    this.#since = wallTime(clock);
    this.listeners = new Listeners(options.id, options.limits.listeners, report, aborts);
    this.calls = new CallDesk(options.id, options.limits.listeners, this.listeners);
    this.statuses = new StatusHub(options.id, report, options.limits.listeners);
    const { concurrency, callsPerSecond, limits } = options;
    this.#unverified = new UnverifiedWarning(report);
    const { queued: maxQueued, pending: maxPending } = limits;
    this.outbox = new Outbox({ clock, aborts, concurrency, callsPerSecond, maxQueued, maxPending });
    this.sender = new Sender(this, clock);
    this.readiness = new Readiness(options.id, { clock, aborts });
    this.#availability = new Availability(clock, options, (type, cause) => this.tell({ type, cause }));
    scope.subscribe((status) => this.#supervised(status));
  }

  /** Of the present incarnation: a child that is added again under the same id may bring others. */
  get options(): ResolvedConnectionOptions {
    return this.#options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Milliseconds since 1970 at which the state was entered. */
  get since(): number {
    return this.#since;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get nextEpoch(): number {
    return this.#epoch + 1;
  }

  /** Why it is in `draining`, `reconnecting`, `failed` or `closed`. */
  get cause(): Error | undefined {
    return this.#cause;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  get eventMask(): EventMask {
    return this.#eventMask;
  }

  set eventMask(mask: EventMask) {
    this.#eventMask = mask;
  }

  get filters(): readonly ServerFilter[] {
    return this.#filters;
  }

  set filters(filters: readonly ServerFilter[]) {
    this.#filters = filters;
  }

  /** Who was on the other side at the last login that found out. */
  get identity(): Identity | undefined {
    return this.#identity;
  }

  get trace(): WireTrace | undefined {
    return this.#trace;
  }

  /** Whether the wire is watched. */
  set debug(on: boolean) {
    this.#trace = on ? wireTrace(this.options.id, this.scope.report) : undefined;
  }

  /** A loss within this time is planned. */
  expectDown(forMs: number): void {
    this.#expectedDownUntil = this.scope.clock.now() + forMs;
  }

  /** Makes the working parts of one incarnation. */
  begin(options: ResolvedConnectionOptions, signal: AbortSignal): ConnectionRuntime {
    if (options !== this.#options) {
      this.#options = options;
      this.#eventMask = options.eventMask;
      this.#filters = options.filters;
    }
    this.#unverified.look(options);
    const { clock, random, report } = this.scope;
    const runtime = new ConnectionRuntime({
      options,
      ports: this,
      clock,
      random,
      report,
      dial: options.dial ? guardedDial(options.dial) : dial,
      limiter: this.#limiter,
      wakes: this.#wakes,
      signal,
    });
    this.#runtime = runtime;
    return runtime;
  }

  /** Whether it will be down, and stay so unless it is started again. */
  get isOver(): boolean {
    const { state } = this;
    return this.#endings > 0 || state === 'closing' || state === 'closed' || state === 'failed';
  }

  /** Ends the child behind this handle. */
  async end(): Promise<void> {
    this.#endings += 1;
    try {
      await this.scope.terminate();
    } finally {
      this.#endings -= 1;
    }
  }

  /** Starts the child again that has ended; that somebody else does so at the same time is no error. */
  async restart(): Promise<void> {
    try {
      await this.scope.restart();
    } catch (error) {
      if (!(error instanceof SupervisorCallError) || !startedAlready.has(error.code)) throw error;
    }
  }

  /** Drops the link and connects anew at once. */
  reconnect(): void {
    this.#expectingLoss = this.#session !== undefined;
    this.#runtime?.reconnect();
  }

  wants(name: string): boolean {
    return this.listeners.wants(name);
  }

  dispatch(event: AmiEvent): void {
    if (this.#filters.length === 0 || passesFilters(this.#filters, event)) this.listeners.dispatch(event);
  }

  identified(identity: Identity): void {
    const change = identityChange(this.#identity, identity);
    this.#identity = identity;
    this.tell({ type: 'identity', identity, change });
    if (change === 'first' || change === 'same') return;
    const { id: connection, host, port } = this.options;
    const what = change === 'restarted' ? 'was restarted' : 'is another system than before';
    const { asteriskVersion, systemName, startedAt } = identity;
    this.scope.report({
      type: `pbx_${change}`,
      level: 'warn',
      message: `the Asterisk behind ${connection} ${what}`,
      fields: { connection, host, port, asteriskVersion, systemName, startedAt },
    });
  }

  lagged(lagMs: number): void {
    this.oddities.lagged(lagMs);
  }

  strayed(response: AmiResponse): void {
    this.oddities.strayed(response);
  }

  changed({ state, cause, attempt, retryInMs }: StateChange): void {
    this.#cause = cause;
    if (this.#loss) this.#loss.cause ??= cause;
    if (state === 'draining' || state === 'reconnecting' || state === 'idle') this.outbox.down(cause);
    if (state === 'closing') this.outbox.drain();
    if (state === 'closed') this.outbox.end('AMI_CLOSED', cause);
    if (state === 'failed') this.outbox.end('AMI_CONNECTION_FAILED', cause);
    if (cause instanceof AuthError) this.tell({ type: 'auth', error: cause });
    this.#enter(state, cause, attempt, retryInMs);
  }

  loggedIn(session: Session): void {
    this.#session = session;
    const fromEpoch = this.#epoch;
    this.#epoch = session.epoch;
    this.totals.logins += 1;
    if (fromEpoch === 0) return;
    const restoredAt = wallTime(this.scope.clock);
    const { at: lostAt = restoredAt, cause: reason, planned = false } = this.#loss ?? {};
    // Forgotten first: whoever hears of the gap may cause the next loss.
    this.#loss = undefined;
    this.tell({ type: 'gap', fromEpoch, toEpoch: session.epoch, lostAt, restoredAt, reason, planned });
  }

  ready(session: Session): void {
    this.outbox.open(session);
  }

  whenDrained(callback: () => void): void {
    this.outbox.whenDrained(callback);
  }

  lost(session: Session): void {
    this.totals.add(session);
    if (session !== this.#session) return;
    this.#session = undefined;
    const expected = this.#expectingLoss || this.scope.clock.now() <= this.#expectedDownUntil;
    const closing = this.#state === 'closing' || this.#state === 'closed';
    const planned = session.shutdownAnnounced || expected || closing;
    const cause = this.#state === 'reconnecting' ? this.#cause : undefined;
    this.#loss = { at: wallTime(this.scope.clock), planned, cause };
    this.#expectingLoss = false;
    this.outbox.down(undefined);
  }

  tell(news: News): void {
    this.statuses.tell({ ...news, connection: this.options.id, at: wallTime(this.scope.clock) } as ConnectionStatus);
  }

  /** What the supervisor does with the child behind this handle. */
  #supervised({ type, reason, retryAt }: ChildStatus): void {
    const { clock } = this.scope;
    const thrown = errorOf(reason);
    const cause = thrown instanceof Error ? thrown : undefined;
    switch (type) {
      case 'starting':
        this.outbox.begin();
        return;
      case 'restarting':
        if (this.#loss) this.#loss.cause ??= cause;
        this.outbox.down(cause);
        if (this.#state !== 'idle') this.#enter('idle', cause);
        return;
      case 'parked':
        this.#cause = cause;
        this.outbox.end('AMI_CONNECTION_FAILED', cause);
        this.tell({ type: 'parked', retryAt: wallTime(clock) + (retryAt ?? clock.now()) - clock.now() });
        this.#enter('failed', cause);
        return;
      case 'down':
      case 'removed':
      case 'stopped':
        if (this.#state === 'failed' && type === 'down') return;
        this.outbox.end('AMI_CLOSED', this.#cause);
        if (this.#state !== 'closed') this.#enter('closed', this.#cause);
        return;
      default:
        return;
    }
  }

  #enter(state: ConnectionState, cause?: Error, attempt?: number, retryInMs?: number): void {
    const previous = this.#state;
    this.#state = state;
    this.#since = wallTime(this.scope.clock);
    this.#reportState(state, cause, attempt, retryInMs);
    this.tell({ type: 'state', state, previous, cause, attempt, retryInMs });
    this.#availability.entered(state, cause);
    if (state === 'ready') this.readiness.resolve();
    else if (state === 'failed' || state === 'closed') this.readiness.reject(cause ?? this.#closedError());
  }

  #closedError(): WaitError {
    return new WaitError('AMI_WAIT_CLOSED', `connection ${this.options.id} is closed`);
  }

  #reportState(state: ConnectionState, cause?: Error, attempt?: number, retryInMs?: number): void {
    const { id: connection, host, port } = this.options;
    // A PBX that is away for hours must not fill the log: after the tenth retry, every tenth is loud.
    const muted = attempt !== undefined && attempt > 10 && attempt % 10 !== 0;
    this.scope.report({
      type: 'connection_state',
      level: muted ? 'debug' : (loudness[state] ?? 'debug'),
      message: `connection ${connection} is ${state}${cause ? `: ${cause.message}` : ''}`,
      fields: { connection, host, port, state, epoch: this.#epoch, attempt, retryInMs, error: cause },
    });
  }
}
