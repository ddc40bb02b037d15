import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FEATURE_NAMES } from '../../src/cli/doctor/features.js';
import type { Finding } from '../../src/cli/doctor/finding.js';
import { run, values } from '../integration/cli/support/cli.js';
import { followAdvice } from './advice.js';
import { cliUser, envOf } from './cli.js';
import { describeEachAsterisk, type Pbx } from './each.js';

const follow = async ({ server }: Pbx, findings: readonly Finding[]): Promise<void> => {
  expect(findings.filter(({ mend }) => mend === undefined)).toEqual([]);
  followAdvice(
    server,
    findings.flatMap(({ mend }) => mend ?? []),
  );
  await server.restart();
};

const MODULES = ['app_queue', 'app_agent_pool', 'res_agi', 'app_confbridge', 'cdr_manager'];

const examine = async (pbx: Pbx) => {
  const { code, stdout } = await run(['doctor', '--for', FEATURE_NAMES.join(',')], envOf(pbx));
  const findings = values(stdout) as unknown as Finding[];
  return { code, open: findings.filter(({ verdict }) => verdict !== 'ok') };
};

describeEachAsterisk(
  'the advice of doctor',
  (pbx) => {
    it('mends a session that cannot be set up', async () => {
      const before = await examine(pbx);
      expect(before).toMatchObject({ code: 5, open: [{ check: 'connect' }] });
      await follow(pbx, before.open);
      expect(await examine(pbx)).toMatchObject({ code: 1 });
    });

    it('mends all that bites when it is followed once, word by word', async () => {
      const barred = MODULES.map((module) => `noload => ${module}.so\n`).join('');
      appendFileSync(join(pbx.server.folder, 'etc', 'modules.conf'), barred);
      await pbx.server.restart();
      const before = await examine(pbx);
      expect(before.code).toBe(1);
      const checks = before.open.map(({ check }) => check);
      expect(checks).toEqual(expect.arrayContaining(MODULES.map((module) => `module:${module}`)));
      const some = ['timestamps', 'writetimeout', 'systemname', 'authlimit', 'logins', 'acl', 'filters', 'setvar'];
      expect(checks).toEqual(expect.arrayContaining(some));
      const byFeature = [
        'read:queues',
        'read:dtmf',
        'write:agi',
        'write:originate',
        'events:queues',
        'events:channels',
      ];
      expect(checks).toEqual(expect.arrayContaining(byFeature));
      await follow(pbx, before.open);
      expect(await examine(pbx)).toEqual({ code: 0, open: [] });
    });
  },
  {
    users: [
      {
        ...cliUser,
        read: 'system',
        write: 'command,config,system,reporting',
        extra: { writetimeout: 100, eventfilter: '!Event: VarSet', setvar: 'CAMPAIGN=spring' },
      },
    ],
    managerGeneral: {
      bindaddr: '0.0.0.0',
      authlimit: 5,
      allowmultiplelogin: 'no',
      disabledevents: 'Newstate,QueueCallerJoin',
      brokeneventsaction: 'yes',
    },
  },
);
