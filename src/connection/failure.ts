import { ConnectError, type ConnectErrorCode } from '../errors.js';

const codes: Readonly<Record<string, ConnectErrorCode>> = {
  ENOTFOUND: 'AMI_DNS_FAILED',
  EAI_AGAIN: 'AMI_DNS_FAILED',
  EAI_FAIL: 'AMI_DNS_FAILED',
  ENODATA: 'AMI_DNS_FAILED',
  ETIMEDOUT: 'AMI_CONNECT_TIMEOUT',
  CERT_HAS_EXPIRED: 'AMI_TLS_EXPIRED',
  CERT_NOT_YET_VALID: 'AMI_TLS_EXPIRED',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'AMI_TLS_SELF_SIGNED',
  SELF_SIGNED_CERT_IN_CHAIN: 'AMI_TLS_SELF_SIGNED',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'AMI_TLS_SELF_SIGNED',
  UNABLE_TO_GET_ISSUER_CERT: 'AMI_TLS_SELF_SIGNED',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'AMI_TLS_SELF_SIGNED',
  ERR_TLS_CERT_ALTNAME_INVALID: 'AMI_TLS_WRONG_HOST',
  ERR_TLS_FINGERPRINT_MISMATCH: 'AMI_TLS_WRONG_FINGERPRINT',
  ERR_SSL_WRONG_VERSION_NUMBER: 'AMI_TLS_PLAIN_PORT',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'AMI_TLS_PLAIN_PORT',
};

const sentences: Partial<Record<ConnectErrorCode, string>> = {
  AMI_DNS_FAILED: 'the host name could not be resolved',
  AMI_TLS_EXPIRED: 'the certificate is not valid at this time',
  AMI_TLS_SELF_SIGNED: 'no trusted authority vouches for the certificate',
  AMI_TLS_WRONG_HOST: 'the certificate belongs to another host',
  AMI_TLS_WRONG_FINGERPRINT: 'the certificate has another fingerprint than the one given',
  AMI_TLS_PLAIN_PORT: 'the port does not speak TLS',
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
  if (error && !opened) {
    const code = known ?? (tls && codeOf(error) === 'EPROTO' ? 'AMI_TLS_FAILED' : 'AMI_CONNECT_FAILED');
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
