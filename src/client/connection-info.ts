import type { Identity } from '../connection/identity.js';

/** Where a connection leads, and what is known of the other side. */
export interface ConnectionInfo {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly username: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The version in the banner, such as `11.0.0`; undefined while there is no session. */
  readonly amiVersion: string | undefined;
  /** Which Asterisk it is, and what the login may do; undefined until it has been asked. */
  readonly identity: Identity | undefined;
}

/** Figures of a connection since it was declared, over all its sessions. */
export interface ConnectionStats {
  /** Logins that were accepted. */
  readonly logins: number;
  /** Actions that were accepted for sending, and what became of them. */
  readonly actions: number;
  readonly answered: number;
  readonly refused: number;
  readonly timedOut: number;
  /** Of them now: waiting to be sent, sent and not settled, and the age of the oldest that waits, in milliseconds. */
  readonly waiting: number;
  readonly inFlight: number;
  readonly oldestWaitingMs: number;
  readonly listeners: number;
  /** The longest time for which the listeners held the socket up, in milliseconds. */
  readonly maxLagMs: number;
  readonly bytesReceived: number;
  readonly events: number;
  readonly responses: number;
  /** Lines and stanzas that were not as they should be. */
  readonly malformed: number;
  /** Responses that named no action of ours. */
  readonly unmatchedResponses: number;
  /** Responses and rows for actions that had ended before. */
  readonly late: number;
  readonly duplicateResponses: number;
  /** Lists whose end spoke of another number of rows than came. */
  readonly miscountedLists: number;
}
