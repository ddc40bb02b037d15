import { OptionError } from '../errors.js';
import { Secret, type SecretSource } from '../telemetry/secret.js';
import type { Dial, TlsTarget } from '../transport/transport.js';
import { parseAmiUrl } from './ami-url.js';
import * as check from './check.js';
import { checkServerFilters, type ServerFilter } from './server-filter.js';
import { checkTls } from './tls-options.js';

/** How long to wait before attempt `attempt` (1 is the first retry): milliseconds, `false` to give up, or an error to give up with. */
export type ReconnectStrategy = (attempt: number, cause: Error) => number | false | Error;

/** Jittered exponential back-off: `min(maxMs, minMs * 2^(n-1))`, half of it fixed and half random. */
export interface BackOffOptions {
  /** The first delay; default 500 ms. */
  readonly minMs?: number | undefined;
  /** The longest delay; default 30 s. */
  readonly maxMs?: number | undefined;
  /** After this long in `ready` the next loss starts at `minMs` again; default 10 s. */
  readonly stableMs?: number | undefined;
}

/** Bounds of memory. A connection that breaks a framing limit is dropped; of the others, only the call that reaches one fails. */
export interface ConnectionLimits {
  /** Bytes of one line from Asterisk; default 1 MiB. */
  readonly lineBytes?: number | undefined;
  /** Bytes of one message from Asterisk; default 16 MiB. */
  readonly frameBytes?: number | undefined;
  /** Fields of one message from Asterisk, `Output` lines not counted; default 4,096. */
  readonly fields?: number | undefined;
  /** Rows of one list; default 100,000. */
  readonly listRows?: number | undefined;
  /** Bytes of one list; default 64 MiB. */
  readonly listBytes?: number | undefined;
  /** Actions waiting to be sent; default 10,000. */
  readonly queued?: number | undefined;
  /** Actions that were sent and are not answered yet; default 10,000. */
  readonly pending?: number | undefined;
  /** Bytes of actions that were sent and that the network has not taken; default 16 MiB. */
  readonly outgoingBytes?: number | undefined;
  /** Registered listeners; default 10,000. */
  readonly listeners?: number | undefined;
}

/** The classes of events to receive: AMI's own names (`call`, `agent`, `user`, …), `on` for all of them, `off` for none. */
export type EventMask = 'on' | 'off' | readonly string[];

/** Options of one connection. Unknown members are refused; `undefined` means the default; times are milliseconds. */
export interface ConnectionOptions {
  /** Names the connection in its tree, in events (`source`), errors and logs. */
  readonly id: string;
  /** `ami://user:secret@host:port`, or `amis://…` for TLS; instead of the single members, or with them as overrides. */
  readonly url?: string | undefined;
  readonly host?: string | undefined;
  /** Default 5038, with TLS 5039. */
  readonly port?: number | undefined;
  /** Further addresses of the same service, `host` or `host:port`: tried in turn when one does not get as far as a login. */
  readonly hosts?: readonly string[] | undefined;
  /** `true`, or how to identify the server; default `false`. */
  readonly tls?: boolean | TlsTarget | undefined;
  readonly username?: string | undefined;
  /** The password, or a function that fetches it at each login. Never printed. */
  readonly secret?: SecretSource | undefined;
  /**
   * Default true. With `false` a session is ready at Asterisk's first line, without user and secret; event mask, filters and
   * `identify` are left alone. Until a `Login` of yours it may send `Challenge`, `Login` and `Logoff`, and Asterisk cuts it off
   * after its `authtimeout` (30 s). Each reconnect begins anew.
   */
  readonly login?: boolean | undefined;
  /** `md5` (default) answers a challenge; `plain` sends the secret. There is no silent fall-back. */
  readonly auth?: 'md5' | 'plain' | undefined;
  /** Default `on`. Kept across logins. */
  readonly eventMask?: EventMask | undefined;
  /** Which events are to come at all; kept across logins. Sent to Asterisk as far as it understands them, completed on this side. */
  readonly filters?: readonly ServerFilter[] | undefined;
  /** Free labels of the operator: they come back in status and health. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Until the TCP (or TLS) connection stands; default 5 s. */
  readonly connectTimeoutMs?: number | undefined;
  /** From there until Asterisk's first line; default 5 s. */
  readonly bannerTimeoutMs?: number | undefined;
  /** For the login, and again for setting up the session; default 10 s. */
  readonly loginTimeoutMs?: number | undefined;
  /** From dialling until logged in, over all stages; default 15 s. */
  readonly handshakeTimeoutMs?: number | undefined;
  /** Silence after which a Ping is sent, or `false` for never; default 10 s. */
  readonly heartbeatMs?: number | false | undefined;
  /** How long the Ping may go unanswered before the link counts as dead; default 5 s. */
  readonly heartbeatTimeoutMs?: number | undefined;
  /** Back-off, or a function of one's own. */
  readonly reconnect?: BackOffOptions | ReconnectStrategy | undefined;
  /** `fail` (default) ends the connection in state `failed` when Asterisk refuses the login; `retry` tries again slowly. */
  readonly onAuthRejected?: 'fail' | 'retry' | undefined;
  /** Delay between logins that were refused, with `onAuthRejected: 'retry'`; default 60 s. */
  readonly authRetryMs?: number | undefined;
  /** What an action does while the link is down: `reject` at once (default), or `queue` until its deadline. */
  readonly whenDisconnected?: 'reject' | 'queue' | undefined;
  /** From the call of an action to its response, queueing included; default 10 s. */
  readonly actionTimeoutMs?: number | undefined;
  /** Silence between two rows of a list; default 10 s. */
  readonly listIdleTimeoutMs?: number | undefined;
  /** For a whole list; default 5 min. */
  readonly listTimeoutMs?: number | undefined;
  /** Actions in flight at a time; default no limit. */
  readonly concurrency?: number | undefined;
  /** New calls (`Originate`) in a second, evenly spaced; default no limit. Other actions never wait for it. */
  readonly callsPerSecond?: number | undefined;
  /** How long `close()` and the supervisor's shutdown wait for actions in flight; default 5 s. */
  readonly drainTimeoutMs?: number | undefined;
  /** Text of field values: `utf8` (default; invalid bytes are replaced) or `latin1` (one character a byte). */
  readonly encoding?: 'utf8' | 'latin1' | undefined;
  readonly limits?: ConnectionLimits | undefined;
  /** Learn Asterisk's version, name and start time after each login (`ListCommands`, `CoreSettings`, `CoreStatus`); default true. */
  readonly identify?: boolean | undefined;
  /** How long it has to be ready before status `up` is told, and away before `down` is; default 0. */
  readonly upAfterMs?: number | undefined;
  readonly downAfterMs?: number | undefined;
  /** Warn when the listeners held the socket up for this long; default 100 ms, the time after which Asterisk may cut a reader off. */
  readonly lagWarningMs?: number | undefined;
  /** Opens the link in place of TCP or TLS: for proxies, bind addresses and tests. */
  readonly dial?: Dial | undefined;
}

