import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { turns } from '../supervisor/support/manual-clock.js';
import { hold, silent } from './sessions.js';

describe('what a session knows', () => {
  it.each([false, true])('comes from its first event (events of old: %s)', async (legacy) => {
    const environment = ['agi_arg_1: sales', 'agi_calleridname: Zażółć'];
    const { agi, channel } = await hold({ context: 'ivr', environment, legacy });
    expect(agi).toMatchObject({
      channel: channel.channel,
      uniqueid: channel.uniqueid,
      context: 'ivr',
      extension: '500',
    });
    expect(agi.arguments).toEqual(['sales']);
    expect(agi.environment.get('agi_calleridname')).toBe('Zażółć');
    expect(agi.signal.aborted).toBe(false);
  });

  it('may be cut, and what was cut off does not stand before the first reply', async () => {
    const environment = Array.from({ length: 40 }, (_, n) => `agi_arg_${n + 1}: ${'x'.repeat(40)}`);
    const { agi, rig, channel } = await hold({
      environment,
      script: (line) => (line === 'NOOP' ? '200 result=0\n' : '200 result=1 (v)\n'),
    });
    expect(agi.environment.get('agi_callerid')).toBe('100');
    expect(agi.arguments.length).toBeLessThan(40);
    expect(await rig.finish(agi.getVariable('A'))).toBe('v');
    expect(channel.commands).toContain('NOOP');
  });
});

describe('commands of one channel', () => {
  it.each([false, true])('get their own answers (events of old: %s)', async (legacy) => {
    const { agi, rig, channel } = await hold({
      legacy,
      script: (line) => `200 result=1 (${/"(.*)"/.exec(line)?.[1]})\n`,
    });
    const values = await rig.finish(Promise.all(['a', 'b', 'c'].map((name) => agi.getVariable(name))));
    expect(values).toEqual(['a', 'b', 'c']);
    expect(channel.commands).toHaveLength(3);
  });

  it('bear ids that no other process uses', async () => {
    const { agi, rig } = await hold();
    await rig.finish(Promise.all([agi.noop(), agi.noop()]));
    const ids = rig.fake.actions.filter((action) => action.is('AGI')).map((action) => action.get('CommandID'));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^av-[0-9a-f]+-\d+$/);
  });

  it.each([900, 1_010, 1_011, 1_100, 2_500, 4_000])('bring a value of %i bytes whole', async (length) => {
    const value = 'x'.repeat(length);
    const { agi, rig } = await hold({
      script: (line) => (line.startsWith('GET') ? `200 result=1 (${value})\n` : '200 result=7\n'),
    });
    expect(await rig.finish(agi.getFullVariable('V'))).toBe(value);
    expect(await rig.finish(agi.command('AFTER'))).toMatchObject({ number: 7 });
    const [first, after, second] = await rig.finish(
      Promise.all([agi.getVariable('V'), agi.command('AFTER'), agi.getVariable('V')]),
    );
    expect([first, after?.number, second]).toEqual([value, 7, value]);
  });

  it('say so when Asterisk lost the end of a value, and go on', async () => {
    const value = 'ż'.repeat(600);
    const { agi, rig } = await hold({
      script: (line) => (line.startsWith('GET') ? `200 result=1 (${value})\n` : '200 result=7\n'),
    });
    const lost = outcome(agi.getVariable('V'));
    await turns();
    expect(lost.code).toBe('AMI_AGI_TRUNCATED');
    expect((lost.error as { result: { data: string } }).result.data).toMatch(/^ż{300,599}\ufffd*$/);
    expect(await rig.finish(agi.command('AFTER'))).toMatchObject({ number: 7, truncated: false });
  });

  it('give what there is when the session ends within a reply', async () => {
    const { agi, channel } = await hold({ script: silent });
    const cut = agi.command('GET VARIABLE A');
    await turns();
    channel.reply(`200 result=1 (${'x'.repeat(2_000)})\n`, channel.lastCommandId);
    await turns();
    channel.end();
    expect(await cut).toMatchObject({ truncated: true, data: 'x'.repeat(1_024 - '200 result=1 ('.length) });
  });

  it('are not confused by those of another program', async () => {
    const { agi, channel } = await hold({ script: silent });
    const mine = agi.command('GET VARIABLE A');
    await turns();
    channel.reply('200 result=1 (theirs)\n', 'console');
    channel.reply('200 result=1 (theirs)\n');
    channel.reply('200 result=1 (mine)\n', channel.lastCommandId);
    expect(await mine).toMatchObject({ data: 'mine' });
  });

  it('are limited in number', async () => {
    const { agi, channel } = await hold({ script: silent }, { maxCommands: 2 });
    const [one, two] = [outcome(agi.noop()), outcome(agi.noop())];
    await expect(agi.noop()).rejects.toMatchObject({ code: 'AMI_AGI_TOO_MANY_COMMANDS', sent: false });
    channel.end();
    await turns();
    expect([one.code, two.code]).toEqual(['AMI_AGI_ENDED', 'AMI_AGI_ENDED']);
  });

  it('but the one that gives the channel back has a place of its own', async () => {
    const { agi, channel, release, rig } = await hold({ script: silent }, { maxCommands: 2 });
    const waiting = [outcome(agi.noop()), outcome(agi.noop())];
    release();
    await turns();
    expect(channel.commands).toEqual(['NOOP', 'NOOP', 'ASYNCAGI BREAK']);
    expect(waiting.map(({ code }) => code)).toEqual(['AMI_AGI_ENDED', 'AMI_AGI_ENDED']);
    expect(rig.reportsOf('agi_not_given_back')).toEqual([]);
  });
});

