import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { aFake } from './support/connections.js';
import { compiledProgram } from './support/program.js';

const limited = 'ulimit -n 200 && exec "$0" "$@"';

it.each([
  ['an address', '127.0.0.1', 'AMI_CONNECT_FAILED'],
  ['a name', 'localhost', /^AMI_(DNS|CONNECT)_FAILED$/],
])('A19: without a file descriptor left, %s is tried again, and the other connection is unharmed', async (...given) => {
  const [, host, code] = given;
  const fake = await aFake();
  const run = promisify(execFile)('sh', [
    '-c',
    limited,
    process.execPath,
    compiledProgram('scarce.ts'),
    String(fake.port),
    host,
  ]);
  const { stdout, stderr } = await run;
  expect(stderr).toBe('');
  const said = JSON.parse(stdout) as Record<string, unknown>;
  expect(said).toMatchObject({ exhausted: 'EMFILE', up: 'Pong', epochWhile: 1, late: 'Pong' });
  expect(said.code).toEqual(typeof code === 'string' ? code : expect.stringMatching(code));
  if (typeof code === 'string') expect(said.because).toBe('EMFILE');
});