/** {@link ConnectionOptions} with every default in place: validated, frozen, never changed. */
export interface ResolvedConnectionOptions {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly tls: TlsTarget | undefined;
  readonly username: string;
  readonly secret: Secret;
  readonly login: boolean;
  readonly auth: 'md5' | 'plain';
  readonly eventMask: EventMask;
  readonly filters: readonly ServerFilter[];
  readonly labels: Readonly<Record<string, string>>;
  readonly connectTimeoutMs: number;
  readonly bannerTimeoutMs: number;
  readonly loginTimeoutMs: number;
  readonly handshakeTimeoutMs: number;
  /** Infinity when off. */
  readonly heartbeatMs: number;
  readonly heartbeatTimeoutMs: number;
  readonly reconnect: Required<{ [K in keyof BackOffOptions]: number }> & {
    readonly strategy: ReconnectStrategy | undefined;
  };
  readonly onAuthRejected: 'fail' | 'retry';
  readonly authRetryMs: number;
  readonly whenDisconnected: 'reject' | 'queue';
  readonly actionTimeoutMs: number;
  readonly listIdleTimeoutMs: number;
  readonly listTimeoutMs: number;
  /** Infinity when unlimited. */
  readonly concurrency: number;
  /** Infinity when unlimited. */
  readonly callsPerSecond: number;
  readonly drainTimeoutMs: number;
  readonly encoding: 'utf8' | 'latin1';
  readonly identify: boolean;
  readonly upAfterMs: number;
  readonly downAfterMs: number;
  readonly lagWarningMs: number;
  readonly limits: { readonly [K in keyof ConnectionLimits]-?: number };
  readonly dial: Dial | undefined;
}

const backOff = check.record({
  minMs: check.duration(500),
  maxMs: check.duration(30_000),
  stableMs: check.duration(10_000),
});

const reconnect: check.Check<ResolvedConnectionOptions['reconnect']> = (value, path) => {
  const strategy = typeof value === 'function' ? (value as ReconnectStrategy) : undefined;
  const delays = backOff(strategy === undefined ? value : {}, path);
  if (delays.minMs > delays.maxMs) throw new OptionError(`${path}.minMs`, 'must not be above maxMs');
  return Object.freeze({ ...delays, strategy });
};

/** A mask as `Events` takes it: lower-case class names without blanks (an unknown word would silently mean "off"). */
export const checkEventMask: check.Check<EventMask> = (value = 'on', path) => {
  if (value === 'on' || value === 'off') return value;
  if (!Array.isArray(value)) throw new OptionError(path, 'must be "on", "off" or a list of event classes');
  for (const [index, name] of value.entries()) {
    if (typeof name !== 'string' || !/^[a-z]+$/.test(name)) {
      throw new OptionError(`${path}[${index}]`, 'must be the name of an event class in lower case, such as "call"');
    }
  }
  return Object.freeze([...value]);
};

/** A mask as the action `Events` takes it. */
export const eventMaskText = (mask: EventMask): string => (typeof mask === 'string' ? mask : mask.join(',') || 'off');

