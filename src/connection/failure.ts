import { ConnectError, type ConnectErrorCode } from '../errors.js';

const codes: Readonly<Record<string, ConnectErrorCode>> = {
  ENOTFOUND: 'AMI_DNS_FAILED',
  EAI_AGAIN: 'AMI_DNS_FAILED',
  EAI_FAIL: 'AMI_DNS_FAILED',
  ENODATA: 'AMI_DNS_FAILED',
  ETIMEDOUT: 'AMI_CONNECT_TIMEOUT',
  CERT_HAS_EXPIRED: 'AMI_TLS_EXPIRED',
  CERT_NOT_YET_VALID: 'AMI_TLS_NOT_YET_VALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'AMI_TLS_SELF_SIGNED',
  SELF_SIGNED_CERT_IN_CHAIN: 'AMI_TLS_UNKNOWN_AUTHORITY',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'AMI_TLS_UNKNOWN_AUTHORITY',
  UNABLE_TO_GET_ISSUER_CERT: 'AMI_TLS_UNKNOWN_AUTHORITY',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'AMI_TLS_UNKNOWN_AUTHORITY',
  ERR_TLS_CERT_ALTNAME_INVALID: 'AMI_TLS_WRONG_HOST',
  ERR_TLS_FINGERPRINT_MISMATCH: 'AMI_TLS_WRONG_FINGERPRINT',
  ERR_SSL_WRONG_VERSION_NUMBER: 'AMI_TLS_PLAIN_PORT',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'AMI_TLS_PLAIN_PORT',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'AMI_TLS_WRONG_VERSION',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'AMI_TLS_WRONG_VERSION',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_TLSV1_ALERT_ACCESS_DENIED: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: 'AMI_TLS_CLIENT_REFUSED',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 'AMI_TLS_CLIENT_REFUSED',
};

const sentences: Partial<Record<ConnectErrorCode, string>> = {
  AMI_DNS_FAILED: 'the host name could not be resolved',
  AMI_TLS_EXPIRED: 'the certificate is not valid any more',
  AMI_TLS_NOT_YET_VALID: 'the certificate is not valid yet; is the clock of this machine right?',
  AMI_TLS_SELF_SIGNED: 'the certificate vouches for itself',
  AMI_TLS_UNKNOWN_AUTHORITY: 'the authority that vouches for the certificate is not trusted',
  AMI_TLS_WRONG_HOST: 'the certificate belongs to another host',
  AMI_TLS_WRONG_FINGERPRINT: 'the certificate has another fingerprint than the one given',
  AMI_TLS_PLAIN_PORT: 'the port does not speak TLS',
  AMI_TLS_WRONG_VERSION: 'the two sides have no version of TLS in common',
  AMI_TLS_CLIENT_REFUSED: 'the server wants a certificate of this side, or another than it got',
};

/** How far a session had come when its link went. */
export interface Progress {
  readonly remote: string;
  readonly tls: boolean;
  readonly opened: boolean;
  readonly received: boolean;
  readonly loggedIn: boolean;
}

const absences: ReadonlySet<ConnectErrorCode> = new Set([
  'AMI_DNS_FAILED',
  'AMI_CONNECT_FAILED',
  'AMI_CONNECT_TIMEOUT',
  'AMI_TLS_TIMEOUT',
  'AMI_BANNER_TIMEOUT',
]);

/** Whether nobody answered at all, so that a sign of life is news. */
export const foundNobody = (cause: Error | undefined): boolean =>
  cause instanceof ConnectError && absences.has(cause.code);

/** Node's error keeps the socket alive, through the functions in its stack, until that has been read once. */
const releaseStack = (error: Error): void => {
  try {
    void error.stack;
  } catch {
    // A process may format its stacks itself, and fail at it.
  }
};

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** Errors of the network have names such as ECONNRESET; those of TLS are called CERT_…, ERR_SSL_… and the like. */
const isOfTls = (error: Error): boolean => !/^(?!EPROTO$)E[A-Z0-9]+$/.test(codeOf(error));

/**
 * Why a link ended, as an error with a code of ours. `error` is what the transport said; undefined is an orderly end by
 * the peer. Asterisk closes without a banner when its `authlimit` is reached, and without a word on many other occasions.
 */
export const linkFailure = (error: Error | undefined, progress: Progress): ConnectError => {
  const { remote, tls, opened, received, loggedIn } = progress;
  if (error instanceof ConnectError) return error;
  if (error) releaseStack(error);
  const options = error && { cause: error };
  const known = error && codes[codeOf(error)];
  // With TLS 1.3 a server looks at our certificate when the link stands on this side already.
  const refused = known === 'AMI_TLS_CLIENT_REFUSED' && !received;
  if (error && (!opened || refused)) {
    const code = known ?? (tls && isOfTls(error) ? 'AMI_TLS_FAILED' : 'AMI_CONNECT_FAILED');
    const reason = sentences[code] ?? (codeOf(error) || error.message);
    return new ConnectError(code, `could not connect to ${remote}: ${reason}`, options);
  }
  if (!received) {
    const hint = 'Asterisk does so when too many clients are logging in (authlimit)';
    return new ConnectError('AMI_NO_BANNER', `${remote} closed the connection without a banner; ${hint}`, options);
  }
  const stage = loggedIn ? '' : ' during the login';
  const how = error ? ` (${codeOf(error) || error.message})` : '';
  return new ConnectError('AMI_CONNECTION_LOST', `${remote} ended the connection${stage}${how}`, options);
};
