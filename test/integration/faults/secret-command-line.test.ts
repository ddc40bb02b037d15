import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { SECRET as DEMO_SECRET } from '../../../src/cli/demo/fake-pbx.js';
import { foundIn, secretForms } from '../../support/secret-forms.js';
import { SECRET, start } from '../cli/support/cli.js';
import { startPbx } from '../cli/support/pbx.js';

const WRONG = 'wr0ng-"gu€ss"/+';

/** Commands that log in, in every way that there is: for one action, for events, for a report, into a file. */
const commands: readonly (readonly [name: string, ...args: string[]])[] = [
  ['send', 'CoreStatus'],
  ['events', '--for', '100ms'],
  ['exec', 'core show version'],
  ['ping', '-c', '1'],
  ['health'],
  ['doctor'],
  ['record', 'FILE', '--for', '100ms'],
  ['call', 'PJSIP/100', '200', '--wait', 'queued'],
  ['channels'],
  ['queues'],
  ['agents'],
];

it.each(commands.map((args) => [args.join(' '), args] as const))(
  'G75b, G76: astervisor %s --verbose shows neither secret nor keys, be it right or wrong',
  async (_, args) => {
    const { fake, env } = await startPbx();
    const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const secret of [SECRET, WRONG]) {
      const file = join(folder, `${secret === SECRET ? 'right' : 'wrong'}.ndjson`);
      const line = args.map((word) => (word === 'FILE' ? file : word));
      const cli = start([...line, '--verbose'], { ...env, AMI_SECRET: secret });
      const visible = cli.arguments();
      const { stdout, stderr } = await cli.end();
      const recorded = args.includes('FILE') ? await readFile(file, 'utf8') : '';
      const keys = fake.actions.flatMap((action) => action.get('Key') ?? []);
      const forms = [SECRET, WRONG, ...keys].flatMap(secretForms);
      const said = [visible, stdout, stderr, recorded].join('\n');
      expect(keys.length).toBeGreaterThan(0);
      expect(stdout + stderr).not.toBe('');
      expect(foundIn(said, forms)).toEqual([]);
    }
  },
  240_000,
);

it('G75b, G76: astervisor demo shows neither the secrets of its PBXs nor that of the environment', async () => {
  const cli = start(['demo'], { AMI_SECRET: SECRET });
  await cli.says('stdout', /south/);
  const visible = cli.arguments();
  const { code, stdout, stderr } = await cli.end();
  const forms = [SECRET, DEMO_SECRET].flatMap(secretForms);
  expect(foundIn([visible, stdout, stderr].join('\n'), forms)).toEqual([]);
  expect(code).toBe(0);
}, 240_000);
