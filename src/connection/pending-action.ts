import { bareList, type ListAction, listAction } from '../catalog/lists.js';
import { ActionAbortedError, type ActionContext, ActionError, LimitError } from '../errors.js';
import type { AmiEvent } from '../protocol/event.js';
import type { AmiResponse } from '../protocol/response.js';
import { Thrift } from '../protocol/thrift.js';

/** How long a list that may be over already is waited for, in milliseconds: what belongs to it comes in one go. */
const QUIET_MS = 250;

/** Bounds and deadlines of one action, in milliseconds and bytes. */
export interface ActionBounds {
  /** From the call to the response; for a list, from the call to its end when the caller gave it. */
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxRows: number;
  readonly maxBytes: number;
}

export interface PendingActionInit {
  readonly context: ActionContext & { readonly actionId: string };
  /** What goes on the wire. */
  readonly wire: string;
  readonly bounds: ActionBounds;
  /** The caller's own end of the answer: the event for which it returns true completes it. */
  readonly until?: ((event: AmiEvent) => boolean) | undefined;
  /** Stalls the whole session while it runs, so that a late heartbeat says nothing. */
  readonly blocking: boolean;
  /** For how long Asterisk may go on with it, in milliseconds, when its caller has given it up; default 0. */
  readonly stallMs?: number | undefined;
  /** Takes the rows as they arrive, instead of the response's `events`. */
  readonly onRow?: ((row: AmiEvent) => void) | undefined;
  readonly startedAt: number;
}

/** What an action came to: exactly one of these, exactly once. */
export type Outcome = { readonly response: AmiResponse } | { readonly error: Error };

/**
 * One action from the call to its end. It is told what happens on the wire, and settles its promise exactly once.
 */
export class PendingAction {
  readonly context: ActionContext & { readonly actionId: string };
  readonly wire: string;
  readonly blocking: boolean;
  readonly stallMs: number;
  readonly bounds: ActionBounds;
  readonly startedAt: number;
  readonly promise: Promise<AmiResponse>;
  /** Whether bytes of it were handed to the transport. */
  sent = false;
  /** For how long the machine had been suspended when it began to wait, on the scale of its clock; undefined if it never waited. */
  suspendedMs: number | undefined;
  /** Whether its promise has settled. */
  settled = false;
  /** Monotonic time of the last row; 0 before the list opened. */
  #touchedAt = 0;
  #response: AmiResponse | undefined;
  #rows: AmiEvent[] = [];
  /** Of most actions there are no rows. */
  #thrift: Thrift | undefined;
  #rowCount = 0;
  #bytes = 0;
  #completion: AmiEvent | undefined;
  readonly #until: ((event: AmiEvent) => boolean) | undefined;
  /** Names of rows that come without an ActionID between the start of the list and its end. */
  readonly #headlessRows: readonly string[];
  /** The list that a plain Success has opened: its end carries no `EventList`. */
  #bare: ListAction | undefined;
  #listed = false;
  readonly #list: ListAction | undefined;
  /** Nothing need come any more: it has its only row, or its plain Success may have meant that there is none. */
  #contented = false;
  #onContented: (() => void) | undefined;
  #onRow: ((row: AmiEvent) => void) | undefined;
  #resolve!: (response: AmiResponse) => void;
  #reject!: (error: Error) => void;
  #refused = false;
  #watchers: ((outcome: Outcome) => void)[] = [];

  constructor({ context, wire, bounds, until, blocking, stallMs = 0, onRow, startedAt }: PendingActionInit) {
    this.context = context;
    this.wire = wire;
    this.bounds = bounds;
    this.#until = until;
    this.blocking = blocking;
    this.stallMs = stallMs;
    this.#list = listAction(context.action);
    this.#headlessRows = this.#list?.headless ? this.#list.items : [];
    this.startedAt = startedAt;
    this.#onRow = onRow;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get actionId(): string {
    return this.context.actionId;
  }

  /** Whether rows of it come without an ActionID. */
  get headless(): boolean {
    return this.#headlessRows.length !== 0;
  }

  /** Whether only the caller knows which event ends it. */
  get endsByCaller(): boolean {
    return this.#until !== undefined;
  }

  /** Whether its caller may be waiting for an event that an action of that name (in lower case) causes. */
  waitsFor(cause: string): boolean {
    return this.#until !== undefined && this.context.action.toLowerCase() === cause;
  }

  /** Whether an event without an ActionID is one of its rows. */
  owns(name: string): boolean {
    return this.open && this.#headlessRows.includes(name);
  }

  /** Whether a response has come that was no refusal. */
  get accepted(): boolean {
    return this.#response !== undefined;
  }

  /** Whether the response has come and its rows are still coming. */
  get open(): boolean {
    return this.accepted && !this.settled;
  }

