import { ActionError, type ActionFields, type AmiResponse, type Connection } from '../../index.js';
import { certificateEnd } from './certificate.js';
import { type Fact, firstKnown, known, mapped, refused, unknown } from './fact.js';
import { isYes, last, namesIn, type Settings, sectionOf, shownBy } from './manager-conf.js';
import { gatherModules, type ModuleFacts } from './module-facts.js';

/** What could be learnt of the other side, and of this user's place on it. */
export interface Facts {
  readonly username: string;
  readonly encrypted: boolean;
  /** Whether the wire stays within this machine. */
  readonly loopback: boolean;
  readonly asteriskVersion: Fact<string>;
  /** Undefined when it is not set. */
  readonly systemName: Fact<string | undefined>;
  /** How far the clock of the other side is ahead of ours, and how far that may be off, in milliseconds. */
  readonly clock: Fact<{ readonly aheadMs: number; readonly uncertainMs: number }>;
  /** The actions that this user may send, in lower case. */
  readonly actions: Fact<ReadonlySet<string>>;
  readonly read: Fact<ReadonlySet<string>>;
  readonly write: Fact<ReadonlySet<string>>;
  readonly timestamps: Fact<boolean>;
  readonly disabledEvents: Fact<readonly string[]>;
  readonly brokenEventsAction: Fact<boolean>;
  readonly authLimit: Fact<number>;
  readonly severalLogins: Fact<boolean>;
  readonly acl: Fact<boolean>;
  /** Whether only this machine can reach the manager interface without TLS. */
  readonly bound: Fact<boolean>;
  /** The names of channel variables that this user sets on each call. */
  readonly variables: Fact<readonly string[]>;
  readonly writeTimeoutMs: Fact<number>;
  readonly filters: Fact<number>;
  /** Of the modules that were asked about. */
  readonly modules: ReadonlyMap<string, ModuleFacts>;
  /** When the certificate of the other side ends, in milliseconds since 1970; undefined without TLS. */
  readonly certificateEnds: Fact<number> | undefined;
}

export interface FactsScope {
  readonly pbx: Connection;
  readonly modules: readonly string[];
  /** Logs in once more, beside the connection that is open. */
  loginAgain(): Promise<Fact<boolean>>;
  readonly signal: AbortSignal;
}

const DEFAULT_AUTH_LIMIT = 50;
const DEFAULT_WRITE_TIMEOUT_MS = 100;
const PINGS = 3;
/** Long enough for the event of the second login to arrive. */
const TIMEOUT_MS = 10_000;

