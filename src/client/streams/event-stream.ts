import { LimitError, WaitError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AmiEvent } from '../../protocol/event.js';
import { Thrift } from '../../protocol/thrift.js';
import type { AbortGroups } from '../actions/abort-groups.js';
import type { EventFilter } from '../listening/filter.js';
import type { Listeners } from '../listening/listeners.js';
import { Stream } from './stream.js';

/** How an event stream holds events for a consumer that is slower than they come. */
export interface EventStreamOptions {
  /** Ends the stream: the loop throws `AMI_WAIT_ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Events that may wait for the consumer; default 1,000. */
  readonly buffer?: number | undefined;
  /** Bytes of the events that wait; default 64 MiB. Beyond, as with `buffer`. */
  readonly bufferBytes?: number | undefined;
  /** When one more comes: `error` (default) ends the stream with `AMI_STREAM_OVERFLOW`, the others drop and count. */
  readonly overflow?: 'error' | 'drop-oldest' | 'drop-newest' | undefined;
}

/** Events as they come, for `for await`. Registered when it is made, so nothing is missed before the loop begins. */
export interface EventStream<E extends AmiEvent = AmiEvent> extends AsyncIterableIterator<E>, AsyncDisposable {
  /** Events that were dropped for want of room. */
  readonly dropped: number;
}

const shape = check.record({
  signal: check.signal,
  buffer: check.limit(1_000),
  bufferBytes: check.limit(67_108_864),
  overflow: check.oneOf(['error', 'drop-oldest', 'drop-newest'], 'error'),
});

class BoundedEventStream extends Stream<AmiEvent> implements EventStream {
  dropped = 0;
}

/** What an event stream needs of its connection. */
export interface EventStreamSource {
  readonly listeners: Listeners;
  readonly aborts: AbortGroups;
  readonly closed: boolean;
  /** Calls back when the connection closes; the returned function takes that back. */
  onClosed(callback: () => void): () => void;
}

/** Opens a stream on the listeners of a connection; it ends when the connection is closed. */
export const openEventStream = (
  source: EventStreamSource,
  filter: EventFilter,
  options: EventStreamOptions,
): EventStream => {
  const { listeners, aborts } = source;
  const { signal, buffer, bufferBytes, overflow } = shape(options, '');
  const thrift = new Thrift();
  const bounds = { maxItems: buffer, maxWeight: bufferBytes, weigh: (event: AmiEvent) => event.size };
  const stream = new BoundedEventStream({ ...bounds, keep: (event) => thrift.add(event) }, () => {
    listeners.delete(id);
    unwatch();
    withdraw();
  });
  const abort = () =>
    stream.end(new WaitError('AMI_WAIT_ABORTED', 'the event stream was aborted', { cause: signal?.reason }));
  const id = listeners.add(filter, (event) => {
    if (stream.push(event) !== 'full') return;
    if (overflow === 'error') {
      const limit = stream.size >= buffer ? `${buffer} events` : `events of ${bufferBytes} bytes`;
      const message = `${limit} were waiting for the consumer of an event stream of ${event.source}, which is its limit`;
      stream.end(new LimitError('AMI_STREAM_OVERFLOW', message));
      return;
    }
    do {
      stream.dropped += 1;
      if (overflow === 'drop-newest' || stream.size === 0) return;
      stream.dropOldest();
    } while (stream.push(event) === 'full');
  });
  const withdraw = source.onClosed(() => stream.end());
  const unwatch = aborts.watch(signal, abort);
  if (signal?.aborted) abort();
  else if (source.closed) stream.end();
  return stream;
};
