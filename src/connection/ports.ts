import type { Clock } from '../clock.js';
import type { ResolvedConnectionOptions } from '../options/connection-options.js';
import type { ServerFilter } from '../options/server-filter.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import type { ReportSink } from '../telemetry/report.js';
import type { Dial } from '../transport/transport.js';
import type { HandshakeLimiter } from './handshake-limiter.js';
import type { Identity } from './identity.js';
import type { Session } from './session.js';
import type { StateChange } from './state.js';
import type { WakeWatch } from './wake-watch.js';

/** Takes every message that goes over the wire, as text without the blank line at its end. */
export type WireTrace = (direction: 'sent' | 'received', text: string) => void;

/** Where the events of a session go: synchronously, in wire order. */
export interface EventSink {
  /** Whether anybody would see an event of that name; a false answer saves making it. */
  wants(name: string): boolean;
  /** Must not throw. */
  dispatch(event: AmiEvent): void;
  /** Set while somebody watches the wire. Must not throw. */
  readonly trace?: WireTrace | undefined;
}

/** What a connection tells the handle that people hold. The handle outlives it. None of these may throw. */
export interface ConnectionPorts extends EventSink {
  /** The event mask of this moment: it may have changed since the options were read. */
  readonly eventMask: ResolvedConnectionOptions['eventMask'];
  readonly filters: readonly ServerFilter[];
  /** The number of the login that is about to be tried; one more than that of the last that succeeded. */
  readonly nextEpoch: number;
  /** The statechart has entered a state. From `closing` on no more of the users' actions are taken. */
  changed(change: StateChange): void;
  /** A login was accepted: a new epoch begins, and no event of it has been dispatched yet. */
  loggedIn(session: Session): void;
  /** Who is on the other side. */
  identified(identity: Identity): void;
  /** The listeners held the socket up for so long, in milliseconds. */
  lagged(lagMs: number): void;
  /** A response came that nobody waits for. */
  strayed(response: AmiResponse): void;
  /** The session is set up: actions of users may be sent from here on. */
  ready(session: Session): void;
  /** Runs once nothing of the users' is waiting or in flight any more. */
  whenDrained(callback: () => void): void;
  /** The session is gone. Everything that was in flight on it has been settled. */
  lost(session: Session): void;
}

/** What a connection is made of, besides its options. */
export interface ConnectionParts {
  readonly options: ResolvedConnectionOptions;
  readonly ports: ConnectionPorts;
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: ReportSink;
  readonly dial: Dial;
  readonly limiter: HandshakeLimiter;
  readonly wakes: WakeWatch;
  /** Aborted when this incarnation ends, however it ends. */
  readonly signal: AbortSignal;
}
