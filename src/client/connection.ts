import type { ActionName, EventName } from '../catalog/maps.js';
import type { ActionFields } from '../catalog/values.js';
import { filterActions } from '../connection/event-filter.js';
import type { ConnectionState } from '../connection/state.js';
import { NotSentError, OptionError, OutcomeUnknownError, WaitError } from '../errors.js';
import * as check from '../options/check.js';
import { checkEventMask, type EventMask, eventMaskText } from '../options/connection-options.js';
import { checkServerFilter, type ServerFilter } from '../options/server-filter.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import type { AttachScope } from '../supervisor/start-scope.js';
import { BuiltAction } from './actions/built-action.js';
import type { BuildArgs, SendingArgs, SendOptions } from './actions/send-options.js';
import { Call, type OriginateFields, type OriginateOptions } from './calls/call.js';
import { PbxCommands } from './commands/pbx-commands.js';
import type { ConnectionCore } from './connection-core.js';
import type { ConnectionInfo, ConnectionStats } from './connection-info.js';
import type { EventFilter, ListenerContext, ListenerId } from './listening/filter.js';
import type { EventHandler, EventListener, ListenerOptions } from './listening/listeners.js';
import { checkWaitOptions, Wait, type WaitOptions } from './listening/wait.js';
import type { ConnectionStatus, StatusListener } from './status/status.js';
import { type EventStream, type EventStreamOptions, openEventStream } from './streams/event-stream.js';
import { Follower, type FollowOptions, type FollowStream } from './streams/follow.js';
import { type RowStream, SpooledRows } from './streams/row-stream.js';
import { Stream } from './streams/stream.js';

export interface CloseOptions {
  /** Do not wait for actions in flight: they end as unknown, those that wait as not sent. */
  readonly force?: boolean | undefined;
}

/** How long a loss is expected. */
export interface ExpectDownOptions {
  /** Milliseconds from now; default 10 min. */
  readonly withinMs?: number | undefined;
}

const closeOptions = check.record({ force: check.boolean(false) });

/** Fields and options, from what follows an action in a call. */
const taken = (
  action: string | BuiltAction,
  rest: readonly unknown[],
): readonly [fields: ActionFields, options: SendOptions | undefined] => {
  const [fields = {}, options, ...more] = action instanceof BuiltAction ? [{}, ...rest] : rest;
  if (more.length > 0) throw new OptionError('options', 'must be the last: a built action has its fields already');
  return [fields as ActionFields, options as SendOptions | undefined];
};

const expectDownOptions = check.record({ withinMs: check.duration(600_000) });

/** An XState actor, or anything else that takes messages. */
export interface EventReceiver {
  send(message: { readonly type: 'ami.event'; readonly event: AmiEvent }): void;
}

/**
 * The handle of one supervised connection. It stays valid across reconnects and restarts: listeners, their ids and
 * waiting actions belong to it and not to a socket.
 */
export class Connection extends PbxCommands implements AsyncDisposable {
  readonly #core: ConnectionCore;

  /** @internal Handles are made by {@link startSupervisor} and {@link connect}. */
  constructor(core: ConnectionCore) {
    super();
    this.#core = core;
  }

  get id(): string {
    return this.#core.options.id;
  }

  /** @internal What is built on connections lives by the clock of its tree, and reports where the tree does. */
  get scope(): Pick<AttachScope, 'clock' | 'report'> {
    return this.#core.scope;
  }

  get state(): ConnectionState {
    return this.#core.state;
  }

  /** Milliseconds since 1970 at which the state was entered. */
  get since(): number {
    return this.#core.since;
  }

  /** The number of the login that is or was in force; 0 before the first. */
  get epoch(): number {
    return this.#core.epoch;
  }

  /** Why it is in `reconnecting`, `failed` or `closed`; undefined in every other state. */
  get cause(): Error | undefined {
    return this.#core.cause;
  }

  get info(): ConnectionInfo {
    const { id, host, port, tls, username, labels } = this.#core.options;
    const { session, identity } = this.#core;
    return { id, host, port, tls: tls !== undefined, username, labels, amiVersion: session?.amiVersion, identity };
  }

  get stats(): ConnectionStats {
    const { outbox, listeners, totals, session, oddities } = this.#core;
    const { waiting, inFlight, oldestWaitingMs } = outbox;
    const { maxLagMs, miscountedLists } = oddities;
    const now = { waiting, inFlight, oldestWaitingMs, listeners: listeners.size };
    return { ...totals.with(session), ...now, maxLagMs, miscountedLists };
  }

