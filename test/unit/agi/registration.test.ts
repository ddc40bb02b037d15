import { describe, expect, it } from 'vitest';
import { handleAsyncAgi } from '../../../src/agi/handle-async-agi.js';
import type { AgiSession } from '../../../src/agi/session.js';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';
import { AsteriskChannel } from './asterisk-channel.js';
import { hold, silent } from './sessions.js';

describe('the channel is given back', () => {
  it('when the handler returns', async () => {
    const { channel, release, registration, rig } = await hold();
    release();
    await turns();
    expect(channel.commands).toEqual(['ASYNCAGI BREAK']);
    expect(channel.ended).toBe(true);
    expect(registration.sessions).toEqual([]);
    expect(rig.reportsOf('agi_handler_failed')).toEqual([]);
  });

  it('when the handler throws, which is reported', async () => {
    const { channel, release, rig } = await hold();
    const error = new Error('a bug');
    release(error);
    await turns();
    expect(channel.commands).toEqual(['ASYNCAGI BREAK']);
    expect(rig.reportsOf('agi_handler_failed')).toMatchObject([
      { level: 'error', fields: { connection: 'pbx', channel: channel.channel, uniqueid: channel.uniqueid, error } },
    ]);
  });

  it('when a handler that is no promise throws', async () => {
    const { pbx, fake, ...rig } = await Rig.ready();
    handleAsyncAgi(pbx, () => {
      throw new Error('a bug');
    });
    const channel = AsteriskChannel.start(fake);
    await turns();
    expect(channel.commands).toEqual(['ASYNCAGI BREAK']);
    expect(rig.reports.map(({ type }) => type)).toContain('agi_handler_failed');
  });

  it('once only, when the handler has hung up or given it back itself', async () => {
    const { pbx, fake } = await Rig.ready();
    handleAsyncAgi(pbx, async (agi) => {
      if (agi.context === 'hangup') await agi.hangup();
      else await agi.asyncAgiBreak();
    });
    const script = () => '200 result=1\n';
    const channels = ['hangup', 'break'].map((context) => AsteriskChannel.start(fake, { context, script }));
    await turns(8);
    expect(channels.map(({ commands }) => commands)).toEqual([['HANGUP'], ['ASYNCAGI BREAK']]);
    channels[0]?.end();
  });

  it('or not, which is reported', async () => {
    const { channel, release, rig } = await hold({ script: silent });
    channel.ended = true;
    release();
    await rig.advance(1_000);
    expect(rig.reportsOf('agi_not_given_back')).toMatchObject([{ fields: { error: { code: 'AMI_AGI_REFUSED' } } }]);
  });
});

describe('a caller who hangs up', () => {
  it('is no failure of the handler', async () => {
    const { pbx, fake, ...rig } = await Rig.ready();
    const seen: AgiSession[] = [];
    handleAsyncAgi(pbx, async (agi) => {
      seen.push(agi);
      await agi.getData('f');
    });
    const channel = AsteriskChannel.start(fake, { script: silent });
    await turns();
    channel.hangUp();
    await turns();
    expect(seen[0]?.signal.aborted).toBe(true);
    expect(rig.reports.filter(({ type }) => type.startsWith('agi'))).toEqual([]);
    expect(channel.commands).toEqual(['GET DATA "f"']);
  });
});

