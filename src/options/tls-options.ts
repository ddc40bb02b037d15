import { X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { OptionError } from '../errors.js';
import { credentials } from '../transport/tls.js';
import type { TlsTarget } from '../transport/transport.js';
import * as check from './check.js';

const isPem = (value: unknown): boolean => typeof value === 'string' || Buffer.isBuffer(value);

/** Node takes anything for an authority, such as the name of a file, and then trusts nobody. */
const isCertificate = (value: unknown): boolean => {
  if (!isPem(value) || !String(value).includes('-----BEGIN ')) return false;
  try {
    return new X509Certificate(value as string | Buffer).raw.length > 0;
  } catch {
    return false;
  }
};

const areCertificates = (value: unknown): boolean =>
  isCertificate(value) || (Array.isArray(value) && value.every(isCertificate));

const isFingerprint = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}$/i.test(value);

/** What is secret is checked, and never shown by what is said about it. */
const hidden = <T>(what: string, is: (value: unknown) => boolean): check.Check<T | undefined> =>
  check.optional((value, path) => {
    if (is(value)) return value as T;
    throw new OptionError(path, `must be ${what}`);
  });

const members = check.record<TlsTarget>({
  ca: check.optional(check.instance('a certificate in PEM form, or a list of them', areCertificates)),
  servername: check.optional(check.text()),
  rejectUnauthorized: check.optional(check.boolean(true)),
  fingerprint256: check.optional(check.instance('a SHA-256 fingerprint in hex', isFingerprint)),
  minVersion: check.optional(check.oneOf(['TLSv1.2', 'TLSv1.3'], 'TLSv1.2')),
  cert: check.optional(check.instance('a certificate in PEM form', isCertificate)),
  key: hidden('a private key in PEM form', isPem),
  passphrase: hidden('a string', (value) => typeof value === 'string'),
});

/** How to identify the server, and this side to it. The private key is handed out, and never printed. */
class TlsOptions implements TlsTarget {
  readonly ca: TlsTarget['ca'];
  readonly servername: string | undefined;
  readonly rejectUnauthorized: boolean | undefined;
  readonly fingerprint256: string | undefined;
  readonly minVersion: TlsTarget['minVersion'];
  readonly cert: TlsTarget['cert'];
  readonly #key: TlsTarget['key'];
  readonly #passphrase: string | undefined;

  constructor({ ca, servername, rejectUnauthorized, fingerprint256, minVersion, cert, key, passphrase }: TlsTarget) {
    this.ca = ca;
    this.servername = servername;
    this.rejectUnauthorized = rejectUnauthorized;
    this.fingerprint256 = fingerprint256;
    this.minVersion = minVersion;
    this.cert = cert;
    this.#key = key;
    this.#passphrase = passphrase;
    Object.freeze(this);
  }

  get key(): TlsTarget['key'] {
    return this.#key;
  }

  get passphrase(): string | undefined {
    return this.#passphrase;
  }
}

/** Checks the option `tls`. What cannot be read is found here, and not at each attempt to connect. */
export const checkTls: check.Check<TlsTarget | undefined> = (value = false, path) => {
  if (value === false) return undefined;
  const given = members(value === true ? {} : value, path);
  if ((given.cert === undefined) !== (given.key === undefined)) {
    throw new OptionError(path, 'needs cert and key together');
  }
  try {
    createSecureContext(credentials(given));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new OptionError(path, `holds what OpenSSL cannot use${reason}: see ca, cert, key and passphrase`);
  }
  return new TlsOptions(given);
};
