import { expect, it } from 'vitest';
import { ActionError, type AmiResponse, connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

/** What nobody would print unless to be taken for the protocol. */
const lines = [
  ...['first', 'Event: Hangup', 'Channel: Local/1@default', '', 'Response: Success', 'ActionID: 1', ''],
  ...['--END COMMAND--', '', '', '  indented  ', 'Output: twice', 'last'],
];
const value = lines.map(encodeURIComponent).join('%0A');
const crlf = '--END COMMAND--%0D%0A%0D%0AEvent: Hangup%0D%0A%0D%0A';

describeEachAsterisk(
  'the output of a command (40)',
  (pbx) => {
    it('with 5,000 lines arrives whole, to the byte and in order', async () => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const keys = Array.from({ length: 5_000 }, (_, n) => String(n).padStart(5, '0'));
      await Promise.all(keys.map((Key) => connection.send('DBPut', { Family: 'long', Key, Val: `value of ${Key}` })));
      const { output, success } = await connection.send('Command', { Command: 'database show long' });
      expect(success).toBe(true);
      expect(output).toEqual([
        ...keys.map((key) => `${`/long/${key}`.padEnd(50)}: ${`value of ${key}`.padEnd(25)}`),
        '5000 results found.',
      ]);
    });

    it('C40: with blank lines and lines like stanzas stays in the response', async () => {
      // Not those of class dialplan: the text of the dialplan itself would forge events in them.
      await using connection = await connect(pbx.url, { eventMask: ['user'] });
      const events: string[] = [];
      connection.addListener(
        () => true,
        ({ name }) => events.push(name),
      );
      const stored = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Stored' });
      const call = { Channel: 'Local/650@default', Application: 'Wait', Data: '0.1', Async: true };
      await connection.send('Originate', call);
      await stored;
      const show = () => connection.send('Command', { Command: 'database show odd' });
      const [before, answer, after] = await Promise.all([connection.send('Ping'), show(), connection.send('Ping')]);
      const [first, ...rest] = answer.output;
      expect(first).toMatch(/^\/odd\/lf {43}: first$/);
      expect(rest.slice(0, lines.length - 1)).toEqual(lines.slice(1));
      expect([before.get('Ping'), after.get('Ping')]).toEqual(['Pong', 'Pong']);
      expect(answer.getAll('Output')).toEqual(answer.output);
      expect(answer.get('ActionID')).toMatch(/^[!-~]+$/);
      expect(answer.events).toEqual([]);
      expect(events).toEqual(['UserEvent']);
      expect(connection.stats).toMatchObject({ malformed: 0, unmatchedResponses: 0, late: 0, duplicateResponses: 0 });
    });

    it('with line ends like those of the protocol stays in the response', async () => {
      await using connection = await connect(pbx.url, { eventMask: ['user'] });
      const stored = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Stored' });
      const call = { Channel: 'Local/650@default', Application: 'Wait', Data: '0.1', Async: true };
      await connection.send('Originate', call);
      await stored;
      const { output } = await connection.send('Command', { Command: 'database show odder' });
      expect(output).toEqual([
        expect.stringMatching(/^\/odder\/crlf {39}: --END COMMAND--\r$/),
        ...['\r', 'Event: Hangup\r', '\r'],
        expect.stringMatching(/^ *$/),
        '1 results found.',
      ]);
      expect(connection.stats.malformed).toBe(0);
    });

    it('is there when the command failed, too', async () => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const error = await connection.send('Command', { Command: 'no such' }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ActionError);
      expect((error as ActionError<AmiResponse>).response.output.join()).toMatch(/no such/);
      expect(connection.state).toBe('ready');
    });

    it.each(['core show channels concise', 'manager set debug off'])(
      'that is empty is one empty line: %s',
      async (Command) => {
        await using connection = await connect(pbx.url, { eventMask: 'off' });
        expect((await connection.send('Command', { Command })).output).toEqual(['']);
      },
    );
  },
  {
    dialplanExtra: [
      'exten => 650,1,NoOp()',
      `exten => 650,n,Set(DB(odd/lf)=\${URIDECODE(${value})})`,
      `exten => 650,n,Set(DB(odder/crlf)=\${URIDECODE(${crlf})})`,
      'exten => 650,n,UserEvent(Stored)',
      'exten => 650,n,Hangup()',
    ].join('\n'),
  },
);
