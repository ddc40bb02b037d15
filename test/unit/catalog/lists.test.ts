import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { bareList, LIST_ACTIONS, type ListItemName, listAction } from '../../../src/catalog/lists.js';

interface Documented {
  readonly actions: Readonly<
    Record<string, { readonly list?: { readonly items: readonly string[]; readonly complete: string } }>
  >;
}

const documented = ['16', '22'].map(
  (version) =>
    JSON.parse(
      readFileSync(new URL(`../../fixtures/catalog/documented-${version}.json`, import.meta.url), 'utf8'),
    ) as Documented,
);

/** Rows and end of each list as seen on the wire of Asterisk 16 and 22, or read from their source. */
const ON_THE_WIRE: Readonly<Record<string, string>> = {
  Agents: 'Agents AgentsComplete',
  BridgeInfo: 'BridgeInfoChannel BridgeInfoComplete',
  BridgeList: 'BridgeListItem BridgeListComplete',
  BridgeTechnologyList: 'BridgeTechnologyListItem BridgeTechnologyListComplete',
  ConfbridgeList: 'ConfbridgeList ConfbridgeListComplete',
  ConfbridgeListRooms: 'ConfbridgeListRooms ConfbridgeListRoomsComplete',
  CoreShowChannels: 'CoreShowChannel CoreShowChannelsComplete',
  CoreShowChannelMap: 'CoreShowChannelMap CoreShowChannelMapComplete',
  DAHDIShowChannels: 'DAHDIShowChannels DAHDIShowChannelsComplete',
  DAHDIShowStatus: 'DAHDIShowStatus DAHDIShowStatusComplete',
  PRIShowSpans: 'PRIShowSpans PRIShowSpansComplete',
  DBGet: 'DBGetResponse DBGetComplete',
  DBGetTree: 'DBGetTreeResponse DBGetTreeComplete',
  DeviceStateList: 'DeviceStateChange DeviceStateListComplete',
  PresenceStateList: 'PresenceStateChange PresenceStateListComplete',
  ExtensionStateList: 'ExtensionStatus ExtensionStateListComplete',
  FAXSessions: 'FAXSessionsEntry FAXSessionsComplete',
  Hangup: 'ChannelHungup ChannelsHungupListComplete',
  IAXpeers: 'PeerEntry PeerlistComplete',
  IAXpeerlist: 'PeerEntry PeerlistComplete',
  IAXregistry: 'RegistryEntry RegistrationsComplete',
  SIPpeers: 'PeerEntry PeerlistComplete',
  SIPpeerstatus: 'PeerStatus SIPpeerstatusComplete',
  SIPshowregistry: 'RegistryEntry RegistrationsComplete',
  SKINNYdevices: 'DeviceEntry DevicelistComplete',
  SKINNYlines: 'LineEntry LinelistComplete',
  MeetmeList: 'MeetmeList MeetmeListComplete',
  MeetmeListRooms: 'MeetmeListRooms MeetmeListRoomsComplete',
  MWIGet: 'MWIGet MWIGetComplete',
  ParkedCalls: 'ParkedCall ParkedCallsComplete',
  Parkinglots: 'Parkinglot ParkinglotsComplete',
  PJSIPShowEndpoints: 'EndpointList EndpointListComplete',
  PJSIPShowAors: 'AorList AorListComplete',
  PJSIPShowAuths: 'AuthList AuthListComplete',
  PJSIPShowContacts: 'ContactList ContactListComplete',
  PJSIPShowEndpoint:
    'EndpointDetail AorDetail AuthDetail TransportDetail IdentifyDetail ContactStatusDetail EndpointDetailComplete',
  PJSIPShowRegistrationsInbound: 'InboundRegistrationDetail InboundRegistrationDetailComplete',
  PJSIPShowRegistrationInboundContactStatuses: 'ContactStatusDetail ContactStatusDetailComplete',
  PJSIPShowRegistrationsOutbound: 'OutboundRegistrationDetail AuthDetail OutboundRegistrationDetailComplete',
  PJSIPShowSubscriptionsInbound: 'InboundSubscriptionDetail InboundSubscriptionDetailComplete',
  PJSIPShowSubscriptionsOutbound: 'OutboundSubscriptionDetail OutboundSubscriptionDetailComplete',
  PJSIPShowResourceLists: 'ResourceListDetail ResourceListDetailComplete',
  PJSIPShowMaintenance: 'PJSIPMaintenanceStatus PJSIPMaintenanceStatusComplete',
  QueueStatus: 'QueueParams QueueMember QueueEntry QueueStatusComplete',
  QueueSummary: 'QueueSummary QueueSummaryComplete',
  ShowDialPlan: 'ListDialplan ShowDialPlanComplete',
  Status: 'Status StatusComplete',
  VoicemailUsersList: 'VoicemailUserEntry VoicemailUserEntryComplete',
  VoicemailUserStatus: 'VoicemailUserDetail VoicemailUserDetailComplete',
  VoicemailBoxSummary: 'VoicemailBoxDetail VoicemailBoxDetailComplete',
  WaitEvent: 'WaitEventComplete',
  // One event after a plain Success, which is the answer and its end at once.
  FAXStats: 'FAXStats',
  FAXSession: 'FAXSession',
};

