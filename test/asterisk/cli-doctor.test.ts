import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { run, startInTerminal, values } from '../integration/cli/support/cli.js';
import { cliUser, envOf, folderForTest, screenLines } from './cli.js';
import { describeEachAsterisk, type Pbx } from './each.js';
import { RealAsterisk } from './server.js';

const ESCAPE = '\u001b[';
/** Reaches this machine, and does not look like it. */
const ELSEWHERE = '0.0.0.0';

const examine = async (args: readonly string[], env: NodeJS.ProcessEnv) => {
  const { code, stdout, stderr } = await run(['doctor', ...args], env);
  const findings = values(stdout) as unknown as Finding[];
  return { code, stderr, findings, of: (check: string) => findings.find((finding) => finding.check === check) };
};

const named = (findings: readonly Finding[], verdict: Finding['verdict']): string[] =>
  findings.filter((finding) => finding.verdict === verdict).map(({ check }) => check);

/** Sets the clock of the command line, not that of the server. */
const withClock = async (offsetMs: number): Promise<NodeJS.ProcessEnv> => {
  const file = join(await folderForTest(), 'clock.mjs');
  writeFileSync(file, `const { now } = Date;\nDate.now = () => now() + ${offsetMs};\n`);
  return { NODE_OPTIONS: `--import ${file}` };
};

const tlsEnv = (pbx: Pbx): NodeJS.ProcessEnv => ({
  ...envOf(pbx),
  AMI_URL: `amis://app@127.0.0.1:${pbx.server.tlsPort}`,
});

describeEachAsterisk(
  'doctor on a server that is set up well',
  (pbx) => {
    it('finds nothing that bites, for whatever it is used, with TLS and without', async () => {
      const file = join(await folderForTest(), 'ca.pem');
      writeFileSync(file, RealAsterisk.certificate);
      const all = ['--for', 'events,originate,channels,queues,agi,conferences,users,dtmf,security,exec'];
      const [open, encrypted] = await Promise.all([
        examine(all, envOf(pbx)),
        examine([...all, '--ca', file], tlsEnv(pbx)),
      ]);
      for (const { code, findings, stderr } of [open, encrypted]) {
        expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
        expect(stderr).toMatch(/^0 to mend, 0 unknown, \d+ fine\n$/);
        expect(code).toBe(0);
      }
      expect(encrypted.of('tls')?.says).toBe('the connection is encrypted');
      expect(encrypted.of('certificate')?.says).toMatch(/^the certificate lasts for \d+ days$/);
      expect(open.of('systemname')?.says).toBe('it is called well');
    });

    it('shows a sign and a check a line on a terminal', async () => {
      const { code, stdout } = await startInTerminal(['doctor'], envOf(pbx), 90).end();
      expect(code).toBe(0);
      expect(stdout).toContain(`${ESCAPE}32m✓`);
      const lines = screenLines(stdout).map((line) => stripVTControlCharacters(line));
      expect(lines.filter((line) => /^✓ [\w:]+ +\S/.test(line)).length).toBeGreaterThan(10);
      expect(lines.at(-2)).toMatch(/^0 to mend, 0 unknown, \d+ fine$/);
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(90);
    });

    it('tells a clock that goes wrong, in which direction and how far', async () => {
      const [behind, ahead] = await Promise.all([
        examine([], { ...envOf(pbx), ...(await withClock(600_000)) }),
        examine([], { ...envOf(pbx), ...(await withClock(-600_000)) }),
      ]);
      expect(behind.of('clock')).toMatchObject({
        verdict: 'bites',
        says: expect.stringMatching(/^its clock is (599|600)\.\d s behind ours$/),
      });
      expect(ahead.of('clock')).toMatchObject({
        verdict: 'bites',
        says: expect.stringMatching(/^its clock is (600|599)\.\d s ahead of ours$/),
      });
      expect([behind.code, ahead.code]).toEqual([1, 1]);
      expect(named(behind.findings, 'bites')).toEqual(['clock']);
    });

    it('finds that a way without TLS may be listened to, and sends no secret over it', async () => {
      const { code, of, stderr } = await examine([], envOf(pbx, 'app', ELSEWHERE));
      expect(code).toBe(1);
      expect(of('tls')).toMatchObject({
        verdict: 'bites',
        mend: { file: 'manager.conf', section: 'general', lines: expect.arrayContaining(['tlsenable = yes']) },
      });
      expect(of('writetimeout')).toMatchObject({
        verdict: 'unknown',
        says: expect.stringContaining('would send the secret'),
      });
      expect(stderr).toMatch(/^1 to mend, /);
      const ignored = await examine(['--ignore', 'tls'], envOf(pbx, 'app', ELSEWHERE));
      expect(ignored.of('tls')).toBeUndefined();
      expect(ignored.code).toBe(7);
    });

    it('says what it could not look at for a user with few rights, and does not call it fine', async () => {
      const { code, findings } = await examine([], envOf(pbx, 'limited'));
      expect(code).toBe(7);
      expect(named(findings, 'bites')).toEqual([]);
      expect(named(findings, 'unknown')).toEqual(expect.arrayContaining(['writetimeout', 'authlimit', 'systemname']));
      expect(findings.find(({ check }) => check === 'writetimeout')?.mend?.section).toBe('limited');
    });
  },
  {
    users: [{ ...cliUser, extra: { writetimeout: 10_000, deny: '0.0.0.0/0.0.0.0', permit: '127.0.0.0/255.0.0.0' } }],
    systemName: 'well',
    timestampEvents: true,
    tls: true,
    managerGeneral: { authlimit: 100, allowmultiplelogin: 'yes' },
  },
);

