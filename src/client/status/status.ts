import type { Identity, IdentityChange } from '../../connection/identity.js';
import type { ConnectionState } from '../../connection/state.js';

/** What every status says: which connection, and when (milliseconds since 1970). */
interface StatusBase {
  readonly connection: string;
  readonly at: number;
}

/** The connection entered another state. `cause` says why, in `reconnecting`, `closed` and `failed`. */
export interface StateStatus extends StatusBase {
  readonly type: 'state';
  readonly state: ConnectionState;
  readonly previous: ConnectionState;
  readonly cause: Error | undefined;
  /** In `reconnecting`: which retry it waits for (1 is the first), and how long. */
  readonly attempt: number | undefined;
  readonly retryInMs: number | undefined;
}

/**
 * Between these two logins events may have been missed: whatever was built from events has to be fetched anew. Comes
 * before the first event of the new epoch.
 */
export interface GapStatus extends StatusBase {
  readonly type: 'gap';
  readonly fromEpoch: number;
  readonly toEpoch: number;
  /** Milliseconds since 1970. */
  readonly lostAt: number;
  readonly restoredAt: number;
  readonly reason: Error | undefined;
  /** Whether Asterisk had announced it (its event `Shutdown`), or this side had asked for it. */
  readonly planned: boolean;
}

/** Asterisk refused the login. With `onAuthRejected: 'retry'` another attempt follows. */
export interface AuthStatus extends StatusBase {
  readonly type: 'auth';
  readonly error: Error;
}

/** The connection crashed too often for its budget: its supervisor leaves it down, and tries again at `retryAt`. */
export interface ParkedStatus extends StatusBase {
  readonly type: 'parked';
  /** Milliseconds since 1970. */
  readonly retryAt: number;
}

/** Who is on the other side, after each login: `restarted` is the same system started anew, `replaced` another one. */
export interface IdentityStatus extends StatusBase {
  readonly type: 'identity';
  readonly identity: Identity;
  readonly change: IdentityChange;
}

/** The listeners held the socket up for so long. Asterisk cuts a reader off that stalls for its `writetimeout`, 100 ms by default. */
export interface LagStatus extends StatusBase {
  readonly type: 'lag';
  readonly lagMs: number;
}

/** It counts as up, or as down, after the damping that its options ask for. */
export interface AvailabilityStatus extends StatusBase {
  readonly type: 'up' | 'down';
  readonly cause: Error | undefined;
}

/** What is told to status listeners, in order with the events. */
export type ConnectionStatus =
  | StateStatus
  | GapStatus
  | AuthStatus
  | ParkedStatus
  | IdentityStatus
  | LagStatus
  | AvailabilityStatus;

export type StatusListener = (status: ConnectionStatus) => void;
