import { expect, it } from 'vitest';
import { ActionError, connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';
import { freePort } from './ports.js';

describeEachAsterisk(
  'the frames of a session (39)',
  (pbx) => {
    it('C39: keep a line feed inside a value as data', async () => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const error = (await connection.send('PJSIPShowEndpoints').catch((reason: unknown) => reason)) as ActionError;
      expect(error).toBeInstanceOf(ActionError);
      expect(error.response.get('Message')).toMatch(/^No endpoints found\n?$/);
      expect(error.message).not.toContain('\n');
      const [long, ping] = await Promise.allSettled([
        connection.send('Originate', {
          ...{ Channel: 'Local/300@default', Application: 'Wait', Data: '1', Async: true },
          ChannelId: 'x'.repeat(160),
        }),
        connection.send('Ping'),
      ]);
      expect(long).toMatchObject({ status: 'rejected', reason: { code: 'AMI_ACTION_ERROR' } });
      expect((long as PromiseRejectedResult).reason.response.get('Message')).toMatch(/\n$/);
      expect(ping).toMatchObject({ status: 'fulfilled' });
      expect(connection.stats.malformed).toBe(0);
    });

    it('C39: skip blank lines that no stanza precedes', async () => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const rules = Array.from({ length: 20 }, () => [connection.send('QueueRule'), connection.send('Ping')]).flat();
      for (const response of await Promise.all(rules)) expect(response.success).toBe(true);
      expect(connection.stats).toMatchObject({ malformed: 0, unmatchedResponses: 0 });
    });

    it('survive an answer without a frame, which is refused unless asked for', async () => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      await expect(connection.send('IAXnetstats')).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
      const [answer, ...pings] = await Promise.allSettled([
        connection.send('IAXnetstats', {}, { blocking: true, timeoutMs: 500 }),
        connection.send('Ping'),
        connection.send('Ping'),
      ]);
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'AMI_ACTION_TIMEOUT', sent: true } });
      expect(pings.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
      expect(connection.state).toBe('ready');
    });

    it('hold a stanza that is much longer than a chunk', async () => {
      await using connection = await connect(pbx.url);
      const text = 'ü'.repeat(400);
      const lines = Array.from({ length: 100 }, (_, n) => `${n}: ${text}`);
      const event = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Long' });
      await connection.send('UserEvent', { UserEvent: 'Long', Line: lines });
      expect((await event).getAll('Line')).toEqual(lines);
    });

    it('carry values to the byte, whatever looks like syntax in them', async () => {
      await using connection = await connect(pbx.url);
      const values = ['a: b: c', 'trailing  ', 'Event: Hangup', '"quoted, \\ back"', '', '-', '�', '𝄞 ☎ é'];
      const event = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Odd' });
      await connection.send('UserEvent', { UserEvent: 'Odd', Value: values, Event: 'inner', Response: 'Error' });
      const heard = await event;
      expect(heard.getAll('Value')).toEqual(values);
      expect(heard.name).toBe('UserEvent');
      expect(heard.getAll('Event')).toEqual(['UserEvent', 'inner']);
      expect(heard.get('Response')).toBe('Error');
    });
  },
  {
    files: {
      'pjsip.conf': '',
      'iax.conf': `[general]\nbindaddr=127.0.0.1\nbindport=${await freePort()}\n`,
      'queuerules.conf': '[rule]\npenaltychange => 30,1\n[other]\npenaltychange => 60,2\n',
    },
  },
);
