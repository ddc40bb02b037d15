import { expect, it } from 'vitest';
import { run, SECRET, start, startInTerminal, startPiped, values } from '../integration/cli/support/cli.js';
import { cliUser, envOf, fieldsOf, screenLines } from './cli.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const ESCAPE = '\u001b[';
const originate = ['-H', `Channel=Local/${extensions.hold}@default`, '-H', 'Application=Wait', '-H', 'Data=0'];

describeEachAsterisk(
  'astervisor send, exec, ping and health',
  (pbx) => {
    it('0: prints a list as one value in a pipe, and as lines in colour on a terminal', async () => {
      const args = ['send', 'QueueStatus', '-H', 'Queue=support'];
      const [piped, shown] = await Promise.all([run(args, envOf(pbx)), startInTerminal(args, envOf(pbx), 70).end()]);
      expect([piped.code, shown.code, piped.stderr]).toEqual([0, 0, '']);
      expect(values(piped.stdout)).toMatchObject([
        {
          fields: { Response: 'Success' },
          events: [{ event: 'QueueParams' }, { event: 'QueueMember', fields: { Name: 'Ada' } }],
          completion: { event: 'QueueStatusComplete' },
        },
      ]);
      expect(shown.stdout).toContain(`${ESCAPE}32mSuccess`);
      expect(shown.stdout).toContain('2 rows, ended by QueueStatusComplete');
    });

    it('1: prints a refusal as data, and its reason on stderr; on a terminal once', async () => {
      const args = ['send', 'Hangup', '-H', 'Channel=PJSIP/nobody'];
      const [piped, shown] = await Promise.all([run(args, envOf(pbx)), startInTerminal(args, envOf(pbx)).end()]);
      expect([piped.code, shown.code]).toEqual([1, 1]);
      expect(values(piped.stdout)).toMatchObject([{ fields: { Response: 'Error', Message: 'No such channel' } }]);
      expect(piped.stderr).toMatch(/^astervisor: .*No such channel.* \[AMI_ACTION_ERROR\]\n$/);
      expect(shown.stdout).toContain(`${ESCAPE}31mError`);
      expect(shown.stdout.match(/No such channel/g)).toHaveLength(1);
    });

    it('2: refuses what cannot be sent', async () => {
      const wrong = [
        ['send', 'Pin', '-H', 'A'],
        ['send', 'WaitEvent'],
        ['send', 'Ping', '-H', 'Channel=a\nb'],
        ['send', 'Ping', '--timeuot', '1s'],
      ];
      for (const { code, stdout, stderr } of await Promise.all(wrong.map((args) => run(args, envOf(pbx))))) {
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^astervisor: .+/);
      }
    });

    it('3: says that the login was refused, and for whom', async () => {
      const refused = await run(['send', 'Ping'], { ...envOf(pbx), AMI_SECRET: `${SECRET}-not` });
      const unknown = await run(['send', 'Ping'], { ...envOf(pbx), AMI_URL: `ami://nobody@127.0.0.1:${pbx.port}` });
      for (const { code, stdout, stderr } of [refused, unknown]) {
        expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
        expect(stderr).toMatch(/^astervisor: .*refused the login.* \[AMI_AUTH_FAILED\]\n$/);
      }
    });

    it('4: gives up when no answer comes in time', async () => {
      const ringing = [`Channel=Local/${extensions.ring}@default`, 'Application=Wait', 'Data=1'].flatMap((f) => [
        '-H',
        f,
      ]);
      const cli = run(['exec', '--timeout', '30s', 'core show settings'], envOf(pbx));
      const sent = start(['send', 'Originate', '--blocking', '--timeout', '300ms', ...ringing], envOf(pbx));
      expect((await cli).code).toBe(0);
      const { code, stdout, stderr } = await sent.end();
      expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
      expect(stderr).toContain('was not answered within 300 ms [AMI_ACTION_TIMEOUT]');
    });

    it('6: cannot say what became of an action when the server dies under it', async () => {
      const cli = start(['send', 'WaitEvent', '--blocking', '--timeout', '30s', '-H', 'Timeout=20'], envOf(pbx));
      await cli.says('stderr', /waiting for the answer to WaitEvent …/);
      await pbx.server.kill();
      const { code, stdout, stderr } = await cli.end();
      expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
      expect(stderr).toContain('[AMI_OUTCOME_UNKNOWN]');
    });

    it('5: says that nobody is there; health waits for a server that is starting', async () => {
      const gone = await run(['send', 'Ping'], envOf(pbx));
      expect({ code: gone.code, stdout: gone.stdout }).toEqual({ code: 5, stdout: '' });
      expect(gone.stderr).toContain('[AMI_CONNECT_FAILED]');
      const [unhealthy, impatient] = await Promise.all([
        run(['health'], envOf(pbx)),
        run(['health', '--wait', '1500ms'], envOf(pbx)),
      ]);
      expect(unhealthy).toMatchObject({ code: 5, stdout: '' });
      expect(impatient).toMatchObject({ code: 4, stdout: '' });
      const patient = start(['health', '--wait', '60s'], envOf(pbx));
      await patient.says('stderr', /connecting to app@127\.0\.0\.1:\d+ …/);
      await pbx.server.restart();
      const { code, stdout } = await patient.end();
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      const healthy = await run(['health'], envOf(pbx));
      expect(healthy).toEqual({ code: 0, stdout: '', stderr: '' });
    });

    it('places a call and tells its outcome with --wait outcome', async () => {
      const { code, stdout } = await run(['send', 'Originate', ...originate, '--wait', 'outcome'], envOf(pbx));
      expect(values(stdout).map(({ stage, status }) => [stage, status])).toEqual([
        ['queued', 'queued'],
        ['answered', 'answered'],
      ]);
      expect(code).toBe(0);
      await pbx.server.cli('channel request hangup all');
    });

    it('runs a command of the console, and says so when there is none of that name', async () => {
      const [json, shown, unknown] = await Promise.all([
        run(['exec', 'core show version'], envOf(pbx)),
        startInTerminal(['exec', 'core', 'show', 'version'], envOf(pbx)).end(),
        run(['exec', 'make coffee', '--output', 'pretty'], envOf(pbx)),
      ]);
      expect(values(json.stdout)).toEqual([{ output: expect.stringMatching(/^Asterisk \d+\./) }]);
      expect(shown.stdout).toMatch(/^Asterisk \d+\..*\r\n$/);
      expect(unknown).toMatchObject({ code: 1, stdout: expect.stringContaining("No such command 'make coffee'") });
    });

    it('ends quietly in front of `head`, also with much to say', async () => {
      const cli = startPiped(['exec', 'core show applications'], 'head -n 2', envOf(pbx));
      const { stdout, stderr } = await cli.end();
      expect(values(stdout)).toHaveLength(2);
      expect(stderr).toBe('code 0\n');
    });

    it('pings, as values and as lines', async () => {
      const args = ['ping', '-c', '2', '-i', '10ms'];
      const [piped, shown] = await Promise.all([run(args, envOf(pbx)), startInTerminal(args, envOf(pbx)).end()]);
      expect(values(piped.stdout).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(piped.stderr).toMatch(/^2 sent, 2 answered; /);
      expect(screenLines(shown.stdout).filter((line) => line.startsWith('pong from'))).toHaveLength(2);
      expect([piped.code, shown.code]).toEqual([0, 0]);
    });

    it('takes no secret from the command line, and shows none in the list of processes', async () => {
      const refused = await run(['ping', '--url', pbx.url], {});
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('holds a secret') });
      const cli = start(['ping', '-i', '100ms'], envOf(pbx));
      await cli.says('stdout', /"seq":2/);
      expect(cli.arguments()).toContain('ping');
      expect(cli.arguments()).not.toContain(SECRET);
      cli.signal('SIGINT');
      expect((await cli.end()).code).toBe(0);
    });

    it('lists fields of a response in one value', async () => {
      const { stdout } = await run(['send', 'CoreSettings'], envOf(pbx));
      expect(fieldsOf(values(stdout)[0]).AsteriskVersion).toMatch(/^\d+\./);
    });
  },
  { users: [cliUser] },
);
