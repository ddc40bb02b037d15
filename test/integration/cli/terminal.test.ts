import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SECRET, startInTerminal } from './support/cli.js';
import { actionNames, startPbx } from './support/pbx.js';

const ESCAPE = '\u001b[';

describe('on a terminal', () => {
  it('shows events in colour, a line each, cut where the terminal ends', async () => {
    const { fake, env } = await startPbx();
    const cli = startInTerminal(['events', '-n', '1'], env, 72);
    await cli.says('stdout', /listening/);
    fake.emit('Hangup', { Channel: 'PJSIP/100-00000001', 'Cause-txt': 'Normal Clearing', Long: 'x'.repeat(200) });
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    const line = stdout.split('\r\n').find((text) => text.includes('Hangup')) ?? '';
    expect(line).toContain(ESCAPE);
    const visible = stripVTControlCharacters(line);
    expect(visible).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}Hangup +PJSIP\/100-00000001 .*…$/);
    expect([...visible]).toHaveLength(72);
  });

  it('does without colour when NO_COLOR says so', async () => {
    const { env } = await startPbx();
    const { code, stdout } = await startInTerminal(['send', 'Ping'], { ...env, NO_COLOR: '1' }).end();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Success\r\n {2}Ping +Pong\r\n/);
    expect(stdout).not.toContain(ESCAPE);
  });

  it('writes JSON when it is asked to', async () => {
    const { env } = await startPbx();
    const { stdout } = await startInTerminal(['send', 'Ping', '--output', 'json'], env).end();
    expect(JSON.parse(stdout)).toMatchObject({ fields: { Response: 'Success', Ping: 'Pong' } });
  });

  it('shows the response to a refused action once, in red', async () => {
    const { env } = await startPbx();
    const { code, stdout } = await startInTerminal(['send', 'Nope'], env).end();
    expect(code).toBe(1);
    expect(stdout).toContain(`${ESCAPE}31mError`);
    expect(stdout.match(/Invalid\/unknown command/g)).toHaveLength(1);
  });

  it('asks for the secret without showing it, and takes a correction', async () => {
    const { fake, env } = await startPbx();
    const cli = startInTerminal(['send', 'Ping'], { AMI_URL: env.AMI_URL });
    await cli.says('stdout', /Secret for app@127\.0\.0\.1:\d+: $/);
    cli.type(`${SECRET}x\u007f\r`);
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    expect(stdout).toContain('Pong');
    expect(actionNames(fake)).toContain('Ping');
  });

  it('takes Ctrl-C at the prompt for an answer', async () => {
    const { fake, env } = await startPbx();
    const cli = startInTerminal(['send', 'Ping'], { AMI_URL: env.AMI_URL });
    await cli.says('stdout', /Secret for /);
    cli.type('\u0003');
    expect((await cli.end()).code).toBe(130);
    expect(fake.actions).toEqual([]);
  });

  it('closes politely on Ctrl-C', async () => {
    const { fake, env } = await startPbx();
    const cli = startInTerminal(['events'], env);
    await cli.says('stdout', /listening/);
    cli.type('\u0003');
    expect((await cli.end()).code).toBe(0);
    expect(actionNames(fake).at(-1)).toBe('Logoff');
  });
});
