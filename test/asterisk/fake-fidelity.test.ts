import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeAsterisk } from '../../src/testing/index.js';
import { type AmiUser, defaultUsers } from './configuration.js';
import { describeEachAsterisk } from './each.js';
import { actionScripts } from './fidelity/action-scripts.js';
import { eventScripts } from './fidelity/event-scripts.js';
import { inputScripts } from './fidelity/input-scripts.js';
import { loginScripts } from './fidelity/login-scripts.js';
import { permissionScripts } from './fidelity/permission-scripts.js';
import { runScript } from './fidelity/script.js';

const scripts = { ...inputScripts, ...loginScripts, ...permissionScripts, ...eventScripts, ...actionScripts };

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
        hasExtension: (context, exten) => context === 'default' && /^\d+$/.test(exten),
      });
    });
    afterAll(() => fake.stop());

    it.each(Object.entries(scripts))('answers alike: %s', async (_name, script) => {
      const [real, ours] = await Promise.all([runScript(pbx, secrets, script), runScript(fake, secrets, script)]);
      expect(ours).toEqual(real);
    });
  },
  { users: readers },
);
