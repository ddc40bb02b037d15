import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';

const member = 'Local/801@default';
const fake = {
  queues: { support: { members: [{ location: member, name: 'Ada' }] } },
  hints: { '100@default': { device: 'PJSIP/100', status: 8 } },
  configuration: { 'rules.conf': '; of ours\n[soon]\nchange => 30,+1 ; later\n[late]\n' },
};

/** A rig, and the names of the events that come to it. */
const ready = async () => {
  const rig = await Rig.ready({ fake });
  const heard: string[] = [];
  rig.pbx.addListener(
    () => true,
    ({ name }) => heard.push(name),
  );
  const place = async (Application: string, Data: string): Promise<string> => {
    const call = rig.pbx.originate({ Channel: 'PJSIP/100', Application, Data });
    const { channel = '' } = await rig.finish(call.answered);
    heard.length = 0;
    return channel;
  };
  return { rig, heard, place, finish: <T>(work: Promise<T>) => rig.finish(work) };
};

describe('the commands of a connection against the fake', () => {
  it('change a penalty', async () => {
    const { rig, heard, finish } = await ready();
    await finish(rig.pbx.send('QueuePenalty', { Interface: member, Penalty: 3, Queue: 'support' }));
    expect(rig.fake.queues.get('support')?.find(member)?.penalty).toBe(3);
    expect(heard).toEqual(['QueueMemberPenalty']);
  });

  it('record a channel', async () => {
    const { rig, heard, place, finish } = await ready();
    const channel = await place('Wait', '60');
    const send = (action: string, fields = {}) => finish(rig.pbx.send(action, { Channel: channel, ...fields }));
    await send('MixMonitor', { File: 'a.wav' });
    await send('MixMonitorMute', { Direction: 'both', State: 1 });
    await send('StopMixMonitor');
    expect(heard).toEqual(['MixMonitorStart', 'MixMonitorMute', 'MixMonitorStop']);
    await expect(send('StopMixMonitor')).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    await expect(send('MixMonitorMute', { Direction: 'read', State: 1 })).rejects.toThrow(/Cannot set mute flag/);
  });

  it('hold a conference, which ends with its last member', async () => {
    const { rig, heard, place, finish } = await ready();
    const first = await place('ConfBridge', 'room');
    const second = await place('ConfBridge', 'room,default_bridge');
    const send = (action: string, fields = {}) => finish(rig.pbx.send(action, { Conference: 'room', ...fields }));
    const members = await send('ConfbridgeList');
    expect(members.events.map((row) => [row.get('Channel'), row.get('Muted')])).toEqual([
      [first, 'No'],
      [second, 'No'],
    ]);
    await send('ConfbridgeMute', { Channel: first });
    await send('ConfbridgeLock');
    await send('ConfbridgeStartRecord');
    await expect(send('ConfbridgeStartRecord')).rejects.toThrow(/already being recorded/);
    const rooms = await send('ConfbridgeListRooms');
    expect(rooms.events.map((row) => [row.get('Parties'), row.get('Locked')])).toEqual([['2', 'Yes']]);
    await expect(send('ConfbridgeKick', { Channel: 'none/x' })).rejects.toThrow(/No Channel by that name/);
    await send('ConfbridgeKick', { Channel: first });
    await finish(rig.pbx.send('Hangup', { Channel: second }));
    const spoken = heard.filter((name) => name.startsWith('Confbridge'));
    expect(spoken).toEqual([
      'ConfbridgeMute',
      'ConfbridgeRecord',
      'ConfbridgeLeave',
      'ConfbridgeLeave',
      'ConfbridgeEnd',
    ]);
    await expect(send('ConfbridgeList')).rejects.toThrow(/No active conferences/);
  });

  it('park a channel in the first space that is free, until it is sent elsewhere', async () => {
    const { rig, heard, place, finish } = await ready();
    const channels = [await place('Wait', '60'), await place('Wait', '60')];
    for (const Channel of channels) await finish(rig.pbx.send('Park', { Channel }));
    const spaces = async () => (await finish(rig.pbx.send('ParkedCalls'))).events.map((row) => row.get('ParkingSpace'));
    expect(await spaces()).toEqual(['901', '902']);
    expect(heard.filter((name) => name === 'ParkedCall')).toHaveLength(2);
    const away = { Channel: channels[0] as string, Context: 'default', Exten: '100', Priority: 1 };
    await finish(rig.pbx.send('Redirect', away));
    expect(await spaces()).toEqual(['902']);
  });

  it('show the state of a hint, and −1 without one', async () => {
    const { rig, finish } = await ready();
    const status = async (Exten: string) => {
      const answer = await finish(rig.pbx.send('ExtensionState', { Exten }));
      return [answer.get('Hint'), answer.get('Status'), answer.get('StatusText')];
    };
    expect(await status('100')).toEqual(['PJSIP/100', '8', 'Ringing']);
    expect(await status('200')).toEqual(['', '-1', 'Unknown']);
    rig.fake.hints.set('200@default', { device: 'PJSIP/200', status: 0 });
    expect(await status('200')).toEqual(['PJSIP/200', '0', 'Idle']);
  });

  it('load and unload what is there', async () => {
    const { rig, heard, finish } = await ready();
    const load = (LoadType: string, Module: string) => finish(rig.pbx.send('ModuleLoad', { Module, LoadType }));
    await load('unload', 'app_queue');
    await expect(finish(rig.pbx.send('ModuleCheck', { Module: 'app_queue.so' }))).rejects.toThrow(/not loaded/);
    await load('load', 'app_queue.so');
    await expect(load('load', 'app_nosuch.so')).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    expect(heard).toEqual(['Unload', 'Load']);
  });

  it('read and change a configuration file, all of a change or nothing', async () => {
    const { rig, finish } = await ready();
    const file = { SrcFilename: 'rules.conf', DstFilename: 'rules.conf' };
    const change = (fields: Record<string, string>) => finish(rig.pbx.send('UpdateConfig', { ...file, ...fields }));
    await change({ 'Action-000000': 'Append', 'Cat-000000': 'late', 'Var-000000': 'a', 'Value-000000': '>b' });
    const bad = { 'Action-000000': 'DelCat', 'Cat-000000': 'soon', 'Action-000001': 'DelCat', 'Cat-000001': 'none' };
    await expect(change(bad)).rejects.toThrow(/Given category does not exist/);
    const answer = await finish(rig.pbx.send('GetConfig', { Filename: 'rules.conf' }));
    expect(answer.entries().slice(2)).toEqual([
      ['Category-000000', 'soon'],
      ['Line-000000-000000', 'change=30,+1'],
      ['Category-000001', 'late'],
      ['Line-000001-000000', 'a=b'],
    ]);
    expect(rig.fake.configuration.get('rules.conf')).toContain('[late]\na=b');
  });
});
