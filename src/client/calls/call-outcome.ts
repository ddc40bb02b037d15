import type { AmiEvent } from '../../protocol/event.js';

/**
 * What became of one part of a call.
 *
 * `cancelled`: the caller gave up, or this side hung up. `failed`: no such device or extension, or an internal failure.
 * `none`: that part was never begun. `refused`: Asterisk answered Error. `not-sent`: certainly not placed. `unknown`: nobody
 * can say, since the link was lost at the wrong moment.
 */
export type CallStatus =
  | 'answered'
  | 'busy'
  | 'no-answer'
  | 'congestion'
  | 'unavailable'
  | 'cancelled'
  | 'failed'
  | 'none'
  | 'refused'
  | 'not-sent'
  | 'unknown';

/** How one part of a call came out. */
export interface CallOutcome {
  readonly status: CallStatus;
  /** The channel that it is about, as far as one is known. */
  readonly channel: string | undefined;
  readonly uniqueid: string | undefined;
  /** The Q.850 cause of its hang-up (16 normal, 17 busy, 19 no answer, …); undefined while it is up. */
  readonly cause: number | undefined;
  readonly causeText: string | undefined;
  /** What the channel's technology said, such as `SIP 486`; Asterisk 22 and later. */
  readonly techCause: string | undefined;
  /** Why the status is `refused`, `not-sent` or `unknown`. */
  readonly error: Error | undefined;
}

const dialStatuses: Readonly<Record<string, CallStatus>> = {
  ANSWER: 'answered',
  BUSY: 'busy',
  NOANSWER: 'no-answer',
  CONGESTION: 'congestion',
  CHANUNAVAIL: 'unavailable',
  CANCEL: 'cancelled',
  DONTCALL: 'failed',
  TORTURE: 'failed',
  INVALIDARGS: 'failed',
};

/** The `DialStatus` of an event `DialEnd`. */
export const dialStatus = (event: AmiEvent): CallStatus => dialStatuses[event.get('DialStatus') ?? ''] ?? 'failed';

const reasons: Readonly<Record<string, CallStatus>> = { 3: 'no-answer', 4: 'answered', 5: 'busy', 8: 'congestion' };

/** The `Reason` of an event `OriginateResponse`. */
export const originateStatus = (event: AmiEvent): CallStatus => reasons[event.get('Reason') ?? ''] ?? 'failed';

/** How a channel was hung up. */
export interface HangUp {
  readonly cause: number | undefined;
  readonly causeText: string | undefined;
  readonly techCause: string | undefined;
}

export const hangUpOf = (event: AmiEvent): HangUp => ({
  cause: event.int('Cause'),
  causeText: event.get('Cause-txt') || undefined,
  techCause: event.get('TechCause') || undefined,
});

/** An outcome of which no more is known than its status. */
export const bareOutcome = (status: CallStatus, error?: Error): CallOutcome => ({
  status,
  channel: undefined,
  uniqueid: undefined,
  cause: undefined,
  causeText: undefined,
  techCause: undefined,
  error,
});
