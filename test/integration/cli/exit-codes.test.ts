import { describe, expect, it } from 'vitest';
import { run, SECRET, start, values } from './support/cli.js';
import { actionNames, startPbx } from './support/pbx.js';

describe('the exit code', () => {
  it('is 0 for an action that was answered, whose fields arrive as they were given', async () => {
    const { fake, env } = await startPbx();
    const fields = ['-H', 'Channel=PJSIP/100', '-H', 'Application=Wait', '-HData=0', '-H', 'Async=true'];
    const variables = ['-V', 'CAMPAIGN=spring=2', '-V', 'NOTE=a,b'];
    const { code, stdout, stderr } = await run(['send', 'Originate', ...fields, ...variables], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(values(stdout)).toMatchObject([{ fields: { Response: 'Success' } }]);
    const originate = fake.actions.find((action) => action.is('Originate'));
    expect(originate?.get('Channel')).toBe('PJSIP/100');
    expect(originate?.getAll('Variable')).toEqual(['CAMPAIGN=spring=2', 'NOTE=a\\,b']);
    expect(actionNames(fake).at(-1)).toBe('Logoff');
  });

  it('is 1 when Asterisk answers with an error, which is printed as data', async () => {
    const { env } = await startPbx();
    const { code, stdout, stderr } = await run(['send', 'Hangup', '-H', 'Channel=PJSIP/nobody'], env);
    expect(code).toBe(1);
    expect(values(stdout)).toMatchObject([{ fields: { Response: 'Error', Message: 'No such channel' } }]);
    expect(stderr).toContain('No such channel [AMI_ACTION_ERROR]');
  });

  it('is 2 for a command line that cannot be carried out, before anything is sent', async () => {
    const { fake, env } = await startPbx();
    const wrong: readonly (readonly [args: string[], said: RegExp])[] = [
      [[], /Usage: astervisor COMMAND/],
      [['evnts'], /unknown command evnts; did you mean events\?/],
      [['events', '--evnt', 'Hangup'], /unknown option --evnt; did you mean --event\?/],
      [['events', '-n', 'many'], /-n takes a whole number of at least 1, not "many"/],
      [['events', '--for', '3 days'], /--for takes a time such as/],
      [['events', 'Hangup'], /events takes options only/],
      [['send'], /send needs an action/],
      [['send', 'Originate', '-H', 'Channel'], /-H takes name=value/],
      [['send', 'Ping', '-H', 'Channel=a\rb'], /field "Channel" must not hold CR, LF or NUL/],
      [['send', 'WaitEvent'], /would stall/],
      [['ping', '--output', 'yaml'], /--output takes pretty or json, not "yaml"/],
    ];
    const ends = await Promise.all(wrong.map(([args]) => run(args, env)));
    for (const [index, { code, stdout, stderr }] of ends.entries()) {
      expect(stderr).toMatch(wrong[index]?.[1] ?? /$^/);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
    expect(actionNames(fake).filter((name) => name === 'Originate')).toEqual([]);
  }, 240_000);

  it('is 3 when the login is refused', async () => {
    const { env } = await startPbx();
    const { code, stdout, stderr } = await run(['send', 'Ping'], { ...env, AMI_SECRET: `${SECRET}-not` });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('Asterisk refused the login');
  });

  it('is 4 when no answer comes in time', async () => {
    const { fake, env } = await startPbx();
    fake.on('BridgeList', () => {});
    const { code, stderr } = await run(['send', 'BridgeList', '--timeout', '100ms'], env);
    expect(code).toBe(4);
    expect(stderr).toContain('was not answered within 100 ms [AMI_ACTION_TIMEOUT]');
  });

  it('is 5 when there is nobody, or somebody who does not speak AMI', async () => {
    const { fake, env } = await startPbx();
    fake.faults.banner = 'SSH-2.0-OpenSSH_9.2';
    const stranger = await run(['send', 'Ping'], env);
    expect(stranger.code).toBe(5);
    expect(stranger.stderr).toContain('[AMI_NOT_AMI]');
    await fake.stop();
    const nobody = await run(['send', 'Ping'], env);
    expect(nobody.code).toBe(5);
    expect(nobody.stderr).toContain('[AMI_CONNECT_FAILED]');
  });

  it('is 6 when the link is lost after the action was sent', async () => {
    const { fake, env } = await startPbx();
    fake.on('Originate', (call) => call.session.drop('rst'));
    const { code, stdout, stderr } = await run(['send', 'Originate', '-H', 'Channel=PJSIP/100', '-H', 'Async=1'], env);
    expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
    expect(stderr).toContain('its outcome is unknown [AMI_OUTCOME_UNKNOWN]');
    expect(actionNames(fake).filter((name) => name === 'Originate')).toHaveLength(1);
  });

  it('is 6 when Ctrl-C ends the wait for the answer, and the session is closed politely', async () => {
    const { fake, env } = await startPbx();
    fake.on('Originate', () => {});
    const cli = start(['send', 'Originate', '-H', 'Channel=PJSIP/100', '-H', 'Async=1'], env);
    await fake.waitForAction('Originate');
    cli.signal('SIGINT');
    expect((await cli.end()).code).toBe(6);
    expect(actionNames(fake).at(-1)).toBe('Logoff');
  });

  it('is 130 when Ctrl-C comes before there is a connection', async () => {
    const { fake, env } = await startPbx();
    fake.stall();
    const cli = start(['send', 'Ping'], env);
    await cli.says('stderr', /connecting to app@127\.0\.0\.1/);
    cli.signal('SIGINT');
    expect((await cli.end()).code).toBe(130);
  });
});
