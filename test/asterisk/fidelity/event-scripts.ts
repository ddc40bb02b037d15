import type { Scripts } from './script.js';

export const eventScripts: Scripts = {
  'event masks': {
    sends: [
      ...[
        'on',
        'off',
        'all',
        'none',
        'true',
        'FALSE',
        'yes',
        'no',
        '0',
        '1',
        '-1',
        'call',
        'call,user',
        'call, user',
        'User',
      ],
      ...['bogus', '2', '2147483647', '4294967295', '', 'user,bogus', 'y', 'n', 't', 'f', 'ON', 'All', '64', '64x'],
    ].flatMap((mask) => [
      ['Action: Events', `EventMask: ${mask}`, 'ActionID: mask'],
      ['Action: UserEvent', `UserEvent: ${mask}`, 'ActionID: probe'],
    ]),
  },
  'a user event with lines of all kinds': {
    events: 'user',
    sends: [
      'Action: UserEvent\r\nActionID: ue\r\nUserEvent: Test\r\nLatin1: caf\xe9 \xff\r\nEmpty:\r\nEmpty2: \r\nColon: a: b\r\nnocolon\r\n' +
        'NoSpace:x\r\nSpaces:    both   \r\nDup: 1\r\nDup: 2\r\nEvent: Fake\r\nPrivilege: fake\r\nResponse: Success\r\n: nokey\r\nuserevent: again\r\nACTION: x\r\nTab:\tv\r\n\r\n',
      ['Action: UserEvent', 'ActionID: none'],
      ['Action: UserEvent', 'UserEvent:   blanks  ', 'X: y'],
    ],
  },
  'filters of the older form': {
    events: 'user',
    sends: [
      ['Action: Filter', 'Operation: Add', 'Filter: UserEvent: shown', 'ActionID: f1'],
      ['Action: UserEvent', 'UserEvent: hidden'],
      ['Action: UserEvent', 'UserEvent: shown'],
      ['Action: UserEvent', 'UserEvent: shown', 'X: secret'],
      ['Action: Filter', 'Operation: add', 'Filter: !X: [[:alpha:]]+et', 'ActionID: f2'],
      ['Action: UserEvent', 'UserEvent: shown', 'X: secret'],
      ['Action: UserEvent', 'UserEvent: shown', 'X: other'],
      ['Action: Filter', 'Operation: Add', 'Filter: [', 'ActionID: f3'],
      ['Action: Filter', 'Operation: Add', 'Filter: (', 'ActionID: f4'],
      ['Action: Filter', 'Operation: Add', 'Filter: *', 'ActionID: f5'],
      ['Action: Filter', 'Operation: Del', 'Filter: x', 'ActionID: f6'],
      ['Action: Filter', 'ActionID: f7'],
    ],
  },
  'an empty filter': { events: 'off', sends: [['Action: Filter', 'Operation: Add', 'Filter: ', 'ActionID: f']] },
  'a filter that only excludes an empty text': {
    events: 'off',
    sends: [['Action: Filter', 'Operation: Add', 'Filter: !', 'ActionID: f']],
  },
  'anchors of a filter': {
    events: 'user',
    sends: [
      ['Action: Filter', 'Operation: Add', 'Filter: ^Event: UserEvent.*X: y', 'ActionID: f1'],
      ['Action: Filter', 'Operation: Add', 'Filter: ^X: z', 'ActionID: f2'],
      ['Action: UserEvent', 'UserEvent: a', 'X: y'],
      ['Action: UserEvent', 'UserEvent: b', 'X: z'],
    ],
  },
  'filters by criteria': {
    events: 'user',
    sends: [
      [
        'Action: Filter',
        'Operation: Add',
        'MatchCriteria: name(UserEvent),header(UserEvent),method(starts_with)',
        'Filter: show',
        'ActionID: f1',
      ],
      ['Action: UserEvent', 'UserEvent: hidden'],
      ['Action: UserEvent', 'UserEvent: shown'],
      [
        'Action: Filter',
        'Operation: Add',
        'MatchCriteria: action(exclude),header(X),method(exact)',
        'Filter: y',
        'ActionID: f2',
      ],
      ['Action: UserEvent', 'UserEvent: shown', 'X: y'],
      ['Action: UserEvent', 'UserEvent: shown', 'X: yy'],
    ],
  },
  'criteria that are wrong': {
    events: 'off',
    sends: [
      'bogus',
      'name()',
      'name(A',
      'method(bogus)',
      'method(regex)',
      'name(A),name(B)',
      'action(maybe)',
      'name(A)',
      'header(A)',
      'name(A),method(none)',
      'method(none)',
      'name(A),method(exact)',
      'regex',
      'name(A),regex',
      'action(exclude)',
      'startsWith',
      'method(startsWith)',
      'NAME(A)',
      'name(A), header(B)',
      ',',
      'method(contains)',
    ].flatMap((criteria, index) => [
      ['Action: Filter', 'Operation: Add', `MatchCriteria: ${criteria}`, `ActionID: ${index}-${criteria}`],
      [
        'Action: Filter',
        'Operation: Add',
        `MatchCriteria: ${criteria}`,
        'Filter: x',
        `ActionID: ${index}-${criteria}-x`,
      ],
    ]),
  },
  'waiting for an event': {
    events: 'user',
    sends: [
      ['Action: WaitEvent', 'Timeout: 1', 'ActionID: 1'],
      ['Action: WaitEvent', 'Timeout: 0', 'ActionID: 2'],
    ],
  },
  'a global variable is an event': {
    events: 'dialplan',
    sends: [['Action: Setvar', 'Variable: FAKE2', "Value: it's", 'ActionID: 1']],
    awaits: /^Event: VarSet/,
  },
  'events of queue members': {
    events: 'agent',
    sends: [
      ['Action: QueueAdd', 'Queue: support', 'Interface: Local/400@default', 'MemberName: Eve'],
      ['Action: QueuePause', 'Queue: support', 'Interface: Local/400@default', 'Paused: yes', 'Reason: lunch'],
      ['Action: QueueRemove', 'Queue: support', 'Interface: Local/400@default'],
    ],
    awaits: /^Event: QueueMemberRemoved/,
  },
};
