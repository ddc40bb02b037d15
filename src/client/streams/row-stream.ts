import type { PendingAction } from '../../connection/pending-action.js';
import { ActionAbortedError, LimitError } from '../../errors.js';
import type { AmiEvent } from '../../protocol/event.js';
import type { AmiResponse } from '../../protocol/response.js';
import { Thrift } from '../../protocol/thrift.js';
import { Stream } from './stream.js';

/**
 * The rows of a list as they arrive, for `for await`; what the loop has not taken yet is spooled up to the limits of the
 * connection. Leaving the loop early gives the rest up.
 */
export interface RowStream<E extends AmiEvent = AmiEvent> extends AsyncIterableIterator<E>, AsyncDisposable {
  /** The event that ended the list; undefined when Asterisk ended it without one. Rejects as the action does. */
  completion(): Promise<AmiEvent | undefined>;
  /** The response that came before the rows. Rejects as the action does. */
  response(): Promise<AmiResponse>;
}

/** A {@link RowStream} and the action behind it. */
export class SpooledRows extends Stream<AmiEvent> implements RowStream {
  readonly #answer: Promise<AmiResponse>;
  #pending: PendingAction | undefined;

  /** `send` starts the action, and is told where its rows go; what it throws is the error of the list. */
  constructor(maxItems: number, maxBytes: number, send: (take: (row: AmiEvent) => void) => PendingAction) {
    const thrift = new Thrift();
    const bounds = { maxItems, maxWeight: maxBytes, weigh: (row: AmiEvent) => row.size };
    super({ ...bounds, keep: (row) => thrift.add(row) }, () => this.#abandon());
    try {
      this.#pending = send((row) => this.#take(row));
      this.#answer = this.#pending.promise;
    } catch (error) {
      this.#answer = Promise.reject(error);
    }
    // The loop is told by the stream; this handler also keeps an answer that nobody asks for from being an unhandled rejection.
    this.#answer.then(
      () => this.end(),
      (error: Error) => this.end(error),
    );
  }

  response(): Promise<AmiResponse> {
    return this.#answer;
  }

  async completion(): Promise<AmiEvent | undefined> {
    return (await this.#answer).completion;
  }

  #take(row: AmiEvent): void {
    if (this.push(row) !== 'full' || !this.#pending) return;
    const { action, connection } = this.#pending.context;
    const message = `the rows of ${action} on ${connection} that wait for their consumer have reached the limit of a list`;
    this.#pending.fail(new LimitError('AMI_LIST_TOO_LONG', message, { sent: true }));
  }

  /** The consumer has stopped before the list did. */
  #abandon(): void {
    const pending = this.#pending;
    if (pending && !pending.settled) pending.fail(new ActionAbortedError(pending.sent, pending.context));
  }
}
