import type { SessionCase } from './session-case.js';
import { answer, expected, heard, listen, send, server, serverEnds, stanza, state, wait } from './steps.js';

/** A server that greets and then says only what the case says. */
const SILENT = { answers: [] };
const PLAIN = { auth: 'plain', username: 'asd', secret: 'asd' } as const;

const ACCEPTED = stanza('Response: Success', 'ActionID: <Login>', 'Message: Authentication accepted');
const REFUSED = stanza('Response: Error', 'ActionID: <Login>', 'Message: Authentication failed');
const MASK_SET = stanza('Response: Success', 'ActionID: <Events>', 'Events: On');

const greetings = ['1.0', '1.1', '1.3', '2.10.5', '5.0.2', '9.0.0', '12.0.0'];

/** From the greeting to `ready`, or not. */
export const loginCases: readonly SessionCase[] = [
  {
    id: 'log-001',
    about: 'a plain login: nothing before the greeting, one Login, and then ready',
    server: SILENT,
    options: PLAIN,
    steps: [
      expected({ received: { Login: 1, Challenge: 0 }, line: 'Username: asd' }),
      expected({ line: 'Secret: asd' }),
      server(ACCEPTED),
      server(MASK_SET),
      state('ready'),
    ],
  },
  {
    id: 'log-002',
    about: 'an event mask',
    decision: 'the login has events off, and the mask is set behind it, so that none is missed or seen twice',
    options: { eventMask: ['call', 'agent'] },
    steps: [expected({ received: { Events: 1 }, line: 'EventMask: call,agent' }), state('ready')],
  },
  {
    id: 'log-003',
    about: 'a peer that is no Asterisk',
    server: { ...SILENT, greeting: 'Whatever' },
    steps: [state('reconnecting', 'AMI_NOT_AMI'), expected({ received: { Login: 0, Challenge: 0 } })],
  },
  {
    id: 'log-005',
    about: 'a host that does not answer, with three seconds to do so',
    server: { receptions: ['swallow'] },
    options: { connectTimeoutMs: 3_000 },
    steps: [wait(2_999), state('connecting'), wait(1), state('reconnecting', 'AMI_CONNECT_TIMEOUT')],
  },
  {
    id: 'log-006',
    about: 'a link that breaks under the login',
    server: { ...SILENT, receptions: ['accept', 'swallow'] },
    options: PLAIN,
    steps: [
      send('Ping', 'waits'),
      expected({ received: { Login: 1 } }),
      serverEnds(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
      state('reconnecting', 'AMI_CONNECTION_LOST'),
      answer('waits', { is: 'AMI_NOT_CONNECTED', sent: false }),
    ],
  },
  {
    id: 'log-013',
    about: 'a login that is refused',
    server: SILENT,
    options: PLAIN,
    steps: [
      send('Ping', 'waits'),
      server(REFUSED),
      state('failed', 'AMI_AUTH_FAILED'),
      answer('waits', { is: 'AMI_CONNECTION_FAILED', sent: false }),
      wait(60_000),
      expected({ received: { Login: 1 } }),
    ],
  },
  {
    id: 'log-015',
    about: 'a login with a challenge: the secret itself is never sent',
    server: SILENT,
    options: { username: 'admin', secret: 'mysecret' },
    steps: [
      expected({ received: { Challenge: 1, Login: 0 }, line: 'AuthType: MD5' }),
      server(stanza('Response: Success', 'Challenge: 840415273')),
      expected({ line: 'Key: 72ee2809cbf69e9bdb27bdd924cda8e3', noLine: 'mysecret' }),
      server(stanza('Response: Success', 'Message: Authentication accepted')),
      server(stanza('Response: Success', 'Events: On')),
      state('ready'),
    ],
  },
  {
    id: 'log-017',
    about: 'a login with a challenge that is refused: whoever waits is told once',
    server: SILENT,
    steps: [
      send('Ping', 'waits'),
      server(stanza('Response: Success', 'Challenge: 1')),
      server(stanza('Response: Error', 'Message: Authentication failed')),
      state('failed', 'AMI_AUTH_FAILED'),
      answer('waits', { is: 'AMI_CONNECTION_FAILED', sent: false }),
    ],
  },
  {
    id: 'log-018',
    about: 'not ready before the login is accepted',
    server: SILENT,
    options: PLAIN,
    steps: [state('authenticating'), server(ACCEPTED), server(MASK_SET), state('ready')],
  },
  {
    id: 'log-019',
    about: 'not ready when it is refused',
    server: SILENT,
    options: PLAIN,
    steps: [server(REFUSED), state('failed', 'AMI_AUTH_FAILED')],
  },
  {
    id: 'log-020',
    about: 'an action before the login',
    decision: 'it waits, while its deadline runs',
    server: SILENT,
    options: PLAIN,
    steps: [
      send('Status', 'early'),
      expected({ received: { Status: 0 } }),
      server(ACCEPTED),
      server(MASK_SET),
      expected({ received: { Status: 1 } }),
    ],
  },
  ...greetings.map(
    (version): SessionCase => ({
      id: `log-021 (${version})`,
      about: 'a greeting of that version',
      server: { greeting: `Asterisk Call Manager/${version}` },
      steps: [state('ready'), expected({ amiVersion: version })],
    }),
  ),
  {
    id: 'log-022',
    about: 'bytes of the answer behind the greeting, in pieces',
    server: { ...SILENT, receptions: ['no greeting'] },
    options: PLAIN,
    steps: [
      server('Asterisk Call Man', 'ager/1.3\r\n'),
      server('Response: Success\r\nActionID: <Login>\r\n', '\r\n'),
      server(MASK_SET),
      state('ready'),
      expected({ amiVersion: '1.3' }),
    ],
  },
  {
    id: 'log-023',
    about: 'half an event behind the answer to the login',
    server: SILENT,
    options: PLAIN,
    steps: [
      listen('all'),
      server(`${ACCEPTED}Event: FullyBooted\r\nPrivi`, 'lege: system,all\r\nStatus: Fully Booted\r\n\r\n'),
      heard('all', ['FullyBooted', { Privilege: 'system,all', Status: 'Fully Booted' }]),
    ],
  },
  {
    id: 'log-025',
    about: 'no greeting',
    server: { receptions: ['no greeting'] },
    steps: [wait(5_000), state('reconnecting', 'AMI_BANNER_TIMEOUT')],
  },
  {
    id: 'log-025b',
    about: 'no answer to the login',
    server: SILENT,
    steps: [wait(10_000), state('reconnecting', 'AMI_LOGIN_TIMEOUT')],
  },
  {
    id: 'log-026',
    about: 'the words of the greeting in the output of a command',
    steps: [
      send('Command', '3', { Command: 'x' }),
      server(
        'Response: Success\r\nActionID: 3\r\nMessage: Command output follows\r\n',
        'Asterisk Call Manager/5.0.2: hello\r\n',
        '\r\n',
      ),
      answer('3', { success: true, fields: { 'Asterisk Call Manager/5.0.2': 'hello' } }),
      expected({ received: { Login: 1, Challenge: 1 } }),
    ],
  },
];
