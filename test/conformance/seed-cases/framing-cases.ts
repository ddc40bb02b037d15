/**
 * What the existing AMI clients do, or should have done, with bytes that they met: their tests, issues and bugs, each by
 * the number that it has in our collection. `wire` holds the chunks as they arrive.
 */
export interface FramingCase {
  readonly id: string;
  readonly about: string;
  readonly wire: readonly string[];
  readonly expected: readonly ExpectedMessage[];
}

export interface ExpectedMessage {
  readonly type: 'banner' | 'event' | 'response' | 'malformed';
  readonly name?: string;
  readonly version?: string;
  /** The first values of these fields; null for one that has to be absent. */
  readonly fields?: Readonly<Record<string, string | null>>;
  readonly all?: Readonly<Record<string, readonly string[]>>;
  readonly ints?: Readonly<Record<string, number | undefined>>;
  readonly bools?: Readonly<Record<string, boolean>>;
  readonly output?: readonly string[];
  /** By channel. */
  readonly variables?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly raw?: string;
}

const GREETING = 'Asterisk Call Manager/1.3\r\n';
const greeting: ExpectedMessage = { type: 'banner', version: '1.3' };
const LOCAL = 'Local/0@pbx_dial_callroute_to_endpoint-00000008;2';

export const framingCases: readonly FramingCase[] = [
  { id: 'frm-001', about: 'the greeting alone', wire: [GREETING], expected: [greeting] },
  {
    id: 'frm-002',
    about: 'one response',
    wire: [GREETING, 'Response: Success\r\n\r\n'],
    expected: [greeting, { type: 'response', fields: { Response: 'Success' } }],
  },
  {
    id: 'frm-003',
    about: 'one space is syntax, the others are data',
    wire: [GREETING, 'Response: Success\r\nMessage:  spaces  \r\n\r\n'],
    expected: [greeting, { type: 'response', fields: { Message: ' spaces  ' } }],
  },
  {
    id: 'frm-005',
    about: 'a repeated field',
    wire: [GREETING, 'Response: Success\r\nMessage: one\r\nMessage: two\r\n\r\n'],
    expected: [greeting, { type: 'response', fields: { Message: 'one' }, all: { Message: ['one', 'two'] } }],
  },
  {
    id: 'frm-006',
    about: 'command output in fields',
    wire: [GREETING, 'Response: Follows\r\nOutput: Testing: yes\r\nOutput: Another Line\r\n\r\n'],
    expected: [
      greeting,
      { type: 'response', fields: { Response: 'Follows' }, output: ['Testing: yes', 'Another Line'] },
    ],
  },
  {
    id: 'frm-007',
    about: 'command output as a raw block',
    wire: [GREETING, 'Response: Follows\r\nTesting: yes\nAnother Line\n--END COMMAND--\r\n\r\n'],
    expected: [
      greeting,
      {
        type: 'response',
        fields: { Response: 'Follows', Testing: null },
        output: ['Testing: yes', 'Another Line'],
      },
    ],
  },
  {
    id: 'frm-009',
    about: 'the end marker in an ordinary value',
    wire: [GREETING, 'Response: Success\r\nMessage: Some message--END COMMAND--\r\n\r\n'],
    expected: [greeting, { type: 'response', fields: { Message: 'Some message--END COMMAND--' }, output: [] }],
  },
  {
    id: 'frm-010',
    about: 'a line without a colon is reported, and the connection goes on',
    wire: [GREETING, 'invalid response\r\n\r\nEvent: A\r\n\r\n'],
    expected: [greeting, { type: 'malformed', raw: 'invalid response' }, { type: 'event', name: 'A' }],
  },
  {
    id: 'frm-011',
    about: 'no space behind the colon',
    wire: [GREETING, 'Response:NoSpace\r\n\r\n'],
    expected: [greeting, { type: 'response', fields: { Response: 'NoSpace' } }],
  },
  {
    id: 'frm-013',
    about: 'one, two and three blank lines between stanzas',
    wire: [GREETING, 'First: 1\r\n\r\nSecond: 2\r\n\r\n\r\nThird: 3\r\n\r\n\r\n\r\nFourth: 4\r\n\r\n'],
    expected: [
      greeting,
      { type: 'malformed', fields: { First: '1' } },
      { type: 'malformed', fields: { Second: '2' } },
      { type: 'malformed', fields: { Third: '3' } },
      { type: 'malformed', fields: { Fourth: '4' } },
    ],
  },
  {
    id: 'frm-014',
    about: 'an event line by line',
    wire: [
      GREETING,
      'Event: PeerStatus\r\n',
      'Privilege: system,all\r\n',
      'ChannelType: SIP\r\n',
      'Peer: SIP/someguy\r\n',
      'PeerStatus: Registered\r\n',
      '\r\n',
    ],
    expected: [greeting, { type: 'event', name: 'PeerStatus', fields: { PeerStatus: 'Registered' } }],
  },
  {
    id: 'frm-015',
    about: 'chunks that end at awkward bytes',
    wire: ['Asterisk Call Ma', 'nager/1.1\r', '\nEvent: A\r\n', '\r', '\nEvent: B\r\n\r\n'],
    expected: [
      { type: 'banner', version: '1.1' },
      { type: 'event', name: 'A' },
      { type: 'event', name: 'B' },
    ],
  },
  {
    id: 'frm-017',
    about: 'two extra blank lines, and then more events',
    wire: [GREETING, 'Event: A\r\n\r\n\r\n\r\n', 'Event: B\r\n\r\n', 'Event: C\r\n\r\n'],
    expected: [greeting, { type: 'event', name: 'A' }, { type: 'event', name: 'B' }, { type: 'event', name: 'C' }],
  },
  {
    id: 'frm-018',
    about: 'an event in lower case, behind another line',
    wire: [GREETING, 'Privilege: call,all\r\nevent: Newchannel\r\nChannel: SIP/1\r\n\r\n'],
    expected: [
      greeting,
      { type: 'malformed', raw: 'Privilege: call,all' },
      { type: 'event', name: 'Newchannel', fields: { Channel: 'SIP/1', Event: 'Newchannel' } },
    ],
  },
  {
    id: 'frm-021',
    about: 'a look-up in odd case',
    wire: [GREETING, 'Response: Success\r\nActionID: 123\r\n\r\n'],
    expected: [
      greeting,
      { type: 'response', fields: { ActionID: '123', aCtIoNiD: '123', actionid: '123', unknown: null } },
    ],
  },
  {
    id: 'frm-022',
    about: 'a stanza that is neither event nor response',
    wire: [GREETING, 'action: Name\r\nactionid: 1\r\natt2: att2\r\natt1: att1\r\n\r\n'],
    expected: [greeting, { type: 'malformed', fields: { action: 'Name', actionid: '1', att2: 'att2', att1: 'att1' } }],
  },
  {
    id: 'frm-023',
    about: 'underscores and dashes in names',
    wire: [
      GREETING,
      'Event: vgsm_me_state\r\nX-vGSM-ME-State: ready\r\nX-vGSM-ME-Old-State: off\r\nX-vGSM-ME-State-Change-Reason: none\r\n\r\n',
    ],
    expected: [
      greeting,
      {
        type: 'event',
        name: 'vgsm_me_state',
        fields: {
          'X-vGSM-ME-State': 'ready',
          'X-vGSM-ME-Old-State': 'off',
          'X-vGSM-ME-State-Change-Reason': 'none',
        },
      },
    ],
  },
  {
    id: 'frm-025',
    about: 'a flag',
    wire: [
      GREETING,
      'Event: QueueMemberPaused\r\nPrivilege: agent,all\r\nQueue: q\r\nLocation: SIP/1\r\nMemberName: Bob\r\nPaused: 1\r\n\r\n',
    ],
    expected: [
      greeting,
      { type: 'event', name: 'QueueMemberPaused', fields: { Paused: '1' }, bools: { Paused: true } },
    ],
  },
  {
    id: 'frm-026',
    about: 'numbers',
    wire: [
      GREETING,
      'Event: QueueParams\r\nQueue: Queue\r\nMax: 6\r\nStrategy: Strategy\r\nCalls: 6\r\nHoldTime: 5\r\nCompleted: 4\r\n' +
        'Abandoned: 3\r\nServiceLevel: 1\r\nServiceLevelPerf: ServiceLevelPerf\r\nWeight: 2\r\n\r\n',
    ],
    expected: [
      greeting,
      {
        type: 'event',
        name: 'QueueParams',
        fields: { Strategy: 'Strategy', ServiceLevelPerf: 'ServiceLevelPerf' },
        ints: {
          Max: 6,
          Calls: 6,
          HoldTime: 5,
          Completed: 4,
          Abandoned: 3,
          ServiceLevel: 1,
          Weight: 2,
          Strategy: undefined,
        },
      },
    ],
  },
  {
    id: 'frm-027',
    about: 'the raw result of an AsyncAGI command',
    wire: [GREETING, 'Event: AsyncAGIExec\r\nChannel: SIP/1-1\r\nCommandId: c1\r\nResult: 200%20result%3D1%0A\r\n\r\n'],
    expected: [
      greeting,
      { type: 'event', name: 'AsyncAGIExec', fields: { CommandID: 'c1', Result: '200%20result%3D1%0A' } },
    ],
  },
  {
    id: 'frm-030',
    about: 'no output at all, which is not empty output',
    wire: [GREETING, 'Response: Success\r\nFoo: bar\r\n\r\nResponse: Success\r\nOutput: \r\n\r\n'],
    expected: [greeting, { type: 'response', output: [] }, { type: 'response', output: [''] }],
  },
  {
    id: 'frm-031',
    about: 'the raw text',
    wire: [
      GREETING,
      'Event: CoreShowChannelsComplete\r\nEventList: Complete\r\nListItems: 0\r\nActionID: 1432.123\r\n\r\n',
    ],
    expected: [
      greeting,
      {
        type: 'event',
        name: 'CoreShowChannelsComplete',
        raw: 'Event: CoreShowChannelsComplete\r\nEventList: Complete\r\nListItems: 0\r\nActionID: 1432.123',
      },
    ],
  },
  {
    id: 'frm-033',
    about: 'a line of 200,000 characters',
    wire: [GREETING, `Event: Big\r\nValue: ${'x'.repeat(200_000)}\r\n\r\n`],
    expected: [greeting, { type: 'event', name: 'Big', fields: { Value: 'x'.repeat(200_000) } }],
  },
  {
    id: 'frm-034',
    about: 'the case of values',
    wire: [GREETING, 'Event: VarSet\r\nChannel: SIP/Alice-0001\r\nVariable: Foo\r\nValue: PassWord\r\n\r\n'],
    expected: [
      greeting,
      {
        type: 'event',
        name: 'VarSet',
        fields: { Channel: 'SIP/Alice-0001', Variable: 'Foo', Value: 'PassWord' },
      },
    ],
  },
  {
    id: 'frm-035',
    about: 'an empty value without a space',
    wire: [GREETING, 'Event: RTCPSent\r\nPrivilege: reporting,all\r\nReportBlock:\r\nFractionLost: 0\r\n\r\n'],
    expected: [greeting, { type: 'event', name: 'RTCPSent', fields: { ReportBlock: '', FractionLost: '0' } }],
  },
  {
    id: 'frm-037',
    about: 'variables of the channel of the event',
    wire: [
      GREETING,
      `Event: Dial\r\nPrivilege: call,all\r\nChannel: ${LOCAL}\r\nSubEvent: Begin\r\nDestination: SIP/jw1034-00000010\r\n` +
        'ChanVariable: var1\r\nChanVariable: var2=v2\r\n\r\n',
    ],
    expected: [
      greeting,
      { type: 'event', name: 'Dial', variables: { [LOCAL.toUpperCase()]: { var1: '', var2: 'v2' } } },
    ],
  },
  {
    id: 'frm-038',
    about: 'variables of two channels, some of them named',
    wire: [
      GREETING,
      `Event: Dial\r\nPrivilege: call,all\r\nSubEvent: Begin\r\nChannel: ${LOCAL}\r\nDestination: SIP/jw1034-00000010\r\n` +
        'ChanVariable: var1\r\nChanVariable: var2=value2\r\n' +
        [3, 4, 5].map((n) => `ChanVariable(${LOCAL}): var${n}=value${n}\r\n`).join('') +
        [12, 22, 32].map((n) => `ChanVariable(SIP/jw1034-00000010): var${n}=value${n}\r\n`).join('') +
        '\r\n',
    ],
    expected: [
      greeting,
      {
        type: 'event',
        name: 'Dial',
        variables: {
          [LOCAL]: { var1: '', var2: 'value2', var3: 'value3', var4: 'value4', var5: 'value5' },
          'sip/jw1034-00000010': { var12: 'value12', var22: 'value22', var32: 'value32' },
        },
      },
    ],
  },
  {
    id: 'frm-039',
    about: 'equals signs in the value of a variable',
    wire: [GREETING, 'Event: Dial\r\nChannel: SIP/A\r\nChanVariable: x=a=b=c\r\n\r\n'],
    expected: [greeting, { type: 'event', name: 'Dial', variables: { 'SIP/A': { x: 'a=b=c' } } }],
  },
  {
    id: 'frm-041',
    about: 'names that collide with what objects have',
    wire: [
      GREETING,
      'Response: Success\r\nEvents: 5\r\nLines: 3\r\nVariables: x\r\n__proto__: y\r\nconstructor: z\r\n\r\n',
    ],
    expected: [
      greeting,
      {
        type: 'response',
        fields: { Events: '5', Lines: '3', Variables: 'x', ['__proto__']: 'y', constructor: 'z', toString: null },
      },
    ],
  },
  {
    id: 'frm-042',
    about: 'the tail of a stanza without its head',
    wire: [
      GREETING,
      'Event: A\r\nChannel: SIP/1\r\n\r\n',
      'ame: CID:xxx\r\nAccountCode: \r\nExten: s\r\n\r\n',
      'Event: B\r\n\r\n',
    ],
    expected: [
      greeting,
      { type: 'event', name: 'A' },
      { type: 'malformed', fields: { ame: 'CID:xxx' } },
      { type: 'event', name: 'B' },
    ],
  },
  {
    id: 'frm-043',
    about: 'the marker of a list in another case',
    wire: [
      GREETING,
      'Response: Success\r\nActionID: 1432.123\r\nEventlist: start\r\nMessage: Channels will follow\r\n\r\n',
    ],
    expected: [greeting, { type: 'response', fields: { EventList: 'start' } }],
  },
  {
    id: 'frm-029',
    about: 'raw output that looks like a field of output further down',
    wire: [GREETING, 'Response: Follows\r\nPrivilege: Command\r\nlegacy\nOutput: of it\n--END COMMAND--\r\n\r\n'],
    expected: [greeting, { type: 'response', output: ['legacy', 'Output: of it'], fields: { Output: null } }],
  },
  {
    id: 'act-012',
    about: 'a field and a variable that are not there',
    wire: [GREETING, 'Event: Hangup\r\nChannel: SIP/1\r\n\r\n'],
    expected: [
      greeting,
      { type: 'event', fields: { Cause: null }, ints: { Cause: undefined }, variables: { 'SIP/1': {} } },
    ],
  },
];
