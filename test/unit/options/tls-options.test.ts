import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { connection } from '../../../src/client/tree/connection-spec.js';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import { resolveConnectionOptions } from '../../../src/options/connection-options.js';
import { issue } from '../../support/certificates.js';

const mine = issue();
const other = issue();
const passphrase = 'open-sesame';
const encrypted = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
}).privateKey;

const resolve = (tls: unknown) =>
  resolveConnectionOptions({
    id: 'pbx',
    host: 'pbx',
    username: 'app',
    secret: 's',
    tls: tls as ConnectionOptions['tls'],
  }).tls;

describe('the option tls', () => {
  it.each([
    ['false is plain TCP', false, undefined],
    ['undefined is the default, plain TCP', undefined, undefined],
    ['true is all of it by default', true, {}],
  ])('%s', (_, given, expected) => {
    expect(resolve(given)).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    ['tls', 'yes', 'option tls must be an object'],
    ['tls', null, 'option tls must be an object'],
    ['tls.ca', { ca: '/etc/pbx/authority.pem' }, 'must be a certificate in PEM form, or a list of them'],
    ['tls.ca', { ca: [mine.cert, Buffer.from('none')] }, 'must be a certificate in PEM form, or a list of them'],
    ['tls.cert', { cert: 'none', key: 'none' }, 'must be a certificate in PEM form'],
    ['tls', { cert: mine.cert, key: 'none' }, 'option tls holds what OpenSSL cannot use'],
    ['tls', { cert: mine.cert, key: other.key }, 'option tls holds what OpenSSL cannot use (ERR_OSSL_'],
    ['tls', { cert: mine.cert }, 'option tls needs cert and key together'],
    ['tls', { key: mine.key }, 'option tls needs cert and key together'],
    ['tls.key', { cert: mine.cert, key: { pem: mine.key } }, 'option tls.key must be a private key in PEM form'],
    ['tls.passphrase', { passphrase: 7 }, 'option tls.passphrase must be a string'],
    [
      'tls.fingerprint256',
      { fingerprint256: [mine.fingerprint256] },
      'must be a SHA-256 fingerprint in hex, not a list',
    ],
    ['tls.fingerprint256', { fingerprint256: 'ab'.repeat(20) }, 'must be a SHA-256 fingerprint in hex'],
    ['tls.minVersion', { minVersion: 'TLSv1' }, 'must be one of'],
    ['tls.rejectUnauthorized', { rejectUnauthorized: 0 }, 'must be true or false'],
    ['tls.checkServerIdentity', { checkServerIdentity: () => undefined }, 'is not known'],
  ])('refuses %s = %j', (option, given, problem) => {
    expect(() => resolve(given)).toThrow(
      expect.objectContaining({ code: 'AMI_INVALID_OPTION', option, message: expect.stringContaining(problem) }),
    );
  });

  it('refuses a key whose passphrase is wrong or missing, and repeats neither', () => {
    for (const wrong of [undefined, 'open-barley']) {
      const attempt = () => resolve({ cert: mine.cert, key: encrypted, passphrase: wrong });
      expect(attempt).toThrow(expect.objectContaining({ code: 'AMI_INVALID_OPTION', option: 'tls' }));
      try {
        attempt();
      } catch (error) {
        const text = inspect(error, { depth: 9, showHidden: true });
        expect(text).not.toContain('open-barley');
        expect(text).not.toContain(encrypted.slice(40, 80));
      }
    }
  });

  it('hands the key out, and does not print it', () => {
    const given = { cert: mine.cert, key: mine.key, passphrase, rejectUnauthorized: true };
    const tls = resolve(given);
    expect(tls).toMatchObject({ key: mine.key, passphrase, cert: mine.cert });
    const spec = connection({ id: 'pbx', host: 'pbx', username: 'app', secret: 's', tls: given });
    for (const thing of [tls, { target: { host: 'pbx', tls } }, spec]) {
      const text = `${inspect(thing, { depth: 9, showHidden: true })}${JSON.stringify(thing)}${{ ...tls }}`;
      expect(text).not.toContain(mine.key.slice(40, 80));
      expect(text).not.toContain(passphrase);
    }
  });
});
