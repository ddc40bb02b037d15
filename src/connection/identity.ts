import { ActionError } from '../errors.js';
import type { ActionFields } from '../protocol/encoder.js';
import type { AmiResponse } from '../protocol/response.js';

/** Sends one of the connection's own actions. */
type Ask = (action: string, fields: ActionFields) => Promise<AmiResponse>;

/** Which Asterisk is on the other side, and what this login may do there. What the login may not ask stays undefined. */
export interface Identity {
  /** As in `22.10.1~dfsg+~cs6.16.60671435-1`: with the marks of whoever built it. */
  readonly asteriskVersion: string | undefined;
  /** `systemname` of asterisk.conf; undefined when it is not set. */
  readonly systemName: string | undefined;
  /** When Asterisk was started, in its own local time: `2026-11-21 08:49:59`. */
  readonly startedAt: string | undefined;
  /** Whether the login may send the action; undefined when Asterisk did not say. Names in any case. */
  may(action: string): boolean | undefined;
}

/** What became of the identity since the last login. */
export type IdentityChange = 'first' | 'same' | 'restarted' | 'replaced';

class KnownIdentity implements Identity {
  readonly asteriskVersion: string | undefined;
  readonly systemName: string | undefined;
  readonly startedAt: string | undefined;
  /** The names of the actions, in lower case and each on a line: a hundred strings would cost far more. */
  readonly #actions: string | undefined;

  constructor(actions: string | undefined, settings: AmiResponse | undefined, status: AmiResponse | undefined) {
    this.#actions = actions;
    this.asteriskVersion = settings?.get('AsteriskVersion') || undefined;
    this.systemName = settings?.get('SystemName') || undefined;
    const [date, time] = [status?.get('CoreStartupDate'), status?.get('CoreStartupTime')];
    this.startedAt = date && time ? `${date} ${time}` : undefined;
  }

  may(action: string): boolean | undefined {
    return this.#actions?.includes(`\n${action.toLowerCase()}\n`);
  }
}

/** Undefined instead of an Error from Asterisk: a login may lack the right to ask. */
const unlessRefused = async (answer: Promise<AmiResponse>): Promise<AmiResponse | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ActionError) return undefined;
    throw error;
  }
};

/** `ListCommands` names just the actions that the login may send: `Ping: Keepalive command (Priv: <none>)`. */
const actionNames = (commands: AmiResponse): string => {
  const names = commands.entries().map(([name]) => name.toLowerCase());
  return `\n${names.slice(1).join('\n')}\n`;
};

/**
 * Learns who is on the other side. It asks first what may be asked, since every refusal leaves a mark in Asterisk's
 * security log.
 */
export const identify = async (ask: Ask): Promise<Identity> => {
  const commands = await unlessRefused(ask('ListCommands', {}));
  const actions = commands && actionNames(commands);
  const [settings, status] = await Promise.all(
    ['CoreSettings', 'CoreStatus'].map((action) =>
      actions?.includes(`\n${action.toLowerCase()}\n`) ? unlessRefused(ask(action, {})) : undefined,
    ),
  );
  return new KnownIdentity(actions, settings, status);
};

/** What changed between two logins. A box that says less than before is given the benefit of the doubt. */
export const identityChange = (before: Identity | undefined, now: Identity): IdentityChange => {
  if (!before) return 'first';
  const differs = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  if (differs(before.systemName, now.systemName) || differs(before.asteriskVersion, now.asteriskVersion))
    return 'replaced';
  return differs(before.startedAt, now.startedAt) ? 'restarted' : 'same';
};
