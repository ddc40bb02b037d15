import type { ActionFields } from '../../catalog/values.js';
import { LimitError, OptionError, WaitError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AmiEvent } from '../../protocol/event.js';
import { Thrift } from '../../protocol/thrift.js';
import type { ConnectionCore } from '../connection-core.js';
import type { EventFilter } from '../listening/filter.js';
import { Stream } from './stream.js';

/** One step of following: a snapshot row by row, and what has happened since. */
export type FollowStep =
  /** Forget what you know: a snapshot of this epoch begins. */
  | { readonly type: 'reset'; readonly epoch: number }
  | { readonly type: 'row'; readonly row: AmiEvent }
  /** The snapshot is complete. */
  | { readonly type: 'synced'; readonly completion: AmiEvent | undefined }
  | { readonly type: 'event'; readonly event: AmiEvent }
  /** The link is down: what you know may be out of date until the next `reset`. */
  | { readonly type: 'stale'; readonly cause: Error | undefined };

export interface FollowOptions {
  /** Fields of the action. */
  readonly fields?: ActionFields | undefined;
  /** Ends the stream: the loop throws `AMI_WAIT_ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Steps that may wait for the consumer, default 10,000; one more ends the stream with `AMI_STREAM_OVERFLOW`. */
  readonly buffer?: number | undefined;
  /** Bytes of the rows and events that wait; default 64 MiB. Beyond, as with `buffer`. */
  readonly bufferBytes?: number | undefined;
}

/** A snapshot and then live events, in the order of the wire, for `for await`. */
export interface FollowStream extends AsyncIterableIterator<FollowStep>, AsyncDisposable {}

const shape = check.record({
  fields: check.optional(
    check.instance<ActionFields>('an object', (value) => typeof value === 'object' && value !== null),
  ),
  signal: check.signal,
  buffer: check.limit(10_000),
  bufferBytes: check.limit(67_108_864),
});

/** The message that a step brings, if it brings one. */
const messageOf = (step: FollowStep): AmiEvent | undefined => {
  switch (step.type) {
    case 'row':
      return step.row;
    case 'event':
      return step.event;
    case 'synced':
      return step.completion;
    default:
      return undefined;
  }
};

/**
 * Follows something that a list action shows and events change. Asterisk answers an action with its rows in one piece and
 * holds events back meanwhile, so that in the order of the wire no row is older than an event before it.
 */
export class Follower extends Stream<FollowStep> implements FollowStream {
  readonly #core: ConnectionCore;
  readonly #action: string;
  readonly #fields: ActionFields;
  readonly #maxSteps: number;
  readonly #maxBytes: number;
  /** The epoch that is being shown; undefined while the link is down. */
  #epoch: number | undefined;

  constructor(core: ConnectionCore, action: string, filter: EventFilter, options: FollowOptions) {
    if (typeof action !== 'string' || action === '') throw new OptionError('action', 'must be the name of an action');
    const { fields = {}, signal, buffer, bufferBytes } = shape(options, '');
    const thrift = new Thrift();
    const weigh = (step: FollowStep) => messageOf(step)?.size ?? 0;
    const keep = (step: FollowStep) => {
      const message = messageOf(step);
      if (message) thrift.add(message);
    };
    super({ maxItems: buffer, maxWeight: bufferBytes, weigh, keep }, () => {
      core.listeners.delete(listener);
      core.statuses.delete(statuses);
      unwatch();
    });
    this.#core = core;
    this.#action = action;
    this.#fields = fields;
    this.#maxSteps = buffer;
    this.#maxBytes = bufferBytes;
    const abort = () =>
      this.end(new WaitError('AMI_WAIT_ABORTED', `following ${action} was aborted`, { cause: signal?.reason }));
    const listener = core.listeners.add(filter, (event) => {
      if (event.epoch === this.#epoch) this.#step({ type: 'event', event });
    });
    const statuses = core.statuses.add((status) => {
      if (status.type !== 'state') return;
      if (status.state === 'ready') this.#begin();
      else if (status.state === 'closed') this.end();
      else if (status.previous === 'ready') this.#lose(status.cause);
    });
    const unwatch = core.aborts.watch(signal, abort);
    if (signal?.aborted) abort();
    else if (core.state === 'ready') this.#begin();
    else if (core.state === 'closed') this.end();
  }

  #begin(): void {
    const { epoch, sender } = this.#core;
    this.#epoch = epoch;
    this.#step({ type: 'reset', epoch });
    try {
      const pending = sender.send(this.#action, this.#fields, undefined, (row) => this.#step({ type: 'row', row }));
      // In the turn of the completion, since events may follow it in the same.
      pending.onSettled((outcome) => {
        if ('response' in outcome && this.#epoch === epoch)
          this.#step({ type: 'synced', completion: outcome.response.completion });
      });
      // Afterwards, when a link that was lost is known to be.
      pending.promise.catch((error: Error) => this.#epoch === epoch && this.end(error));
    } catch (error) {
      this.end(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #lose(cause: Error | undefined): void {
    if (this.#epoch === undefined) return;
    this.#epoch = undefined;
    this.#step({ type: 'stale', cause });
  }

  #step(step: FollowStep): void {
    if (this.push(step) !== 'full') return;
    const limit = this.size >= this.#maxSteps ? `${this.#maxSteps} steps` : `steps of ${this.#maxBytes} bytes`;
    const message = `${limit} were waiting for the consumer that follows ${this.#action}, which is its limit`;
    this.end(new LimitError('AMI_STREAM_OVERFLOW', message));
  }
}
