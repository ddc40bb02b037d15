import type { Scripts } from './script.js';

export const permissionScripts: Scripts = {
  'permissions of a user who may only read': {
    user: 'reader',
    events: 'off',
    sends: [
      'Ping',
      'CoreStatus',
      'Command',
      'UserEvent',
      'Originate',
      'QueueSummary',
      'NoSuch',
      'Filter',
      'Challenge',
      'DBGet',
    ].map((action) => [`Action: ${action}`, `ActionID: ${action}`, 'Queue: nosuch']),
  },
  'permissions of a user who may only write': {
    user: 'writer',
    sends: [
      ['Action: UserEvent', 'UserEvent: x', 'ActionID: 1'],
      ['Action: DBPut', 'Family: f', 'Key: k', 'ActionID: 2'],
    ],
  },
  'permissions of a user with some classes': {
    user: 'mixed',
    events: 'user,system',
    sends: [
      'CoreStatus2',
      'Getvar',
      'UserEvent',
      'Hangup',
      'Originate',
      'DBGet',
      'DBPut',
      'Setvar',
      'Filter',
      'Status2',
    ].map((action) => [`Action: ${action}`, `ActionID: ${action}`]),
  },
  'security events of one session': {
    user: 'reader',
    events: 'security',
    sends: [['Action: CoreStatus', 'ActionID: 1'], ['Action: NoSuch', 'ActionID: 2'], ['ActionID: 3']],
    awaits: /RequestType: Action: NONE/,
  },
};
