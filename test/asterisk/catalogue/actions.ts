import type { ActionFields } from '../../../src/index.js';
import { extensions } from '../dialplan.js';
import type { World } from './world.js';

/** What is sent of one action, and what is known to be odd about its answer. */
export interface ActionRow {
  /** The fewest fields with which it succeeds; may bring about what it needs. */
  readonly fields?: (world: World) => ActionFields | Promise<ActionFields>;
  /** Why it is not sent. */
  readonly skip?: string;
  /** Why even valid fields are refused here. */
  readonly refused?: string;
  /**
   * Documented as required, and taken for empty by the server. The catalogue requires them all the same: to leave them out
   * is a mistake more often than a wish.
   */
  readonly lenient?: readonly string[];
  /** Fields of which Asterisk wants one or the other, so that none is required by itself. */
  readonly either?: readonly string[];
  /** What the refusal of the action without fields says, where it does not name the field that is missing. */
  readonly says?: RegExp;
  /** Why it is not sent without fields. */
  readonly noBare?: string;
  /** Why its list may be empty. */
  readonly empty?: string;
}

const hardware = 'needs hardware of DAHDI';
const moduleAbsent = "its module is not in Debian's packages";
const unframed = 'its answer is no response, so that it is refused before it is sent';
const none = {} as const;
const member = `Local/${extensions.queueMember}@default`;
const channel = async (world: World) => ({ Channel: await world.channel() });
const mailbox = { Context: 'default', Mailbox: '100' } as const;
const conference = async (world: World) => {
  await world.conference();
  return { Conference: 'room' };
};
const conferenceMember = async (world: World) => ({ Channel: await world.conference(), Conference: 'room' });

