import { type ActionError, AuthError, ConnectError } from '../errors.js';
import type { ResolvedConnectionOptions } from '../options/connection-options.js';
import type { ActionFields } from '../protocol/encoder.js';
import { challengeKey } from '../protocol/login.js';

/** The message texts that may be matched: Asterisk has no other way to say it. The first is that of `allowmultiplelogin=no`. */
const inUse = 'Login Already In Use';
/** To every action, once it is to end, be it when the last call has: seen on 16 and 22. It says nothing about user and secret. */
const ending = 'Asterisk is shutting down';

/** What a refusal of Challenge or Login means. Asterisk never says more; when in doubt, the secret is wrong. */
export const loginRefusal = (cause: ActionError, connection: string): AuthError | ConnectError => {
  const message = cause.response.get('Message')?.trim();
  if (message === ending) {
    return new ConnectError('AMI_SHUTTING_DOWN', `the Asterisk of ${connection} is shutting down`, { cause });
  }
  if (message === inUse) {
    const problem = `the user of ${connection} is logged in already, and may be only once`;
    return new AuthError('AMI_LOGIN_IN_USE', problem, { cause });
  }
  const problem = `Asterisk refused the login of ${connection}: check user, secret and ACL`;
  return new AuthError('AMI_AUTH_FAILED', problem, { cause });
};

/** Fetches the secret. Rejects with {@link AuthError} (`AMI_SECRET_UNAVAILABLE`). */
export const fetchSecret = async ({ id, secret }: ResolvedConnectionOptions): Promise<string> => {
  try {
    const revealed: unknown = await secret.reveal();
    if (typeof revealed === 'string') return revealed;
  } catch (cause) {
    throw new AuthError('AMI_SECRET_UNAVAILABLE', `the secret of ${id} could not be fetched`, { cause });
  }
  throw new AuthError('AMI_SECRET_UNAVAILABLE', `the secret of ${id} is not a string`);
};

/**
 * The fields of a login: the answer to a challenge, or the secret itself when there was none. With events off, so that
 * none arrives before the session is set up.
 */
export const loginFields = (username: string, secret: string, challenge: string | undefined): ActionFields => {
  const proof =
    challenge === undefined ? { Secret: secret } : { AuthType: 'MD5', Key: challengeKey(challenge, secret) };
  return { Username: username, ...proof, Events: 'off' };
};
