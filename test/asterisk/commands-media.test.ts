import { afterAll, beforeAll, expect, it } from 'vitest';
import { ActionError, type Connection, connect, refusalOf } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const refusal = (work: Promise<unknown>) => work.then(() => 'none', refusalOf);
const gone = 'Local/300@default-0000ffff;1';

describeEachAsterisk('commands for recordings and conferences', (pbx) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(pbx.url);
  });
  afterAll(() => connection.close());

  const up = async (fields: { readonly Application: string; readonly Data: string; readonly CallerID?: string }) => {
    const call = connection.originate({ Channel: `Local/${extensions.hold}@default/n`, ...fields });
    const { channel } = await call.answered;
    if (channel === undefined) throw new Error('the call was not answered');
    return { name: channel, call };
  };
  const waiting = () => up({ Application: 'Wait', Data: '600' });

  it('a recording has an id, is muted, and stops', async () => {
    const { name, call } = await waiting();
    const { mixMonitor } = connection;
    const first = await mixMonitor.start(name, { file: 'first.wav' });
    const second = await mixMonitor.start(name, {
      file: 'second.wav',
      append: true,
      bridgedOnly: true,
      receivedFile: 'in.wav',
      transmittedFile: 'out.wav',
    });
    expect(first.id).toMatch(/^0x[0-9a-f]+$/);
    expect(second.id).toMatch(/^0x[0-9a-f]+$/);
    expect(second.id).not.toBe(first.id);
    await mixMonitor.mute(name);
    await mixMonitor.mute(name, { direction: 'read', muted: false });
    await mixMonitor.stop(name, { id: first.id });
    await expect(mixMonitor.stop(name, { id: first.id })).rejects.toBeInstanceOf(ActionError);
    await mixMonitor.stop(name);
    await expect(mixMonitor.stop(name)).rejects.toBeInstanceOf(ActionError);
    await call.hangup();
    const other = await waiting();
    await expect(mixMonitor.mute(other.name)).rejects.toBeInstanceOf(ActionError);
    await other.call.hangup();
  });

  it('a recording of a channel that is gone is refused', async () => {
    const { mixMonitor } = connection;
    expect(await refusal(mixMonitor.start(gone, { file: 'x.wav' }))).toBe('no-such-channel');
    expect(await refusal(mixMonitor.stop(gone))).toBe('no-such-channel');
    expect(await refusal(mixMonitor.mute(gone))).toBe('no-such-channel');
  });

  it('there is no conference', async () => {
    const { confbridge } = connection;
    expect(await confbridge.listRooms()).toEqual([]);
    expect(await confbridge.list('room')).toEqual([]);
    expect((await confbridge.kick('room', gone)).kicked).toBe(false);
    for (const command of ['lock', 'unlock', 'startRecord', 'stopRecord'] as const) {
      expect(await refusal(confbridge[command]('room'))).toBe('no-such-conference');
    }
    expect(await refusal(confbridge.mute('room', gone))).toBe('no-such-conference');
    expect(await refusal(confbridge.unmute('room', { everybody: 'all' }))).toBe('no-such-conference');
    expect(await refusal(confbridge.setSingleVideoSrc('room', gone))).toBe('no-such-conference');
  });

  it('a conference from its first participant to its last', async () => {
    const { confbridge } = connection;
    const joined = () => connection.waitFor('ConfbridgeJoin', { timeoutMs: 5_000 });
    const entered = [joined()];
    const first = await up({ Application: 'ConfBridge', Data: 'room', CallerID: `"O'Brien?" <123>` });
    await Promise.all(entered);
    const again = joined();
    const second = await up({ Application: 'ConfBridge', Data: 'room' });
    await again;
    expect(await confbridge.listRooms()).toMatchObject([{ name: 'room', parties: 2, locked: false, muted: false }]);
    expect(await confbridge.list('other')).toEqual([]);
    const who = (await confbridge.list('room')).find(({ channel }) => channel === first.name);
    expect(who).toMatchObject({ uniqueid: first.call.id, name: "O'Brien?", number: '123', muted: false, admin: false });
    await confbridge.mute('room', first.name);
    expect((await confbridge.list('room')).filter(({ muted }) => muted).map(({ channel }) => channel)).toEqual([
      first.name,
    ]);
    await confbridge.unmute('room', { everybody: 'all' });
    await confbridge.lock('room');
    expect((await confbridge.listRooms())[0]?.locked).toBe(true);
    await confbridge.unlock('room');
    await confbridge.startRecord('room', { file: 'room.wav' });
    expect(await refusal(confbridge.startRecord('room'))).toBe('exists-already');
    await confbridge.stopRecord('room');
    await expect(confbridge.stopRecord('room')).rejects.toBeInstanceOf(ActionError);
    await confbridge.setSingleVideoSrc('room', second.name);
    expect(await refusal(confbridge.mute('room', gone))).toBe('no-such-participant');
    expect(await refusal(confbridge.setSingleVideoSrc('room', gone))).toBe('no-such-participant');
    expect((await confbridge.kick('room', gone)).kicked).toBe(false);
    expect((await confbridge.kick('room', first.name)).kicked).toBe(true);
    expect((await confbridge.kick('room', { everybody: 'all' })).kicked).toBe(true);
    await Promise.all([first.call.ended, second.call.ended]);
  });
});
