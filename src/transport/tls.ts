import { isIP } from 'node:net';
import {
  type ConnectionOptions,
  checkServerIdentity,
  connect,
  type SecureContextOptions,
  type TLSSocket,
} from 'node:tls';
import { SocketTransport } from './socket-transport.js';
import { describeTarget, openSocket, socketOptions } from './tcp.js';
import type { Dial, Target, TlsTarget } from './transport.js';

/**
 * Dials over TLS. The certificate is checked before `opened`: by authority and name, as Node does, or against
 * `fingerprint256` alone when that is given; another certificate ends with the error code
 * `ERR_TLS_FINGERPRINT_MISMATCH`.
 */
export const dialTls: Dial = (target, handlers) => {
  const tls = target.tls ?? {};
  const options = {
    ...socketOptions(target, (chunk) => transport.received(chunk)),
    ...identityOptions(target.host, tls),
    minVersion: tls.minVersion ?? 'TLSv1.2',
  } as ConnectionOptions;
  const socket = openSocket(() => connect(options));
  const transport = new SocketTransport(socket, describeTarget(target), handlers);
  socket.on('connect', () => transport.connected());
  socket.on('secureConnect', () => {
    const problem =
      tls.fingerprint256 === undefined
        ? undefined
        : fingerprintProblem(socket as TLSSocket, tls.fingerprint256, target);
    if (problem) transport.fail(problem);
    else transport.opened();
  });
  return transport;
};

/** What is read of PEM: whom to trust, and who this side is. */
export const credentials = ({ ca, cert, key, passphrase }: TlsTarget): SecureContextOptions => ({
  ...(ca !== undefined && { ca: ca as NonNullable<SecureContextOptions['ca']> }),
  ...(cert !== undefined && { cert }),
  ...(key !== undefined && { key }),
  ...(passphrase !== undefined && { passphrase }),
});

/** SNI holds names only (RFC 6066); an address is still compared with the certificate. */
const identityOptions = (host: string, tls: TlsTarget): ConnectionOptions => {
  const identity = tls.servername ?? host;
  return {
    ...credentials(tls),
    ...(isIP(identity) === 0 && { servername: identity }),
    checkServerIdentity: (_name, certificate) => checkServerIdentity(identity, certificate),
    rejectUnauthorized: tls.fingerprint256 === undefined && (tls.rejectUnauthorized ?? true),
  };
};

const fingerprintProblem = (socket: TLSSocket, expected: string, target: Target): Error | undefined => {
  const actual = socket.getPeerCertificate().fingerprint256;
  if (actual !== undefined && canonical(actual) === canonical(expected)) return undefined;
  const message = `${describeTarget(target)} showed a certificate of another fingerprint: ${actual ?? 'none'}`;
  return Object.assign(new Error(message), { code: 'ERR_TLS_FINGERPRINT_MISMATCH' });
};

const canonical = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();
