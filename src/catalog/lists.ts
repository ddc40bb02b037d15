/** How an action that answers with a list of events does so. */
export interface ListAction {
  /** Events that are rows. Collect by ActionID all the same: modules add kinds, and what a channel holds can forge some. */
  readonly items: readonly string[];
  /** Events that end the list where no `EventList: Complete` says so. */
  readonly complete: readonly string[];
  /**
   * When the response is a plain `Success` and rows follow nevertheless: `always`, or only `before13`. Everywhere else a
   * plain `Success` to an action that lists is a finished, empty list.
   */
  readonly bare?: 'always' | 'before13';
  /** The rows carry no ActionID: those between the response and the end belong to it. */
  readonly headless?: true;
  /** There is exactly one row, and nothing may come behind it. */
  readonly single?: true;
  /** Rows and end come as one stanza, without the empty lines between them. */
  readonly glued?: true;
  /** `ListItems` at its end counts something else than its rows, in some versions at least. */
  readonly miscounts?: true;
  /** What comes instead of an empty list when there is nothing to list: an error, or a plain `Success`. */
  readonly whenEmpty?: 'error' | 'success';
}

/** The actions that answer with lists, in Asterisk 16 and 22 and, where marked, before. Rows and ends as seen on the wire. */
export const LIST_ACTIONS = {
  Agents: { items: ['Agents'], complete: ['AgentsComplete'], bare: 'before13' },
  BridgeInfo: { items: ['BridgeInfoChannel'], complete: ['BridgeInfoComplete'], bare: 'before13', whenEmpty: 'error' },
  BridgeList: { items: ['BridgeListItem'], complete: ['BridgeListComplete'], bare: 'before13' },
  BridgeTechnologyList: {
    items: ['BridgeTechnologyListItem'],
    complete: ['BridgeTechnologyListComplete'],
    bare: 'before13',
  },
  ConfbridgeList: { items: ['ConfbridgeList'], complete: ['ConfbridgeListComplete'], whenEmpty: 'error' },
  ConfbridgeListRooms: {
    items: ['ConfbridgeListRooms'],
    complete: ['ConfbridgeListRoomsComplete'],
    whenEmpty: 'error',
  },
  CoreShowChannelMap: { items: ['CoreShowChannelMap'], complete: ['CoreShowChannelMapComplete'] },
  CoreShowChannels: { items: ['CoreShowChannel'], complete: ['CoreShowChannelsComplete'] },
  DAHDIShowChannels: { items: ['DAHDIShowChannels'], complete: ['DAHDIShowChannelsComplete'], bare: 'before13' },
  DAHDIShowStatus: { items: ['DAHDIShowStatus'], complete: ['DAHDIShowStatusComplete'], whenEmpty: 'error' },
  DBGet: {
    items: ['DBGetResponse'],
    complete: ['DBGetComplete'],
    bare: 'before13',
    single: true,
    whenEmpty: 'error',
  },
  DBGetTree: { items: ['DBGetTreeResponse'], complete: ['DBGetTreeComplete'], miscounts: true },
  DeviceStateList: { items: ['DeviceStateChange'], complete: ['DeviceStateListComplete'] },
  ExtensionStateList: { items: ['ExtensionStatus'], complete: ['ExtensionStateListComplete'] },
  FAXSession: { items: [], complete: ['FAXSession'], bare: 'always' },
  FAXSessions: { items: ['FAXSessionsEntry'], complete: ['FAXSessionsComplete'] },
  FAXStats: { items: [], complete: ['FAXStats'], bare: 'always' },
  /** A list only when Channel is a regular expression between slashes. */
  Hangup: { items: ['ChannelHungup'], complete: ['ChannelsHungupListComplete'] },
  IAXpeerlist: { items: ['PeerEntry'], complete: ['PeerlistComplete'], bare: 'before13' },
  IAXpeers: { items: ['PeerEntry'], complete: ['PeerlistComplete'], bare: 'before13', headless: true },
  IAXregistry: { items: ['RegistryEntry'], complete: ['RegistrationsComplete'] },
  MeetmeList: { items: ['MeetmeList'], complete: ['MeetmeListComplete'], whenEmpty: 'error' },
  MeetmeListRooms: { items: ['MeetmeListRooms'], complete: ['MeetmeListRoomsComplete'], whenEmpty: 'error' },
  MWIGet: { items: ['MWIGet'], complete: ['MWIGetComplete'] },
  ParkedCalls: { items: ['ParkedCall'], complete: ['ParkedCallsComplete'], bare: 'before13' },
  Parkinglots: { items: ['Parkinglot'], complete: ['ParkinglotsComplete'], bare: 'before13' },
  PJSIPShowAors: { items: ['AorList'], complete: ['AorListComplete'], whenEmpty: 'error' },
  PJSIPShowAuths: { items: ['AuthList'], complete: ['AuthListComplete'], whenEmpty: 'error' },
  PJSIPShowContacts: { items: ['ContactList'], complete: ['ContactListComplete'], whenEmpty: 'error' },
  PJSIPShowEndpoint: {
    items: ['EndpointDetail', 'AorDetail', 'AuthDetail', 'TransportDetail', 'IdentifyDetail', 'ContactStatusDetail'],
    complete: ['EndpointDetailComplete'],
    whenEmpty: 'error',
  },
  PJSIPShowEndpoints: { items: ['EndpointList'], complete: ['EndpointListComplete'], whenEmpty: 'error' },
  PJSIPShowMaintenance: { items: ['PJSIPMaintenanceStatus'], complete: ['PJSIPMaintenanceStatusComplete'] },
  PJSIPShowRegistrationInboundContactStatuses: {
    items: ['ContactStatusDetail'],
    complete: ['ContactStatusDetailComplete'],
  },
  PJSIPShowRegistrationsInbound: {
    items: ['InboundRegistrationDetail'],
    complete: ['InboundRegistrationDetailComplete'],
  },
  PJSIPShowRegistrationsOutbound: {
    items: ['OutboundRegistrationDetail', 'AuthDetail'],
    complete: ['OutboundRegistrationDetailComplete'],
    miscounts: true,
  },
  PJSIPShowResourceLists: {
    items: ['ResourceListDetail'],
    complete: ['ResourceListDetailComplete'],
    whenEmpty: 'error',
  },
  PJSIPShowSubscriptionsInbound: {
    items: ['InboundSubscriptionDetail'],
    complete: ['InboundSubscriptionDetailComplete'],
  },
  PJSIPShowSubscriptionsOutbound: {
    items: ['OutboundSubscriptionDetail'],
    complete: ['OutboundSubscriptionDetailComplete'],
  },
  PresenceStateList: { items: ['PresenceStateChange'], complete: ['PresenceStateListComplete'] },
  PRIShowSpans: { items: ['PRIShowSpans'], complete: ['PRIShowSpansComplete'] },
  QueueStatus: {
    items: ['QueueParams', 'QueueMember', 'QueueEntry'],
    complete: ['QueueStatusComplete'],
    bare: 'before13',
  },
  QueueSummary: { items: ['QueueSummary'], complete: ['QueueSummaryComplete'], bare: 'before13' },
  ShowDialPlan: { items: ['ListDialplan'], complete: ['ShowDialPlanComplete'], whenEmpty: 'error' },
  SIPpeers: { items: ['PeerEntry'], complete: ['PeerlistComplete'], bare: 'before13' },
  SIPpeerstatus: { items: ['PeerStatus'], complete: ['SIPpeerstatusComplete'], bare: 'before13' },
  SIPshowregistry: { items: ['RegistryEntry'], complete: ['RegistrationsComplete'] },
  SKINNYdevices: { items: ['DeviceEntry'], complete: ['DevicelistComplete'], glued: true },
  SKINNYlines: { items: ['LineEntry'], complete: ['LinelistComplete'], glued: true },
  Status: { items: ['Status'], complete: ['StatusComplete'], bare: 'before13' },
  VoicemailBoxSummary: {
    items: ['VoicemailBoxDetail'],
    complete: ['VoicemailBoxDetailComplete'],
    whenEmpty: 'success',
  },
  VoicemailUsersList: {
    items: ['VoicemailUserEntry'],
    complete: ['VoicemailUserEntryComplete'],
    bare: 'before13',
    whenEmpty: 'success',
  },
  VoicemailUserStatus: {
    items: ['VoicemailUserDetail'],
    complete: ['VoicemailUserDetailComplete'],
    whenEmpty: 'success',
  },
  /** Its rows are whatever was pending, without an ActionID. */
  WaitEvent: { items: [], complete: ['WaitEventComplete'], bare: 'always', headless: true },
} as const satisfies Record<string, ListAction>;

/** An action that is known to answer with a list. */
export type ListActionName = keyof typeof LIST_ACTIONS;

/** The names of the events that are rows of a list; of an unknown action, any. */
export type ListItemName<A extends string> = A extends ListActionName
  ? (typeof LIST_ACTIONS)[A]['items'][number]
  : string;

const byName: ReadonlyMap<string, ListAction> = new Map(
  Object.entries(LIST_ACTIONS).map(([name, list]) => [name.toLowerCase(), list]),
);

/** What is known of the list that an action answers with, whatever the case of its name; undefined when it does not list. */
export const listAction = (action: string): ListAction | undefined => byName.get(action.toLowerCase());

/**
 * The list that follows a plain `Success`, which has no `EventList` header: undefined when the answer is complete as it
 * is. `asteriskMajor` is what the function of that name tells; a version that is not known counts as 13 or later.
 */
export const bareList = (action: string, asteriskMajor: number | undefined): ListAction | undefined => {
  const list = listAction(action);
  if (list?.bare === 'always') return list;
  return list?.bare === 'before13' && asteriskMajor !== undefined && asteriskMajor < 13 ? list : undefined;
};
