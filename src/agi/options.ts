import * as check from '../options/check.js';
import type { AgiSession } from './session.js';

/** Which channels a handler serves, and how. Channels that do not pass are left to others. */
export interface AgiOptions {
  /** Only the channel of this name. */
  readonly channel?: string | undefined;
  /** Only channels that come from this context of the dialplan. */
  readonly context?: string | undefined;
  /** Only channels for which it returns true. It sees the environment; commands have to wait for the handler. */
  readonly filter?: ((agi: AgiSession) => boolean) | undefined;
  /** Takes no more channels when aborted; those in hand are served to their end. */
  readonly signal?: AbortSignal | undefined;
  /** How long a command may take that Asterisk is done with at once, in milliseconds from its turn; default 10 s. */
  readonly commandTimeoutMs?: number | undefined;
  /** How many commands of one channel may wait for an answer; default 1,000. */
  readonly maxCommands?: number | undefined;
  /** How many channels may be in hand; default 10,000. One more is given back to the dialplan unserved, and reported. */
  readonly maxSessions?: number | undefined;
}

export type ResolvedAgiOptions = ReturnType<typeof resolveAgiOptions>;

/** Throws `OptionError`. */
export const resolveAgiOptions = check.record({
  channel: check.optional(check.text()),
  context: check.optional(check.text()),
  filter: check.optional(check.callable<(agi: AgiSession) => boolean>()),
  signal: check.optional(check.instance<AbortSignal>('an AbortSignal', (value) => value instanceof AbortSignal)),
  commandTimeoutMs: check.duration(10_000),
  maxCommands: check.limit(1_000),
  maxSessions: check.limit(10_000),
});
