import { describe, expect, it } from 'vitest';
import { AgiError } from '../../../src/agi/errors.js';
import type { AgiSession } from '../../../src/agi/session.js';
import { outcome } from '../../support/outcome.js';
import { turns } from '../supervisor/support/manual-clock.js';
import { hold, silent } from './sessions.js';

/** Commands of every family. */
const commands: Readonly<Record<string, (agi: AgiSession) => Promise<unknown>>> = {
  answer: (agi) => agi.answer(),
  channelStatus: (agi) => agi.channelStatus(),
  databaseDel: (agi) => agi.databaseDel('f', 'k'),
  databaseGet: (agi) => agi.databaseGet('f', 'k'),
  databasePut: (agi) => agi.databasePut('f', 'k', 'v'),
  exec: (agi) => agi.exec('Wait', '1'),
  getData: (agi) => agi.getData('beep'),
  getOption: (agi) => agi.getOption('beep', { escapeDigits: '1' }),
  getVariable: (agi) => agi.getVariable('V'),
  gosub: (agi) => agi.gosub('default', '100', 1),
  noop: (agi) => agi.noop(),
  receiveChar: (agi) => agi.receiveChar(100),
  receiveText: (agi) => agi.receiveText(100),
  sayDigits: (agi) => agi.sayDigits('12'),
  streamFile: (agi) => agi.streamFile('beep'),
  waitForDigit: (agi) => agi.waitForDigit(1_000),
};

/** What Asterisk has never answered, each with its line end. */
const oddities = [
  '\n',
  'nonsense\n',
  '200\n',
  '200 result\n',
  '200 result=\n',
  '200 result=abc\n',
  '200 result=1.5\n',
  '200 result=99999999999\n',
  '200 result=NaN (x) endpos=y\n',
  '200 result=1 (never closed\n',
  '200result=1\n',
  '2000 result=1\n',
  '-1 result=1\n',
  '999 result=1\n',
  '520-Invalid\nand no end\n',
  'HANGUP\n200 result=1\n',
  '\0\u0001\u007f\n',
  '%ZZ%\n',
];

const odd = oddities.flatMap((output) => Object.keys(commands).map((name) => [output, name] as const));

describe('an answer that is none', () => {
  it.each(odd)(
    '%j to %s settles it, with a value or an AgiError, and the next command is answered',
    async (output, name) => {
      let answer = output;
      const { agi, rig } = await hold({ script: () => answer });
      const fate = outcome((commands[name] as (agi: AgiSession) => Promise<unknown>)(agi));
      await rig.finish(Promise.resolve());
      await turns();
      expect(fate.state).not.toBe('pending');
      if (fate.state === 'rejected') expect(fate.error).toBeInstanceOf(AgiError);
      answer = '200 result=7\n';
      expect(await rig.finish(agi.command('AFTER'))).toMatchObject({ number: 7 });
      expect(agi.ended).toBe(false);
    },
  );

  it.each([
    ['answer', '200 result=abc\n'],
    ['answer', '200\n'],
    ['channelStatus', 'nonsense\n'],
    ['exec', '200 result=\n'],
    ['getData', '200 result=hello\n'],
    ['getVariable', '200 result=yes (x)\n'],
    ['noop', '\n'],
    ['receiveChar', '200 result=99999999999\n'],
    ['streamFile', '200 result=x endpos=1\n'],
    ['waitForDigit', '200 result=1.5\n'],
  ])('is AMI_AGI_UNPARSABLE: %s with %j', async (name, output) => {
    const { agi, rig } = await hold({ script: () => output });
    const fate = outcome((commands[name] as (agi: AgiSession) => Promise<unknown>)(agi));
    await rig.finish(Promise.resolve());
    await turns();
    expect(fate.code).toBe('AMI_AGI_UNPARSABLE');
    expect(fate.error).toMatchObject({ sent: true, retryable: false });
  });
});

describe('an event AsyncAGIExec', () => {
  it.each([
    ['without a Result', {}],
    ['with an empty Result', { Result: '' }],
    ['with a broken escape', { Result: '200%20result%3' }],
    ['with escapes that are none', { Result: '%%%zz%0A' }],
  ])('%s settles its command, and the next is answered', async (_, fields) => {
    let script: (line: string) => string | undefined = silent;
    const { agi, rig, channel } = await hold({ script: (line) => script(line) });
    const fate = outcome(agi.answer());
    await turns();
    const { channel: Channel, uniqueid: Uniqueid } = channel;
    script = () => '200 result=0\n';
    rig.fake.emit('AsyncAGIExec', { Channel, Uniqueid, CommandId: channel.lastCommandId, ...fields });
    await rig.finish(Promise.resolve());
    await turns();
    expect(fate.code).toBe('AMI_AGI_UNPARSABLE');
    script = () => '200 result=7\n';
    expect(await rig.finish(agi.command('AFTER'))).toMatchObject({ number: 7 });
  });

  it.each([
    ['of a channel that nobody has', { Channel: 'PJSIP/none', Uniqueid: 'none' }],
    ['of no channel', { Channel: undefined, Uniqueid: undefined }],
    ['that nobody waits for', {}],
  ])('%s changes nothing', async (_, other) => {
    const { agi, rig, channel } = await hold({ script: silent });
    const fate = outcome(agi.command('MINE'));
    await turns();
    const own = { Channel: channel.channel, Uniqueid: channel.uniqueid };
    rig.fake.emit('AsyncAGIExec', { ...own, CommandId: 'none', Result: '200%20result%3D9%0A', ...other });
    await turns();
    expect(fate.state).toBe('pending');
    channel.reply('200 result=3\n', channel.lastCommandId);
    await turns();
    expect(fate.value).toMatchObject({ number: 3 });
  });
});
