import type { ActionCase } from './action-case.js';

/** Of the server as a whole: sessions, configuration, data. */
export const serverActions: readonly ActionCase[] = [
  {
    id: 'act-102',
    action: 'Login',
    fields: { Username: 'foo', Secret: 'bar', Events: 'all' },
    lines: ['Username: foo', 'Secret: bar', 'Events: all'],
  },
  { id: 'act-111', action: 'Command', fields: { Command: 'command' }, lines: ['Command: command'] },
  { id: 'act-115', action: 'CoreSettings', fields: {}, lines: [] },
  { id: 'act-126', action: 'CreateConfig', fields: { Filename: 'file.conf' }, lines: ['Filename: file.conf'] },
  { id: 'act-134', action: 'DBDel', fields: { Family: 'family', Key: 'key' }, lines: ['Family: family', 'Key: key'] },
  {
    id: 'act-135',
    action: 'DBDelTree',
    fields: { Family: 'family', Key: 'key' },
    lines: ['Family: family', 'Key: key'],
  },
  { id: 'act-136', action: 'DBGet', fields: { Family: 'family', Key: 'key' }, lines: ['Family: family', 'Key: key'] },
  { id: 'act-138', action: 'Events', fields: { EventMask: 'off' }, lines: ['EventMask: off'] },
  { id: 'act-139', action: 'Events', fields: { EventMask: 'a,b,c' }, lines: ['EventMask: a,b,c'] },
  {
    id: 'act-140',
    action: 'ExtensionState',
    fields: { Exten: 'exten', Context: 'context' },
    lines: ['Exten: exten', 'Context: context'],
  },
  { id: 'act-142', action: 'GetConfigJSON', fields: { Filename: 'file.conf' }, lines: ['Filename: file.conf'] },
  { id: 'act-147', action: 'ListCategories', fields: { Filename: 'file.conf' }, lines: ['Filename: file.conf'] },
  { id: 'act-148', action: 'ListCommands', fields: {}, lines: [] },
  { id: 'act-150', action: 'MailboxCount', fields: { Mailbox: 'mailbox' }, lines: ['Mailbox: mailbox'] },
  { id: 'act-151', action: 'MailboxStatus', fields: { Mailbox: 'mailbox' }, lines: ['Mailbox: mailbox'] },
  { id: 'act-156', action: 'ModuleCheck', fields: { Module: 'module' }, lines: ['Module: module'] },
  {
    id: 'act-158',
    action: 'ModuleLoad',
    fields: { Module: 'module', LoadType: 'reload' },
    lines: ['Module: module', 'LoadType: reload'],
  },
  {
    id: 'act-159',
    action: 'ModuleLoad',
    fields: { Module: 'module', LoadType: 'unload' },
    lines: ['Module: module', 'LoadType: unload'],
  },
  {
    id: 'act-167',
    action: 'ShowDialPlan',
    fields: { Context: 'context', Extension: 'extension' },
    lines: ['Context: context', 'Extension: extension'],
  },
  { id: 'act-170', action: 'Ping', fields: {}, lines: [] },
  { id: 'act-196', action: 'Logoff', fields: {}, lines: [] },
  { id: 'act-198', action: 'WaitEvent', fields: { Timeout: 20 }, options: { blocking: true }, lines: ['Timeout: 20'] },
];
