import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A certificate and its key, in PEM, made for one test. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
  readonly fingerprint256: string;
}

export interface Wanted {
  /** The name of its owner; default `localhost`. */
  readonly owner?: string;
  /** Names and IPv4 addresses that it is for; default `localhost` and 127.0.0.1. */
  readonly names?: readonly string[];
  /** Who signs it; default: itself. */
  readonly issuer?: Issued;
  /** Whether it may sign others. */
  readonly authority?: boolean;
  /** Days from now; default -1 and 30. */
  readonly fromDays?: number;
  readonly toDays?: number;
}

/** A certificate on an elliptic curve, written out in DER. */
export const issue = (wanted: Wanted = {}): Issued => {
  const { owner = 'localhost', names = ['localhost', '127.0.0.1'], issuer, authority = false } = wanted;
  const { fromDays = -1, toDays = 30 } = wanted;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuerName = issuer ? new X509Certificate(issuer.cert).subject.replace(/^CN=/, '') : owner;
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_WITH_SHA256,
    nameOf(issuerName),
    sequence(time(fromDays), time(toDays)),
    nameOf(owner),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(constraints(authority), alternativeNames(names))),
  );
  const signer: KeyObject = issuer ? createPrivateKey(issuer.key) : privateKey;
  const signature = sign('sha256', body, signer);
  const cert = pem(sequence(body, ECDSA_WITH_SHA256, tagged(0x03, Buffer.from([0]), signature)));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  return { cert, key, fingerprint256: new X509Certificate(cert).fingerprint256 };
};

const DAY_MS = 86_400_000;

const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);
const integer = (bytes: Buffer): Buffer => tagged(0x02, bytes);
const oid = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));

const nameOf = (owner: string): Buffer =>
  sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(owner)))));

const time = (days: number): Buffer => {
  const digits = new Date(Date.now() + days * DAY_MS).toISOString().replace(/[-:T]|\..*$/g, '');
  return tagged(0x18, Buffer.from(`${digits}Z`));
};

const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), tagged(0x04, value));

const constraints = (authority: boolean): Buffer =>
  extension('551d13', authority ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence());

const alternativeNames = (names: readonly string[]): Buffer =>
  extension(
    '551d11',
    sequence(
      ...names.map((name) =>
        isIPv4(name) ? tagged(0x87, Buffer.from(name.split('.').map(Number))) : tagged(0x82, Buffer.from(name)),
      ),
    ),
  );

const pem = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};
