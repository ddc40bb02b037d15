import type { PeerHandlers } from '../transport/socket-transport.js';
import { type EventFilter, passesFilters } from './event-filter.js';
import type { FakeEvent } from './fake-event.js';
import type { FakeUser } from './fake-user.js';
import { type InputMessage, InputParser } from './input-parser.js';
import type { Link } from './link.js';
import { ALL_CLASSES } from './permissions.js';
import type { Timers } from './timers.js';
import { WriteGuard } from './write-guard.js';

/** What a session needs of its server. */
export interface SessionHost {
  readonly timers: Timers;
  readonly writeTimeoutMs: number;
  /** Carries one message out. A promise keeps the session busy until it settles. */
  process(session: FakeSession, message: InputMessage): void | Promise<void>;
  /** Somebody logged in. */
  loggedIn(session: FakeSession): void;
  /** The session is over; called once. */
  sessionClosed(session: FakeSession): void;
}

/**
 * One client of a {@link FakeAsterisk}, served as Asterisk serves it, by one thread: actions are carried out one at a
 * time and in order, and events wait while an action runs.
 */
export class FakeSession {
  /** Counts from 1 within a fake. */
  readonly number: number;
  /** Wall time of the connect, in milliseconds since 1970. */
  readonly startedAt: number;
  /** The bits that the client asked for. */
  eventMask = ALL_CLASSES;
  readonly filters: EventFilter[] = [];
  /** Fixed for the session by its first Challenge. @internal */
  challenge: string | undefined;

  readonly #host: SessionHost;
  readonly #parser = new InputParser();
  readonly #inbox: InputMessage[] = [];
  readonly #events: FakeEvent[] = [];
  #user: FakeUser | undefined;
  #accountId = '';
  #heldOutput: (string | Uint8Array)[] = [];
  #onInput: (() => void) | undefined;
  #onEvent: (() => void) | undefined;
  #link: Link | undefined;
  #guard: WriteGuard | undefined;
  #busy = false;
  #stalled = false;
  #peerEnded = false;
  #closed = false;

  /** @internal */
  constructor(number: number, startedAt: number, host: SessionHost) {
    this.number = number;
    this.startedAt = startedAt;
    this.#host = host;
  }

  /** @internal */
  readonly handlers: PeerHandlers = {
    opened: () => undefined,
    data: (chunk) => this.#receive(chunk),
    ended: () => this.#peerHasEnded(),
    closed: () => this.#close(),
  };

  /** @internal */
  attach(link: Link): void {
    this.#link = link;
    this.#guard = new WriteGuard(link, this.#host.timers, this.#host.writeTimeoutMs, () => this.#cut());
  }

  /** Who is logged in; undefined before. */
  get user(): FakeUser | undefined {
    return this.#user;
  }

  /** The user's name as the client typed it. */
  get accountId(): string {
    return this.#accountId;
  }

  get authenticated(): boolean {
    return this.#user !== undefined;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The client's address. */
  get remote(): string {
    return this.#link?.remote ?? '';
  }

  /** Bytes that the client has not taken yet. */
  get bufferedBytes(): number {
    return this.#link?.bufferedBytes ?? 0;
  }

  /** Writes bytes to this client alone, whatever they mean. */
  write(bytes: string | Uint8Array): void {
    if (this.#closed) return;
    if (this.#stalled) {
      this.#heldOutput.push(bytes);
    } else {
      this.#link?.write(bytes);
      this.#guard?.wrote();
    }
  }

  /** Ends this session: `fin` sends what was written first, `rst` breaks the link. */
  drop(mode: 'fin' | 'rst' = 'fin'): void {
    if (this.#closed) return;
    if (mode === 'fin') this.#link?.close();
    else this.#link?.reset();
    this.#close();
  }

  /** Stops reading and answering, and keeps the link: a server that hangs, or a network that swallows. */
  stall(): void {
    this.#stalled = true;
    this.#link?.hold();
  }

  resume(): void {
    if (!this.#stalled) return;
    this.#stalled = false;
    this.#link?.release();
    for (const bytes of this.#heldOutput.splice(0)) this.write(bytes);
    if (!this.#busy) this.#flushEvents();
    this.#run();
  }

  /** @internal */
  logIn(user: FakeUser, accountId: string): void {
    this.#user = user;
    this.#accountId = accountId;
    this.#host.loggedIn(this);
  }

  /** @internal */
  enqueue(event: FakeEvent): void {
    if (this.#closed) return;
    if (!this.#busy && !this.#stalled) {
      if (this.#mayPass(event)) this.write(event.bytes);
      return;
    }
    this.#events.push(event);
    this.#onEvent?.();
  }

  /** Keeps the session busy until an event or more input comes. @internal */
  whenDisturbed(): Promise<void> {
    if (this.#inbox.length > 0 || this.#events.some((event) => this.#mayPass(event))) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#onInput = undefined;
        this.#onEvent = undefined;
        resolve();
      };
      this.#onInput = done;
      this.#onEvent = () => {
        if (this.#mayPass(this.#events.at(-1) as FakeEvent)) done();
      };
    });
  }

  /** Sends the events that wait, and says how many got through. @internal */
  flushEvents(): number {
    return this.#flushEvents();
  }

  #receive(chunk: Buffer): void {
    if (this.#closed) return;
    this.#inbox.push(...this.#parser.push(chunk));
    if (this.#inbox.length > 0) this.#onInput?.();
    this.#run();
  }

  #run(): void {
    while (!this.#busy && !this.#stalled && !this.#closed) {
      const message = this.#inbox.shift();
      if (message === undefined) break;
      this.#busy = true;
      const running = this.#host.process(this, message);
      if (running !== undefined) {
        running.finally(() => this.#idle());
        return;
      }
      this.#busy = false;
      this.#flushEvents();
    }
    if (this.#peerEnded && !this.#busy && !this.#stalled) this.drop();
  }

  #idle(): void {
    this.#busy = false;
    if (this.#closed) return;
    if (!this.#stalled) this.#flushEvents();
    this.#run();
  }

  #flushEvents(): number {
    const events = this.#events.splice(0).filter((event) => this.#mayPass(event));
    for (const event of events) this.write(event.bytes);
    return events.length;
  }

  /** Judged when the event is sent, not when it happens; every bit of its class is needed, of the user and of the mask. */
  #mayPass(event: FakeEvent): boolean {
    if (this.#user === undefined) return false;
    const allowed = this.#user.read & this.eventMask;
    return (allowed & event.bits) === event.bits && passesFilters(this.filters, event);
  }

  #peerHasEnded(): void {
    this.#peerEnded = true;
    this.#run();
  }

  #cut(): void {
    this.#link?.destroy();
    this.#close();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#inbox.length = 0;
    this.#events.length = 0;
    this.#onInput?.();
    this.#host.sessionClosed(this);
  }
}
