import type { Session } from '../../connection/session.js';

/** Counters of a connection over all its sessions. */
export class Totals {
  logins = 0;
  actions = 0;
  answered = 0;
  refused = 0;
  timedOut = 0;
  bytesReceived = 0;
  events = 0;
  responses = 0;
  malformed = 0;
  unmatchedResponses = 0;
  late = 0;
  duplicateResponses = 0;

  /** Takes over the counters of a session; of the current one, for a moment's reading, into a copy. */
  add({ counts, ledger, malformedCount }: Session): this {
    this.bytesReceived += counts.bytesReceived;
    this.events += counts.events;
    this.responses += counts.responses;
    this.malformed += malformedCount;
    this.unmatchedResponses += ledger.counts.unmatched;
    this.late += ledger.counts.late;
    this.duplicateResponses += ledger.counts.duplicate;
    return this;
  }

  /** These counters and those of the session that is running. */
  with(session: Session | undefined): Totals {
    const copy = Object.assign(new Totals(), this);
    return session ? copy.add(session) : copy;
  }
}
