import { LimitError } from '../errors.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import type { PendingAction } from './pending-action.js';

/** Events that Asterisk broadcasts to every session with the ActionID of whoever caused them: they are news, not rows. */
const broadcast = new Set(['OriginateResponse', 'UserEvent', 'SIPQualifyPeerDone']);

/** How many ended actions are remembered, so that what still arrives for them is known as late. */
const maxRemembered = 10_000;

/** What became of a response or event that named no action in flight. */
export interface LedgerCounts {
  /** Responses that named no action of ours. */
  unmatched: number;
  /** Responses and rows for actions that had already timed out or been aborted. */
  late: number;
  /** Further responses to an action whose list was already open, or that had been answered. */
  duplicate: number;
}

/**
 * The actions of one session that were sent and not settled yet, by ActionID: it gives every response, row and end of list
 * to the action it belongs to.
 */
export class Ledger {
  readonly counts: LedgerCounts = { unmatched: 0, late: 0, duplicate: 0 };
  readonly #pending = new Map<string, PendingAction>();
  /** Actions that ended without their answer: their rows must not pass for news until the list is over. */
  readonly #abandoned = new Set<string>();
  /** The list that has just ended in an Error: PJSIPShowEndpoint sends its completing event all the same. */
  #trailing: string | undefined;
  #headless = 0;
  #blocking = 0;
  #idle: (() => void)[] = [];

  get size(): number {
    return this.#pending.size;
  }

  /** Whether an event might belong to an action at all; when false, events need not be looked at. */
  get expecting(): boolean {
    return this.#pending.size !== 0 || this.#abandoned.size !== 0 || this.#trailing !== undefined;
  }

  /** Whether an action in flight stalls the whole session. */
  get blocked(): boolean {
    return this.#blocking !== 0;
  }

  has(actionId: string): boolean {
    return this.#pending.has(actionId);
  }

  /** Takes an action that is about to be written. Throws {@link LimitError} when its ActionID is in flight already. */
  add(pending: PendingAction): void {
    const { actionId } = pending;
    if (this.#pending.has(actionId)) {
      throw new LimitError('AMI_DUPLICATE_ACTION_ID', `ActionID ${actionId} is in flight already`, { sent: false });
    }
    this.#pending.set(actionId, pending);
    this.#abandoned.delete(actionId);
    if (pending.headless) this.#headless += 1;
    if (pending.blocking) this.#blocking += 1;
    pending.onSettled((outcome) => this.#drop(pending, 'response' in outcome || pending.answered));
  }

  /** A response. False when it belongs to nobody. */
  respond(response: AmiResponse, now: number, asteriskMajor: number | undefined): boolean {
    const id = response.actionId;
    const pending = id === undefined ? undefined : this.#pending.get(id);
    this.#trailing = undefined;
    if (pending) {
      if (pending.open && response.success) this.counts.duplicate += 1;
      if (pending.open && !response.success) this.#trailing = id;
      pending.respond(response, now, asteriskMajor);
      return true;
    }
    if (id !== undefined && this.#abandoned.has(id)) {
      this.counts.late += 1;
      // A list goes on after its response; anything else is over with it.
      if (response.get('EventList') === undefined) this.#abandoned.delete(id);
      return true;
    }
    this.counts.unmatched += 1;
    return false;
  }

  /** For the login alone, whose answer may lack the ActionID: the one action that is in flight. */
  get sole(): PendingAction | undefined {
    if (this.#pending.size !== 1) return undefined;
    for (const pending of this.#pending.values()) return pending;
    return undefined;
  }

  /** An event. True when it belonged to an action and is therefore not news. */
  claim(event: AmiEvent, now: number): boolean {
    const id = event.actionId;
    if (id === undefined) return this.#headless !== 0 && this.#claimHeadless(event, now);
    if (broadcast.has(event.name)) return false;
    const pending = this.#pending.get(id);
    if (pending) {
      pending.take(event, now);
      return true;
    }
    if (id !== this.#trailing && !this.#abandoned.has(id)) return false;
    this.counts.late += 1;
    const list = event.get('EventList')?.toLowerCase();
    if (list === 'complete' || list === 'cancelled') this.#forget(id);
    return true;
  }

  /** The session is over: every action ends with the error made for it. */
  failAll(errorFor: (pending: PendingAction) => Error): void {
    for (const pending of [...this.#pending.values()]) pending.fail(errorFor(pending));
    this.#abandoned.clear();
  }

  /** Runs once when nothing is in flight, at once when that is so already. Must not throw. */
  whenIdle(callback: () => void): void {
    if (this.#pending.size === 0) callback();
    else this.#idle.push(callback);
  }

  #claimHeadless(event: AmiEvent, now: number): boolean {
    for (const pending of this.#pending.values()) {
      if (pending.owns(event.name)) {
        pending.take(event, now);
        return true;
      }
    }
    return false;
  }

  #drop(pending: PendingAction, over: boolean): void {
    this.#pending.delete(pending.actionId);
    if (pending.headless) this.#headless -= 1;
    if (pending.blocking) this.#blocking -= 1;
    if (!over) this.#abandon(pending.actionId);
    if (this.#pending.size !== 0) return;
    const waiting = this.#idle;
    this.#idle = [];
    for (const callback of waiting) callback();
  }

  #forget(actionId: string): void {
    this.#abandoned.delete(actionId);
    if (this.#trailing === actionId) this.#trailing = undefined;
  }

  #abandon(actionId: string): void {
    this.#abandoned.add(actionId);
    if (this.#abandoned.size <= maxRemembered) return;
    for (const oldest of this.#abandoned) {
      this.#abandoned.delete(oldest);
      return;
    }
  }
}
