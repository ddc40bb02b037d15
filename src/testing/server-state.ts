import { wallTime } from '../clock.js';
import type { ActionScope } from './actions/builtin-action.js';
import { BUILTIN_ACTIONS } from './actions/builtin-actions.js';
import { eventClass } from './event-classes.js';
import { type EmitOptions, type FakeFields, makeEvent } from './fake-event.js';
import type { FakeHint, ResolvedFakeOptions } from './fake-options.js';
import type { FakeSession } from './fake-session.js';
import type { FakeUser } from './fake-user.js';
import { CallQueue } from './pbx/call-queue.js';
import { Pbx } from './pbx/pbx.js';
import { permissionBits } from './permissions.js';
import { Timers } from './timers.js';

/** What a fake Asterisk is while it runs: its sessions, its calls, its database, and the way an event takes to them. */
export class ServerState implements ActionScope {
  readonly version;
  readonly clock;
  readonly random;
  readonly systemName;
  readonly dialOutcome;
  readonly timers: Timers;
  readonly pbx: Pbx;
  readonly database = new Map<string, string>();
  readonly queues = new Map<string, CallQueue>();
  readonly hints: Map<string, FakeHint>;
  readonly modules: Map<string, boolean>;
  readonly configuration: Map<string, string>;
  readonly actions = BUILTIN_ACTIONS;
  readonly #options: ResolvedFakeOptions;
  readonly #sessions = new Set<FakeSession>();
  readonly #halt: (restart: boolean) => void;
  readonly #wallOrigin: number;
  #startedAt = 0;
  #reloadedAt = 0;
  #booted = false;

  constructor(options: ResolvedFakeOptions, halt: (restart: boolean) => void) {
    this.#options = options;
    this.#halt = halt;
    this.version = options.version;
    this.clock = options.clock;
    this.#wallOrigin = wallTime(options.clock) - options.clock.now();
    this.random = options.random;
    this.systemName = options.systemName;
    this.dialOutcome = options.dialOutcome;
    this.hints = new Map(Object.entries(options.hints));
    this.modules = new Map(options.modules.map((file) => [file, true]));
    this.configuration = new Map(Object.entries(options.configuration));
    this.timers = new Timers(options.clock);
    this.pbx = new Pbx(options.clock, (name, fields) => this.emit(name, fields));
  }

  /** A process has started: what it knew of calls is gone, and after a while it is fully booted. */
  boot(): void {
    this.#startedAt = this.clock.now();
    this.#reloadedAt = this.#startedAt;
    this.pbx.clear();
    const now = Math.floor(wallTime(this.clock) / 1_000);
    for (const [name, queue] of Object.entries(this.#options.queues)) {
      this.queues.set(name, new CallQueue(name, now, queue));
    }
    this.#booted = this.#options.bootMs === 0;
    if (!this.#booted) this.timers.after(this.#options.bootMs, () => this.#fullyBooted());
  }

  get fullyBooted(): boolean {
    return this.#booted;
  }

  /** When it was started and last reloaded, in milliseconds since 1970. */
  get startedAt(): number {
    return this.#wallTimeOf(this.#startedAt);
  }

  get reloadedAt(): number {
    return this.#wallTimeOf(this.#reloadedAt);
  }

  get uptime(): number {
    return this.#secondsSince(this.#startedAt);
  }

  get sinceReload(): number {
    return this.#secondsSince(this.#reloadedAt);
  }

  get sessions(): readonly FakeSession[] {
    return [...this.#sessions];
  }

  get users(): ReadonlyMap<string, FakeUser> {
    return this.#options.users;
  }

  get unauthenticatedCount(): number {
    let count = 0;
    for (const session of this.#sessions) if (!session.authenticated) count += 1;
    return count;
  }

  addSession(session: FakeSession): void {
    this.#sessions.add(session);
  }

  removeSession(session: FakeSession): void {
    this.#sessions.delete(session);
  }

  findUser(name: string): FakeUser | undefined {
    return this.#options.users.get(name.toLowerCase());
  }

  hasExtension(context: string, exten: string): boolean {
    return this.#options.hasExtension(context, exten);
  }

  timestamp(): string {
    const microseconds = Math.floor(wallTime(this.clock) * 1_000);
    return `${Math.floor(microseconds / 1e6)}.${String(microseconds % 1e6).padStart(6, '0')}`;
  }

  emit(name: string, fields: FakeFields, options: EmitOptions = {}): void {
    const bits = permissionBits(options.privilege ?? eventClass(name));
    const headers = {
      Timestamp: this.#options.timestampEvents ? this.timestamp() : undefined,
      SystemName: this.systemName || undefined,
    };
    const event = makeEvent(name, bits, headers, fields, options.lines);
    for (const session of this.#sessions) session.enqueue(event);
  }

  reloaded(): void {
    this.#reloadedAt = this.clock.now();
  }

  halt(restart: boolean): undefined {
    this.#halt(restart);
  }

  #fullyBooted(): void {
    this.#booted = true;
    this.emit('FullyBooted', { Status: 'Fully Booted', Uptime: this.uptime, LastReload: this.sinceReload });
  }

  #wallTimeOf(at: number): number {
    return this.#wallOrigin + at;
  }

  #secondsSince(then: number): number {
    return Math.floor((this.clock.now() - then) / 1_000);
  }
}
