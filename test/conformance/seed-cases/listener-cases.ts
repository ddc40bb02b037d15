import type { SessionCase } from './session-case.js';
import {
  answer,
  expected,
  forward,
  heard,
  listEnd,
  listen,
  listStart,
  send,
  server,
  serverEnds,
  stanza,
  state,
  unlisten,
  wait,
} from './steps.js';

const PEER = stanza(
  'Event: PeerStatus',
  'Privilege: system,all',
  'ChannelType: SIP',
  'Peer: SIP/someguy',
  'PeerStatus: Registered',
);

/** Who is called for what, in which order, and what one of them can do to the others. */
export const listenerCases: readonly SessionCase[] = [
  {
    id: 'lst-001',
    about: 'an object with a method, called once, with the fields of the event',
    steps: [
      { do: 'listen', as: 'one', filter: 'PeerStatus', object: true },
      server(PEER),
      heard('one', ['PeerStatus', { Peer: 'SIP/someguy' }]),
    ],
  },
  {
    id: 'lst-002',
    about: 'a function, called once, with the fields of the event',
    steps: [listen('one', 'PeerStatus'), server(PEER), heard('one', ['PeerStatus', { PeerStatus: 'Registered' }])],
  },
  {
    id: 'lst-004',
    about: 'a listener that was taken away',
    steps: [listen('one', 'PeerStatus'), unlisten('one'), server(PEER), heard('one')],
  },
  {
    id: 'lst-005',
    about: 'a predicate that says no',
    steps: [listen('one', () => false), server(PEER), heard('one')],
  },
  {
    id: 'lst-006',
    about: 'each listener has a predicate of its own',
    steps: [
      listen('begins', (event) => event.is('Dial') && event.get('SubEvent') === 'Begin'),
      listen('matched', { Event: 'Dial', SubEvent: 'End' }),
      server(
        stanza('Event: Dial', 'SubEvent: Begin', 'Channel: SIP/1') +
          stanza('Event: Dial', 'SubEvent: End', 'Channel: SIP/1'),
      ),
      heard('begins', ['Dial', { SubEvent: 'Begin' }]),
      heard('matched', ['Dial', { SubEvent: 'End' }]),
    ],
  },
  {
    id: 'lst-008',
    about: 'filter and listener are told the connection and the listener’s id',
    decision: 'the name of the event stays as it was sent',
    steps: [
      listen(
        'one',
        (event, { source, listenerId }) => event.name === 'VarSet' && source === 'pbx' && listenerId !== '',
        (_event, { source, listenerId }, scene) => {
          if (source === 'pbx' && listenerId !== '') scene.listen('told both');
        },
      ),
      server(stanza('Event: VarSet', 'Channel: SIP/1', 'Variable: a', 'Value: b') + PEER),
      heard('one', 'VarSet'),
      heard('told both', 'PeerStatus'),
    ],
  },
  {
    id: 'lst-009',
    about: 'once means once',
    steps: [listen('one', 'PeerStatus', undefined, { once: true }), server(PEER + PEER), heard('one', 'PeerStatus')],
  },
  {
    id: 'lst-010',
    about: 'events sent on to an actor, and once',
    steps: [
      forward('actor', 'PeerStatus'),
      forward('one', 'PeerStatus', { once: true }),
      server(PEER + PEER),
      heard('actor', 'PeerStatus', 'PeerStatus'),
      heard('one', 'PeerStatus'),
      unlisten('actor'),
      server(PEER),
      heard('actor', 'PeerStatus', 'PeerStatus'),
    ],
  },
  {
    id: 'lst-012',
    about: 'listeners of a name and of everything',
    decision: 'they are called in the order of their registration, and none can keep an event from another',
    steps: [
      listen(
        'all',
        () => true,
        (_event, _context, scene) => scene.listen('added by all'),
      ),
      listen('named', 'PeerStatus', () => true),
      listen('last'),
      server(PEER),
      heard('all', 'PeerStatus'),
      heard('named', 'PeerStatus'),
      heard('last', 'PeerStatus'),
    ],
  },
  {
    id: 'lst-013',
    about: 'several names for one listener, and the same function twice',
    decision: 'each registration is a listener with an id of its own',
    steps: [
      listen('both', ['PeerStatus', 'Hangup']),
      listen('again', ['PeerStatus', 'Hangup']),
      server(PEER + stanza('Event: Hangup')),
      heard('both', 'PeerStatus', 'Hangup'),
      heard('again', 'PeerStatus', 'Hangup'),
    ],
  },
  {
    id: 'lst-016',
    about: 'a listener that throws harms neither events nor listeners',
    steps: [
      listen('bad', 'A', () => {
        throw new Error('of the test');
      }),
      listen('rejects', 'A', () => Promise.reject(new Error('of the test'))),
      listen('good'),
      server(stanza('Event: A') + stanza('Event: B') + stanza('Event: C')),
      heard('good', 'A', 'B', 'C'),
      heard('bad', 'A'),
      expected({ reports: ['listener_failed'] }),
      state('ready'),
    ],
  },
  {
    id: 'lst-017',
    about: 'events come in their order',
    steps: [
      listen('one'),
      server(stanza('Event: Newchannel', 'Uniqueid: 1') + stanza('Event: Hangup', 'Uniqueid: 1')),
      heard('one', 'Newchannel', 'Hangup'),
    ],
  },
  {
    id: 'lst-018',
    about: 'a listener outlives the connection, under its id',
    steps: [
      listen('one', 'Hello'),
      serverEnds(),
      state('reconnecting'),
      wait(1_000),
      state('ready'),
      server(stanza('Event: Hello', 'N: 2')),
      heard('one', ['Hello', { N: '2' }]),
      unlisten('one'),
    ],
  },
  {
    id: 'lst-014',
    about: 'a listener of everything behind one of a name',
    decision: 'neither comes first by its kind: the earlier registration does, and here takes the later one away',
    steps: [
      listen('named', 'PeerStatus', (_event, _context, scene) => scene.unlisten('all')),
      listen('all'),
      server(PEER),
      heard('named', 'PeerStatus'),
      heard('all'),
    ],
  },
  {
    id: 'lst-015',
    about: 'rows of a list',
    decision: 'they belong to the answer, and are no news',
    steps: [
      listen('all'),
      send('QueueStatus', '1'),
      server(listStart('1'), stanza('Event: QueueParams', 'ActionID: 1'), listEnd('QueueStatusComplete', '1')),
      answer('1', { events: ['QueueParams'] }),
      heard('all'),
    ],
  },
  {
    id: 'lst-020',
    about: 'all but one name',
    steps: [
      listen('one', (event) => !event.is('DTMF')),
      server(stanza('Event: DTMF', 'Digit: 1') + stanza('Event: Hangup')),
      heard('one', 'Hangup'),
    ],
  },
  {
    id: 'lst-021',
    about: 'listeners that come and go while an event is handed round',
    steps: [
      listen('first', 'PeerStatus', (_event, _context, scene) => {
        scene.unlisten('first');
        scene.unlisten('gone');
        scene.listen('new', 'PeerStatus');
      }),
      listen('gone', 'PeerStatus'),
      listen('stays', 'PeerStatus'),
      server(PEER + PEER),
      heard('first', 'PeerStatus'),
      heard('gone'),
      heard('stays', 'PeerStatus', 'PeerStatus'),
      heard('new', 'PeerStatus'),
    ],
  },
  {
    id: 'lst-022',
    about: 'two listeners, both called, each removed alone',
    steps: [
      listen('one', 'PeerStatus'),
      listen('two', 'PeerStatus'),
      server(PEER),
      unlisten('one'),
      server(PEER),
      heard('one', 'PeerStatus'),
      heard('two', 'PeerStatus', 'PeerStatus'),
    ],
  },
];
