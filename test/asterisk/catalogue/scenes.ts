import { extensions } from '../dialplan.js';
import { numbers } from './equipment.js';
import type { World } from './world.js';

const local = (number: string): string => `Local/${number}@default/n`;

/** One call from start to end, whatever becomes of it. */
const call = (number: string, Timeout?: number) => async (world: World) => {
  const placed = world.connection.originate({ Channel: local(number), Application: 'Wait', Data: '1', Timeout });
  await placed.ended;
};

/** What happens on a telephone system, each scene in the words of AMI: what is done, and what is waited for. */
export const scenes: Readonly<Record<string, (world: World) => Promise<void>>> = {
  answer: call(extensions.dial),
  busy: call(extensions.busy),
  congestion: call(extensions.congestion),
  'no answer': call(extensions.ring, 500),

  'blind transfer': async (world) => {
    const { caller } = await world.talk();
    await world.bring('BlindTransfer', 'BlindTransfer', {
      Channel: caller,
      Exten: extensions.hold,
      Context: 'default',
    });
  },
  'attended transfer': async (world) => {
    const { caller } = await world.talk();
    const consulting = world.next({ Event: 'Newexten', Extension: '100', Application: 'Wait' });
    await world.bring('Hold', 'Atxfer', { Channel: caller, Exten: '100', Context: 'default' });
    await consulting;
    await world.bring('AttendedTransfer', 'Hangup', { Channel: caller });
  },
  'hold, while a transfer is tried and given up': async (world) => {
    const { caller } = await world.talk();
    const held = Promise.all([world.next({ Event: 'Hold' }), world.next({ Event: 'MusicOnHoldStart' })]);
    const ringing = world.next({ Event: 'Newexten', Extension: extensions.ring, Application: 'Wait' });
    await world.connection.send('Atxfer', { Channel: caller, Exten: extensions.ring, Context: 'default' });
    await held;
    await ringing;
    const resumed = Promise.all([world.next({ Event: 'Unhold' }), world.next({ Event: 'MusicOnHoldStop' })]);
    await world.connection.send('CancelAtxfer', { Channel: caller });
    await resumed;
  },
  pickup: async (world) => {
    const ringing = world.next({ Event: 'DialState', DialStatus: 'RINGING' });
    const placed = world.connection.originate({ Channel: local(extensions.ring), Application: 'Wait', Data: '60' });
    await ringing;
    const picked = world.next({ Event: 'Pickup' });
    const second = world.connection.originate({ Channel: local(numbers.pickup), Application: 'Wait', Data: '60' });
    await picked;
    await Promise.all([placed.hangup(), second.hangup()]);
  },
  park: async (world) => {
    await world.parked();
    const fetched = world.next({ Event: 'UnParkedCall' });
    await world.call('901');
    await fetched;
    const { caller, callee } = await world.talk();
    await world.bring('ParkedCall', 'Park', { Channel: callee, TimeoutChannel: caller, Timeout: 500 });
    await world.next({ Event: 'ParkedCallTimeOut' });
    await world.parked();
    const givenUp = world.next({ Event: 'ParkedCallGiveUp' });
    await world.clear();
    await givenUp;
  },

  'queue with two agents': async (world) => {
    const Queue = 'support';
    const { connection } = world;
    await world.bring('QueueMemberAdded', 'QueueAdd', { Queue, Interface: local(extensions.ring), MemberName: 'Bea' });
    await world.bring('QueueMemberPenalty', 'QueuePenalty', { Interface: local(extensions.ring), Penalty: 1 });
    await world.bring('QueueMemberRinginuse', 'QueueMemberRingInUse', {
      Interface: local(extensions.ring),
      RingInUse: false,
    });
    const connected = world.next({ Event: 'AgentConnect' });
    const [, caller] = await world.call(extensions.queue);
    await connected;
    await world.bring('AgentComplete', 'Hangup', { Channel: caller });
    const pause = { Interface: `Local/${extensions.queueMember}@default`, Paused: true, Reason: 'lunch' };
    await world.bring('QueueMemberPause', 'QueuePause', pause);
    const missed = world.next({ Event: 'AgentRingNoAnswer' });
    const waiting = world.next({ Event: 'AgentCalled' });
    const [, patient] = await world.call(extensions.queue);
    await waiting;
    await connection.send('QueueStatus');
    await missed;
    await world.bring('QueueCallerAbandon', 'Hangup', { Channel: patient });
    await world.bring('QueueMemberRemoved', 'QueueRemove', { Queue, Interface: local(extensions.ring) });
    await connection.send('QueuePause', { ...pause, Paused: false });
  },
  'an agent who logs in and off': async (world) => {
    await world.agent();
    await world.bring('AgentLogoff', 'AgentLogoff', { Agent: '1001' });
  },

  conference: async (world) => {
    const Conference = 'room';
    const members = [await world.conference(), await world.conference()];
    const [Channel = ''] = members;
    await world.bring('ConfbridgeMute', 'ConfbridgeMute', { Conference, Channel });
    await world.bring('ConfbridgeUnmute', 'ConfbridgeUnmute', { Conference, Channel });
    await world.connection.send('ConfbridgeLock', { Conference });
    await world.connection.send('ConfbridgeUnlock', { Conference });
    await world.bring('ConfbridgeRecord', 'ConfbridgeStartRecord', { Conference });
    await world.bring('ConfbridgeStopRecord', 'ConfbridgeStopRecord', { Conference });
    await world.connection.send('ConfbridgeList', { Conference });
    await world.connection.send('ConfbridgeListRooms');
    await world.bring('ConfbridgeLeave', 'ConfbridgeKick', { Conference, Channel });
    const over = world.next({ Event: 'ConfbridgeEnd' });
    await world.clear();
    await over;
  },
  mixmonitor: async (world) => {
    const { callee } = await world.talk();
    await world.bring('MixMonitorStart', 'MixMonitor', { Channel: callee, File: 'scene.wav' });
    await world.bring('MixMonitorMute', 'MixMonitorMute', { Channel: callee, Direction: 'both', State: 1 });
    await world.bring('MixMonitorStop', 'StopMixMonitor', { Channel: callee });
  },
  'async AGI': async (world) => {
    const Channel = await world.asyncAgi();
    for (const Command of ['ANSWER', 'EXEC Wait 0', 'NONSENSE']) {
      await world.bring('AsyncAGIExec', 'AGI', { Channel, Command, CommandID: Command.replaceAll(' ', '-') });
    }
    await world.bring('AsyncAGIEnd', 'AGI', { Channel, Command: 'ASYNCAGI BREAK', CommandID: 'break' });
  },

  'spying and digits': async (world) => {
    const held = await world.channel();
    const spying = world.next({ Event: 'ChanSpyStart' });
    const [, spy] = await world.call(numbers.spy);
    await spying;
    await world.bring('ChanSpyStop', 'Hangup', { Channel: spy });
    await world.bring('DTMFEnd', 'PlayDTMF', { Channel: held, Digit: '5' });
    const { bridge, callee } = await world.talk();
    await world.connection.send('BridgeInfo', { BridgeUniqueid: bridge });
    await world.bring('BridgeLeave', 'BridgeKick', { Channel: callee });
  },
  bridge: async (world) => {
    await world.bring('BridgeCreate', 'Bridge', { Channel1: await world.channel(), Channel2: await world.channel() });
    await world.clear();
  },
  'charges and tones': async (world) => {
    const Channel = await world.channel();
    await world.connection.send('AOCMessage', { Channel, MsgType: 'D', ChargeType: 'FREE' });
    await world.connection.send('SendText', { Channel, Message: 'hello' });
    await world.connection.send('AbsoluteTimeout', { Channel, Timeout: 60 });
    await world.bring('Hangup', 'Hangup', { Channel, Cause: 21 });
  },
  'states and settings': async (world) => {
    const set = (Variable: string, Value: string) => ({ Variable, Value });
    await world.bring('VarSet', 'Setvar', set('CATALOGUE', 'x'));
    await world.bring('ExtensionStatus', 'Setvar', set('DEVICE_STATE(Custom:answer)', 'BUSY'));
    await world.bring('PresenceStateChange', 'Setvar', set('PRESENCE_STATE(CustomPresence:ada)', 'away,,'));
    await world.bring('UserEvent', 'UserEvent', { UserEvent: 'Scene', Anything: 'x' });
    await world.bring('Reload', 'Reload', { Module: 'app_queue' });
    await world.bring('Unload', 'ModuleLoad', { Module: 'app_echo.so', LoadType: 'unload' });
    await world.bring('Load', 'ModuleLoad', { Module: 'app_echo.so', LoadType: 'load' });
    await world.registration();
    await world.connection.send('PJSIPQualify', { Endpoint: '100' });
  },
};
