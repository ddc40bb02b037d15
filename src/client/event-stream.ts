import { LimitError, WaitError } from '../errors.js';
import * as check from '../options/check.js';
import type { AmiEvent } from '../protocol/event.js';
import type { EventFilter } from './filter.js';
import type { Listeners } from './listeners.js';
import { Stream } from './stream.js';

/** How an event stream holds events for a consumer that is slower than they come. */
export interface EventStreamOptions {
  /** Ends the stream: the loop throws `AMI_WAIT_ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Events that may wait for the consumer; default 1,000. */
  readonly buffer?: number | undefined;
  /** When one more comes: `error` (default) ends the stream with `AMI_STREAM_OVERFLOW`, the others drop and count. */
  readonly overflow?: 'error' | 'drop-oldest' | 'drop-newest' | undefined;
}

/** Events as they come, for `for await`. Registered when it is made, so nothing is missed before the loop begins. */
export interface EventStream<E extends AmiEvent = AmiEvent> extends AsyncIterableIterator<E>, AsyncDisposable {
  /** Events that were dropped for want of room. */
  readonly dropped: number;
}

const shape = check.record({
  signal: check.optional(check.instance<AbortSignal>('an AbortSignal', (value) => value instanceof AbortSignal)),
  buffer: check.limit(1_000),
  overflow: check.oneOf(['error', 'drop-oldest', 'drop-newest'], 'error'),
});

class BoundedEventStream extends Stream<AmiEvent> implements EventStream {
  dropped = 0;
}

/**
 * Opens a stream on the listeners of a connection. `onClosed` is told how to end it when the connection closes for good,
 * and returns how to withdraw that.
 */
export const openEventStream = (
  listeners: Listeners,
  filter: EventFilter,
  options: EventStreamOptions,
  onClosed: (end: () => void) => () => void,
): EventStream => {
  const { signal, buffer, overflow } = shape(options, '');
  const stream = new BoundedEventStream({ maxItems: buffer }, () => {
    listeners.delete(id);
    signal?.removeEventListener('abort', abort);
    withdraw();
  });
  const abort = () =>
    stream.end(new WaitError('AMI_WAIT_ABORTED', 'the event stream was aborted', { cause: signal?.reason }));
  const id = listeners.add(filter, (event) => {
    if (stream.push(event) !== 'full') return;
    if (overflow === 'error') {
      const message = `${buffer} events were waiting for the consumer of an event stream of ${event.source}, which is its limit`;
      stream.end(new LimitError('AMI_STREAM_OVERFLOW', message));
      return;
    }
    stream.dropped += 1;
    if (overflow === 'drop-newest') return;
    stream.dropOldest();
    stream.push(event);
  });
  const withdraw = onClosed(() => stream.end());
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true });
  return stream;
};