describe('a handler serves', () => {
  const served = async (options: Parameters<typeof handleAsyncAgi>[2]) => {
    const { pbx, fake } = await Rig.ready();
    const seen: string[] = [];
    handleAsyncAgi(pbx, ({ channel }) => void seen.push(channel), options);
    for (const context of ['sales', 'support']) AsteriskChannel.start(fake, { context, channel: `PJSIP/${context}` });
    const elsewhere = ['agi_arg_1: x'];
    AsteriskChannel.start(fake, { context: 'other', channel: 'PJSIP/other', environment: elsewhere });
    await turns();
    return seen;
  };

  it.each([
    ['every channel', {}, ['PJSIP/sales', 'PJSIP/support', 'PJSIP/other']],
    ['one channel', { channel: 'PJSIP/support' }, ['PJSIP/support']],
    ['a context', { context: 'sales' }, ['PJSIP/sales']],
    ['what it chooses', { filter: (agi: AgiSession) => agi.arguments[0] === 'x' }, ['PJSIP/other']],
    ['nothing once its signal is aborted', { signal: AbortSignal.abort() }, []],
  ] as const)('%s', async (_name, options, expected) => {
    expect(await served(options)).toEqual(expected);
  });

  it('many channels side by side', async () => {
    const { pbx, fake, ...rig } = await Rig.ready();
    const said = new Map<string, string[]>();
    handleAsyncAgi(pbx, async (agi) => {
      const digits = await agi.getData('f');
      const more = await Promise.all([agi.getVariable('A'), agi.getVariable('B')]);
      said.set(agi.uniqueid, [digits, ...more.map(String)]);
    });
    const channels = Array.from({ length: 200 }, (_, n) =>
      AsteriskChannel.start(fake, {
        script: (line) => (line.startsWith('GET DATA') ? `200 result=${n}\n` : `200 result=1 (${n}${line.at(-2)})\n`),
      }),
    );
    await turns(12);
    expect(channels.map(({ uniqueid }) => said.get(uniqueid))).toEqual(
      channels.map((_, n) => [`${n}`, `${n}A`, `${n}B`]),
    );
    expect(channels.every(({ ended }) => ended)).toBe(true);
    expect(rig.reports.filter(({ type }) => type.startsWith('agi'))).toEqual([]);
  });

  it('a channel that comes twice', async () => {
    const { pbx, fake } = await Rig.ready();
    let count = 0;
    handleAsyncAgi(pbx, async (agi) => {
      count += 1;
      await agi.noop();
    });
    for (const _ of [1, 2]) {
      AsteriskChannel.start(fake, { channel: 'PJSIP/1', uniqueid: '1.1' });
      await turns(8);
    }
    expect(count).toBe(2);
  });

  it('with options that make sense', async () => {
    const { pbx } = await Rig.ready();
    expect(() => handleAsyncAgi(pbx, undefined as never)).toThrow(
      expect.objectContaining({ code: 'AMI_INVALID_OPTION' }),
    );
    expect(() => handleAsyncAgi(pbx, () => undefined, { contxt: 'x' } as never)).toThrow('did you mean context');
    expect(() => handleAsyncAgi(pbx, () => undefined, { commandTimeoutMs: 0 })).toThrow('commandTimeoutMs');
  });

  it('and a filter that throws is reported, and takes no channel', async () => {
    const { pbx, fake, ...rig } = await Rig.ready();
    const registration = handleAsyncAgi(pbx, () => undefined, {
      filter: () => {
        throw new Error('a bug');
      },
    });
    AsteriskChannel.start(fake);
    await turns();
    expect(registration.sessions).toEqual([]);
    expect(rig.reports.map(({ type }) => type)).toContain('listener_failed');
  });
});

describe('a limit on the channels in hand', () => {
  const breaks = (channels: readonly AsteriskChannel[]) => channels.map(({ commands }) => commands);

  it('gives the next one back unserved, and says so', async () => {
    const { rig, registration, release } = await hold({ script: silent }, { maxSessions: 1 });
    const more = [1, 2].map(() => AsteriskChannel.start(rig.fake));
    await turns();
    expect(registration.sessions).toHaveLength(1);
    expect(breaks(more)).toEqual([['ASYNCAGI BREAK'], ['ASYNCAGI BREAK']]);
    const [report, ...others] = rig.reportsOf('agi_turned_away');
    expect(report).toMatchObject({ level: 'error', fields: { turnedAway: 1, channel: more[0]?.channel } });
    expect(report?.fields?.error).toMatchObject({ code: 'AMI_AGI_TOO_MANY_SESSIONS', sent: false });
    expect(others).toEqual([]);
    await rig.advance(10_000);
    AsteriskChannel.start(rig.fake);
    await turns();
    expect(rig.reportsOf('agi_turned_away')[1]).toMatchObject({ fields: { turnedAway: 3 } });
    release();
  });

  it('counts handlers that do not end with their session', async () => {
    const { rig, channel, registration } = await hold({ script: silent }, { maxSessions: 1 });
    channel.hangUp();
    channel.end();
    await turns();
    expect(registration.sessions).toEqual([]);
    const next = AsteriskChannel.start(rig.fake);
    await turns();
    expect(next.commands).toEqual(['ASYNCAGI BREAK']);
  });

  it('leaves room again when a channel was given back', async () => {
    const { rig, registration, release } = await hold({}, { maxSessions: 1 });
    release();
    await turns();
    expect(registration.sessions).toEqual([]);
    const next = AsteriskChannel.start(rig.fake);
    await turns();
    expect(next.commands).toEqual(['ASYNCAGI BREAK']);
    expect(rig.reportsOf('agi_turned_away')).toEqual([]);
  });

  it('does not take a channel of which Asterisk says more than it can', async () => {
    const { rig, registration } = await hold({ script: silent });
    const long = AsteriskChannel.start(rig.fake, { channel: `PJSIP/${'x'.repeat(500)}` });
    await turns();
    rig.fake.emit('AsyncAGIStart', { Channel: 'PJSIP/long', Uniqueid: '9.9', Env: 'x'.repeat(70_000) });
    await turns();
    expect(registration.sessions.map(({ channel }) => channel)).toContain(long.channel);
    expect(registration.sessions.map(({ channel }) => channel)).not.toContain('PJSIP/long');
    expect(rig.reportsOf('agi_turned_away')).toMatchObject([{ fields: { channel: 'PJSIP/long' } }]);
  });

  it('gives back at the next login what could not be given back now', async () => {
    const { rig } = await hold({ script: silent }, { maxSessions: 1 });
    const undo = rig.fake.on('AGI', () => {
      undo();
      rig.fake.drop({ mode: 'rst' });
    });
    const next = AsteriskChannel.start(rig.fake);
    await rig.advance(60_000);
    expect(rig.pbx.epoch).toBe(2);
    expect(next.commands).toEqual(['ASYNCAGI BREAK']);
    expect(rig.reportsOf('agi_foundling').map(({ fields }) => fields?.uniqueid)).toContain(next.uniqueid);
  });
});

