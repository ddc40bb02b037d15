import { describe, expect, it } from 'vitest';
import { run, startInTerminal, values } from './support/cli.js';
import { startPbx } from './support/pbx.js';

describe('--verbose', () => {
  it('logs on stderr what the connection does, and leaves stdout as it is', async () => {
    const { env } = await startPbx();
    const { code, stdout, stderr } = await run(['send', 'Ping', '--verbose'], env);
    expect(code).toBe(0);
    expect(values(stdout)).toMatchObject([{ fields: { Ping: 'Pong' } }]);
    const states = values(stderr).filter(({ type }) => type === 'connection_state');
    expect(states.map(({ state }) => state)).toEqual(expect.arrayContaining(['connecting', 'ready', 'closed']));
    for (const line of values(stderr))
      expect(line).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
  });

  it('tells more of a failure, without the secret', async () => {
    const { env } = await startPbx();
    const { code, stderr } = await run(['send', 'Ping', '-v'], { ...env, AMI_SECRET: 'wrong' });
    expect(code).toBe(3);
    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    const failed = lines.map((line) => JSON.parse(line)).find(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ err: { type: 'AuthError', code: 'AMI_AUTH_FAILED' } });
    expect(stderr).toMatch(/^astervisor: .*\[AMI_AUTH_FAILED\]$/m);
    expect(stderr).not.toContain('wrong');
  });

  it('stands beside the remarks on a terminal', async () => {
    const { env } = await startPbx();
    const { code, stdout } = await startInTerminal(['ping', '-c', '1', '-v'], env).end();
    expect(code).toBe(0);
    expect(stdout).toMatch(/"type":"connection_state".*\r\n/);
    expect(stdout).toMatch(/^\S*pong from /m);
  });
});
