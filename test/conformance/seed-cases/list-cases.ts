import type { SessionCase } from './session-case.js';
import {
  answer,
  expected,
  heard,
  list,
  listEnd,
  listen,
  listStart,
  send,
  server,
  serverEnds,
  stanza,
  state,
  wait,
} from './steps.js';

/** Of a server before Asterisk 13, whose lists did not say that they were lists. */
const OLD = { greeting: 'Asterisk Call Manager/1.1' };

const ROW = stanza('Event: CoreShowChannel', 'ActionID: 9', 'Channel: SIP/1');

/** Answers that are lists. */
export const listCases: readonly SessionCase[] = [
  {
    id: 'rsp-001',
    about: 'a list without rows, its marker in another case, and nothing of it for listeners',
    steps: [
      listen('all'),
      send('CoreShowChannels', '1432.123'),
      server(
        stanza('Response: Success', 'ActionID: 1432.123', 'Eventlist: start', 'Message: Channels will follow'),
        listEnd('CoreShowChannelsComplete', '1432.123', 'ListItems: 0'),
      ),
      answer('1432.123', { events: [], completion: ['CoreShowChannelsComplete', { ListItems: '0' }] }),
      heard('all'),
    ],
  },
  {
    id: 'rsp-002',
    about: 'a row without its head, while one list is open',
    steps: [
      send('CoreShowChannels', '1'),
      server(
        listStart('1', 'Message: Channels will follow'),
        stanza('Channel: pepe', 'Count: Blah'),
        listEnd('CoreShowChannelsComplete', '1', 'ListItems: 0'),
      ),
      answer('1', { events: [['', { Channel: 'pepe', Count: 'Blah' }]], completion: 'CoreShowChannelsComplete' }),
      expected({ stats: { malformed: 1 } }),
    ],
  },
  {
    id: 'rsp-002b',
    about: 'a row without its head, while two lists are open: nobody can say whose it is',
    steps: [
      send('CoreShowChannels', '1'),
      send('QueueStatus', '2'),
      server(
        listStart('1'),
        listStart('2'),
        stanza('Channel: pepe'),
        listEnd('CoreShowChannelsComplete', '1'),
        listEnd('QueueStatusComplete', '2'),
      ),
      answer('1', { events: [] }),
      answer('2', { events: [] }),
      expected({ stats: { malformed: 1 } }),
    ],
  },
  {
    id: 'rsp-003',
    about: 'a list as JSON, with its events',
    steps: [
      send('CoreShowChannels', '9'),
      server(
        listStart('9', 'Message: Channels will follow'),
        ROW,
        listEnd('CoreShowChannelsComplete', '9', 'ListItems: 1'),
      ),
      answer('9', {
        json: {
          'fields.Message': 'Channels will follow',
          'events[0].event': 'CoreShowChannel',
          'events[0].fields.Channel': 'SIP/1',
          'completion.event': 'CoreShowChannelsComplete',
          'completion.fields.ListItems': '1',
        },
      }),
    ],
  },
  {
    id: 'rsp-005',
    about: 'DBGet without the event that completes it',
    steps: [
      listen('all'),
      send('DBGet', '1', { Family: 'f', Key: 'k' }),
      server(listStart('1'), stanza('Event: DBGetResponse', 'ActionID: 1', 'Val: v')),
      wait(250),
      answer('1', { events: [['DBGetResponse', { Val: 'v' }]], completion: null }),
      server(listEnd('DBGetComplete', '1')),
      heard('all'),
    ],
  },
  {
    id: 'rsp-005b',
    about: 'DBGet with it',
    steps: [
      send('DBGet', '1', { Family: 'f', Key: 'k' }),
      server(listStart('1'), stanza('Event: DBGetResponse', 'ActionID: 1', 'Val: v'), listEnd('DBGetComplete', '1')),
      answer('1', { events: [['DBGetResponse', { Val: 'v' }]], completion: 'DBGetComplete' }),
    ],
  },
  {
    id: 'rsp-005c',
    about: 'DBGet of a server that does not mark its lists, row by row',
    server: OLD,
    steps: [
      listen('all'),
      list('DBGet', '1', { Family: 'f', Key: 'k' }),
      server(
        stanza('Response: Success', 'ActionID: 1', 'Message: Result will follow'),
        stanza('Event: DBGetResponse', 'ActionID: 1', 'Val: v'),
      ),
      answer('1', { events: [['DBGetResponse', { Val: 'v' }]], completion: null }),
      server(stanza('Event: DBGetComplete', 'ActionID: 1')),
      heard('all'),
    ],
  },
  {
    id: 'rsp-006',
    about: 'an end that the caller names',
    steps: [
      send('SIPpeers', 'a1', {}, { until: ({ name }) => name === 'PeerlistComplete' }),
      server(
        stanza('Response: Success', 'ActionID: a1', 'Message: Peer status list will follow'),
        stanza('Event: PeerEntry', 'ActionID: a1', 'ObjectName: 100'),
      ),
      answer('a1', { is: 'pending' }),
      server(stanza('Event: PeerlistComplete', 'ActionID: a1', 'ListItems: 1')),
      answer('a1', {
        events: [['PeerEntry', { ObjectName: '100' }]],
        completion: ['PeerlistComplete', { ListItems: '1' }],
      }),
    ],
  },
  {
    id: 'rsp-007',
    about: 'a list goes on until its end',
    steps: [
      send('CoreShowChannels', '9'),
      server(listStart('9'), ROW),
      answer('9', { is: 'pending' }),
      server(listEnd('CoreShowChannelsComplete', '9', 'ListItems: 1')),
      answer('9', { events: ['CoreShowChannel'], completion: 'CoreShowChannelsComplete' }),
    ],
  },
  {
    id: 'rsp-009',
    about: 'two lists at once',
    steps: [
      send('First', '1'),
      send('Second', '2'),
      server(
        `${listStart('1', 'Message: x will follow')}${listStart('2', 'Message: y will follow')}`,
        stanza('Event: A', 'ActionID: 2') + stanza('Event: B', 'ActionID: 1'),
        listEnd('BComplete', '1') + listEnd('AComplete', '2'),
      ),
      answer('1', { events: ['B'], completion: 'BComplete' }),
      answer('2', { events: ['A'], completion: 'AComplete' }),
    ],
  },
  {
    id: 'rsp-010',
    about: 'an event in the middle of a list that is not of it',
    steps: [
      listen('all'),
      send('Any', '1'),
      server(listStart('1'), stanza('Event: Newchannel', 'Channel: SIP/1'), listEnd('XComplete', '1')),
      answer('1', { events: [], completion: 'XComplete' }),
      heard('all', 'Newchannel'),
    ],
  },
  {
    id: 'rsp-013',
    about: 'an end in lower case, and one that was cancelled',
    steps: [
      send('SIPpeers', '1'),
      server(listStart('1'), stanza('Event: PeerlistComplete', 'ActionID: 1', 'EventList: complete')),
      answer('1', { completion: 'PeerlistComplete' }),
      send('SIPpeers', '2'),
      server(listStart('2'), stanza('Event: PeerlistComplete', 'ActionID: 2', 'EventList: Cancelled')),
      answer('2', { completion: 'PeerlistComplete' }),
    ],
  },
  {
    id: 'rsp-015',
    about: 'a row that is there before its response',
    steps: [
      send('CoreShowChannels', '9'),
      server(ROW, listStart('9'), listEnd('CoreShowChannelsComplete', '9')),
      answer('9', { events: ['CoreShowChannel'], completion: 'CoreShowChannelsComplete' }),
    ],
  },
  {
    id: 'rsp-018',
    about: 'an Error where a list was asked for',
    steps: [
      send('CoreShowChannelMap', '4', { Channel: 'x' }),
      server(stanza('Response: Error', 'ActionID: 4', 'Message: No such channel')),
      answer('4', { is: 'AMI_ACTION_ERROR', sent: true, fields: { Message: 'No such channel' } }),
    ],
  },
  {
    id: 'rsp-025',
    about: 'a list of an old server, without any marker',
    server: OLD,
    steps: [
      send('QueueStatus', '1'),
      server(
        stanza('Response: Success', 'ActionID: 1', 'Message: Queue status will follow'),
        stanza('Event: QueueParams', 'ActionID: 1', 'Queue: q'),
        stanza('Event: QueueStatusComplete', 'ActionID: 1'),
      ),
      answer('1', { events: [['QueueParams', { Queue: 'q' }]], completion: 'QueueStatusComplete' }),
    ],
  },
  {
    id: 'rsp-025b',
    about: 'the same answer of a server that marks its lists: finished, and empty',
    decision: 'a Message is no marker: from Asterisk 13 on a list says EventList',
    steps: [
      send('QueueStatus', '1'),
      server(stanza('Response: Success', 'ActionID: 1', 'Message: Queue status will follow')),
      answer('1', { events: [], completion: null }),
    ],
  },
  {
    id: 'rsp-025c',
    about: 'an old server that says nothing but Success, because there is nothing to list',
    server: OLD,
    steps: [
      send('VoicemailUsersList', '1'),
      server(stanza('Response: Success', 'ActionID: 1', 'Message: There are no users')),
      wait(250),
      answer('1', { events: [], completion: null }),
    ],
  },
  {
    id: 'rsp-027',
    about: 'the connection ends in the middle of a list',
    steps: [
      send('CoreShowChannels', '9'),
      server(listStart('9'), ROW),
      serverEnds(),
      answer('9', { is: 'AMI_OUTCOME_UNKNOWN', sent: true, partial: ['CoreShowChannel'] }),
      state('reconnecting', 'AMI_CONNECTION_LOST'),
    ],
  },
  {
    id: 'rsp-027b',
    about: 'a list that falls silent: the error has what had come, and what comes later is no news',
    steps: [
      listen('all'),
      send('CoreShowChannels', '9', {}, { idleTimeoutMs: 500 }),
      server(listStart('9'), ROW),
      wait(500),
      answer('9', { is: 'AMI_ACTION_TIMEOUT', sent: true, partial: ['CoreShowChannel'] }),
      server(ROW, listEnd('CoreShowChannelsComplete', '9')),
      heard('all'),
      expected({ stats: { late: 2, unmatchedResponses: 0 } }),
    ],
  },
];
