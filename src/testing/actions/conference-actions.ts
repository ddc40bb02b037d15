import type { ActionCall } from '../action-call.js';
import type { Conference } from '../pbx/conference.js';
import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

type Act = (call: ActionCall, conference: Conference, scope: ActionScope) => void;

const NO_CONFERENCE = 'No Conference by that name found.';

/** An action on one conference; `needsChannel` is said before the conference is looked for. */
const onConference =
  (act: Act, { needsChannel = false } = {}): Run =>
  (call, scope) => {
    const name = call.get('Conference');
    if (name === '') return call.error('No Conference name provided.');
    if (needsChannel && call.get('Channel') === '') return call.error('No channel name provided.');
    if (scope.pbx.conferences.all.length === 0) return call.error('No active conferences.');
    const conference = scope.pbx.conferences.find(name);
    if (!conference) return call.error(NO_CONFERENCE);
    act(call, conference, scope);
  };

const list: Act = (call, conference, scope) => {
  const rows = [...conference.members.values()].map(({ channel, muted }) => ({
    Event: 'ConfbridgeList',
    Conference: conference.name,
    Admin: 'No',
    MarkedUser: 'No',
    WaitMarked: 'No',
    EndMarked: 'No',
    EndMarkedAny: scope.version.since22 ? 'No' : undefined,
    Waiting: 'No',
    Muted: muted ? 'Yes' : 'No',
    Talking: 'No',
    AnsweredTime: scope.pbx.age(channel),
    ...channel.snapshot(),
  }));
  call.list(rows, { message: 'Confbridge user list will follow' });
};

const listRooms: Run = (call, { pbx: { conferences } }) => {
  if (conferences.all.length === 0) return call.error('No active conferences.');
  const rows = conferences.all.map((conference) => ({
    Event: 'ConfbridgeListRooms',
    Conference: conference.name,
    Parties: conference.members.size,
    Marked: 0,
    Locked: conference.locked ? 'Yes' : 'No',
    Muted: 'No',
  }));
  call.list(rows, { message: 'Confbridge conferences will follow' });
};

const lock =
  (locked: boolean): Act =>
  (call, conference) => {
    conference.locked = locked;
    call.respond({ Message: `Conference ${locked ? 'locked' : 'unlocked'}` });
  };

const mute =
  (muted: boolean): Act =>
  (call, conference, { pbx }) => {
    const member = conference.find(call.get('Channel'));
    if (!member) return call.error('No Channel by that name found in Conference.');
    pbx.conferences.mute(conference, member, muted);
    call.respond({ Message: `User ${muted ? 'muted' : 'unmuted'}` });
  };

const kick: Act = (call, conference, { pbx }) => {
  const name = call.get('Channel');
  const all = /^all$/i.test(name);
  const member = conference.find(name);
  if (!all && !member) return call.error('No Channel by that name found in Conference.');
  for (const { channel } of all ? [...conference.members.values()] : member ? [member] : []) pbx.hangup(channel);
  call.respond({ Message: 'User kicked' });
};

const startRecord: Act = (call, conference, { pbx: { conferences } }) => {
  if (conference.recording) return call.error('Conference is already being recorded.');
  conferences.record(conference, true);
  call.respond({ Message: 'Conference Recording Started.' });
};

const stopRecord: Act = (call, conference, { pbx: { conferences } }) => {
  if (!conference.recording) return call.error('Internal error while stopping recording.');
  conferences.record(conference, false);
  call.respond({ Message: 'Conference Recording Stopped.' });
};

const channel = { needsChannel: true };

export const CONFERENCE_ACTIONS: readonly BuiltinAction[] = [
  { name: 'ConfbridgeKick', classes: 'call', synopsis: 'Kick a member.', run: onConference(kick) },
  { name: 'ConfbridgeList', classes: 'reporting', synopsis: 'List the members.', run: onConference(list) },
  { name: 'ConfbridgeListRooms', classes: 'reporting', synopsis: 'List the conferences.', run: listRooms },
  { name: 'ConfbridgeLock', classes: 'call', synopsis: 'Lock a conference.', run: onConference(lock(true)) },
  { name: 'ConfbridgeMute', classes: 'call', synopsis: 'Mute a member.', run: onConference(mute(true), channel) },
  { name: 'ConfbridgeStartRecord', classes: 'system', synopsis: 'Record.', run: onConference(startRecord) },
  { name: 'ConfbridgeStopRecord', classes: 'system', synopsis: 'Stop to record.', run: onConference(stopRecord) },
  { name: 'ConfbridgeUnlock', classes: 'call', synopsis: 'Unlock a conference.', run: onConference(lock(false)) },
  { name: 'ConfbridgeUnmute', classes: 'call', synopsis: 'Unmute a member.', run: onConference(mute(false), channel) },
];
