import { ActionError, AuthError } from '../errors.js';
import type { ResolvedConnectionOptions } from '../options/connection-options.js';
import type { ActionFields } from '../protocol/encoder.js';
import { challengeKey } from '../protocol/login.js';
import type { AmiResponse } from '../protocol/response.js';

/** Sends one action of the login; `accepted` runs in the same turn in which its success arrives, before anything that follows it. */
export type Ask = (action: string, fields: ActionFields, accepted?: () => void) => Promise<AmiResponse>;

/** The one message text that may be matched: Asterisk has no other way to say it (`allowmultiplelogin=no`). */
const inUse = 'Login Already In Use';

const refusal = (error: unknown, connection: string): unknown => {
  if (!(error instanceof ActionError)) return error;
  const options = { cause: error };
  if (error.response.get('Message')?.trim() === inUse) {
    return new AuthError(
      'AMI_LOGIN_IN_USE',
      `the user of ${connection} is logged in already, and may be only once`,
      options,
    );
  }
  return new AuthError(
    'AMI_AUTH_FAILED',
    `Asterisk refused the login of ${connection}: check user, secret and ACL`,
    options,
  );
};

/**
 * Asks for the challenge of an MD5 login. Rejects with {@link AuthError} when Asterisk refuses: there is no fall-back to the
 * secret in plain text.
 */
export const askForChallenge = async (ask: Ask, { id }: ResolvedConnectionOptions): Promise<string> => {
  try {
    const response = await ask('Challenge', { AuthType: 'MD5' });
    const challenge = response.get('Challenge');
    if (challenge) return challenge;
  } catch (error) {
    throw refusal(error, id);
  }
  throw new AuthError('AMI_AUTH_FAILED', `Asterisk answered ${id} without a challenge`);
};

const revealed = async ({ id, secret }: ResolvedConnectionOptions): Promise<string> => {
  try {
    return await secret.reveal();
  } catch (cause) {
    throw new AuthError('AMI_SECRET_UNAVAILABLE', `the secret of ${id} could not be fetched`, { cause });
  }
};

/**
 * Logs in with events off, so that none arrives before the session is set up: with the answer to `challenge`, or with the
 * secret itself when there is none. Rejects with {@link AuthError}.
 */
export const logIn = async (
  ask: Ask,
  options: ResolvedConnectionOptions,
  challenge: string | undefined,
  accepted: () => void,
): Promise<void> => {
  const secret = await revealed(options);
  const proof =
    challenge === undefined ? { Secret: secret } : { AuthType: 'MD5', Key: challengeKey(challenge, secret) };
  try {
    await ask('Login', { Username: options.username, ...proof, Events: 'off' }, accepted);
  } catch (error) {
    throw refusal(error, options.id);
  }
};
