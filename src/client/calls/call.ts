import type { ActionFieldsOf } from '../../catalog/maps.js';
import type { ActionFields } from '../../catalog/values.js';
import type { PendingAction } from '../../connection/pending-action.js';
import { ActionError, AstervisorError, FieldError, OptionError, WaitError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AmiEvent } from '../../protocol/event.js';
import type { ConnectionCore } from '../connection-core.js';
import { Stream } from '../streams/stream.js';
import type { CallFollower } from './call-desk.js';
import type { CallOutcome } from './call-outcome.js';
import { type CallStage, CallTracker } from './call-tracker.js';

/** The fields of `Originate`, less those that {@link Connection.originate} decides. */
export type OriginateFields = Omit<ActionFieldsOf<'Originate'>, 'Async' | 'ActionID'>;

export interface OriginateOptions {
  /** Hangs the call up when aborted, or keeps it from being placed. */
  readonly signal?: AbortSignal | undefined;
  readonly priority?: number | undefined;
  readonly whenDisconnected?: 'reject' | 'queue' | undefined;
}

/** Whether Asterisk has taken the call on. */
export interface QueuedOutcome {
  readonly status: 'queued' | 'refused' | 'not-sent' | 'unknown';
  readonly error: Error | undefined;
}

/** One step of a call: what was decided, and how. */
export type CallStep =
  | { readonly stage: 'queued'; readonly outcome: QueuedOutcome }
  | { readonly stage: CallStage; readonly outcome: CallOutcome };

const shape = check.record<OriginateOptions>({
  signal: check.optional(check.instance<AbortSignal>('an AbortSignal', (value) => value instanceof AbortSignal)),
  priority: check.optional(check.integer(0, { min: -10, max: 9 })),
  whenDisconnected: check.optional(check.oneOf(['reject', 'queue'], 'reject')),
});

/** Asterisk's own default for `Timeout`, and how much longer its verdict may take. */
const defaultRingMs = 30_000;
const verdictMs = 10_000;
/** How long the channels of a call that has failed may take to go; what is up longer has the id from another call. */
const lingerMs = 5_000;

class Decision<T> {
  readonly promise: Promise<T>;
  settle!: (value: T) => void;
  constructor() {
    this.promise = new Promise((resolve) => {
      this.settle = resolve;
    });
  }
}

/**
 * A call that was placed by {@link Connection.originate}. Its promises never reject: each settles with a status, and with
 * `unknown` when nobody can say.
 */