  /**
   * Resolves when the connection is ready for actions, at once when it is. Rejects with the error that ended it when it has
   * `failed`, with `AMI_WAIT_CLOSED` when it is closed, `AMI_WAIT_TIMEOUT`, `AMI_WAIT_ABORTED`, or {@link OptionError}. Without
   * `timeoutMs` it waits for ever. A parked connection has `failed`, until it is tried again.
   */
  async ready(options: WaitOptions = {}): Promise<void> {
    const wait = checkWaitOptions(options);
    const { state, cause, readiness } = this.#core;
    if (state === 'ready') return;
    if (state === 'failed' || state === 'closed') {
      throw cause ?? new WaitError('AMI_WAIT_CLOSED', `connection ${this.id} is ${state}`);
    }
    await readiness.waitFor(wait);
  }

  /**
   * Sends an action and resolves with its response, with the events that belong to it when it is a list.
   *
   * ```ts
   * const { events } = await pbx.send('QueueStatus', { Queue: 'support' });
   * ```
   *
   * The promise settles exactly once. It rejects with {@link ActionError} when Asterisk answers Error; with an error whose
   * `sent` is false when no byte of it has left (`AMI_NOT_CONNECTED`, `AMI_CLOSED`, `AMI_CONNECTION_FAILED`, `AMI_QUEUE_FULL`, and
   * `AMI_ACTION_TIMEOUT` or `AMI_ACTION_ABORTED` in the queue); with one whose `sent` is true when its outcome is not known
   * (`AMI_OUTCOME_UNKNOWN`, and the last two after it was sent); with `AMI_LIST_TOO_LONG`; and before anything is sent with
   * {@link FieldError}, {@link OptionError}, {@link RefusedError} or `AMI_DUPLICATE_ACTION_ID`. Nothing is resent.
   */
  override send<const A extends ActionName | BuiltAction>(action: A, ...rest: SendingArgs<A>): Promise<AmiResponse> {
    try {
      return this.#core.sender.send(action, ...taken(action, rest)).promise;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /**
   * Sends an action that answers with a list, and hands out its rows as they arrive. Errors are those of {@link send}, thrown
   * by the loop.
   *
   * ```ts
   * for await (const channel of pbx.list('CoreShowChannels')) console.log(channel.get('Channel'));
   * ```
   */
  list<const A extends ActionName | BuiltAction>(action: A, ...rest: SendingArgs<A>): RowStream {
    const { listRows, listBytes } = this.#core.options.limits;
    return new SpooledRows(listRows, listBytes, (take) => this.#core.sender.send(action, ...taken(action, rest), take));
  }

  /**
   * Makes an action without sending it: to look at it first, or to know its ActionID. It is checked and its fields are copied
   * now; {@link send} and {@link list} take it. Throws {@link OptionError} and {@link FieldError}.
   *
   * ```ts
   * const action = pbx.build('Setvar', { Variable: 'CAMPAIGN', Value: 'spring' });
   * console.log(action.actionId, action.text);
   * await pbx.send(action, { timeoutMs: 5_000 });
   * ```
   */
  build<const A extends ActionName>(action: A, ...fields: BuildArgs<A>): BuiltAction<A> {
    const [given = {}, ...more] = fields as readonly (ActionFields | undefined)[];
    if (more.length > 0) throw new OptionError('fields', 'must be all that follows the action: options go with send');
    return this.#core.sender.build(action, given);
  }

  /**
   * Shows what goes over the wire from now on, or no more: one report `wire` of level `info` for each message, to the logger
   * and `onReport` of the tree, and to stderr where there is neither. Secrets are masked by the names they go under; numbers,
   * names and what is said about callers are not. Outlives reconnects and restarts. Throws {@link OptionError}.
   */
  debug(on: boolean): void {
    if (typeof on !== 'boolean') throw new OptionError('on', 'must be true or false');
    this.#core.debug = on;
  }

  /**
   * Places a call, always asynchronously and under an id that is known in advance, and tells its two legs apart. Throws
   * {@link OptionError} and {@link FieldError}; what becomes of the call is in the promises of the {@link Call}, which never
   * reject.
   *
   * Needs the event class `call`. `Timeout` (30 s) bounds the ringing of the first leg. A `Channel` with `&` or `,` and a text in
   * place of a map of `Variable` that Asterisk would split are refused; {@link send} takes them. Put numbers that users typed
   * into `Channel` by {@link dialString}.
   *
   * ```ts
   * const call = pbx.originate({ Channel: 'PJSIP/agent', Context: 'default', Exten: '200', Priority: 1 });
   * const { status, causeText } = await call.connected;
   * ```
   */
  originate(fields: OriginateFields, options: OriginateOptions = {}): Call {
    return new Call(this.#core, fields, options);
  }

  /**
   * Calls `handler` for every event that passes the filter, synchronously and in wire order, until the listener is removed.
   * What it throws is reported and reaches no other listener. Throws `AMI_TOO_MANY_LISTENERS` at the limit, and {@link OptionError}.
   *
   * ```ts
   * const id = pbx.addListener('Hangup', (event) => console.log(event.fields['Cause-txt']));
   * ```
   */
  addListener<const N extends EventName>(
    filter: N | readonly N[],
    handler: EventHandler<AmiEvent<N>> | EventListener<AmiEvent<N>>,
    options?: ListenerOptions,
  ): ListenerId;
  addListener<E extends AmiEvent>(
    filter: (event: AmiEvent, context: ListenerContext) => event is E,
    handler: EventHandler<E> | EventListener<E>,
    options?: ListenerOptions,
  ): ListenerId;
  addListener(filter: EventFilter, handler: EventHandler | EventListener, options?: ListenerOptions): ListenerId;
  addListener(filter: EventFilter, handler: unknown, options?: ListenerOptions): ListenerId {
    return this.#core.listeners.add(filter, handler as EventHandler | EventListener, options);
  }

  /** Removes a listener; true if it was there. It is not called any more, not even for the event that is being dispatched. */
  delListener(id: ListenerId): boolean {
    return this.#core.listeners.delete(id) || this.#core.statuses.delete(id);
  }

  /** Sends every event that passes the filter to an XState actor, as `{ type: 'ami.event', event }`. Throws as {@link addListener} does. */
  forward(filter: EventFilter, receiver: EventReceiver, options?: ListenerOptions): ListenerId {
    if (typeof receiver?.send !== 'function')
      throw new OptionError('receiver', 'must be an actor, or another object with a method `send`');
    return this.addListener(filter, (event: AmiEvent) => receiver.send({ type: 'ami.event', event }), options);
  }

  /**
   * Resolves with the next event that passes the filter. Rejects with `AMI_WAIT_TIMEOUT` (after the connection's
   * `actionTimeoutMs` unless said otherwise; `false` waits for ever), `AMI_WAIT_ABORTED`, `AMI_WAIT_CLOSED`, or {@link OptionError}.
   */
  async waitFor(filter: EventFilter, options: WaitOptions = {}): Promise<AmiEvent> {
    const { aborts, scope } = this.#core;
    const resolved = checkWaitOptions(options, this.#core.options.actionTimeoutMs);
    let release = () => {};
    const seams = { clock: scope.clock, aborts };
    const wait = new Wait<AmiEvent>(seams, `waiting for an event of ${this.id}`, resolved, () => release());
    if (wait.over) return wait.promise;
    try {
      const id = this.addListener(filter, (event: AmiEvent) => wait.resolve(event), { once: true });
      const withdraw = this.#onClosed(() => wait.reject(this.#closed()));
      release = () => {
        this.delListener(id);
        withdraw();
      };
      if (this.state === 'closed') wait.reject(this.#closed());
    } catch (error) {
      wait.reject(error as Error);
    }
    return wait.promise;
  }

  /**
   * Events as they come, for `for await`. Registered at the call; ends when the connection is closed, and waits on when it has
   * `failed`, which it may come back from. Throws {@link OptionError}.
   */
  events<const N extends EventName>(filter: N | readonly N[], options?: EventStreamOptions): EventStream<AmiEvent<N>>;
  events(filter: EventFilter, options?: EventStreamOptions): EventStream;
  events(filter: EventFilter, options: EventStreamOptions = {}): EventStream {
    const { listeners, aborts, state } = this.#core;
    const onClosed = (end: () => void) => this.#onClosed(end);
    return openEventStream({ listeners, aborts, closed: state === 'closed', onClosed }, filter, options);
  }

  /**
   * Follows what a list action shows and events change: after each login a `reset`, the rows, `synced`, and from then on the
   * events, all in the order of the wire; `stale` while the link is down. Registered at the call; ends when the connection is
   * closed. Throws {@link OptionError}; the loop throws what ends the list: see {@link send}.
   *
   * ```ts
   * for await (const step of pbx.follow('QueueStatus', ['QueueMemberStatus', 'QueueCallerJoin'])) board.apply(step);
   * ```
   */
  follow(action: ActionName, events: EventFilter, options: FollowOptions = {}): FollowStream {
    return new Follower(this.#core, action, events, options);
  }

  /** Tells what becomes of the connection, in order with its events. Remove it with {@link delListener}. Throws {@link OptionError}, and `AMI_TOO_MANY_LISTENERS`. */
  addStatusListener(listener: StatusListener): ListenerId {
    return this.#core.statuses.admit(listener);
  }

  /**
   * The same as an iterable, which begins with the present state and ends when the connection is closed. Of more than 1,000
   * that wait, the oldest are dropped. Throws `AMI_TOO_MANY_LISTENERS`.
   */
  status(): AsyncIterableIterator<ConnectionStatus> & AsyncDisposable {
    const { state, cause, since, statuses } = this.#core;
    const stream = new Stream<ConnectionStatus>({ maxItems: 1_000 }, () => statuses.delete(id));
    const push = (status: ConnectionStatus) => {
      if (stream.push(status) !== 'full') return;
      stream.dropOldest();
      stream.push(status);
    };
    const id = statuses.admit((status) => {
      push(status);
      // After the status `down`, which follows in the same turn.
      if (status.type === 'state' && status.state === 'closed') queueMicrotask(() => stream.end());
    });
    const now = { connection: this.id, at: since, cause, attempt: undefined, retryInMs: undefined };
    push({ type: 'state', state, previous: state, ...now });
    if (state === 'closed') stream.end();
    return stream;
  }

  /**
   * Chooses the classes of events to receive, now and after every login. Rejects with {@link OptionError} for a class that is no
   * word; and as {@link send} does, but then the choice stands all the same.
   */
  async setEventMask(mask: EventMask): Promise<void> {
    if (mask === undefined) throw new OptionError('mask', 'is missing');
    const checked = checkEventMask(mask, 'mask');
    this.#core.eventMask = checked;
    if (this.#core.session === undefined || this.state !== 'ready') return;
    await this.send('Events', { EventMask: eventMaskText(checked) });
  }

  /**
   * Lets only events through that pass this filter too, now and after every login; AMI has no way to take it back within a
   * session. Rejects with {@link OptionError}; and as {@link send} does, but then it stands all the same.
   */
  async addFilter(filter: ServerFilter): Promise<void> {
    const checked = checkServerFilter(filter, 'filter');
    this.#core.filters = [...this.#core.filters, checked];
    const { identity } = this.#core;
    if (identity === undefined || this.state !== 'ready') return;
    await Promise.all(filterActions([checked], identity).map((fields) => this.send('Filter', fields as never)));
  }

  /** Says that the link will go down within this time: the gap is then `planned`. Throws {@link OptionError}. */
  expectDown(options?: ExpectDownOptions): void {
    this.#core.expectDown(expectDownOptions(options, '').withinMs);
  }

  /**
   * Drops the link and connects anew at once, also out of `failed` or `closed`, and after the end of a {@link close} that is still
   * going on. Resolves when ready, and rejects as {@link ready} does.
   */
  async reconnect(options?: WaitOptions): Promise<void> {
    checkWaitOptions(options);
    if (this.#core.isOver) await this.#core.restart();
    else this.#core.reconnect();
    await this.ready(options);
  }

  /**
   * Takes no more actions, lets those in flight come to their end (`drainTimeoutMs`), says Logoff and stays down. Idempotent.
   * {@link reconnect} brings it back. Rejects with {@link OptionError}, and is then still open.
   */
  async close(options?: CloseOptions): Promise<void> {
    const { force } = closeOptions(options, '');
    this.#core.outbox.drain();
    if (force) {
      this.#core.outbox.failAll(({ sent, context }) =>
        sent
          ? new OutcomeUnknownError(
              context,
              'was sent, and then the connection was closed by force: its outcome is unknown',
            )
          : new NotSentError('AMI_CLOSED', context, 'was not sent: the connection was closed by force'),
      );
    }
    await this.#core.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  toJSON(): Record<string, unknown> {
    return { ...this.info, state: this.state, epoch: this.epoch };
  }

  /** Calls back when the connection is closed for good; the returned function takes that back. */
  #onClosed(callback: () => void): () => void {
    const { statuses } = this.#core;
    const id = statuses.add((status) => {
      if (status.type === 'state' && status.state === 'closed') callback();
    });
    return () => statuses.delete(id);
  }

  #closed(): WaitError {
    return new WaitError('AMI_WAIT_CLOSED', `connection ${this.id} is closed`);
  }
}
