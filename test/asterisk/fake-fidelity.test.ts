import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeAsterisk } from '../../src/testing/index.js';
import { type AmiUser, defaultUsers } from './configuration.js';
import { describeEachAsterisk } from './each.js';
import { actionScripts } from './fidelity/action-scripts.js';
import { commandScripts } from './fidelity/command-scripts.js';
import { eventScripts } from './fidelity/event-scripts.js';
import { inputScripts } from './fidelity/input-scripts.js';
import { loginScripts } from './fidelity/login-scripts.js';
import { permissionScripts } from './fidelity/permission-scripts.js';
import { runScript } from './fidelity/script.js';

const scripts = {
  ...commandScripts,
  ...inputScripts,
  ...loginScripts,
  ...permissionScripts,
  ...eventScripts,
  ...actionScripts,
};

const queuesConf = '[general]\n[support]\nstrategy=ringall\ntimeout=15\nretry=1\nmember => Local/801@default,0,Ada\n';

const rulesConf = '[support]\npenaltychange=30,+1\n';

const readers: readonly AmiUser[] = [
  { name: 'reader', secret: 'r', read: 'all', write: '' },
  { name: 'writer', secret: 'w', read: '', write: 'all' },
  { name: 'mixed', secret: 'm', read: 'call,user', write: 'user,reporting' },
];

/** A fake that is more forgiving than the real server is a bug: both get the same bytes and must answer alike. */
describeEachAsterisk(
  'the fake beside the real server',
  (pbx) => {
    let fake: FakeAsterisk;
    const users = [...defaultUsers, ...readers];
    const secrets = new Map(users.map(({ name, secret }) => [name, secret]));
    beforeAll(async () => {
      fake = await FakeAsterisk.start({
        version: pbx.server.version,
        users: Object.fromEntries(users.map(({ name, secret, read, write }) => [name, { secret, read, write }])),
        queues: { support: { strategy: 'ringall', members: [{ location: 'Local/801@default', name: 'Ada' }] } },
        hints: { '100@default': { device: 'Custom:answer', status: 0 } },
        modules: ['app_queue.so', 'app_echo.so'],
        configuration: { 'queues.conf': queuesConf, 'rules.conf': rulesConf },
        hasExtension: (context, exten) => context === 'default' && /^\d+$/.test(exten),
      });
    });
    afterAll(() => fake.stop());

    it.each(Object.entries(scripts))('answers alike: %s', async (_name, script) => {
      const [real, ours] = await Promise.all([runScript(pbx, secrets, script), runScript(fake, secrets, script)]);
      expect(ours).toEqual(real);
    });
  },
  { users: readers, files: { 'rules.conf': rulesConf } },
);
