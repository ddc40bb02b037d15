import { createHash } from 'node:crypto';

/** The `Key` of an MD5 login: lower-case hex of MD5 over the challenge and the secret, as UTF-8 bytes. Asterisk refuses upper case. */
export const challengeKey = (challenge: string, secret: string): string =>
  createHash('md5').update(challenge).update(secret).digest('hex');
