import type { Scripts } from './script.js';

const x = (bytes: number) => 'x'.repeat(bytes);

export const loginScripts: Scripts = {
  'the mask of a login that is off': { events: 'bogus', sends: [['Action: UserEvent', 'UserEvent: x']] },
  'the mask of a login that lists classes': { events: 'system,user', sends: [['Action: UserEvent', 'UserEvent: x']] },
  'before the login': {
    login: false,
    closes: true,
    sends: [
      ['Action: Ping', 'ActionID: 1'],
      ['Action: NoSuch', 'ActionID: 2'],
      ['Action: Challenge', 'ActionID: 3'],
      ['Action: Challenge', 'AuthType: SHA', 'ActionID: 4'],
      ['Action: challenge', 'authtype: md5', 'ActionID: 5'],
      '\r\n',
      [`Foo: ${x(2000)}`, 'ActionID: 6'],
      ['Action: Logoff', 'ActionID: 7'],
      ['Action: Ping', 'ActionID: 8'],
    ],
  },
  'a wrong secret': {
    login: false,
    closes: true,
    sends: [
      ['Action: Login', 'Username: app', 'Secret: wrong', 'ActionID: 1'],
      ['Action: Logoff', 'ActionID: 2'],
    ],
  },
  'MD5 with a secret in place of a key': {
    login: false,
    closes: true,
    sends: [
      ['Action: Challenge', 'AuthType: MD5'],
      ['Action: Login', 'AuthType: md5', 'Username: reader', 'Secret: r', 'ActionID: 1'],
    ],
  },
  'another AuthType is a plain login': {
    login: false,
    sends: [['Action: Login', 'AuthType: plain', 'Username: READER', 'Secret: r', 'ActionID: 1', 'Events: off']],
  },
  'a login within a session': {
    events: 'off',
    sends: [
      ['Action: Login', 'Username: nobody', 'Secret: x', 'ActionID: 1'],
      ['Action: Challenge', 'AuthType: MD5'],
    ],
  },
  'a Logoff with more behind': {
    events: 'off',
    closes: true,
    sends: [
      ['Action: Logoff', 'ActionID: 1'],
      ['Action: Ping', 'ActionID: 2'],
    ],
  },
};
