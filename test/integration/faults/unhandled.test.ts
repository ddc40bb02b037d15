import { expect, it } from 'vitest';
import { Program } from './support/program.js';

const strict = ['--unhandled-rejections=strict', '--trace-uncaught', '--trace-warnings'];

it.each(['drop', 'abort', 'kill', 'listeners', 'close', 'tree'])(
  'H82: whatever a careless program does (%s), nothing rejects or throws that nobody could have handled',
  { timeout: 180_000 },
  async (kind) => {
    const program = new Program('careless.ts', [kind], { flags: strict });
    const { code, stdout, stderr } = await program.ended;
    expect({ stderr, stdout, code }).toEqual({ stderr: '', stdout: 'survived\n', code: 0 });
  },
);

it('H82: and a process that leaves a rejection unhandled is seen to fail', { timeout: 240_000 }, async () => {
  const program = new Program('careless-truly.ts', [], { flags: strict });
  const { code, stderr } = await program.ended;
  expect(code).not.toBe(0);
  expect(stderr).toContain('AMI_NOT_CONNECTED');
});
