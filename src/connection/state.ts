/**
 * Where a connection stands.
 *
 * `idle` is not started yet, or between two incarnations under its supervisor; `handshaked` is logged in and setting the
 * session up; actions of users start at `ready`; in `draining` Asterisk has announced its end, and is sent nothing more;
 * `closed` and `failed` are final until someone restarts it.
 */
export type ConnectionState =
  | 'idle'
  | 'connecting'
  | 'awaitingBanner'
  | 'authenticating'
  | 'handshaked'
  | 'ready'
  | 'draining'
  | 'reconnecting'
  | 'closing'
  | 'closed'
  | 'failed';

/** A change of state, as the statechart tells it. */
export interface StateChange {
  readonly state: ConnectionState;
  /** In `draining`, `reconnecting`, `closed` and `failed`: why. */
  readonly cause?: Error | undefined;
  /** In `reconnecting`: which retry this is (1 is the first), and the delay before it in milliseconds. */
  readonly attempt?: number | undefined;
  readonly retryInMs?: number | undefined;
}
