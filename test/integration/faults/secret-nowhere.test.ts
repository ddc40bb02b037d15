import { expect, it } from 'vitest';
import { aFake } from './support/connections.js';
import { Program } from './support/program.js';

const secret = 'tr0ub4dor&3 très-secret';

it.each(['md5', 'plain'])(
  'G75b: with auth %s, a process that prints all there is does not print the secret',
  {
    timeout: 180_000,
  },
  async (auth) => {
    const fake = await aFake({ users: { app: { secret } } });
    const url = `ami://app:${encodeURIComponent(secret)}@127.0.0.1:${fake.port}`;
    const program = new Program('talkative.ts', [url, auth]);
    const { code, stdout, stderr } = await program.ended;
    const said = `${stdout}\n${stderr}`;
    expect(code).toBe(1);
    expect(program.lines).toContain('all was said');
    expect(stderr).toContain('the end');
    // It has said much, and of what could hold the secret.
    expect(said.length).toBeGreaterThan(100_000);
    for (const part of [
      'AMI_AUTH_FAILED',
      'AMI_INVALID_OPTION',
      'AMI_INVALID_FIELD',
      'connection pbx is ready',
      '[secret]',
    ]) {
      expect(said).toContain(part);
    }
    const keys = fake.actions.flatMap((action) => action.get('Key') ?? []);
    expect(keys.length).toBeGreaterThan(0);
    const traces = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      secret.slice(0, 9),
      ...keys,
    ];
    for (const trace of traces) expect(said.includes(trace), trace).toBe(false);
  },
);
