import { type Clock, systemClock } from '../clock.js';
import { AsteriskVersion } from './asterisk-version.js';
import { type FakeUser, type FakeUserOptions, resolveUsers } from './fake-user.js';
import type { ServerTls } from './listener.js';
import type { FakeQueueOptions } from './pbx/call-queue.js';
import { answerKnownTechnologies, type DialOutcome } from './pbx/dial-outcome.js';

/** What an extension shows of its device. */
export interface FakeHint {
  /** Such as `PJSIP/100`. */
  readonly device: string;
  /** 0 idle, 1 in use, 2 busy, 4 unavailable, 8 ringing, 16 on hold. */
  readonly status: number;
}

export interface FakeAsteriskOptions {
  /** The version that it plays. Default `22.10.1`. */
  readonly version?: string | undefined;
  /** Users by name. Default: `app` with the secret `secret` and every permission. */
  readonly users?: Readonly<Record<string, FakeUserOptions>> | undefined;
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 0, any free port. False opens none: clients come through `dial` alone. */
  readonly port?: number | false | undefined;
  /** Serves TLS with this certificate. */
  readonly tls?: ServerTls | undefined;
  /** `systemname` of asterisk.conf, which then stands in every event. Default none. */
  readonly systemName?: string | undefined;
  /** `timestampevents` of manager.conf. Default false. */
  readonly timestampEvents?: boolean | undefined;
  /** How many sessions may be without login at a time; one more is closed without a banner. Default 50. */
  readonly authLimit?: number | undefined;
  /** How long a session may be without login. Default 30,000 ms. */
  readonly authTimeoutMs?: number | undefined;
  /** How long a client may take nothing of what is written to it before it is cut off: `writetimeout`. Default 100 ms. */
  readonly writeTimeoutMs?: number | undefined;
  /** From start to fully booted. Default 0 ms. */
  readonly bootMs?: number | undefined;
  /** What becomes of originated calls, by device. Default: each is answered after 50 ms, unless Asterisk has no such technology. */
  readonly dialOutcome?: DialOutcome | undefined;
  /** Which extensions there are. Default: all. */
  readonly hasExtension?: ((context: string, exten: string) => boolean) | undefined;
  /** Queues by name. Default none. */
  readonly queues?: Readonly<Record<string, FakeQueueOptions>> | undefined;
  /** Hints by `extension@context`, for ExtensionState. Default none: the status of an extension without one is −1. */
  readonly hints?: Readonly<Record<string, FakeHint>> | undefined;
  /** Modules that are there and loaded, as `app_queue.so`. Default: those of queues, conferences, recording and parking. */
  readonly modules?: readonly string[] | undefined;
  /** Configuration files by name, with their text. Default none. */
  readonly configuration?: Readonly<Record<string, string>> | undefined;
  /** How many received actions are remembered; older ones are forgotten. Default 10,000. */
  readonly logLimit?: number | undefined;
  /** Drives every delay. Default the machine's. */
  readonly clock?: Clock | undefined;
  /** Numbers from 0 to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What is wrong with a fake, for tests of clients; each can be changed while it runs. */
export interface FakeFaults {
  /** The greeting, without its line end, in place of Asterisk's; null for none at all. */
  banner?: string | null | undefined;
  /** Sends the greeting byte by byte, with this pause between. */
  bannerByteMs?: number | undefined;
  /** Leaves the ActionID out of all answers. */
  omitActionIds?: boolean | undefined;
  /** Answers every action, logins among them, as a server that ends when the last call has. */
  shuttingDown?: boolean | undefined;
}

export interface ResolvedFakeOptions {
  readonly version: AsteriskVersion;
  readonly users: ReadonlyMap<string, FakeUser>;
  readonly host: string;
  readonly port: number | false;
  readonly tls: ServerTls | undefined;
  readonly systemName: string;
  readonly timestampEvents: boolean;
  readonly authLimit: number;
  readonly authTimeoutMs: number;
  readonly writeTimeoutMs: number;
  readonly bootMs: number;
  readonly dialOutcome: DialOutcome;
  readonly hasExtension: (context: string, exten: string) => boolean;
  readonly queues: Readonly<Record<string, FakeQueueOptions>>;
  readonly hints: Readonly<Record<string, FakeHint>>;
  readonly modules: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
  readonly logLimit: number;
  readonly clock: Clock;
  readonly random: () => number;
}

const MODULES = ['app_confbridge.so', 'app_mixmonitor.so', 'app_queue.so', 'res_parking.so'];

export const resolveFakeOptions = (options: FakeAsteriskOptions): ResolvedFakeOptions => ({
  version: new AsteriskVersion(options.version ?? '22.10.1'),
  users: resolveUsers(options.users ?? { app: { secret: 'secret' } }),
  host: options.host ?? '127.0.0.1',
  port: options.port ?? 0,
  tls: options.tls,
  systemName: options.systemName ?? '',
  timestampEvents: options.timestampEvents ?? false,
  authLimit: options.authLimit ?? 50,
  authTimeoutMs: options.authTimeoutMs ?? 30_000,
  writeTimeoutMs: options.writeTimeoutMs ?? 100,
  bootMs: options.bootMs ?? 0,
  dialOutcome: options.dialOutcome ?? answerKnownTechnologies,
  hasExtension: options.hasExtension ?? (() => true),
  queues: options.queues ?? {},
  hints: options.hints ?? {},
  modules: options.modules ?? MODULES,
  configuration: options.configuration ?? {},
  logLimit: options.logLimit ?? 10_000,
  clock: options.clock ?? systemClock,
  random: options.random ?? Math.random,
});
