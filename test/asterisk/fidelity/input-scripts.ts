import type { Scripts } from './script.js';

const x = (bytes: number) => 'x'.repeat(bytes);
const numbered = (lines: number) => Array.from({ length: lines }, (_, index) => `X${index}: y`);

export const inputScripts: Scripts = {
  'line limits': {
    sends: [1020, 1021, 1022, 1023, 1024, 1025, 2045, 2046, 2047, 2048, 3069, 3070, 4000].map(
      (bytes) => `Action: Ping\r\nActionID: line-${bytes}\r\n${`Foo: ${x(bytes)}`.slice(0, bytes)}\r\n\r\n`,
    ),
  },
  'line limits with bare LF': {
    sends: [1022, 1023, 1024].map(
      (bytes) => `Action: Ping\nActionID: line-${bytes}\n${`Foo: ${x(bytes)}`.slice(0, bytes)}\n\n`,
    ),
  },
  'the tail of a line that is too long is a header': {
    sends: [
      `Action: Ping\r\nFoo: ${x(1018)}ActionID: tail\r\n\r\n`,
      `Action: Ping\r\nFoo: ${x(2041)}ActionID: tail2\r\n\r\n`,
      `Foo: ${x(1018)}Action: Ping\r\nActionID: tail3\r\n\r\n`,
    ],
  },
  'a line that is too long and a message of too many lines': {
    sends: [
      ['Action: Ping', 'ActionID: both', `Foo: ${x(2000)}`, ...numbered(140)],
      ['Action: Ping', 'ActionID: next'],
    ],
  },
  'number of lines': {
    sends: [127, 128, 129, 200].map((lines) => ['Action: Ping', `ActionID: lines-${lines}`, ...numbered(lines - 2)]),
  },
  'an ActionID beyond the 128th line': { sends: [['Action: Ping', ...numbered(127), 'ActionID: late']] },
  'empty messages and messages without an action': {
    sends: [
      '\r\n',
      '\n',
      ['ActionID: none'],
      ['Action: ', 'ActionID: empty'],
      ['Action:', 'Action: Ping', 'ActionID: second'],
    ],
  },
  'ways to write a line': {
    sends: [
      ['action:Ping', 'ACTIONID:   spaced'],
      ['Action: \t Ping', 'ActionID: \t tab'],
      ['Action: Ping ', 'ActionID: trailing'],
      ['Action: Ping', 'ActionID: keeps its end  '],
      ['Action : Ping', 'ActionID: colon'],
      [' Action: Ping', 'ActionID: indent'],
      ['Action: Ping', 'ActionID : gap'],
      ['Action: Ping', 'ActionID: first', 'ActionID: second'],
      ['Action: Ping', 'Action: Logoff', 'ActionID: two actions'],
      ['Action: Ping', 'ActionID:', 'ActionID: after an empty one'],
      ['no colon at all', 'Action: Ping', 'ActionID: rest'],
    ],
  },
  'bytes inside a value': {
    sends: [
      'Action: Ping\r\nActionID: a\rb\r\n\r\n',
      'Action: Ping\r\nActionID: nul\0hidden\r\n\r\n',
      'Action: Ping\r\nActionID: before\r\n\0ActionID: x\r\nFoo: bar\r\n\r\n',
      'Action: Ping\r\nActionID: \xe9\xff\r\n\r\n',
      'Action: Ping\nActionID: mixed\r\n\n',
      'Action: Ping\r\nActionID: cr\r\r\n\r\n',
    ],
  },
  'unknown actions': {
    sends: [
      ['Action: NoSuch', 'ActionID: 1'],
      ['Action: No Such Thing ', 'ActionID: 2'],
      [`Action: ${x(600)}`, 'ActionID: 3'],
      [`Action: ${'é'.repeat(300)}`, 'ActionID: 4'],
    ],
  },
  'pipelined Pings': {
    events: 'off',
    sends: [Array.from({ length: 300 }, (_, n) => `Action: Ping\r\nActionID: p-${n}\r\n\r\n`).join('')],
  },
};
