import { OptionError } from '../errors.js';

/** What an AMI URL says. */
export interface AmiUrl {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly username: string | undefined;
  readonly secret: string | undefined;
}

const schemes: Readonly<Record<string, { readonly port: number; readonly tls: boolean }>> = {
  'ami:': { port: 5038, tls: false },
  'tcp:': { port: 5038, tls: false },
  'amis:': { port: 5039, tls: true },
  'tls:': { port: 5039, tls: true },
};

const decoded = (part: string, what: string, path: string): string | undefined => {
  if (part === '') return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    throw new OptionError(path, `has a ${what} that is not percent-encoded correctly`);
  }
};

/**
 * Reads `ami://user:secret@host:port`. `ami` and `tcp` are plain (port 5038), `amis` and `tls` encrypted (port 5039); user
 * and secret are percent-decoded. Throws {@link OptionError} naming `path`; the URL itself is never repeated, since it may
 * hold a secret.
 */
export const parseAmiUrl = (url: string, path = 'url'): AmiUrl => {
  // The URL parser would drop line breaks without a word.
  if (typeof url !== 'string' || /\p{Cc}/u.test(url))
    throw new OptionError(path, 'must be a string without control characters');
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    const [, port] = /:(\d+)\/?$/.exec(url) ?? [];
    if (Number(port) > 65_535) throw new OptionError(path, 'has a port above 65535');
    throw new OptionError(path, 'is not a URL such as ami://user@host:5038');
  }
  const scheme = schemes[parsed.protocol];
  if (scheme === undefined) {
    throw new OptionError(path, `must begin with ami://, amis://, tcp:// or tls://, not ${parsed.protocol}//`);
  }
  if (parsed.hostname === '') throw new OptionError(path, 'names no host');
  if (parsed.search !== '' || parsed.hash !== '' || !/^\/?$/.test(parsed.pathname)) {
    throw new OptionError(path, 'must end after the port: a path, a query or a fragment means nothing to AMI');
  }
  const host = parsed.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host: decodeURIComponent(host),
    port: parsed.port === '' ? scheme.port : Number(parsed.port),
    tls: scheme.tls,
    username: decoded(parsed.username, 'user', path),
    secret: decoded(parsed.password, 'secret', path),
  };
};