/** Every action that Asterisk 16 and 22 name in `ListCommands`. */
export const actionRows: Readonly<Record<string, ActionRow>> = {
  AbsoluteTimeout: { fields: async (world) => ({ ...(await channel(world)), Timeout: 3600 }) },
  AgentLogoff: {
    fields: async (world) => {
      await world.agent();
      return { Agent: '1001' };
    },
  },
  Agents: { fields: () => none },
  AGI: { fields: async (world) => ({ Channel: await world.asyncAgi(), Command: 'VERBOSE hello' }) },
  AOCMessage: {
    fields: async (world) => ({ ...(await channel(world)), MsgType: 'D', ChargeType: 'FREE' }),
    either: ['Channel', 'ChargeType'],
  },
  Atxfer: { fields: async (world) => ({ Channel: (await world.talk()).caller, Exten: extensions.hold }) },
  BlindTransfer: { fields: async (world) => ({ Channel: (await world.talk()).caller, Exten: extensions.hold }) },
  Bridge: {
    fields: async (world) => ({ Channel1: await world.channel(), Channel2: await world.channel() }),
    says: /channel/,
  },
  BridgeDestroy: { fields: async (world) => ({ BridgeUniqueid: (await world.talk()).bridge }) },
  BridgeInfo: { fields: async (world) => ({ BridgeUniqueid: (await world.talk()).bridge }) },
  BridgeKick: { fields: async (world) => ({ Channel: (await world.talk()).caller }) },
  BridgeList: {
    fields: async (world) => {
      await world.talk();
      return none;
    },
  },
  BridgeTechnologyList: { fields: () => none },
  BridgeTechnologySuspend: { fields: () => ({ BridgeTechnology: 'holding_bridge' }) },
  BridgeTechnologyUnsuspend: { fields: () => ({ BridgeTechnology: 'holding_bridge' }) },
  CancelAtxfer: {
    fields: async (world) => {
      const { caller } = await world.talk();
      const rings = world.connection.waitFor({ Event: 'Newexten', Extension: extensions.ring }, { timeoutMs: 30_000 });
      await world.connection.send('Atxfer', { Channel: caller, Exten: extensions.ring, Context: 'default' });
      await rings;
      // Asterisk 22 may die when it is to hang up a call of which it is just taking the transfer back.
      world.clearAfter({ Event: 'Hangup', Exten: extensions.ring });
      return { Channel: caller };
    },
  },
  Challenge: { fields: () => ({ AuthType: 'MD5' }) },
  ChangeMonitor: {
    fields: async (world) => {
      const Channel = await world.channel();
      await world.connection.send('Monitor', { Channel, File: 'before' });
      return { Channel, File: 'after' };
    },
  },
  Command: { fields: () => ({ Command: 'core show uptime' }) },
  ConfbridgeKick: { fields: conferenceMember },
  ConfbridgeList: { fields: conference },
  ConfbridgeListRooms: {
    fields: async (world) => {
      await world.conference();
      return none;
    },
  },
  ConfbridgeLock: { fields: conference },
  ConfbridgeMute: { fields: conferenceMember },
  ConfbridgeSetSingleVideoSrc: { fields: conferenceMember },
  ConfbridgeStartRecord: { fields: conference },
  ConfbridgeStopRecord: {
    fields: async (world) => {
      await world.conference();
      const recording = world.connection.waitFor('ConfbridgeRecord', { timeoutMs: 30_000 });
      await world.connection.send('ConfbridgeStartRecord', { Conference: 'room' });
      await recording;
      return { Conference: 'room' };
    },
  },
  ConfbridgeUnlock: { fields: conference },
  ConfbridgeUnmute: { fields: conferenceMember },
  ControlPlayback: { fields: async (world) => ({ ...(await channel(world)), Control: 'stop' }) },
  CoreSettings: { fields: () => none },
  CoreShowChannelMap: { fields: async (world) => ({ Channel: (await world.talk()).caller }) },
  CoreShowChannels: {
    fields: async (world) => {
      await world.channel();
      return none;
    },
  },
  CoreStatus: { fields: () => none },
  // Asterisk 16 tries to make a file without a name.
  CreateConfig: { fields: () => ({ Filename: 'made.conf' }), says: /filename|directory/i },
  DAHDIDialOffhook: { skip: hardware },
  DAHDIDNDoff: { skip: hardware },
  DAHDIDNDon: { skip: hardware },
  DAHDIHangup: { skip: hardware },
  DAHDIRestart: { skip: hardware },
  DAHDIShowChannels: { skip: hardware },
  DAHDIShowStatus: { skip: hardware },
  DAHDITransfer: { skip: hardware },
  DBDel: {
    fields: async (world) => {
      await world.connection.send('DBPut', { Family: 'f', Key: 'k', Val: 'v' });
      return { Family: 'f', Key: 'k' };
    },
  },
  DBDelTree: {
    fields: async (world) => {
      await world.connection.send('DBPut', { Family: 'tree', Key: 'k', Val: 'v' });
      return { Family: 'tree' };
    },
  },
  DBGet: {
    fields: async (world) => {
      await world.connection.send('DBPut', { Family: 'f', Key: 'got', Val: 'v' });
      return { Family: 'f', Key: 'got' };
    },
  },
  DBGetTree: {
    fields: async (world) => {
      await world.connection.send('DBPut', { Family: 'f', Key: 'got', Val: 'v' });
      return none;
    },
  },
  DBPut: { fields: () => ({ Family: 'f', Key: 'put' }) },
  DeviceStateList: { fields: () => none },
  DialplanExtensionAdd: {
    fields: () => ({ Context: 'default', Extension: '2710', Priority: 1, Application: 'NoOp' }),
  },
  DialplanExtensionRemove: {
    fields: async (world) => {
      const Extension = '2701';
      const added = { Context: 'default', Extension, Priority: 1, Application: 'NoOp' };
      await world.connection.send('DialplanExtensionAdd', added);
      return { Context: 'default', Extension };
    },
  },
  Events: { fields: () => ({ EventMask: 'on' }), says: /event mask/ },
  ExtensionState: { fields: () => ({ Exten: extensions.answer }), says: /extension/i },
  ExtensionStateList: { fields: () => none },
  FAXSession: { fields: () => ({ SessionNumber: 1 }), refused: 'there is no fax', says: /session/ },
  FAXSessions: { fields: () => none, empty: 'there is no fax' },
  FAXStats: { fields: () => none },
  Filter: { fields: () => ({ Operation: 'Add', Filter: '!Nothing: at all' }), either: ['Filter'], says: /operation/ },
  FilterList: { skip: moduleAbsent },
  GetConfig: { fields: () => ({ Filename: 'queues.conf' }) },
  GetConfigJSON: { fields: () => ({ Filename: 'queues.conf' }) },
  Getvar: { fields: () => ({ Variable: 'EPOCH' }) },
  Hangup: { fields: channel },
  IAXnetstats: { skip: unframed },
  IAXpeerlist: { fields: () => none },
  IAXpeers: { fields: () => none },
  IAXregistry: { fields: () => none },
  JabberSend: {
    fields: () => ({ Jabber: 'none', JID: 'a@b', Message: 'hello' }),
    refused: 'there is no XMPP',
    says: /transport/,
  },
  ListCategories: { fields: () => ({ Filename: 'queues.conf' }) },
  ListCommands: { fields: () => none },
  LocalOptimizeAway: { fields: channel },
  LoggerRotate: { fields: () => none },
  Login: { skip: 'every session begins with it, see login.test.ts' },
  Logoff: { skip: 'ends the session, see planned-ends.test.ts' },
  MailboxCount: { fields: () => ({ Mailbox: '100@default' }) },
  MailboxStatus: { fields: () => ({ Mailbox: '100@default' }) },
  MeetmeList: { skip: moduleAbsent },
  MeetmeListRooms: { skip: moduleAbsent },
  MeetmeMute: { skip: moduleAbsent },
  MeetmeUnmute: { skip: moduleAbsent },
  MessageSend: { fields: () => ({ To: 'pjsip:100' }), either: ['To'] },
  MixMonitor: { fields: async (world) => ({ ...(await channel(world)), File: 'mixed.wav' }), either: ['File'] },
  MixMonitorMute: { fields: async (world) => ({ ...(await mixed(world)), Direction: 'both', State: 1 }) },
  ModuleCheck: { fields: () => ({ Module: 'app_queue.so' }) },
  ModuleLoad: {
    fields: () => ({ LoadType: 'reload' }),
    says: /incomplete/i,
    noBare: 'it is answered three times, see list-ends.test.ts',
  },
  Monitor: { fields: channel },
  MuteAudio: { fields: async (world) => ({ ...(await channel(world)), Direction: 'in', State: 'on' }) },
  MWIDelete: { skip: moduleAbsent },
  MWIGet: { skip: moduleAbsent },
  MWIUpdate: { skip: moduleAbsent },
  Originate: {
    fields: () => ({ Channel: `Local/${extensions.hold}@default/n`, Application: 'Wait', Async: true }),
    either: ['Application', 'Async'],
    noBare: 'without Async it would stall the session, see fake-fidelity.test.ts',
  },
  Park: { fields: async (world) => ({ Channel: (await world.talk()).callee }) },
  ParkedCalls: {
    fields: async (world) => {
      await world.parked();
      return none;
    },
  },
  Parkinglots: { fields: () => none },
  PauseMonitor: { fields: (world) => monitored(world) },
  Ping: { fields: () => none },
  PJSIPHangup: { fields: () => ({ Channel: 'PJSIP/none-00000000', Cause: 16 }), refused: 'there is no phone of PJSIP' },
  PJSIPNotify: {
    fields: () => ({ Endpoint: '100', Variable: { Event: 'hello' } }),
    either: ['Endpoint', 'Variable'],
  },
  PJSIPQualify: { fields: () => ({ Endpoint: '100' }) },
  PJSIPRegister: { fields: () => ({ Registration: 'away' }) },
  PJSIPSetMaintenance: { fields: () => ({ Endpoint: '100', State: 'on' }) },
  PJSIPShowAors: { fields: () => none },
  PJSIPShowAuths: { fields: () => none },
  PJSIPShowContacts: { fields: (world) => registered(world) },
  PJSIPShowEndpoint: { fields: () => ({ Endpoint: '100' }) },
  PJSIPShowEndpoints: { fields: () => none },
  PJSIPShowMaintenance: {
    fields: async (world) => {
      await world.connection.send('PJSIPSetMaintenance', { Endpoint: '100', State: 'on' });
      return none;
    },
  },
  PJSIPShowRegistrationInboundContactStatuses: { fields: (world) => registered(world) },
  PJSIPShowRegistrationsInbound: { fields: (world) => registered(world) },
  PJSIPShowRegistrationsOutbound: { fields: () => none },
  PJSIPShowResourceLists: { fields: () => none },
  PJSIPShowSubscriptionsInbound: { fields: () => none, empty: 'nobody subscribes' },
  PJSIPShowSubscriptionsOutbound: { fields: () => none, empty: 'nobody subscribes' },
  PJSIPUnregister: { fields: () => ({ Registration: 'away' }) },
  PlayDTMF: { fields: async (world) => ({ ...(await channel(world)), Digit: '1' }) },
  PlayMF: { fields: async (world) => ({ ...(await channel(world)), Digit: '1' }) },
  PresenceState: { fields: (world) => present(world, { Provider: 'CustomPresence:ada' }) },
  PresenceStateList: { fields: (world) => present(world, none) },
  PRIDebugFileSet: { skip: hardware },
  PRIDebugFileUnset: { skip: hardware },
  PRIDebugSet: { skip: hardware },
  PRIShowSpans: { skip: hardware },
  QueueAdd: { fields: () => ({ Queue: 'support', Interface: 'Local/1@default' }) },
  QueueChangePriorityCaller: {
    fields: async (world) => ({ Queue: 'support', Caller: await world.queueCaller(), Priority: 5 }),
  },
  QueueLog: { fields: () => ({ Queue: 'support', Event: 'MINE' }) },
  QueueMemberRingInUse: { fields: () => ({ Interface: member, RingInUse: false }) },
  QueuePause: { fields: () => ({ Interface: member, Paused: true }) },
  QueuePenalty: { fields: () => ({ Interface: member, Penalty: 1 }) },
  QueueReload: { fields: () => none },
  QueueRemove: {
    fields: async (world) => {
      const added = { Queue: 'support', Interface: 'Local/2@default' };
      await world.connection.send('QueueAdd', added);
      return added;
    },
  },
  QueueReset: { fields: () => none },
  QueueRule: { fields: () => none },
  QueueStatus: { fields: () => none },
  QueueSummary: { fields: () => none },
  QueueWithdrawCaller: { fields: async (world) => ({ Queue: 'support', Caller: await world.queueCaller() }) },
  Redirect: {
    fields: async (world) => ({ ...(await channel(world)), Context: 'default', Exten: extensions.hold, Priority: 1 }),
  },
  Reload: { fields: () => none },
  SendFlash: { fields: channel },
  SendText: { fields: async (world) => ({ ...(await channel(world)), Message: 'hello' }) },
  Setvar: { fields: () => ({ Variable: 'MINE', Value: 'x' }), lenient: ['Value'] },
  ShowDialPlan: { fields: () => none },
  SIPnotify: { fields: () => ({ Channel: 'ada', Variable: 'Event=hello' }), lenient: ['Variable'] },
  SIPpeers: { fields: () => none },
  SIPpeerstatus: { fields: () => none },
  SIPqualifypeer: { fields: () => ({ Peer: 'ada' }) },
  SIPshowpeer: { fields: () => ({ Peer: 'ada' }) },
  SIPshowregistry: { fields: () => none },
  SKINNYdevices: { fields: () => none },
  SKINNYlines: { fields: () => none },
  SKINNYshowdevice: { skip: unframed },
  SKINNYshowline: { skip: unframed },
  SorceryMemoryCacheExpire: { fields: () => ({ Cache: 'auths' }) },
  SorceryMemoryCacheExpireObject: {
    fields: async (world) => {
      await world.connection.send('PJSIPShowEndpoint', { Endpoint: '100' });
      return { Cache: 'aors', Object: '100' };
    },
  },
  SorceryMemoryCachePopulate: { fields: () => ({ Cache: 'auths' }) },
  SorceryMemoryCacheStale: { fields: () => ({ Cache: 'auths' }) },
  SorceryMemoryCacheStaleObject: { fields: (world) => cached(world, { Cache: 'auths', Object: '100' }) },
  Status: {
    fields: async (world) => {
      await world.channel();
      return none;
    },
  },
  StopMixMonitor: { fields: (world) => mixed(world) },
  StopMonitor: { fields: (world) => monitored(world) },
  UnpauseMonitor: { fields: (world) => monitored(world) },
  UpdateConfig: { fields: () => ({ SrcFilename: 'queuerules.conf', DstFilename: 'made.conf' }), says: /Filename/ },
  UserEvent: { fields: () => ({ UserEvent: 'Mine' }), lenient: ['UserEvent'] },
  VoicemailBoxSummary: { fields: (world) => mail(world, mailbox) },
  VoicemailForward: {
    fields: (world) => {
      const ID = world.message();
      return { ...mailbox, Folder: 'INBOX', ID, ToContext: 'default', ToMailbox: '100', ToFolder: 'Work' };
    },
  },
  VoicemailMove: { fields: (world) => ({ ...mailbox, Folder: 'INBOX', ID: world.message(), ToFolder: 'Work' }) },
  VoicemailRefresh: { fields: () => none },
  VoicemailRemove: { fields: (world) => ({ ...mailbox, Folder: 'INBOX', ID: world.message() }) },
  VoicemailUsersList: { fields: () => none },
  VoicemailUserStatus: { fields: () => mailbox },
  WaitEvent: { skip: 'stalls the session, see blocking.test.ts' },
};

const mixed = async (world: World): Promise<ActionFields> => {
  const Channel = await world.channel();
  await world.connection.send('MixMonitor', { Channel, File: `mixed-${Channel.replace(/\W/g, '')}.wav` });
  return { Channel };
};

const monitored = async (world: World): Promise<ActionFields> => {
  const Channel = await world.channel();
  await world.connection.send('Monitor', { Channel });
  return { Channel };
};

const registered = async (world: World): Promise<ActionFields> => {
  await world.registration();
  return none;
};

const present = async (world: World, fields: ActionFields): Promise<ActionFields> => {
  const state = { Variable: 'PRESENCE_STATE(CustomPresence:ada)', Value: 'away,,' };
  await world.connection.send('Setvar', state);
  return fields;
};

const cached = async (world: World, fields: ActionFields): Promise<ActionFields> => {
  await world.connection.send('SorceryMemoryCachePopulate', { Cache: 'auths' });
  return fields;
};

const mail = (world: World, fields: ActionFields): ActionFields => {
  world.message();
  return fields;
};
