import { LimitError } from '../errors.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import { Abandoned } from './abandoned.js';
import type { PendingAction } from './pending-action.js';
import { YoungMap } from './young-map.js';

/**
 * Events that Asterisk broadcasts to every session with the ActionID of whoever caused them, and the action that causes
 * them. They are news, not rows; only a caller who waits for one is told of it as well.
 */
const broadcast: ReadonlyMap<string, string> = new Map([
  ['OriginateResponse', 'originate'],
  ['UserEvent', 'userevent'],
  ['SIPQualifyPeerDone', 'sipqualifypeer'],
]);

/** What became of a response or event that named no action in flight. */
export interface LedgerCounts {
  /** Responses that named no action of ours. */
  unmatched: number;
  /** Responses and rows for actions that had already timed out or been aborted. */
  late: number;
  /** Further responses to an action whose list was already open, or that had just been answered. */
  duplicate: number;
}

/**
 * The actions of one session that were sent and not settled yet, by ActionID: it gives every response, row and end of list
 * to the action it belongs to.
 */
export class Ledger {
  readonly counts: LedgerCounts = { unmatched: 0, late: 0, duplicate: 0 };
  readonly #pending = new YoungMap<string, PendingAction>();
  readonly #abandoned = new Abandoned();
  /** The list that has just ended without its completing event, which may come all the same, as that of PJSIPShowEndpoint does behind an Error. */
  #trailing: string | undefined;
  /** The action that was answered last: ModuleLoad may be answered three times. */
  #answered: string | undefined;
  #headless = 0;
  #blocking = 0;
  /** Until when Asterisk may be busy with what stalls the session, on the monotonic clock. */
  #stalledUntil = Number.NEGATIVE_INFINITY;

  get size(): number {
    return this.#pending.size;
  }

  /** Whether an event might belong to an action at all; when false, events need not be looked at. */
  get expecting(): boolean {
    return this.#pending.size !== 0 || this.#abandoned.size !== 0 || this.#trailing !== undefined;
  }

  /** Whether an action stalls the whole session at that time: one in flight, or one that was given up and not answered. */
  isBlocked(now: number): boolean {
    return this.#blocking !== 0 || (this.#abandoned.stalling && now < this.#stalledUntil);
  }

  /** Takes an action that is about to be written. Throws {@link LimitError} when its ActionID is in flight already. */
  add(pending: PendingAction, now = pending.startedAt): void {
    const { actionId, stallMs } = pending;
    if (this.#pending.has(actionId)) {
      throw new LimitError('AMI_DUPLICATE_ACTION_ID', `ActionID ${actionId} is in flight already`, { sent: false });
    }
    this.#pending.set(actionId, pending);
    this.#abandoned.delete(actionId);
    if (pending.headless) this.#headless += 1;
    if (pending.blocking) this.#blocking += 1;
    // One runs after the other.
    if (stallMs > 0) this.#stalledUntil = Math.max(this.#stalledUntil, now) + stallMs;
    pending.onSettled((outcome) => this.#drop(pending, 'response' in outcome || pending.answered));
  }

  /**
   * A response. False when it belongs to nobody, as one that names no action does: whoever sets a variable can forge it.
   * Only while the session is set up, when no events come and nobody else sends, `inTurn` says whose it is.
   */
  respond(response: AmiResponse, now: number, asteriskMajor: number | undefined, inTurn = false): boolean {
    const named = response.actionId;
    const pending = named === undefined ? (inTurn ? this.#sole : undefined) : this.#pending.get(named);
    const id = response.actionId ?? pending?.actionId;
    this.#trailing = undefined;
    if (pending) {
      if (pending.open && response.success) this.counts.duplicate += 1;
      if (pending.open && !response.success) this.#trailing = id;
      this.#answered = id;
      pending.respond(response, now, asteriskMajor);
    } else if (id !== undefined && this.#abandoned.has(id)) {
      this.counts.late += 1;
      this.#abandoned.respond(id, response, asteriskMajor);
    } else if (id !== undefined && id === this.#answered) {
      this.counts.duplicate += 1;
    } else {
      this.counts.unmatched += 1;
      return false;
    }
    return true;
  }

  /** An event. True when it belonged to an action and is therefore not news. */
  claim(event: AmiEvent, now: number): boolean {
    const id = event.actionId;
    const pending = id === undefined ? this.#headlessOwner(event.name) : this.#pending.get(id);
    const cause = id === undefined ? undefined : broadcast.get(event.name);
    if (cause !== undefined) {
      if (pending?.waitsFor(cause)) pending.take(event, now);
      return false;
    }
    if (pending) pending.take(event, now);
    else if (this.#trails(id, event) || this.#abandoned.claim(event)) this.counts.late += 1;
    else return false;
    return true;
  }

  /** The session is over: every action ends with the error made for it. */
  failAll(errorFor: (pending: PendingAction) => Error): void {
    for (const pending of [...this.#pending.values()]) pending.fail(errorFor(pending));
    this.#abandoned.clear();
  }

  /**
   * A stanza that is neither response nor event: of old servers a row without its head, if exactly one list is open and the row
   * names no other action.
   */
  adopt(row: AmiEvent, now: number): boolean {
    if (this.#pending.size !== 1) return false;
    for (const pending of this.#pending.values()) {
      if (!pending.listing || (row.actionId ?? pending.actionId) !== pending.actionId) return false;
      pending.take(row, now);
    }
    return true;
  }

  /** The one action that is in flight. */
  get #sole(): PendingAction | undefined {
    if (this.#pending.size !== 1) return undefined;
    for (const pending of this.#pending.values()) return pending;
    return undefined;
  }

  #headlessOwner(name: string): PendingAction | undefined {
    if (this.#headless === 0) return undefined;
    for (const pending of this.#pending.values()) if (pending.owns(name)) return pending;
    return undefined;
  }

  /** Whether it comes behind a list that has ended in an Error. */
  #trails(id: string | undefined, event: AmiEvent): boolean {
    if (id === undefined || id !== this.#trailing) return false;
    if (event.get('EventList') !== undefined) this.#trailing = undefined;
    return true;
  }

  #drop(pending: PendingAction, over: boolean): void {
    this.#pending.delete(pending.actionId);
    if (pending.unended) this.#trailing = pending.actionId;
    if (pending.headless) this.#headless -= 1;
    if (pending.blocking) this.#blocking -= 1;
    if (!over) this.#abandoned.add(pending);
  }
}
