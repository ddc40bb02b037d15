import type { Clock } from '../../clock.js';
import type { ActionCall } from '../action-call.js';
import type { AsteriskVersion } from '../asterisk-version.js';
import type { EmitOptions, FakeFields } from '../fake-event.js';
import type { FakeHint } from '../fake-options.js';
import type { FakeSession } from '../fake-session.js';
import type { FakeUser } from '../fake-user.js';
import type { CallQueue } from '../pbx/call-queue.js';
import type { DialOutcome } from '../pbx/dial-outcome.js';
import type { Pbx } from '../pbx/pbx.js';
import type { Timers } from '../timers.js';

/** The server as its actions see it. */
export interface ActionScope {
  readonly version: AsteriskVersion;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timers: Timers;
  readonly pbx: Pbx;
  readonly database: Map<string, string>;
  readonly queues: Map<string, CallQueue>;
  readonly hints: Map<string, FakeHint>;
  /** Whether they are loaded, by the name of their file. */
  readonly modules: Map<string, boolean>;
  /** The text of configuration files by name. */
  readonly configuration: Map<string, string>;
  readonly systemName: string;
  readonly fullyBooted: boolean;
  /** Seconds since the start, and since the last reload. */
  readonly startedAt: number;
  readonly reloadedAt: number;
  readonly uptime: number;
  readonly sinceReload: number;
  readonly sessions: readonly FakeSession[];
  readonly actions: ReadonlyMap<string, BuiltinAction>;
  readonly dialOutcome: DialOutcome;
  hasExtension(context: string, exten: string): boolean;
  findUser(name: string): FakeUser | undefined;
  /** Seconds and microseconds, as Asterisk writes them. */
  timestamp(): string;
  emit(name: string, fields: FakeFields, options?: EmitOptions): void;
  reloaded(): void;
  /** Ends at once, as `core stop now` given to a session does, and starts again when asked to. */
  halt(restart: boolean): undefined;
}

/** An action that the fake knows by itself. */
export interface BuiltinAction {
  readonly name: string;
  /** The classes of which a user needs one; empty for everybody who is logged in. */
  readonly classes: string;
  readonly synopsis: string;
  readonly run: Run;
}

/** Carries an action out; the session is busy until the promise settles. */
export type Run = (call: ActionCall, scope: ActionScope) => void | Promise<void>;

/** Whether Asterisk takes a word for yes. */
export const isTrue = (word: string): boolean => ['yes', 'true', 'y', 't', '1', 'on'].includes(word.toLowerCase());