describe('the loss of the link', () => {
  it('rejects what waits, and the channel is given back at the next login', async () => {
    const { agi, rig, channel, release } = await hold({ script: silent });
    const waiting = outcome(agi.getData('f'));
    await turns();
    rig.fake.drop({ mode: 'rst' });
    await turns();
    expect(waiting.error).toMatchObject({ code: 'AMI_AGI_LINK_LOST', sent: true });
    expect(agi.signal.reason).toMatchObject({ code: 'AMI_AGI_LINK_LOST' });
    release(waiting.error);
    await rig.advance(60_000);
    expect(rig.pbx.state).toBe('ready');
    expect(channel.commands.at(-1)).toBe('ASYNCAGI BREAK');
    expect(channel.ended).toBe(true);
    expect(rig.reportsOf('agi_handler_failed')).toEqual([]);
    expect(rig.reportsOf('agi_foundling')).toMatchObject([{ level: 'info', fields: { uniqueid: channel.uniqueid } }]);
  });

  it('gives nothing back to a channel of that name that is another', async () => {
    const { rig, channel } = await hold({ channel: 'PJSIP/1', uniqueid: '1.1' });
    rig.fake.drop({ mode: 'rst' });
    await turns();
    channel.ended = true;
    const other = AsteriskChannel.start(rig.fake, { channel: 'PJSIP/1', uniqueid: '2.2' });
    await rig.advance(60_000);
    expect(rig.pbx.state).toBe('ready');
    expect(rig.received).toContain('Getvar');
    expect(other.commands).toEqual([]);
  });

  it('says so when this user may not ask whose name it is, and tries again at the login after', async () => {
    const { rig, channel } = await hold();
    const forbid = rig.fake.on('Getvar', (call) => call.error('Permission denied'));
    rig.fake.drop({ mode: 'rst' });
    await rig.advance(60_000);
    expect(rig.pbx.state).toBe('ready');
    expect(channel.ended).toBe(false);
    expect(rig.reportsOf('agi_foundling')).toMatchObject([
      { level: 'warn', fields: { uniqueid: channel.uniqueid, error: { code: 'AMI_ACTION_ERROR' } } },
    ]);
    forbid();
    rig.fake.drop({ mode: 'rst' });
    await rig.advance(60_000);
    expect(channel.ended).toBe(true);
  });

  it('does not end the registration', async () => {
    const { rig, registration } = await hold();
    rig.fake.drop();
    await rig.advance(60_000);
    AsteriskChannel.start(rig.fake);
    await turns();
    expect(registration.sessions).toHaveLength(1);
  });
});

describe('close', () => {
  it('takes no more channels, and waits for those in hand', async () => {
    const { rig, registration, release, channel } = await hold();
    const closed = outcome(registration.close());
    const late = AsteriskChannel.start(rig.fake);
    await turns();
    expect(closed.state).toBe('pending');
    expect(late.commands).toEqual([]);
    release();
    await turns();
    expect(closed.state).toBe('resolved');
    expect(channel.ended).toBe(true);
    expect(registration.sessions).toEqual([]);
    expect(rig.pbx.stats.listeners).toBe(0);
    await registration.close();
  });

  it('by force gives them back at once, whatever their handlers do', async () => {
    const { registration, agi, channel, rig } = await hold({ script: silent });
    const waiting = outcome(agi.getData('f'));
    const polite = outcome(registration.close());
    await turns();
    await registration.close({ force: true });
    await turns();
    expect(polite.state).toBe('resolved');
    expect(waiting.code).toBe('AMI_AGI_ENDED');
    expect(agi.signal.aborted).toBe(true);
    expect(channel.commands).toEqual(['GET DATA "f"', 'ASYNCAGI BREAK']);
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('of the connection with a channel in hand is reported, since nobody gives it back', async () => {
    const { rig, agi, channel, release } = await hold();
    await rig.finish(rig.pbx.close());
    expect(agi.signal.reason).toMatchObject({ code: 'AMI_AGI_LINK_LOST' });
    expect(rig.reportsOf('agi_not_given_back')).toMatchObject([{ fields: { channel: channel.channel } }]);
    release();
  });
});