  /** Whether its rows are coming, and it is known to list. */
  get listing(): boolean {
    return this.open && (this.#listed || this.#bare !== undefined);
  }

  /** Whether Asterisk has said its last word on it: nothing more will come under its ActionID. */
  get answered(): boolean {
    return this.#refused;
  }

  /** Whether it ended without the event that ends such a list, which may come yet. */
  get unended(): boolean {
    return this.settled && this.#contented && this.#completion === undefined;
  }

  /** Monotonic time at which it is too late. */
  get dueAt(): number {
    const { timeoutMs, idleTimeoutMs, totalTimeoutMs } = this.bounds;
    if (!this.open) return this.startedAt + timeoutMs;
    const silenceMs = this.#contented ? Math.min(QUIET_MS, idleTimeoutMs) : idleTimeoutMs;
    return Math.min(this.#touchedAt + silenceMs, this.startedAt + totalTimeoutMs);
  }

  /** What has arrived so far, for the error of an action that did not come to its end. */
  get partial(): AmiResponse | undefined {
    return this.#response && this.#bundled(this.#response);
  }

  /** Runs when it settles, before the caller's own continuations. Must not throw. */
  onSettled(watcher: (outcome: Outcome) => void): void {
    this.#watchers.push(watcher);
  }

  /** Runs when its deadline has come nearer. */
  onContented(hurry: () => void): void {
    this.#onContented = hurry;
  }

  /** Its time is up: false when it was still waiting for something. */
  endQuietly(): boolean {
    if (this.#contented) this.#finish();
    return this.settled;
  }

  /** A response. `asteriskMajor` tells whether a list of this server says that it is one. */
  respond(response: AmiResponse, now: number, asteriskMajor: number | undefined): void {
    if (!response.success) {
      this.#refused = true;
      this.fail(new ActionError(this.context, this.#bundled(response)));
      return;
    }
    if (this.#response !== undefined) return;
    this.#response = response;
    this.#touchedAt = now;
    this.#listed = response.get('EventList')?.toLowerCase().startsWith('start') === true;
    if (!this.#listed) this.#bare = bareList(this.context.action, asteriskMajor);
    const more = this.#listed || this.#bare !== undefined || this.#until !== undefined;
    if (!more || this.#completion !== undefined) this.#finish();
    else if (this.#hasItsRow || (this.#bare?.whenEmpty === 'success' && this.#rowCount === 0)) this.#content();
  }

  /** An event that belongs to it. Early rows, those before the response, are kept as well. */
  take(event: AmiEvent, now: number): void {
    if (!this.#list?.glued) this.#takeOne(event, now);
    else for (const one of event.unglued()) if (!this.settled) this.#takeOne(one, now);
  }

  #takeOne(event: AmiEvent, now: number): void {
    this.#touchedAt = now;
    let ends: boolean;
    try {
      ends = this.#ends(event);
    } catch (error) {
      // `until` is the caller's: what it throws goes to the caller, not up the socket's callback.
      this.fail(new ActionAbortedError(true, this.context, { cause: error, partial: this.partial }));
      return;
    }
    if (ends) {
      this.#completion = event;
      this.#finish();
      return;
    }
    this.#rowCount += 1;
    this.#bytes += event.size;
    if (this.#rowCount > this.bounds.maxRows || this.#bytes > this.bounds.maxBytes) {
      const { action, connection } = this.context;
      const limit =
        this.#rowCount > this.bounds.maxRows ? `${this.bounds.maxRows} rows` : `${this.bounds.maxBytes} bytes`;
      this.fail(
        new LimitError('AMI_LIST_TOO_LONG', `the list of ${action} on ${connection} exceeds ${limit}`, { sent: true }),
      );
      return;
    }
    this.#contented = false;
    if (this.#onRow) this.#onRow(event);
    else this.#keep(event);
    if (this.accepted && this.#hasItsRow) this.#content();
  }

  #keep(row: AmiEvent): void {
    this.#thrift ??= new Thrift();
    this.#thrift.add(row);
    this.#rows.push(row);
  }

  fail(error: Error): void {
    if (this.settled) return;
    this.#settle({ error });
    this.#reject(error);
  }

  #ends(event: AmiEvent): boolean {
    const list = event.get('EventList')?.toLowerCase();
    if (list === 'complete' || list === 'cancelled') return true;
    return this.#bare?.complete.includes(event.name) === true || this.#until?.(event) === true;
  }

  get #hasItsRow(): boolean {
    return this.#list?.single === true && this.#rowCount > 0 && this.#until === undefined;
  }

  /** Before Asterisk 13 nothing says that there is more to come; since then the end does follow, at once. */
  #content(): void {
    this.#contented = true;
    if (this.#bare?.single) this.#finish();
    else this.#onContented?.();
  }

  #finish(): void {
    if (this.settled || this.#response === undefined) return;
    const response = this.#bundled(this.#response);
    this.#settle({ response });
    this.#resolve(response);
  }

  #bundled(response: AmiResponse): AmiResponse {
    if (this.#rows.length === 0 && this.#completion === undefined) return response;
    return response.bundle(this.#rows, this.#completion, this.#miscounted);
  }

  /** Whether the end of the list speaks of another number of rows than have come. */
  get #miscounted(): boolean {
    const completion = this.#list?.miscounts ? undefined : this.#completion;
    if (completion?.get('ListItems') === undefined) return false;
    return completion.int('ListItems') !== this.#rowCount;
  }

  #settle(outcome: Outcome): void {
    this.settled = true;
    this.#onRow = undefined;
    for (const watcher of this.#watchers) watcher(outcome);
    this.#watchers = [];
  }
}
