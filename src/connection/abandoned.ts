import { bareList, listAction } from '../catalog/lists.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import type { PendingAction } from './pending-action.js';

/** How many are remembered: one that never gets its answer would stay for the whole session. */
const maxRemembered = 10_000;

/** What is still to come for one action. */
interface Remainder {
  readonly action: string;
  /** Only the caller knew which event ends it: it ends with the session. */
  readonly endless: boolean;
  /** Names of rows that come without an ActionID. */
  readonly headlessRows: readonly string[];
  /** Whether it stalls the session until its response. */
  readonly stalls: boolean;
  /** Whether its response has come, so that rows follow. */
  open: boolean;
}

/**
 * Actions that timed out or were aborted before Asterisk was done with them. What still comes for them is late, and no
 * news: they are remembered until their end, or that of the session.
 */
export class Abandoned {
  readonly #byId = new Map<string, Remainder>();

  get size(): number {
    return this.#byId.size;
  }

  /** Whether one of them stalls the session until it is answered. */
  get stalling(): boolean {
    for (const { stalls, open } of this.#byId.values()) if (stalls && !open) return true;
    return false;
  }

  has(actionId: string): boolean {
    return this.#byId.has(actionId);
  }

  add({ actionId, context: { action }, accepted, endsByCaller, stallMs }: PendingAction): void {
    const list = listAction(action);
    const headlessRows = list?.headless ? list.items : [];
    this.#byId.set(actionId, { action, endless: endsByCaller, headlessRows, stalls: stallMs > 0, open: accepted });
    if (this.#byId.size <= maxRemembered) return;
    for (const oldest of this.#byId.keys()) {
      this.#byId.delete(oldest);
      return;
    }
  }

  delete(actionId: string): void {
    this.#byId.delete(actionId);
  }

  clear(): void {
    this.#byId.clear();
  }

  /** Its response: a list goes on after it, anything else is over with it. */
  respond(actionId: string, response: AmiResponse, asteriskMajor: number | undefined): void {
    const remainder = this.#byId.get(actionId);
    if (!remainder) return;
    const listed = response.get('EventList') !== undefined || bareList(remainder.action, asteriskMajor) !== undefined;
    if (response.success && (listed || remainder.endless)) remainder.open = true;
    else this.#byId.delete(actionId);
  }

  /** Whether an event belongs to one of them. */
  claim(event: AmiEvent): boolean {
    const id = event.actionId ?? this.#headlessOwner(event.name);
    const remainder = id === undefined ? undefined : this.#byId.get(id);
    if (id === undefined || remainder === undefined) return false;
    const list = event.get('EventList')?.toLowerCase();
    const named = listAction(remainder.action)?.complete.includes(event.name) === true;
    if (list === 'complete' || list === 'cancelled' || named) this.#byId.delete(id);
    return true;
  }

  #headlessOwner(name: string): string | undefined {
    for (const [id, { open, headlessRows }] of this.#byId) if (open && headlessRows.includes(name)) return id;
    return undefined;
  }
}