export class Call {
  /** Asterisk's id of the first leg (`ChannelId`, its `Uniqueid`), assigned in advance; of a call given twice, the second is refused. */
  readonly id: string;
  readonly #core: ConnectionCore;
  readonly #tracker: CallTracker;
  readonly #queued = new Decision<QueuedOutcome>();
  readonly #stages = {
    answered: new Decision<CallOutcome>(),
    connected: new Decision<CallOutcome>(),
    ended: new Decision<CallOutcome>(),
  };
  readonly #log: CallStep[] = [];
  readonly #streams = new Set<Stream<CallStep>>();
  readonly #releases: (() => void)[] = [];
  readonly #withdrawal = new AbortController();
  readonly #follower: CallFollower = {
    concerns: (event) => this.#tracker.concerns(event),
    follow: (event) => this.#follow(event),
  };
  #pending: PendingAction | undefined;
  #hangUpCause: number | undefined;
  #lingering = false;
  /** Whether it is decided if Asterisk took the call on. */
  #settled = false;
  /** Why the fate of the call had to be left open when the link went. */
  #lost: Error | undefined;

  /** @internal */
  constructor(core: ConnectionCore, fields: OriginateFields, given: OriginateOptions) {
    const { signal, priority, whenDisconnected } = shape(given, '');
    const { id, ringMs } = checkFields(fields, core);
    this.id = id;
    this.#core = core;
    const actionId = core.sender.nextActionId();
    this.#tracker = new CallTracker(
      id,
      actionId,
      (stage, outcome) => this.#decided(stage, outcome),
      (uniqueid) => core.calls.name(this.#follower, uniqueid),
    );
    const assigned = {
      Async: true,
      ChannelId: id,
      OtherChannelId: fields.OtherChannelId ?? `${id}-2`,
      ActionID: actionId,
    };
    const request = { ...fields, ...assigned } as ActionFields;
    // Watched before it is placed: a call must not go out when there is no room to follow it.
    this.#watch(signal, actionId);
    try {
      if (signal?.aborted) this.#withdrawal.abort(signal.reason);
      const sendOptions = { priority, whenDisconnected, signal: this.#withdrawal.signal };
      this.#pending = core.sender.send('Originate', request, sendOptions);
      void this.#place(this.#pending.promise, ringMs);
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  /** Whether Asterisk has taken the call on. */
  get queued(): Promise<QueuedOutcome> {
    return this.#queued.promise;
  }

  /** What became of the first leg: whom `Channel` names. */
  get answered(): Promise<CallOutcome> {
    return this.#stages.answered.promise;
  }

  /** What became of the far leg: whom the dialplan then dials. `none` when it dials nobody, `unknown` when a loss of the link may hide that. */
  get connected(): Promise<CallOutcome> {
    return this.#stages.connected.promise;
  }

  /** The call is over. The status is that of the far leg where one was dialled, and else that of the first. */
  get ended(): Promise<CallOutcome> {
    return this.#stages.ended.promise;
  }

  /** The channel of the first leg, while it is up. */
  get channel(): string | undefined {
    return this.#tracker.channel;
  }

  /** Every step from the first to the end of the call, for `for await`; begins with those that are past. */
  progress(): AsyncIterableIterator<CallStep> & AsyncDisposable {
    const stream: Stream<CallStep> = new Stream({ maxItems: 16 }, () => this.#streams.delete(stream));
    for (const step of this.#log) stream.push(step);
    if (this.#tracker.over) stream.end();
    else this.#streams.add(stream);
    return stream;
  }

  /**
   * Hangs the call up, now or as soon as there is something to hang up; one that waits to be sent is not placed. Rejects as
   * {@link Connection.send} does, but not when it is gone already.
   */
  async hangup(cause = 16): Promise<void> {
    await this.#giveUpCalling(cause, undefined);
  }

  async #giveUpCalling(cause: number, reason: unknown): Promise<void> {
    if (this.#tracker.over) return;
    this.#hangUpCause = cause;
    this.#tracker.cancel();
    // What is on its way is not withdrawn: its answer says whether there will be anything to hang up.
    if (this.#pending?.sent === false) this.#withdrawal.abort(reason);
    else if (this.#tracker.channels.length > 0) await this.#hangUp();
  }

  #watch(signal: AbortSignal | undefined, actionId: string): void {
    const { calls, statuses, aborts } = this.#core;
    calls.open(this.#follower, this.id, actionId);
    const status = statuses.add((news) => {
      if (news.type !== 'state') return;
      if (news.state === 'ready' && news.previous !== 'ready') void this.#lookAgain();
      if (news.state === 'closed' || news.state === 'failed')
        this.#giveUp(`connection ${news.connection} is ${news.state}`);
    });
    this.#releases.push(
      () => calls.close(this.#follower),
      () => statuses.delete(status),
      aborts.watch(signal, () => void this.#giveUpCalling(16, signal?.reason).catch(() => undefined)),
    );
  }

  async #place(answer: Promise<unknown>, ringMs: number): Promise<void> {
    const { clock } = this.#core.scope;
    try {
      await answer;
      this.#settleQueued({ status: 'queued', error: undefined });
    } catch (error) {
      this.#notPlaced(error instanceof Error ? error : new Error(String(error)));
    }
    const late = clock.setTimeout(() => this.#verdictMissing(), ringMs + verdictMs);
    this.#releases.push(() => clock.clearTimeout(late));
    if (this.#tracker.over) this.#release();
  }

  #notPlaced(error: Error): void {
    const sent = 'sent' in error && error.sent === true;
    const status = error instanceof ActionError ? 'refused' : sent ? 'unknown' : 'not-sent';
    // It was sent, but its fate is open: the events, or a look after the reconnect, may still tell.
    if (status === 'unknown' && !this.#tracker.over && this.#core.state !== 'closed' && this.#core.state !== 'failed') {
      this.#lost = error;
      if (error instanceof AstervisorError && error.code !== 'AMI_OUTCOME_UNKNOWN') this.#giveUp(error.message, error);
      return;
    }
    this.#settleQueued({ status, error });
    this.#tracker.abandon(status, error);
  }

  #follow(event: AmiEvent): void {
    this.#settleQueued({ status: 'queued', error: undefined });
    this.#tracker.feed(event);
    if (this.#tracker.lingers) this.#awaitEnd();
    if (this.#hangUpCause !== undefined && !this.#tracker.over && event.name === 'Newchannel')
      void this.#hangUp().catch(() => undefined);
  }

  #awaitEnd(): void {
    if (this.#lingering) return;
    this.#lingering = true;
    const { clock } = this.#core.scope;
    const late = clock.setTimeout(() => this.#tracker.disown(), lingerMs);
    this.#releases.push(() => clock.clearTimeout(late));
  }

  /** A new session: the call may have gone on without us. */
  async #lookAgain(): Promise<void> {
    if (this.#tracker.over || (!this.#settled && this.#lost === undefined)) return;
    const error =
      this.#lost ??
      new WaitError('AMI_WAIT_ABORTED', `the link of ${this.#core.options.id} was lost during the call ${this.id}`);
    this.#lost = error;
    this.#tracker.miss(error);
    const { epoch } = this.#core;
    try {
      const { events } = await this.#core.sender.send('CoreShowChannels', {}, undefined).promise;
      const known = events.some((row) => row.get('Linkedid') === this.id || row.get('Uniqueid') === this.id);
      this.#settleQueued(known ? { status: 'queued', error: undefined } : { status: 'unknown', error });
      this.#tracker.resume(events, error);
      if (this.#hangUpCause !== undefined && known) await this.#hangUp();
    } catch (failure) {
      // Lost again: the next session is another chance. Refused, or not answered in time: nobody will tell.
      const sameSession = this.#core.state === 'ready' && this.#core.epoch === epoch;
      if (sameSession && failure instanceof Error) this.#giveUp('Asterisk does not show its channels', failure);
    }
  }

  #settleQueued(outcome: QueuedOutcome): void {
    if (this.#settled) return;
    this.#settled = true;
    this.#queued.settle(outcome);
    this.#record({ stage: 'queued', outcome });
  }

  #decided(stage: CallStage, outcome: CallOutcome): void {
    this.#stages[stage].settle(outcome);
    this.#record({ stage, outcome });
    if (stage === 'ended') this.#release();
  }

  #record(step: CallStep): void {
    this.#log.push(step);
    for (const stream of this.#streams) stream.push(step);
  }

  #release(): void {
    for (const release of this.#releases.splice(0)) release();
    for (const stream of [...this.#streams]) stream.end();
  }

  /** Asterisk owes an OriginateResponse by now; it sends none to those who do not receive the class `call`. */
  #verdictMissing(): void {
    if (this.#tracker.firstLegDecided) return;
    if (this.#lost || this.#core.state !== 'ready') {
      this.#giveUp(`the link of ${this.#core.options.id} was lost while the call ${this.id} was placed`, this.#lost);
      return;
    }
    this.#giveUp(
      `Asterisk never said what became of the call ${this.id}; does the connection receive the event class "call"?`,
    );
  }

  #giveUp(message: string, cause?: Error): void {
    const error = new WaitError('AMI_WAIT_CLOSED', message, { cause });
    this.#settleQueued({ status: 'unknown', error });
    this.#tracker.abandon('unknown', error);
  }

  async #hangUp(): Promise<void> {
    const Cause = this.#hangUpCause ?? 16;
    const Channel = this.#tracker.channel ?? this.#tracker.channels[0];
    if (Channel === undefined) return;
    try {
      await this.#core.sender.send('Hangup', { Channel, Cause }, undefined).promise;
    } catch (error) {
      // It was gone first.
      if (!(error instanceof ActionError)) throw error;
    }
  }
}

const checkFields = (
  fields: OriginateFields,
  core: ConnectionCore,
): { readonly id: string; readonly ringMs: number } => {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw new OptionError('fields', 'must be an object');
  for (const name of Object.keys(fields)) {
    if (/^async$/i.test(name))
      throw new OptionError(`fields.${name}`, 'is not yours to choose: an originated call is always asynchronous');
    if (/^actionid$/i.test(name))
      throw new OptionError(`fields.${name}`, 'is assigned; to place a call once only, choose ChannelId');
  }
  checkSplitting(fields);
  const { ChannelId, Timeout } = fields;
  const ringMs = Timeout === undefined || Timeout === null ? defaultRingMs : Number(Timeout);
  if (!(ringMs > 0)) throw new OptionError('fields.Timeout', 'must be milliseconds above 0');
  const id = ChannelId === undefined || ChannelId === null ? core.sender.nextActionId() : String(ChannelId);
  if (!/^[\x21-\x7e]{1,140}$/.test(id))
    throw new OptionError('fields.ChannelId', 'must be 1 to 140 printable ASCII characters');
  return { id, ringMs };
};

/** What Asterisk would take apart, so that a part that a user typed could become a field of its own. */
const checkSplitting = (fields: OriginateFields): void => {
  for (const [name, value] of Object.entries(fields)) {
    if (/^channel$/i.test(name) && /[&,]/.test(String(value))) {
      throw new FieldError('AMI_INVALID_FIELD', name, 'must be one channel, without "&" and ",", which belong to Dial');
    }
    if (/^variable$/i.test(name) && [value].flat().some((one) => typeof one === 'string' && /[\\",]/.test(one))) {
      const problem = 'is split at commas and loses quotes and backslashes as a text: give { name: value } instead';
      throw new FieldError('AMI_INVALID_FIELD', name, problem);
    }
  }
};
