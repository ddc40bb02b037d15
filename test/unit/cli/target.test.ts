import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { findTarget, TARGET_OPTIONS } from '../../../src/cli/target.js';
import { UsageError } from '../../../src/cli/usage-error.js';

const target = (argv: string, env: NodeJS.ProcessEnv = {}) =>
  findTarget(parseArguments(argv === '' ? [] : argv.split(' '), TARGET_OPTIONS).options, env);

const FINGERPRINT = 'ab'.repeat(32);

describe('the target', () => {
  it.each([
    ['--url ami://app@pbx', 'ami://app@pbx', 'app@pbx:5038'],
    ['--url amis://app@pbx', 'amis://app@pbx', 'app@pbx:5039'],
    ['--url ami://pbx:6000 --user app', 'ami://pbx:6000', 'app@pbx:6000'],
    ['--user app', 'ami://app@127.0.0.1', 'app@127.0.0.1:5038'],
    ['--host pbx --user a@b', 'ami://a%40b@pbx', 'a@b@pbx:5038'],
    ['--host pbx --port 6000 --user app', 'ami://app@pbx:6000', 'app@pbx:6000'],
    ['--host pbx --tls --user app', 'amis://app@pbx', 'app@pbx:5039'],
    ['--host ::1 --user app', 'ami://app@[::1]', 'app@[::1]:5038'],
  ])('is read from %s', async (argv, url, label) => {
    expect(await target(argv)).toMatchObject({ url, label, hasSecret: false });
  });

  it('is that of AMI_URL when no option names one, and may bring its secret', async () => {
    const env = { AMI_URL: 'ami://app:hunter2@pbx' };
    expect(await target('', env)).toMatchObject({ label: 'app@pbx:5038', hasSecret: true });
    expect(await target('--user other', env)).toMatchObject({ label: 'other@pbx:5038' });
    expect(await target('--host here --user app', env)).toMatchObject({ label: 'app@here:5038', hasSecret: false });
  });

  it('may be trusted by its fingerprint', async () => {
    const { url, tls } = await target(`--host pbx --user app --fingerprint ${FINGERPRINT}`);
    expect({ url, tls }).toEqual({ url: 'amis://app@pbx', tls: { ca: undefined, fingerprint256: FINGERPRINT } });
  });

  it.each([
    ['', 'no connection is named'],
    ['--host pbx', 'no user is named'],
    ['--url ami://pbx', 'no user is named'],
    ['--url ami://app:hunter2@pbx', 'the URL of --url holds a secret'],
    ['--url ami://app@pbx --port 6000', '--url and --port exclude each other'],
    ['--url ami://app@pbx --tls', '--url and --tls exclude each other'],
    ['--url http://app@pbx', '--url must begin with ami:// or amis://'],
    ['--url pbx', '--url is not a URL'],
    ['--url ami://app:hunter2@pbx:x', '--url is not a URL'],
    ['--url ami:app', '--url names no host'],
    ['--host app:hunter2@pbx --user app', '--host takes a name or an address'],
    [`--url ami://app@pbx --fingerprint ${FINGERPRINT}`, '--url is not encrypted'],
    ['--host pbx --user app --ca /does/not/exist', 'the file of --ca cannot be read'],
  ])('is refused for %j: %s', async (argv, message) => {
    const failure = await target(argv).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as Error).message).toContain(message);
    expect(JSON.stringify(failure) + String(failure)).not.toContain('hunter2');
  });
});
