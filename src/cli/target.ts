import { readFile } from 'node:fs/promises';
import type { TlsTarget } from '../index.js';
import { flag, single, type Values } from './option.js';
import { port, text } from './option-value.js';
import { UsageError } from './usage-error.js';

/** The options that say where to connect, and as whom. */
export const TARGET_OPTIONS = {
  connection: single('NAME', 'a connection of the configuration file', text, { short: 'c' }),
  config: single(
    'FILE',
    'the configuration file; default AMI_CONFIG, or astervisor.config.json, .ts, .mts, .js or .mjs in this folder',
    text,
  ),
  url: single('URL', 'ami://user@host:port, or amis:// for TLS; default AMI_URL', text),
  host: single('HOST', 'instead of a URL; default 127.0.0.1', text),
  port: single('PORT', 'default 5038, with TLS 5039', port),
  user: single('NAME', 'the user of manager.conf', text),
  tls: flag('encrypt the connection'),
  ca: single('FILE', 'trust the certificates in this PEM file', text),
  fingerprint: single('SHA256', 'trust the one certificate with this fingerprint', text),
  'secret-file': single('FILE', 'read the secret from a file; default AMI_SECRET, or a prompt', text),
  verbose: flag('log on stderr what the connection does, as lines of JSON', { short: 'v' }),
} as const;

export type TargetValues = Values<typeof TARGET_OPTIONS>;

/** Where to connect, and as whom; the secret apart. */
export interface Target {
  /** Without a secret, unless it is the one of AMI_URL. */
  readonly url: string;
  readonly username: string;
  readonly tls: TlsTarget | undefined;
  /** `host:port`. */
  readonly place: string;
  /** `user@host:port`, for people. */
  readonly label: string;
  /** Whether the URL brings its secret along. */
  readonly hasSecret: boolean;
}

export const DIRECTIONS =
  'say where to connect: --url ami://user@host, or --host HOST --user NAME, or -c NAME, or set AMI_URL';

/** Whether an option says where to connect. */
export const namesTarget = ({ url, host, port, user, tls, ca, fingerprint }: TargetValues): boolean =>
  [url, host, port, user, tls || undefined, ca, fingerprint].some((value) => value !== undefined);

/** Reads the target from the options and the environment. Rejects with {@link UsageError}; no message repeats a URL. */
export const findTarget = async (values: TargetValues, env: NodeJS.ProcessEnv): Promise<Target> => {
  const { url, named } = urlOf(values, env);
  const parsed = parse(url, named);
  if (parsed.password !== '' && named !== 'AMI_URL') {
    throw new UsageError(
      `the URL of ${named} holds a secret: everybody on this machine can read the arguments of a process`,
      'leave it out, and give it in AMI_SECRET, in a file with --secret-file FILE, or wait to be asked for it',
    );
  }
  const username = values.user ?? decode(parsed.username, named);
  if (username === '') throw new UsageError('no user is named', DIRECTIONS);
  const encrypted = parsed.protocol === 'amis:' || parsed.protocol === 'tls:';
  const trust = await trustOf(values);
  if (trust && !encrypted) throw new UsageError(`${named} is not encrypted`, 'write amis:// instead of ami://');
  const place = `${parsed.hostname}:${parsed.port || (encrypted ? 5039 : 5038)}`;
  return { url, username, tls: trust, place, label: `${username}@${place}`, hasSecret: parsed.password !== '' };
};

const urlOf = (values: TargetValues, env: NodeJS.ProcessEnv): { readonly url: string; readonly named: string } => {
  const { url, host, port, user, tls } = values;
  const single = Object.entries({ host, port, tls: tls || undefined }).find(([, value]) => value !== undefined);
  if (url !== undefined) {
    if (single) throw new UsageError(`--url and --${single[0]} exclude each other`, DIRECTIONS);
    return { url, named: '--url' };
  }
  if (!single && env.AMI_URL) return { url: env.AMI_URL, named: 'AMI_URL' };
  if (!single && user === undefined) throw new UsageError('no connection is named', DIRECTIONS);
  if (user === undefined) throw new UsageError('no user is named', DIRECTIONS);
  const encrypted = tls || values.ca !== undefined || values.fingerprint !== undefined;
  const name = host ?? '127.0.0.1';
  if (/[/?#@\s]/.test(name)) throw new UsageError('--host takes a name or an address, and no more');
  const authority = name.includes(':') ? `[${name}]` : name;
  const at = port === undefined ? authority : `${authority}:${port}`;
  return { url: `${encrypted ? 'amis' : 'ami'}://${encodeURIComponent(user)}@${at}`, named: '--host' };
};

const parse = (url: string, named: string): URL => {
  if (!URL.canParse(url)) throw new UsageError(`${named} is not a URL such as ami://user@host:5038`);
  const parsed = new URL(url);
  if (parsed.hostname === '') throw new UsageError(`${named} names no host: write ami://user@host:5038`);
  if (!['ami:', 'amis:', 'tcp:', 'tls:'].includes(parsed.protocol)) {
    throw new UsageError(`${named} must begin with ami:// or amis://`);
  }
  return parsed;
};

const decode = (username: string, named: string): string => {
  try {
    return decodeURIComponent(username);
  } catch {
    throw new UsageError(`${named} has a user that is not percent-encoded correctly`);
  }
};

const trustOf = async ({ ca, fingerprint }: TargetValues): Promise<TlsTarget | undefined> => {
  if (ca === undefined && fingerprint === undefined) return undefined;
  return { ca: ca === undefined ? undefined : await pem(ca), fingerprint256: fingerprint };
};

const pem = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`the file of --ca cannot be read: ${(error as Error).message}`);
  }
};
