import type { SessionCase } from './session-case.js';
import { answer, expected, heard, listen, send, server, stanza, state } from './steps.js';

/** Answers that are single messages, and whose they are. */
export const answerCases: readonly SessionCase[] = [
  {
    id: 'rsp-011',
    about: 'a Ping under a strange ActionID',
    steps: [
      send('Ping', '-576460752303423460'),
      server(
        stanza('Response: Success', 'ActionID: -576460752303423460', 'Ping: Pong', 'Timestamp: 1445770404.871145'),
      ),
      answer('-576460752303423460', {
        success: true,
        source: 'pbx',
        events: [],
        completion: null,
        fields: { ping: 'Pong', timestamp: '1445770404.871145' },
      }),
    ],
  },
  {
    id: 'rsp-014',
    about: 'output that follows is no list that follows',
    steps: [
      send('Command', '77', { Command: 'x' }),
      server(stanza('Response: Success', 'ActionID: 77', 'Message: Command output follows', 'Output: a', 'Output: b')),
      answer('77', { output: ['a', 'b'], events: [] }),
    ],
  },
  {
    id: 'rsp-017',
    about: 'an event with an ActionID that is ours by chance',
    steps: [
      listen('all'),
      send('Ping', '1'),
      server(stanza('Event: OriginateResponse', 'ActionID: 1', 'Response: Success')),
      answer('1', { is: 'pending' }),
      heard('all', ['OriginateResponse', { ActionID: '1' }]),
      server(stanza('Response: Success', 'ActionID: 1', 'Ping: Pong')),
      answer('1', { fields: { Ping: 'Pong' }, events: [] }),
    ],
  },
  {
    id: 'rsp-019',
    about: 'answers in another order',
    steps: [
      send('Command', '1', { Command: 'x' }),
      send('Ping', '2'),
      server(
        stanza('Response: Success', 'ActionID: 2', 'Ping: Pong'),
        stanza('Response: Success', 'ActionID: 1', 'Message: ok'),
      ),
      answer('1', { fields: { Message: 'ok', Ping: undefined } }),
      answer('2', { fields: { Ping: 'Pong' } }),
    ],
  },
  {
    id: 'rsp-021',
    about: 'whatever is no Error is a success, and its word can be read',
    steps: [
      send('Command', '1', { Command: 'x' }),
      server('Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\nx\n--END COMMAND--\r\n\r\n'),
      answer('1', { success: true, fields: { Response: 'Follows' }, output: ['x'] }),
      send('Logoff', '2'),
      server(stanza('Response: Goodbye', 'ActionID: 2', 'Message: Thanks')),
      answer('2', { success: true, fields: { Response: 'Goodbye' } }),
    ],
  },
  {
    id: 'rsp-022',
    about: 'an answer without a name, when one action alone is under way',
    decision: 'Asterisk names ours always, and whoever sets a variable could forge one: it is nobody’s, and counted',
    steps: [
      send('Ping', '1'),
      server(stanza('Response: Success', 'Message: ok')),
      answer('1', { is: 'pending' }),
      expected({ stats: { unmatchedResponses: 1 } }),
    ],
  },
  {
    id: 'rsp-023',
    about: 'answers for nobody, named and nameless',
    steps: [
      server(
        stanza('Response: Error', 'Message: Missing action in request'),
        stanza('Response: Success', 'ActionID: nobody'),
      ),
      expected({ stats: { unmatchedResponses: 2 } }),
      state('ready'),
    ],
  },
  {
    id: 'rsp-026',
    about: 'a bare success',
    steps: [
      send('Ping', '1432.123'),
      server(stanza('Response: Success', 'ActionID: 1432.123')),
      answer('1432.123', { success: true, events: [], completion: null, output: [] }),
    ],
  },
  {
    id: 'rsp-029',
    about: 'a command that fails: the output is the reason',
    steps: [
      send('Command', '8', { Command: 'DeviceStateList' }),
      server(
        stanza(
          'Response: Error',
          'ActionID: 8',
          'Message: Command output follows',
          "Output: No such command 'DeviceStateList'",
        ),
      ),
      answer('8', { is: 'AMI_ACTION_ERROR', output: ["No such command 'DeviceStateList'"] }),
    ],
  },
];
