import type { Clock } from '../../clock.js';
import type { PendingAction } from '../../connection/pending-action.js';
import type { Session } from '../../connection/session.js';
import { stackless } from '../../connection/stackless.js';
import { YoungMap } from '../../connection/young-map.js';
import { ActionAbortedError, ActionTimeoutError, NotSentError } from '../../errors.js';
import { SleepMeter } from '../status/sleep-meter.js';
import type { AbortGroups } from './abort-groups.js';
import { CallRate } from './call-rate.js';
import { Deadlines } from './deadlines.js';
import { Lane, type Posting } from './lane.js';

/** What the outbox does with an action at this moment. */
type Phase =
  /** No attempt has failed yet: actions wait. */
  | { readonly is: 'booting' }
  /** Actions are sent. */
  | { readonly is: 'open'; readonly session: Session }
  /** The link is down: actions are rejected, unless they asked to wait. */
  | { readonly is: 'down'; readonly cause: Error | undefined }
  /** New actions are rejected, those accepted before are still sent. */
  | { readonly is: 'draining'; readonly session: Session }
  /** Nothing is sent any more. */
  | { readonly is: 'ended'; readonly code: 'AMI_CLOSED' | 'AMI_CONNECTION_FAILED'; readonly cause: Error | undefined };

export interface OutboxOptions {
  readonly clock: Clock;
  readonly aborts: AbortGroups;
  /** Actions in flight at a time; Infinity for no limit. */
  readonly concurrency: number;
  /** Actions that place calls, in a second; Infinity for no limit. */
  readonly callsPerSecond: number;
  /** Actions waiting at a time. */
  readonly maxQueued: number;
  /** Actions in flight at a time, beyond which a new one is refused. */
  readonly maxPending: number;
}

/** An error without a cause has no member `cause`. */
const because = (cause: unknown): ErrorOptions | undefined => (cause === undefined ? undefined : { cause });

/** Ends many at once: all their errors are made before the first of them is told. */
const fail = (actions: readonly PendingAction[], errorFor: (pending: PendingAction) => Error): void => {
  const errors = stackless(() => actions.map(errorFor));
  for (let i = 0; i < errors.length; i += 1) actions[i]?.fail(errors[i] as Error);
};

const byDefault: Posting = { priority: 0, whenDisconnected: 'reject', signal: undefined };

/** Less is the coarseness of what the system says. */
const leastSleepMs = 1_000;

const placesCall = ({ context }: PendingAction): boolean => context.action.toLowerCase() === 'originate';

/**
 * The way out for the actions of users. It belongs to the handle and so outlives sessions and restarts: it holds actions
 * until they may be sent, watches their deadlines from the call on, and gives each of them one of its three fates.
 *
 * p-queue decides when a waiting action may start; it is not in the way while nothing has to wait. Deadlines and
 * cancellation are ours.
 */
export class Outbox {
  readonly #clock: Clock;
  readonly #limited: boolean;
  readonly #maxQueued: number;
  readonly #maxPending: number;
  readonly #lane: Lane;
  readonly #calls: CallRate | undefined;
  readonly #deadlines: Deadlines;
  readonly #sleep: SleepMeter;
  readonly #aborts: AbortGroups;
  #unsettled = new YoungMap<PendingAction, PendingAction>();
  #phase: Phase = { is: 'booting' };
  #drained: (() => void)[] = [];

  constructor({ clock, aborts, concurrency, callsPerSecond, maxQueued, maxPending }: OutboxOptions) {
    this.#clock = clock;
    this.#sleep = new SleepMeter(clock);
    this.#aborts = aborts;
    this.#limited = Number.isFinite(concurrency);
    this.#maxQueued = maxQueued;
    this.#maxPending = maxPending;
    this.#lane = new Lane(concurrency, (pending) => this.#turn(pending));
    if (Number.isFinite(callsPerSecond)) {
      this.#calls = new CallRate(clock, callsPerSecond, (pending, posting) => this.#forward(pending, posting));
    }
    this.#deadlines = new Deadlines(clock, (pending) => this.#expire(pending));
  }

  /** Actions that wait to be sent. */
  get waiting(): number {
    return this.#lane.size + (this.#calls?.lane.size ?? 0);
  }

  /** Actions that were sent and are not settled. */
  get inFlight(): number {
    return this.#unsettled.size - this.waiting;
  }

