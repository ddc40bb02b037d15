import { describe, expect, it } from 'vitest';
import { handleAsyncAgi } from '../../../src/agi/handle-async-agi.js';
import type { AgiOptions } from '../../../src/agi/options.js';
import type { AgiSession } from '../../../src/agi/session.js';
import type { FakeRow } from '../../../src/testing/action-call.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';
import { AsteriskChannel } from './asterisk-channel.js';

const rowOf = (channel: AsteriskChannel, more: Readonly<Record<string, string>> = {}): FakeRow => ({
  Event: 'CoreShowChannel',
  Channel: channel.channel,
  Uniqueid: channel.uniqueid,
  Context: channel.context,
  Exten: '500',
  CallerIDNum: '123',
  CallerIDName: 'Zaż',
  Application: 'AGI',
  ApplicationData: 'agi:async,menu,two words',
  ...more,
});

/** A registration whose handlers wait for ever, on a fake that shows these channels. */
const serving = async (options: AgiOptions = {}) => {
  const rig = await Rig.ready();
  const rows: FakeRow[] = [];
  rig.fake.on('CoreShowChannels', (call) => call.list(rows));
  const taken: AgiSession[] = [];
  const registration = handleAsyncAgi(
    rig.pbx,
    (agi) => {
      taken.push(agi);
      return new Promise<void>(() => undefined);
    },
    options,
  );
  const lose = async () => {
    rig.fake.drop({ mode: 'rst' });
    await turns();
  };
  return { rig, rows, taken, registration, lose };
};

describe('a channel that came while the link was away', () => {
  it('is served, with what the list of channels knows of it', async () => {
    const { rig, rows, taken, lose } = await serving();
    await lose();
    const channel = AsteriskChannel.start(rig.fake, { context: 'incoming' });
    rows.push(rowOf(channel));
    await rig.advance(60_000);
    expect(taken).toHaveLength(1);
    const [agi] = taken;
    expect(agi).toMatchObject({ channel: channel.channel, uniqueid: channel.uniqueid, context: 'incoming' });
    expect(agi?.arguments).toEqual(['menu', 'two words']);
    expect(agi?.environment.get('agi_calleridname')).toBe('Zaż');
    expect(agi?.environment.get('agi_language')).toBe('unknown');
    expect(agi?.environment.get('agi_accountcode')).toBe('');
    await agi?.answer();
    expect(channel.commands).toEqual(['ANSWER']);
  });

  it('is left alone when it is none of this handler, does something else, or was heard of', async () => {
    const { rig, rows, taken, lose } = await serving({ filter: (agi) => agi.arguments[0] === 'menu' });
    const mine = AsteriskChannel.start(rig.fake, { environment: ['agi_arg_1: menu'] });
    await turns();
    await lose();
    const others = Array.from({ length: 3 }, () => AsteriskChannel.start(rig.fake));
    const [other, playing, fast] = others as [AsteriskChannel, AsteriskChannel, AsteriskChannel];
    rows.push(
      rowOf(mine),
      rowOf(other, { ApplicationData: 'agi:async,else' }),
      rowOf(playing, { Application: 'Playback', ApplicationData: 'agi:async' }),
      rowOf(fast, { ApplicationData: 'agi://127.0.0.1/menu' }),
    );
    await rig.advance(60_000);
    expect(taken.map(({ uniqueid }) => uniqueid)).toEqual([mine.uniqueid]);
    expect(mine.commands).toEqual(['ASYNCAGI BREAK']);
    expect(others.flatMap(({ commands }) => commands)).toEqual([]);
  });

  it('is served once, when its event comes after the login and before the list', async () => {
    const { rig, rows, taken, lose } = await serving();
    rig.fake.on('CoreShowChannels', (call) => {
      const late = AsteriskChannel.start(rig.fake, { environment: ['agi_arg_1: menu'] });
      rows.push(rowOf(late));
      call.list(rows);
    });
    await lose();
    await rig.advance(60_000);
    expect(taken).toHaveLength(1);
  });

  it('is looked for again after a loss in the middle of the list', async () => {
    const { rig, rows, taken, lose } = await serving();
    let asked = 0;
    rig.fake.on('CoreShowChannels', (call) => {
      asked += 1;
      if (asked === 1) call.close();
      else call.list(rows);
    });
    await lose();
    rows.push(rowOf(AsteriskChannel.start(rig.fake)));
    await rig.advance(120_000);
    expect(asked).toBe(2);
    expect(taken).toHaveLength(1);
  });

  it('is not looked for at the first login, and told of when the list is refused', async () => {
    const { rig, taken, lose } = await serving();
    rig.fake.on('CoreShowChannels', (call) => call.error('Permission denied'));
    expect(rig.received).not.toContain('CoreShowChannels');
    await lose();
    await rig.advance(60_000);
    expect(taken).toEqual([]);
    expect(rig.reportsOf('agi_not_looked_for')).toMatchObject([{ level: 'warn', fields: { connection: 'pbx' } }]);
  });
});
