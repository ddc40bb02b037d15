import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/cli/doctor/finding.js';
import { run, SECRET, start, startInTerminal, values } from './support/cli.js';
import { startPbx } from './support/pbx.js';

describe('astervisor health', () => {
  it('says nothing and ends with 0 when Asterisk answers', async () => {
    const { env } = await startPbx();
    expect(await run(['health'], env)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('ends with the code of what is wrong, and says it on stderr', async () => {
    const { fake, env } = await startPbx();
    const refused = await run(['health'], { ...env, AMI_SECRET: 'wrong' });
    expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('[AMI_AUTH_FAILED]') });
    fake.on('Ping', () => {});
    const silent = await run(['health', '--timeout', '100ms'], env);
    expect(silent).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('[AMI_ACTION_TIMEOUT]') });
    await fake.stop();
    const gone = await run(['health'], env);
    expect(gone).toMatchObject({ code: 5, stdout: '', stderr: expect.stringContaining('[AMI_CONNECT_FAILED]') });
  });

  it('waits for one that is starting, tells so, and not for ever', async () => {
    const { fake, env } = await startPbx();
    fake.crash();
    const patient = start(['health', '--wait', '60s'], env);
    const impatient = run(['health', '--wait', '300ms'], env);
    await patient.says('stderr', /^connecting to app@127\.0\.0\.1:\d+ …\n$/);
    expect((await impatient).code).toBe(4);
    await fake.restart();
    expect(await patient.end()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('counts the seconds on a terminal, on a line that goes away', async () => {
    const { fake, env } = await startPbx();
    fake.stall();
    const cli = startInTerminal(['health'], env);
    await cli.says('stdout', /connecting to .* … 2 s/);
    cli.type('\u0003');
    const { code, stdout } = await cli.end();
    expect(code).toBe(130);
    const afterwards = stdout.split('\r\u001b[K').at(-1);
    expect(afterwards).toContain('[AMI_WAIT_ABORTED]');
    expect(afterwards).not.toContain('…');
  });
});

describe('astervisor doctor', () => {
  const findingsIn = (stdout: string) => values(stdout) as unknown as readonly Finding[];

  it('gives a verdict on each check, with the line that mends what bites', async () => {
    const { env } = await startPbx();
    const { code, stdout, stderr } = await run(['doctor', '--for', 'events,queues'], env);
    const findings = findingsIn(stdout);
    const verdicts = new Set(findings.map(({ verdict }) => verdict));
    const bites = findings.filter(({ verdict }) => verdict === 'bites');
    const open = findings.filter(({ verdict }) => verdict === 'unknown');
    expect([...verdicts].every((verdict) => ['ok', 'bites', 'unknown'].includes(verdict))).toBe(true);
    expect(new Set(findings.map(({ check }) => check)).size).toBe(findings.length);
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['tls', 'clock', 'read:queues']));
    expect(code).toBe(bites.length > 0 ? 1 : open.length > 0 ? 7 : 0);
    expect(stderr).toBe(
      `${bites.length} to mend, ${open.length} unknown, ${findings.length - bites.length - open.length} fine\n`,
    );
    for (const { mend, why } of bites) {
      expect(why).toMatch(/\w/);
      expect(mend?.lines.length).toBeGreaterThan(0);
    }
    expect(stdout).not.toContain(SECRET);
  });

  it('leaves out what it is told to ignore, and suggests the feature that was meant', async () => {
    const { env } = await startPbx();
    const { stdout } = await run(['doctor', '--ignore', 'tls,clock'], env);
    const checks = findingsIn(stdout).map(({ check }) => check);
    expect(checks).not.toEqual(expect.arrayContaining(['tls']));
    expect(checks).not.toEqual(expect.arrayContaining(['clock']));
    const misspelt = await run(['doctor', '--for', 'event'], env);
    expect(misspelt).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean events?') });
    const negative = await run(['doctor', '--connections', '-1'], env);
    expect(negative.code).toBe(2);
  });

  it('says why there is no connection, and ends with the code of that', async () => {
    const { fake, env } = await startPbx();
    const refused = await run(['doctor'], { ...env, AMI_SECRET: 'wrong' });
    expect(refused.code).toBe(3);
    expect(findingsIn(refused.stdout)).toMatchObject([{ verdict: 'bites', mend: { section: 'app' } }]);
    await fake.stop();
    const gone = await run(['doctor'], env);
    expect(gone.code).toBe(5);
    expect(findingsIn(gone.stdout)).toMatchObject([{ verdict: 'bites' }]);
  });
});

describe('a command line', () => {
  it.each([
    [['doctor', '--ignroe', 'tls'], /unknown option --ignroe; did you mean --ignore\?/],
    [['heatlh'], /unknown command heatlh; did you mean health\?/],
    [['replya', 'x'], /unknown command replya; did you mean replay\?/],
    [['events', '--event'], /--event needs a value|--event.*value/],
    [['events', '--count', '0'], /--count takes a whole number of at least 1/],
    [['ping', '-i', 'soon'], /-i takes a time such as/],
    [['ping', '--url', 'http://pbx'], /--url must begin with ami:\/\/ or amis:\/\//],
    [['ping', '--url', 'pbx'], /--url is not a URL such as ami:\/\/user@host:5038/],
    [['ping', '--url', 'ami://'], /--url/],
    [['ping', '--host', 'pbx', '--port', '70000', '--user', 'app'], /--port takes a port from 1 to 65535/],
    [['ping', '--host', 'pbx'], /no user is named/],
    [['ping', '--full'], /unknown option --full/],
    [['call', 'PJSIP/100'], /call needs whom to ring and what to dial/],
  ])('%j that cannot be carried out says what is wrong, and where help is', async (args, said) => {
    const { code, stdout, stderr } = await run(args, { AMI_SECRET: SECRET });
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/ {2}see: astervisor (\w+ )?--help\n$/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