  /** How long the oldest waiting action has waited, in milliseconds; 0 when none waits. */
  get oldestWaitingMs(): number {
    const now = this.#clock.now();
    const since = [this.#lane.oldest, this.#calls?.lane.oldest].map((pending) => pending?.startedAt ?? now);
    return now - Math.min(...since);
  }

  /** Takes an action over. From here on it settles by itself. */
  post(pending: PendingAction, posting: Posting = byDefault): void {
    const { signal } = posting;
    if (signal?.aborted) {
      pending.fail(new ActionAbortedError(false, pending.context, { cause: signal.reason }));
      return;
    }
    const refusal = this.#refusal(pending, posting);
    if (refusal) {
      pending.fail(refusal);
      return;
    }
    this.#unsettled.set(pending, pending);
    const unwatch = this.#aborts.watch(signal, () => this.#abort(pending, signal?.reason));
    pending.onSettled(() => {
      unwatch();
      this.#settled(pending, posting);
    });
    this.#deadlines.watch(pending);
    pending.onContented(() => this.#deadlines.hurry(pending));
    if (this.#calls && placesCall(pending)) {
      pending.suspendedMs = this.#sleep.suspendedMs;
      this.#calls.add(pending, posting);
    } else this.#forward(pending, posting);
  }

  /** A session is ready: what waits goes out, in order of priority. */
  open(session: Session): void {
    this.#phase = { is: 'open', session };
    this.#lane.start();
    this.#calls?.start();
  }

  /** The link is down until further notice. What waits is rejected, unless it asked to wait on. */
  down(cause: Error | undefined): void {
    if (this.#phase.is === 'ended') return;
    if (this.#phase.is === 'draining') {
      this.end('AMI_CLOSED', cause);
      return;
    }
    this.#pause();
    this.#phase = { is: 'down', cause };
    this.#giveUp(({ whenDisconnected }) => whenDisconnected === 'reject');
  }

  /** Accepts no more, and goes on sending what it has if there is a session; without one, that is the end. */
  drain(): void {
    if (this.#phase.is === 'open') this.#phase = { is: 'draining', session: this.#phase.session };
    else if (this.#phase.is === 'booting' || this.#phase.is === 'down') this.end('AMI_CLOSED', undefined);
  }

  /** Nothing will be sent any more; what waits is rejected. `begin` makes it usable again. */
  end(code: 'AMI_CLOSED' | 'AMI_CONNECTION_FAILED', cause: Error | undefined): void {
    this.#pause();
    this.#phase = { is: 'ended', code, cause };
    this.#giveUp(() => true);
    this.#deadlines.rest();
  }

  /** A new incarnation after the end: as at boot. */
  begin(): void {
    if (this.#phase.is === 'ended') this.#phase = { is: 'booting' };
  }

  /** Ends everything that is not settled, sent or not, with the error made for it. */
  failAll(errorFor: (pending: PendingAction) => Error): void {
    const all = [...this.#unsettled.values()];
    this.#takeOut(() => true);
    this.#endTogether(all, errorFor);
  }

  /** Runs once when nothing is waiting or in flight, at once when that is so already. */
  whenDrained(callback: () => void): void {
    if (this.#unsettled.size === 0) callback();
    else this.#drained.push(callback);
  }

  #refusal(pending: PendingAction, { whenDisconnected }: Posting): NotSentError | undefined {
    const phase = this.#phase;
    if (phase.is === 'ended' || phase.is === 'draining' || (phase.is === 'down' && whenDisconnected === 'reject')) {
      return this.#notSent(pending);
    }
    const { waiting } = this;
    if (waiting >= this.#maxQueued) {
      return this.#full(pending, `${this.#maxQueued} actions are waiting already (limits.queued)`);
    }
    // Those that were let in to wait are sent all the same: what is held is bounded by both.
    if (this.#unsettled.size - waiting >= this.#maxPending) {
      return this.#full(pending, `${this.#maxPending} actions are in flight and not answered (limits.pending)`);
    }
    return undefined;
  }

  #full({ context }: PendingAction, problem: string): NotSentError {
    return new NotSentError('AMI_QUEUE_FULL', context, `was not sent: ${problem}`);
  }

  #notSent({ context }: PendingAction): NotSentError {
    const phase = this.#phase;
    switch (phase.is) {
      case 'ended': {
        const closed = phase.code === 'AMI_CLOSED';
        const problem = closed ? 'was not sent: the connection is closed' : 'was not sent: the connection has failed';
        return new NotSentError(phase.code, context, problem, because(phase.cause));
      }
      case 'draining':
        return new NotSentError('AMI_CLOSED', context, 'was not sent: the connection is closing');
      default: {
        const cause = phase.is === 'down' ? phase.cause : undefined;
        return new NotSentError('AMI_NOT_CONNECTED', context, 'was not sent: the connection is down', because(cause));
      }
    }
  }

  /** Past the rate of calls: sends at once what need not wait. */
  #forward(pending: PendingAction, posting: Posting): void {
    if (this.#phase.is === 'open' && !this.#limited && this.#lane.size === 0) {
      this.#send(pending, this.#phase.session);
      return;
    }
    pending.suspendedMs ??= this.#sleep.suspendedMs;
    this.#lane.add(pending, posting);
  }

  /** It is this action's turn. Where there is a limit, it keeps its place until it is settled. */
  #turn(pending: PendingAction): boolean {
    const phase = this.#phase;
    if (phase.is !== 'open' && phase.is !== 'draining') {
      pending.fail(this.#notSent(pending));
      return false;
    }
    this.#send(pending, phase.session);
    if (!this.#limited || pending.settled) return false;
    pending.onSettled(this.#freePlace);
    return true;
  }

  readonly #freePlace = (): void => this.#lane.free();

  /** Whether its time was over while the machine was suspended: a call must not be placed an hour later. */
  #overslept({ suspendedMs, startedAt, bounds }: PendingAction): boolean {
    if (suspendedMs === undefined) return false;
    const sleptMs = this.#sleep.suspendedMs - suspendedMs;
    return sleptMs >= leastSleepMs && this.#clock.now() - startedAt + sleptMs >= bounds.timeoutMs;
  }

  #send(pending: PendingAction, session: Session): void {
    if (this.#overslept(pending)) {
      this.#expire(pending);
      return;
    }
    if (!session.takes(pending)) {
      const problem = 'the network takes nothing, and what waits for it has reached limits.outgoingBytes';
      pending.fail(this.#full(pending, problem));
      return;
    }
    try {
      session.submit(pending);
    } catch (error) {
      pending.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #abort(pending: PendingAction, cause: unknown): void {
    const { sent, context, partial } = pending;
    pending.fail(stackless(() => new ActionAbortedError(sent, context, { cause, partial })));
  }

  #expire(pending: PendingAction): void {
    if (pending.endQuietly()) return;
    const { sent, open, partial, bounds, context } = pending;
    const what = open
      ? 'began to list and then fell silent, or took too long in all'
      : `was not ${sent ? 'answered' : 'sent'} within ${bounds.timeoutMs} ms`;
    pending.fail(stackless(() => new ActionTimeoutError(sent, context, what, { partial })));
  }

  #settled(pending: PendingAction, posting: Posting): void {
    // Those that end all at once were struck off together.
    if (!this.#unsettled.delete(pending)) return;
    this.#deadlines.forget(pending);
    if (!pending.sent) {
      this.#lane.forget(pending, posting);
      this.#calls?.lane.forget(pending, posting);
    }
    this.#tellWhenDrained();
  }

  #tellWhenDrained(): void {
    if (this.#unsettled.size !== 0) return;
    if (this.#phase.is === 'ended') this.#deadlines.rest();
    const callbacks = this.#drained;
    this.#drained = [];
    for (const callback of callbacks) callback();
  }

  #pause(): void {
    this.#lane.pause();
    this.#calls?.pause();
  }

  #giveUp(which: (posting: Posting) => boolean): void {
    this.#endTogether(this.#takeOut(which), (pending) => this.#notSent(pending));
  }

  #takeOut(which: (posting: Posting) => boolean): readonly PendingAction[] {
    const taken = this.#lane.takeOut(which);
    return this.#calls ? [...taken, ...this.#calls.lane.takeOut(which)] : taken;
  }

  /** Where nothing else is left they are struck off together, which is quicker than one by one. */
  #endTogether(actions: readonly PendingAction[], errorFor: (pending: PendingAction) => Error): void {
    if (actions.length === this.#unsettled.size) {
      this.#unsettled = new YoungMap();
      this.#deadlines.forgetAll();
    }
    fail(actions, errorFor);
    this.#tellWhenDrained();
  }
}
