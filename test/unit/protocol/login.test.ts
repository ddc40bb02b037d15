import { describe, expect, it } from 'vitest';
import { challengeKey } from '../../../src/protocol/login.js';

describe('challengeKey', () => {
  // Both logins were answered with Success by real servers.
  it.each([
    ['206144801', 's3cr3t', '6cdf7f3ed7725b2095464b2337a811dc'],
    ['462787514', 's3cr3t', '1b3ab6a816969286d27571866bb34256'],
  ])('is what Asterisk expects', (challenge, secret, key) => {
    expect(challengeKey(challenge, secret)).toBe(key);
  });

  it('takes the secret as UTF-8', () => {
    // md5 of the bytes 31 c3 a9
    expect(challengeKey('1', 'é')).toBe('8ae35892f9b6bf4d561d2df446528974');
  });
});