const named = (names: string): string[] => names.split(' ');

/** Actions whose list began with a plain Success before Asterisk 13. */
const BARE_BEFORE_13 = named(
  'Agents BridgeInfo BridgeList BridgeTechnologyList DAHDIShowChannels DBGet ParkedCalls Parkinglots IAXpeerlist IAXpeers QueueStatus QueueSummary SIPpeers SIPpeerstatus Status VoicemailUsersList',
);

const all = Object.keys(LIST_ACTIONS);
const which = (test: (name: string) => unknown): string[] => all.filter(test).sort();

describe('the table of lists', () => {
  it('has the rows and ends that are on the wire, and no others', () => {
    const table = Object.entries(LIST_ACTIONS).map(([name, { items, complete }]) => [
      name,
      [...items, ...complete].join(' '),
    ]);
    expect(Object.fromEntries(table)).toEqual(ON_THE_WIRE);
  });

  it('has every list that the catalogue of either version knows', () => {
    for (const { actions } of documented) {
      for (const [name, { list }] of Object.entries(actions)) {
        if (!list) continue;
        expect([name, listAction(name)?.complete]).toEqual([name, [list.complete]]);
        expect([name, listAction(name)?.items.toSorted()]).toEqual([name, list.items.toSorted()]);
      }
    }
  });

  it('has no list of an action that neither version knows to list, the two single events apart', () => {
    const known = documented.flatMap(({ actions }) => Object.keys(actions).filter((name) => actions[name]?.list));
    expect(all.filter((name) => !known.includes(name))).toEqual(['FAXSession', 'FAXStats']);
  });

  it('says which answer with an error, or a plain Success, instead of an empty list', () => {
    expect(which((name) => listAction(name)?.whenEmpty === 'error')).toEqual(
      named(
        'BridgeInfo ConfbridgeList ConfbridgeListRooms DAHDIShowStatus DBGet MeetmeList MeetmeListRooms PJSIPShowAors PJSIPShowAuths PJSIPShowContacts PJSIPShowEndpoint PJSIPShowEndpoints PJSIPShowResourceLists ShowDialPlan',
      ),
    );
    expect(which((name) => listAction(name)?.whenEmpty === 'success')).toEqual(
      named('VoicemailBoxSummary VoicemailUserStatus VoicemailUsersList'),
    );
  });

  it('says whose rows carry no ActionID', () => {
    expect(which((name) => listAction(name)?.headless)).toEqual(['IAXpeers', 'WaitEvent']);
  });
});

it('names the rows of a known list in the type, and any of an unknown one', () => {
  expectTypeOf<ListItemName<'QueueStatus'>>().toEqualTypeOf<'QueueParams' | 'QueueMember' | 'QueueEntry'>();
  expectTypeOf<ListItemName<'MyList'>>().toEqualTypeOf<string>();
});

describe('listAction', () => {
  it('takes a name in any case, as Asterisk does', () => {
    expect(listAction('coreshowchannels')).toBe(LIST_ACTIONS.CoreShowChannels);
    expect(listAction('CORESHOWCHANNELS')).toBe(LIST_ACTIONS.CoreShowChannels);
  });

  it.each(['Ping', 'QueueRule', 'GetConfig', 'ListCommands', '', 'constructor'])('knows no list of %j', (name) => {
    expect(listAction(name)).toBeUndefined();
  });
});

describe('bareList', () => {
  it.each([8, 11, 12])('opens the old lists of Asterisk %i after a plain Success', (major) => {
    const always = named('FAXSession FAXStats WaitEvent');
    expect(which((name) => bareList(name, major))).toEqual([...BARE_BEFORE_13, ...always].sort());
  });

  it.each([13, 16, 22, undefined])(
    'takes a plain Success of Asterisk %s for a finished answer, three apart',
    (major) => {
      expect(which((name) => bareList(name, major))).toEqual(named('FAXSession FAXStats WaitEvent'));
    },
  );
});