/** Asks Asterisk all that this user may ask. Changes nothing. Rejects as `send` does, but not with an {@link ActionError}. */
export const gatherFacts = async ({ pbx, modules, loginAgain, signal }: FactsScope): Promise<Facts> => {
  const { username, host, port, tls } = pbx.info;
  const loopback = /^(?:127\.|::1$|localhost$|\/)/.test(host);
  const ask = asker(pbx, signal);
  let stamped: boolean | undefined;
  pbx.addListener(
    () => stamped === undefined,
    (event) => {
      if (event.name !== 'FullyBooted') stamped = event.get('Timestamp') !== undefined;
    },
  );
  const commands = await ask('ListCommands', {});
  const actions = mapped(commands, (response) => new Set(response.entries().map(([name]) => name.toLowerCase())));
  const asked: Ask = async (action, fields) =>
    actions.known && !actions.value.has(action.toLowerCase())
      ? unknown(`this user may not send ${action}`)
      : ask(action, fields);
  const clock = await clockOf(ask);
  const core = await asked('CoreSettings', {});
  const severalLogins = await loginAgain();
  const shown = mapped(await asked('Command', { Command: 'manager show settings' }), ({ output }) => shownBy(output));
  const shownUser = mapped(await asked('Command', { Command: `manager show user ${username}` }), ({ output }) =>
    shownBy(output),
  );
  const inFile = mapped(await asked('GetConfig', { Filename: 'manager.conf', Category: 'general' }), (response) =>
    sectionOf(response, 'general'),
  );
  // The answer holds the secret: it must not travel in the clear.
  const ownAnswer: Fact<AmiResponse> =
    tls || loopback
      ? await asked('GetConfig', { Filename: 'manager.conf', Category: username })
      : unknown('asking would send the secret over a line that is not encrypted');
  const own = present(mapped(ownAnswer, (response) => sectionOf(response, username)));
  const classes = (label: string, setting: string) =>
    firstKnown(
      mapped(present(shownUser), (settings) => new Set(namesIn(first(settings, label)))),
      mapped(own, (settings) => new Set(namesIn(first(settings, setting)))),
    );
  const seen: Fact<boolean> = stamped === undefined ? unknown('no event came by') : known(stamped);
  return {
    username,
    encrypted: tls,
    loopback,
    asteriskVersion: mapped(core, (response) => response.get('AsteriskVersion') ?? ''),
    systemName: mapped(core, (response) => response.get('SystemName') || undefined),
    clock,
    actions,
    read: classes('read perm', 'read'),
    write: classes('write perm', 'write'),
    timestamps: firstKnown(
      mapped(present(shown), (settings) => isYes(first(settings, 'timestamp events'))),
      seen,
      mapped(inFile, (settings) => isYes(last(settings, 'timestampevents'))),
    ),
    disabledEvents: firstKnown(
      mapped(present(shown), (settings) => namesIn(first(settings, 'disabled events'))),
      mapped(inFile, (settings) => namesIn(last(settings, 'disabledevents'))),
    ),
    brokenEventsAction: mapped(inFile, (settings) => isYes(last(settings, 'brokeneventsaction'))),
    authLimit: mapped(inFile, (settings) => numberIn(last(settings, 'authlimit')) ?? DEFAULT_AUTH_LIMIT),
    severalLogins,
    acl: firstKnown(
      mapped(present(shownUser), (settings) => isYes(first(settings, 'acl'))),
      mapped(own, (settings) => ['permit', 'deny', 'acl'].some((name) => settings.has(name))),
    ),
    bound: firstKnown(
      mapped(present(shown), (settings) => isLoopback(first(settings, 'tcp bindaddress'))),
      mapped(inFile, (settings) => isLoopback(last(settings, 'bindaddr'))),
    ),
    variables: firstKnown(
      mapped(present(shownUser), (settings) => settings.get('variables') ?? []),
      mapped(own, (settings) => (settings.get('setvar') ?? []).map((line) => line.split('=', 1)[0] ?? '')),
    ),
    writeTimeoutMs: mapped(own, (settings) => numberIn(last(settings, 'writetimeout')) ?? DEFAULT_WRITE_TIMEOUT_MS),
    filters: mapped(own, (settings) => [...settings.keys()].filter((name) => name.startsWith('eventfilter')).length),
    modules: await gatherModules(modules, asked),
    certificateEnds: tls ? await certificateEnd(host, port, TIMEOUT_MS) : undefined,
  };
};

/** Asks, when this user may: a refusal is an answer too, and leaves it unknown. */
export type Ask = (action: string, fields: ActionFields) => Promise<Fact<AmiResponse>>;

const asker =
  (pbx: Connection, signal: AbortSignal): Ask =>
  async (action, fields) => {
    try {
      return known(await pbx.send(action, fields, { timeoutMs: TIMEOUT_MS, signal }));
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      return refused(`Asterisk refused ${action}`);
    }
  };

/** The answer that took least tells the clock best. */
const clockOf = async (ask: Ask): Promise<Facts['clock']> => {
  let best: { readonly aheadMs: number; readonly uncertainMs: number } | undefined;
  for (let count = 0; count < PINGS; count += 1) {
    const sentAt = Date.now();
    const answer = await ask('Ping', {});
    const uncertainMs = (Date.now() - sentAt) / 2;
    const seconds = Number(answer.known ? answer.value.get('Timestamp') : undefined);
    if (!(seconds > 0)) return unknown('the answer to Ping has no time');
    if (best && best.uncertainMs <= uncertainMs) continue;
    best = { aheadMs: Math.round(seconds * 1_000 - sentAt - uncertainMs), uncertainMs };
  }
  return best === undefined ? unknown('there was no answer to Ping') : known(best);
};

/** A console that does not know its command, or a section that is not in the file, says nothing. */
const present = (settings: Fact<Settings>): Fact<Settings> =>
  settings.known && settings.value.size === 0 ? unknown('Asterisk showed nothing') : settings;

const first = (settings: Settings, name: string): string | undefined => settings.get(name)?.[0];

const numberIn = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;

const isLoopback = (address: string | undefined): boolean => /^(?:127\.|\[?::1\]?)/.test(address ?? '');