const labels: check.Check<Readonly<Record<string, string>>> = (value = {}, path) => {
  if (typeof value !== 'object' || value === null) throw new OptionError(path, 'must be an object of strings');
  for (const [name, label] of Object.entries(value)) check.text()(label, `${path}.${name}`);
  return Object.freeze({ ...value });
};

/** `host`, `host:port` or `[address]:port`. A port that is left out becomes that of the connection later. */
const hosts: check.Check<ResolvedConnectionOptions['hosts']> = (value = [], path) => {
  if (!Array.isArray(value)) throw new OptionError(path, 'must be a list of addresses');
  return value.map((address, index) => {
    const [, bracketed, name, port] = /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(String(address)) ?? [];
    const host = bracketed ?? name;
    if (host === undefined) throw new OptionError(`${path}[${index}]`, 'must be a host, or host:port');
    return {
      host,
      port: port === undefined ? 0 : check.integer(0, { min: 1, max: 65_535 })(Number(port), `${path}[${index}]`),
    };
  });
};

const secret: check.Check<Secret> = (value, path) => {
  if (typeof value === 'string' || typeof value === 'function') return new Secret(value as SecretSource);
  throw new OptionError(path, value === undefined ? 'is missing' : 'must be a string or a function that fetches it');
};

const limits = check.record({
  lineBytes: check.integer(1_048_576, { min: 1_024 }),
  frameBytes: check.integer(16_777_216, { min: 1_024 }),
  fields: check.integer(4_096, { min: 16 }),
  listRows: check.limit(100_000),
  listBytes: check.limit(67_108_864),
  queued: check.limit(10_000),
  pending: check.limit(10_000),
  outgoingBytes: check.limit(16_777_216, { min: 65_536 }),
  listeners: check.limit(10_000),
});

const connection = check.record<ResolvedConnectionOptions>({
  id: check.text(),
  login: check.boolean(true),
  host: check.text(),
  port: check.integer(5038, { min: 1, max: 65_535 }),
  hosts,
  tls: checkTls,
  username: check.text(),
  secret,
  auth: check.oneOf(['md5', 'plain'], 'md5'),
  eventMask: checkEventMask,
  filters: checkServerFilters,
  labels,
  connectTimeoutMs: check.duration(5_000),
  bannerTimeoutMs: check.duration(5_000),
  loginTimeoutMs: check.duration(10_000),
  handshakeTimeoutMs: check.duration(15_000),
  heartbeatMs: check.durationOrOff(10_000),
  heartbeatTimeoutMs: check.duration(5_000),
  reconnect,
  onAuthRejected: check.oneOf(['fail', 'retry'], 'fail'),
  authRetryMs: check.duration(60_000),
  whenDisconnected: check.oneOf(['reject', 'queue'], 'reject'),
  actionTimeoutMs: check.duration(10_000),
  listIdleTimeoutMs: check.duration(10_000),
  listTimeoutMs: check.duration(300_000),
  concurrency: check.limit(Number.POSITIVE_INFINITY),
  callsPerSecond: check.positive(Number.POSITIVE_INFINITY),
  drainTimeoutMs: check.duration(5_000),
  encoding: check.oneOf(['utf8', 'latin1'], 'utf8'),
  limits,
  identify: check.boolean(true),
  upAfterMs: check.integer(0, { max: 2_147_483_647 }),
  downAfterMs: check.integer(0, { max: 2_147_483_647 }),
  lagWarningMs: check.duration(100),
  dial: check.optional(check.callable<Dial>()),
});

/** The URL's parts as single members, for those that were not given singly. */
const withUrl = ({ url, ...options }: ConnectionOptions, path: string): Omit<ConnectionOptions, 'url'> => {
  const at = path === '' ? 'url' : `${path}.url`;
  if (url === undefined) return options.tls ? { ...options, port: options.port ?? 5039 } : options;
  const parsed = parseAmiUrl(check.text()(url, at), at);
  return {
    ...options,
    host: options.host ?? parsed.host,
    port: options.port ?? parsed.port,
    tls: options.tls ?? parsed.tls,
    username: options.username ?? parsed.username,
    secret: options.secret ?? parsed.secret,
  };
};

/** In place of user and secret of a connection that does not log in. */
const nobody = ({ username = 'nobody', secret = '' }: Omit<ConnectionOptions, 'url'>) => ({ username, secret });

/** Validates the options of a connection and puts the defaults in. Throws {@link OptionError} whose `option` begins with `path`. */
export const resolveConnectionOptions = (options: ConnectionOptions, path = ''): ResolvedConnectionOptions => {
  if (typeof options !== 'object' || options === null) throw new OptionError(path || 'options', 'must be an object');
  const given = withUrl(options, path);
  const resolved = connection(given.login === false ? { ...given, ...nobody(given) } : given, path);
  const elsewhere = resolved.hosts.map(({ host, port }) => Object.freeze({ host, port: port || resolved.port }));
  const username = given.username === undefined ? '' : resolved.username;
  return Object.freeze({ ...resolved, username, hosts: Object.freeze(elsewhere) });
};
