import { describe, expect, it } from 'vitest';
import { applicationData, connect, dialString } from '../../src/index.js';
import { routes } from '../support/nasty-routes.js';
import { nastyValues } from '../support/nasty-values.js';
import { hangUpAll } from './calls.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';
import { Wire } from './wire.js';

const local = `Local/${extensions.hold}@default`;

describeEachAsterisk('what is sent', (pbx) => {
  it.each(routes)(
    'G71, G72: nasty values come back as they were, or are refused here: $name',
    async ({ travel, expected }) => {
      await using connection = await connect(pbx.url);
      const fates = await travel(connection, { Channel: local, Application: 'Wait', Data: '600' });
      const pairs = nastyValues.map(({ kind, value }, index) => [kind, value, fates[index]]);
      expect(pairs).toEqual(nastyValues.map(({ kind, value }) => [kind, value, expected(value)]));
    },
  );

  it('G71: a lone LF, as a CRLF, would have begun a line of its own, and NUL would have ended the value', async () => {
    using wire = await Wire.open(pbx);
    await wire.login(pbx.username, pbx.secret);
    for (const end of ['\n', '\r\n']) {
      wire.sendBytes(`Action: Setvar\r\nActionID: lf\r\nVariable: A\r\nValue: before${end}ActionID: not this\r\n\r\n`);
      wire.sendBytes(`Action: UserEvent\r\nUserEvent: Seen\r\nBody: before${end}Smuggled: yes\r\n\r\n`);
      expect(await wire.stanza(/^Event: UserEvent\r\n/)).toContain('\r\nBody: before\r\nSmuggled: yes');
    }
    wire.sendBytes('Action: Setvar\r\nVariable: A\r\nValue: before\0after\r\n\r\n');
    wire.send('Action: Getvar', 'Variable: A', 'ActionID: nul');
    expect(await wire.stanza(/^Response: .*\r\nActionID: nul/)).toMatch(/\r\nValue: before(?:\r\n|$)/);
  });

  it('G71: names of variables arrive as they are', async () => {
    await using connection = await connect(pbx.url);
    const names = [
      'A,B',
      'A"B',
      'A\\B',
      'A(B',
      'A[B',
      "A'B",
      'A B',
      'é',
      '$' + '{X}',
      'A:B',
      'A;B',
      'constructor',
      '{',
    ];
    const Variable = Object.fromEntries(names.map((name) => [name, `of ${name}`]));
    const call = connection.originate({ Channel: local, Application: 'Wait', Data: '600', Variable });
    await call.answered;
    const Channel = call.channel ?? 'none';
    const answers = await Promise.all(names.map((name) => connection.send('Getvar', { Channel, Variable: name })));
    expect(answers.map((answer) => answer.get('Value'))).toEqual(names.map((name) => `of ${name}`));
    await call.hangup();
  });

  it('G72: a text in place of the map would have been split, and so is left to send', async () => {
    await using connection = await connect(pbx.url);
    const call = { Channel: local, Application: 'Wait', Data: '600' };
    const Variable = 'NAME=x,OTHER="y"';
    expect(() => connection.originate({ ...call, Variable })).toThrow(
      expect.objectContaining({ code: 'AMI_INVALID_FIELD', field: 'Variable' }),
    );
    const answered = connection.waitFor('OriginateResponse');
    await connection.send('Originate', { ...call, Variable, Async: true });
    const Channel = (await answered).get('Channel') ?? 'none';
    expect((await connection.send('Getvar', { Channel, Variable: 'OTHER' })).get('Value')).toBe('y');
    await hangUpAll(connection);
  });

  it('G73: what just fits is taken, and what does not is refused here and would be there', async () => {
    await using connection = await connect(pbx.url);
    const Value = 'x'.repeat(1_022 - 'Value: '.length);
    await connection.send('Setvar', { Variable: 'LONG', Value });
    expect((await connection.send('Getvar', { Variable: 'LONG' })).get('Value')).toBe(Value);
    await expect(connection.send('Setvar', { Variable: 'LONG', Value: `${Value}x` })).rejects.toMatchObject({
      ...{ code: 'AMI_LINE_TOO_LONG', field: 'Value', sent: false },
    });
    const lines = (count: number) => Array.from({ length: count }, (_, index) => String(index));
    const said = connection.waitFor('UserEvent');
    await connection.send('UserEvent' as string, { UserEvent: 'Many', Line: lines(125) });
    expect((await said).getAll('Line')).toEqual(lines(125));
    await expect(connection.send('UserEvent' as string, { UserEvent: 'Many', Line: lines(126) })).rejects.toMatchObject(
      {
        ...{ code: 'AMI_TOO_MANY_LINES', field: 'Line', sent: false },
      },
    );
    using wire = await Wire.open(pbx);
    await wire.login(pbx.username, pbx.secret);
    expect(await wire.ask('Action: Ping', `Value: ${Value}xx`)).toContain('line too long');
    expect(await wire.ask('Action: Ping', ...lines(128).map((line) => `Line: ${line}`))).toContain('Too many lines');
  });

  it('G74: Hangup by an expression is refused, unless it is asked for by name', async () => {
    await using connection = await connect(pbx.url);
    const calls = [0, 1].map(() => connection.originate({ Channel: local, Application: 'Wait', Data: '600' }));
    await Promise.all(calls.map((call) => call.answered));
    const all = { Channel: '/^Local.*;1$/' };
    await expect(connection.send('Hangup', all)).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
    expect((await connection.send('CoreShowChannels')).events).toHaveLength(4);
    expect((await connection.send('Hangup', all, { expression: true })).events).toHaveLength(2);
    await Promise.all(calls.map((call) => call.ended));
    expect((await connection.send('CoreShowChannels')).events).toEqual([]);
  });

  it('a number with @ and / would have chosen its own context, and dialString refuses it', async () => {
    await using connection = await connect(pbx.url);
    const number = `${extensions.hold}@default/n`;
    const wait = { Application: 'Wait', Data: '600' };
    const call = connection.originate({ Channel: `Local/${number}@nosuch`, ...wait });
    expect((await call.answered).status).toBe('answered');
    await call.hangup();
    expect(() => dialString`Local/${number}@nosuch`).toThrow(expect.objectContaining({ code: 'AMI_INVALID_FIELD' }));
    const wanted = connection.originate({ Channel: dialString`Local/${extensions.hold}@default/n`, ...wait });
    expect((await wanted.answered).status).toBe('answered');
    await wanted.hangup();
  });

  describe('applicationData', () => {
    it('keeps what is inside an argument together, and lets nothing be expanded', async () => {
      await using connection = await connect(pbx.url);
      const texts = nastyValues
        .map(({ value }) => value)
        // UserEvent itself drops blanks around an argument, and no line holds the longest.
        .filter((value) => /^[^\0-\x20](?:.*[^\0-\x20])?$/su.test(value) && !/[\r\n\0]|\p{Surrogate}/u.test(value))
        .filter((value) => Buffer.byteLength(value) < 256);
      const size = 10;
      const back: (string | undefined)[] = [];
      for (let from = 0; from < texts.length; from += size) {
        const some = texts.slice(from, from + size);
        const Data = applicationData('Said', ...some.map((text, index) => `T${index}: ${text}`), 'End: yes');
        const said = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Said' });
        if (Buffer.byteLength(Data) > 1_000) {
          back.push(...some);
          continue;
        }
        connection.originate({ Channel: local, Application: 'UserEvent', Data });
        const event = await said;
        expect(event.get('End')).toBe('yes');
        back.push(...some.map((_, index) => event.get(`T${index}`)));
      }
      expect(back).toEqual(texts);
      await hangUpAll(connection);
    });
  });
});
