import { describe, expect, it } from 'vitest';
import { FieldError } from '../../../src/errors.js';
import { dialString } from '../../../src/protocol/dial-string.js';
import { Rig } from '../../support/rig.js';

const dialled = (number: unknown) => dialString`Local/${number as string}@internal/n`;

describe('dialString', () => {
  it.each(['100', 100, '+31201234567', '*97', '#1', 'ada.lovelace', 'x_y-z', '1'.repeat(79)])('takes %j', (number) => {
    expect(dialled(number)).toBe(`Local/${number}@internal/n`);
  });

  it.each([
    ...[
      '200@default/n',
      '1&Local/2@x',
      '1,30',
      '1/n',
      '1(x)',
      'a)b',
      '1^2',
      '1|2',
      '1:2',
      '1;2',
      '1!2',
      '1 2',
      ' 1',
      '1 ',
    ],
    ...[
      '',
      '$' + '{EXTEN}',
      '"1"',
      "'1'",
      '1\n',
      '1\r\nAction: Ping',
      '１２',
      'é',
      '1\u0000',
      '[1]',
      '1?2',
      '1=2',
      '1\\2',
      '<1>',
    ],
    ...['1'.repeat(80), undefined, null, true, {}, ['1'], Symbol('1'), () => '1', Number.NaN, 1e21, 1.5],
  ])('refuses %j, and does not repeat it', (number) => {
    expect(() => dialled(number)).toThrow(FieldError);
    expect(() => dialled(number)).toThrow(/^field "dialString\[0\]" must be 1 to 79 letters, digits and/);
  });

  it('names the insertion that it refuses', () => {
    expect(() => dialString`PJSIP/${'100'}&PJSIP/${'1@2'}`).toThrow('dialString[1]');
  });

  it('leaves what stands in the template alone, and works without insertions', () => {
    expect(dialString`PJSIP/${1}&PJSIP/${'2'},30,g(a^b)`).toBe('PJSIP/1&PJSIP/2,30,g(a^b)');
    expect(dialString`PJSIP/100`).toBe('PJSIP/100');
    expect(dialString`${1}${2}`).toBe('12');
  });
});

describe('originate', () => {
  it.each([
    ['Channel', { Channel: 'PJSIP/1&PJSIP/2' }],
    ['Channel', { Channel: 'PJSIP/1,30' }],
    ['channel', { channel: 'PJSIP/1&PJSIP/2' }],
    ['Variable', { Channel: 'PJSIP/1', Variable: 'A=1,B=2' }],
    ['Variable', { Channel: 'PJSIP/1', Variable: ['A=1', 'B="2"'] }],
    ['variable', { Channel: 'PJSIP/1', variable: 'A=\\' }],
  ])('refuses a %s that Asterisk would split, and places no call', async (field, fields) => {
    const rig = await Rig.ready();
    expect(() => rig.pbx.originate({ ...fields, Application: 'Wait' } as never)).toThrow(
      expect.objectContaining({ code: 'AMI_INVALID_FIELD', field, sent: false }),
    );
    expect(rig.received).toEqual([]);
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('takes what splits nothing, and send takes the rest', async () => {
    const rig = await Rig.ready();
    const fields = { Channel: 'PJSIP/1', Variable: ['A=1', 'B=x y'], Application: 'Wait', Data: '1' };
    expect((await rig.finish(rig.pbx.originate(fields).queued)).status).toBe('queued');
    await rig.finish(
      rig.pbx.send('Originate', { ...fields, Channel: 'PJSIP/1&PJSIP/2', Variable: 'A=1,B=2', Async: true }),
    );
    expect(rig.received).toEqual(['Originate', 'Originate']);
  });
});
