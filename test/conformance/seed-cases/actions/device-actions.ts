import type { ActionCase } from './action-case.js';

/** Of channel drivers and conferences. */
export const deviceActions: readonly ActionCase[] = [
  {
    id: 'act-112',
    action: 'ConfbridgeList',
    fields: { Conference: 'conf-59dba3997444e5' },
    lines: ['Conference: conf-59dba3997444e5'],
  },
  {
    id: 'act-114',
    action: 'ConfbridgeUnmute',
    fields: { Channel: 'channel', Conference: 'conference' },
    lines: ['Channel: channel', 'Conference: conference'],
  },
  { id: 'act-116', action: 'DongleShowDevices', fields: {}, lines: [] },
  {
    id: 'act-118',
    action: 'DongleRestart',
    fields: { When: 'when', Device: 'device' },
    lines: ['When: when', 'Device: device'],
  },
  { id: 'act-119', action: 'DongleReset', fields: { Device: 'device' }, lines: ['Device: device'] },
  {
    id: 'act-120',
    action: 'DongleSendPDU',
    fields: { Device: 'device', PDU: 'pdu' },
    lines: ['Device: device', 'PDU: pdu'],
  },
  {
    id: 'act-122',
    action: 'DongleStop',
    fields: { When: 'when', Device: 'device' },
    lines: ['When: when', 'Device: device'],
  },
  { id: 'act-123', action: 'DongleStart', fields: { Device: 'device' }, lines: ['Device: device'] },
  {
    id: 'act-124',
    action: 'DongleSendSMS',
    fields: { Device: 'device', Number: 'number', Message: 'message' },
    lines: ['Device: device', 'Number: number', 'Message: message'],
  },
  { id: 'act-127', action: 'DAHDIDNDOff', fields: { DAHDIChannel: 'channel' }, lines: ['DAHDIChannel: channel'] },
  { id: 'act-128', action: 'DAHDIDNDOn', fields: { DAHDIChannel: 'channel' }, lines: ['DAHDIChannel: channel'] },
  { id: 'act-130', action: 'DAHDIHangup', fields: { DAHDIChannel: 'channel' }, lines: ['DAHDIChannel: channel'] },
  { id: 'act-131', action: 'DAHDIRestart', fields: {}, lines: [] },
  { id: 'act-132', action: 'DAHDIShowChannels', fields: {}, lines: [] },
  {
    id: 'act-146',
    action: 'JabberSend',
    fields: { Jabber: 'jabber', JID: 'jid', ScreenName: 'jid', Message: 'message' },
    lines: ['Jabber: jabber', 'JID: jid', 'ScreenName: jid', 'Message: message'],
  },
  { id: 'act-152', action: 'MeetmeList', fields: { Conference: 'conference' }, lines: ['Conference: conference'] },
  {
    id: 'act-154',
    action: 'MeetmeUnmute',
    fields: { Meetme: 'meetme', Usernum: 'usernum' },
    lines: ['Meetme: meetme', 'Usernum: usernum'],
  },
  { id: 'act-172', action: 'SIPshowregistry', fields: {}, lines: [] },
  { id: 'act-174', action: 'SIPnotify', fields: { Channel: 'channel' }, lines: ['Channel: channel'] },
  { id: 'act-175', action: 'SIPshowpeer', fields: { Peer: 'peer' }, lines: ['Peer: peer'] },
  { id: 'act-176', action: 'Sipqualifypeer', fields: { Peer: 'peer' }, lines: ['Peer: peer'] },
];
