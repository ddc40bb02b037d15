import { afterAll, expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { blocksOf, readPage } from '../docs/blocks.js';
import { Programs } from '../docs/programs.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const page = 'docs/tutorial/first-events-and-first-call.md';
const blocks = blocksOf(page, readPage(page));
const [settings] = blocks.filter(({ language }) => language === 'ini');
const [, section = ''] = settings?.text.split('[app]') ?? [];
const setting = (name: string): string => new RegExp(`^${name} = (.*)$`, 'm').exec(section)?.[1] ?? '';
const user = { name: 'tutorial', secret: setting('secret'), read: setting('read'), write: setting('write') };
const program = blocks.find(({ language, flags }) => language === 'ts' && !flags.includes('run'))?.text ?? '';
const address = "'ami://app@127.0.0.1'";
const programs = new Programs(new Map([[page, program.replace(address, "process.env.AMI_URL ?? ''")]]));
afterAll(() => programs.dispose());

describeEachAsterisk(
  'the user of the tutorial',
  (pbx) => {
    const url = () => `ami://${user.name}@${pbx.host}:${pbx.port}`;

    it('may do what the programs of the page do', async () => {
      await using connection = await connect(url(), { secret: user.secret });
      const { events } = await connection.send('QueueStatus', { Queue: 'support' });
      expect(events.map(({ name }) => name)).toContain('QueueMember');
      await expect(connection.send('QueuePause', { Interface: 'PJSIP/999', Paused: true })).rejects.toThrow(
        'Interface not found',
      );
      const heard = connection.waitFor('UserEvent', { timeoutMs: 10_000 });
      await connection.send('UserEvent', { UserEvent: 'Before' });
      expect((await heard).get('UserEvent')).toBe('Before');
      const call = connection.originate({
        Channel: `Local/${extensions.hold}@default`,
        Context: 'default',
        Exten: extensions.dial,
        Priority: 1,
      });
      expect((await call.answered).status).toBe('answered');
      expect((await call.connected).status).toBe('answered');
      await call.hangup();
      expect(await call.ended).toMatchObject({ status: 'answered', cause: 16 });
    });

    it('is told of calls, of a restart, and of the gap after it', async () => {
      expect(program).toContain(address);
      const telling = programs.start(page, { AMI_URL: url(), AMI_SECRET: user.secret }, 50_000);
      await telling.printed('ready, AMI ');
      await using caller = await connect(pbx.url);
      await caller.originate({ Channel: `Local/${extensions.answer}@default`, Application: 'Wait', Data: '1' }).ended;
      await telling.printed('epoch 1: Local/');
      await pbx.server.cli('core waitfullybooted'); // One that is still starting takes no command to end.
      await pbx.server.cli('core restart now');
      for (const line of ['draining', 'reconnecting', 'a gap between epochs 1 and 2', 'handshaked', 'ready']) {
        await telling.printed(`\n${line}\n`);
      }
      telling.signal('SIGINT');
      expect((await telling.ended).stderr).toBe('');
      await pbx.server.kill(); // One that has replaced itself takes no other signal.
    });
  },
  { users: [user] },
);