describeEachAsterisk(
  'doctor on a server that is set up badly',
  (pbx) => {
    beforeAll(async () => {
      for (const module of ['app_queue', 'app_agent_pool']) {
        expect(await pbx.server.cli(`module unload ${module}.so`)).toContain('Unloaded');
      }
    });

    it('finds each thing that bites, with the line that mends it', async () => {
      const { code, findings, of, stderr } = await examine(
        ['--for', 'events,queues,agents', '--connections', '20'],
        envOf(pbx),
      );
      expect(code).toBe(1);
      const mended: Readonly<Record<string, readonly [section: string, line: string]>> = {
        timestamps: ['general', 'timestampevents = yes'],
        writetimeout: ['app', 'writetimeout = 10000'],
        systemname: ['options', 'systemname = pbx-a'],
        authlimit: ['general', 'authlimit = 50'],
        logins: ['app', 'allowmultiplelogin = yes'],
        'read:queues': ['app', 'agent'],
        'read:agents': ['app', 'agent'],
        'events:events': ['general', 'disabledevents = '],
        'module:app_queue': ['modules', 'load = app_queue.so'],
        'module:app_agent_pool': ['modules', 'load = app_agent_pool.so ; it needs agents.conf'],
      };
      for (const [check, [section, line]] of Object.entries(mended)) {
        const finding = of(check);
        expect(finding, check).toMatchObject({ verdict: 'bites', mend: { section } });
        if (check.startsWith('read:')) expect(finding?.mend?.lines.join()).toMatch(/^read = .*,agent$/);
        else expect(finding?.mend?.lines).toContain(line);
      }
      expect(named(findings, 'bites').sort()).toEqual([...Object.keys(mended), 'acl', 'filters'].sort());
      expect(stderr).toMatch(/^12 to mend, \d+ unknown, \d+ fine\n$/);
    });

    it('names the actions that a user may not send, with the line that allows them', async () => {
      const { code, of } = await examine(['--for', 'originate'], envOf(pbx, 'limited'));
      expect(code).not.toBe(0);
      const finding = of('write:originate');
      expect(finding?.verdict).not.toBe('ok');
      expect(finding?.mend?.lines.join()).toContain('originate');
    });

    it('says why a login fails, with the section that it needs', async () => {
      const refused = await examine([], { ...envOf(pbx), AMI_SECRET: 'wrong' });
      expect(refused.code).toBe(3);
      expect(refused.findings).toMatchObject([{ verdict: 'bites', mend: { file: 'manager.conf', section: 'app' } }]);
      const elsewhere = await examine([], { ...envOf(pbx), AMI_URL: 'ami://app@127.0.0.1:1' });
      expect(elsewhere.code).toBe(5);
      expect(elsewhere.findings).toMatchObject([{ verdict: 'bites' }]);
    });
  },
  {
    users: [
      {
        ...cliUser,
        read: 'system,call,log,command,reporting,config,originate',
        extra: { writetimeout: 100, eventfilter: '!Event: VarSet' },
      },
    ],
    managerGeneral: { bindaddr: '0.0.0.0', authlimit: 5, allowmultiplelogin: 'no', disabledevents: 'Newstate' },
  },
);
