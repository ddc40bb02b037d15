import { AstervisorError } from '../../index.js';
import { bites, type Finding, general, type Mend, ofUser } from './finding.js';

type Advice = readonly [why: string, mend: (username: string) => Mend | undefined];

const NOTHING = () => undefined;
const ENABLED: Advice = [
  'nobody listens there, or something on the way says no',
  () => general('enabled = yes', 'bindaddr = 0.0.0.0', 'port = 5038'),
];
const CERTIFICATE: Advice = [
  'give the authority with --ca FILE, or the one certificate with --fingerprint SHA256',
  () => general('tlscertfile = /etc/asterisk/keys/asterisk.crt', 'tlsprivatekey = /etc/asterisk/keys/asterisk.key'),
];

const ADVICE: Readonly<Record<string, Advice>> = {
  AMI_CONNECT_FAILED: ENABLED,
  AMI_CONNECT_TIMEOUT: ENABLED,
  AMI_DNS_FAILED: ['the name of the host leads nowhere', NOTHING],
  AMI_NO_BANNER: ['too many sessions are about to log in, or the port speaks TLS', () => general('authlimit = 50')],
  AMI_BANNER_TIMEOUT: ['what listens there waits for TLS (connect with amis://), or Asterisk hangs', NOTHING],
  AMI_NOT_AMI: ['something else than Asterisk listens on that port', NOTHING],
  AMI_LOGIN_TIMEOUT: [
    'Asterisk hangs, or is told not to answer Events, by which a session says what it wants to receive',
    () => general('brokeneventsaction = no'),
  ],
  AMI_AUTH_FAILED: [
    'Asterisk does not say why: the user may be missing, the secret wrong, or this address not permitted',
    (username) => ofUser(username, 'secret = …', 'permit = 192.0.2.10/255.255.255.255 ; the address of this machine'),
  ],
  AMI_SHUTTING_DOWN: ['Asterisk ends when its last call has; `core abort shutdown` calls that off', NOTHING],
  AMI_LOGIN_IN_USE: [
    'this user is logged in already, and may be so only once',
    (username) => ofUser(username, 'allowmultiplelogin = yes'),
  ],
  AMI_TLS_SELF_SIGNED: CERTIFICATE,
  AMI_TLS_UNKNOWN_AUTHORITY: CERTIFICATE,
  AMI_TLS_WRONG_HOST: CERTIFICATE,
  AMI_TLS_WRONG_FINGERPRINT: CERTIFICATE,
  AMI_TLS_EXPIRED: CERTIFICATE,
  AMI_TLS_NOT_YET_VALID: ['one of the two clocks is wrong, or the certificate is for later', NOTHING],
  AMI_TLS_WRONG_VERSION: ['both sides have to speak TLS 1.2 or later', NOTHING],
  AMI_TLS_CLIENT_REFUSED: ['something in front of Asterisk wants a certificate of this side', NOTHING],
  AMI_TLS_TIMEOUT: ['what listens there does not speak TLS, or hangs', NOTHING],
  AMI_TLS_PLAIN_PORT: [
    'the port does not speak TLS: connect with ami://, or switch it on',
    () => general('tlsenable = yes', 'tlsbindaddr = 0.0.0.0:5039'),
  ],
};

/** What is to be said when there is no connection to look through. */
export const connectFinding = (error: Error, username: string): Finding => {
  const code = error instanceof AstervisorError ? error.code : '';
  const cause = error.cause instanceof AstervisorError ? error.cause.code : '';
  const [why, mend] = ADVICE[code] ?? ADVICE[cause] ?? ['without a connection nothing can be looked at', NOTHING];
  return bites('connect', error.message, why, mend(username));
};