describe('a deadline', () => {
  it('runs from the turn of the command, which the one before it has to yield', async () => {
    const { agi, rig, channel } = await hold({ script: silent });
    const [first, second] = [outcome(agi.noop()), outcome(agi.verbose('x'))];
    await rig.advance(9_999);
    expect([first.code, second.code]).toEqual(['pending', 'pending']);
    await rig.advance(1);
    expect([first.code, second.code]).toEqual(['AMI_AGI_TIMEOUT', 'pending']);
    expect(first.error).toMatchObject({ command: 'NOOP', sent: true });
    await rig.advance(10_000);
    expect(second.code).toBe('AMI_AGI_TIMEOUT');
    channel.end();
  });

  it('is none for what waits for the caller, unless one is set', async () => {
    const { agi, rig, channel } = await hold({ script: silent });
    const [patient, hasty] = [outcome(agi.getData('f')), outcome(agi.streamFile('g', { deadlineMs: 50 }))];
    await rig.advance(3_600_000);
    expect([patient.code, hasty.code]).toEqual(['pending', 'pending']);
    const [first] = rig.fake.actions.filter((action) => action.is('AGI'));
    channel.reply('200 result=1\n', first?.get('CommandID'));
    await rig.advance(50);
    expect([patient.value, hasty.code]).toEqual(['1', 'AMI_AGI_TIMEOUT']);
  });

  it('may be a signal', async () => {
    const { agi, rig } = await hold({ script: silent });
    const abort = new AbortController();
    const waiting = outcome(agi.waitForDigit(false, { signal: abort.signal }));
    await turns();
    abort.abort(new Error('enough'));
    await turns();
    expect(waiting.error).toMatchObject({ code: 'AMI_AGI_ABORTED', sent: true, cause: { message: 'enough' } });
    const before = rig.received.length;
    await expect(agi.noop({ signal: abort.signal })).rejects.toMatchObject({ code: 'AMI_AGI_ABORTED', sent: false });
    expect(rig.received).toHaveLength(before);
  });
});

describe('the end of a session', () => {
  it.each([false, true])('rejects what waits, at once and for ever (events of old: %s)', async (legacy) => {
    const { agi, rig, channel } = await hold({ script: silent, legacy });
    const waiting = [outcome(agi.getData('f')), outcome(agi.noop()), outcome(agi.exec('Dial', 'PJSIP/1'))];
    await turns();
    channel.end();
    await turns();
    expect(waiting.map(({ code }) => code)).toEqual(['AMI_AGI_ENDED', 'AMI_AGI_ENDED', 'AMI_AGI_ENDED']);
    expect(agi.ended).toBe(true);
    expect(agi.signal.reason).toMatchObject({ code: 'AMI_AGI_ENDED' });
    const before = rig.received.length;
    await expect(agi.noop()).rejects.toMatchObject({ code: 'AMI_AGI_ENDED', sent: false });
    expect(rig.received).toHaveLength(before);
  });

  it('is a Hangup too, where no other event said so', async () => {
    const { agi, rig, channel } = await hold({ script: silent });
    const waiting = outcome(agi.getData('f'));
    await turns();
    rig.fake.emit('Hangup', { Channel: channel.channel, Uniqueid: channel.uniqueid, Cause: 16 });
    await turns();
    expect(waiting.code).toBe('AMI_AGI_ENDED');
    channel.ended = true;
  });

  it('explains why a prompt failed: the caller hung up', async () => {
    const { agi, rig, channel } = await hold({ script: silent });
    const prompt = outcome(agi.streamFile('f'));
    await turns();
    rig.fake.emit('HangupRequest', { Channel: channel.channel, Uniqueid: channel.uniqueid });
    channel.reply('200 result=-1 endpos=8\n', channel.lastCommandId);
    await turns();
    expect(prompt.code).toBe('AMI_AGI_ENDED');
    channel.end();
  });

  it('explains why Asterisk refused a command, when it comes soon after', async () => {
    const { agi, rig, channel } = await hold();
    channel.ended = true;
    const late = outcome(agi.noop());
    await rig.advance(500);
    expect(late.code).toBe('pending');
    rig.fake.emit('AsyncAGIEnd', { Channel: channel.channel, Uniqueid: channel.uniqueid });
    await turns();
    expect(late.code).toBe('AMI_AGI_ENDED');
  });

  it('does not come: then a refusal is an error of its own', async () => {
    const { agi, rig, channel } = await hold();
    channel.ended = true;
    const refused = outcome(agi.noop());
    await rig.advance(1_000);
    expect(refused.error).toMatchObject({ code: 'AMI_AGI_REFUSED', cause: { code: 'AMI_ACTION_ERROR' } });
  });
});

it('a channel that is renamed is followed', async () => {
  const { agi, rig, channel } = await hold();
  rig.fake.emit('Rename', { Channel: channel.channel, Newname: 'PJSIP/new-1', Uniqueid: channel.uniqueid });
  await turns();
  expect(agi.channel).toBe('PJSIP/new-1');
});
