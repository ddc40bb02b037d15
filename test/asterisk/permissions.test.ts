import { expect, it } from 'vitest';
import { ActionError, connect } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

describeEachAsterisk(
  'B27: an action without permission',
  (pbx) => {
    it('is refused alone: those before and after it, and the session, are untouched', async () => {
      await using limited = await connect(pbx.server.url('limited'));
      const answers = await Promise.allSettled([
        limited.send('Ping'),
        limited.send('DBPut', { Family: 'a', Key: 'b', Val: 'c' }),
        limited.send('Ping'),
        limited.send('CoreStatus'),
        limited.send('Command', { Command: 'core show uptime' }),
        limited.send('Ping'),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([
        ...['fulfilled', 'rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
      ]);
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
      for (const error of refused) {
        expect(error).toBeInstanceOf(ActionError);
        expect(error).toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true, retryable: false });
        expect((error as ActionError).response.get('Message')).toBe('Permission denied');
      }
      expect(limited.state).toBe('ready');
      expect(limited.epoch).toBe(1);
    });

    it('is known beforehand', async () => {
      await using limited = await connect(pbx.server.url('limited'));
      const { identity } = limited.info;
      expect(identity?.may('Hangup')).toBe(true);
      expect(identity?.may('dbput')).toBe(false);
      expect(identity?.asteriskVersion).toBeUndefined();
    });

    it('ends a list before its first row', async () => {
      await using limited = await connect(pbx.server.url('limited'));
      const rows = limited.list('CoreShowChannels');
      await expect(rows.next()).rejects.toThrow(ActionError);
      await expect(rows.completion()).rejects.toThrow(ActionError);
    });

    it('does not keep a connection from getting ready: a login may lack every right', async () => {
      await using mute = await connect(pbx.server.url('mute'), { filters: [{ event: 'Hangup' }] });
      expect((await mute.send('Ping')).success).toBe(true);
      await expect(
        mute.send('Originate', { Channel: `Local/${extensions.hold}@default`, Application: 'Wait', Async: true }),
      ).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
      expect(mute.state).toBe('ready');
    });

    it('shows only the classes of events that the user may read', async () => {
      await using limited = await connect(pbx.server.url('limited'));
      await using app = await connect(pbx.url);
      const classes = new Set<string | undefined>();
      limited.addListener(
        () => true,
        (event) => classes.add(event.get('Privilege')),
      );
      const hangup = limited.waitFor('Hangup');
      await app.send('UserEvent', { UserEvent: 'Unseen' });
      await app.send('Originate', {
        Channel: `Local/${extensions.busy}@default`,
        Application: 'Wait',
        Data: '1',
        Async: true,
      });
      await hangup;
      expect(classes).toEqual(new Set(['call,all']));
    });
  },
  { users: [{ name: 'mute', secret: 'nothing', read: '', write: '' }] },
);
