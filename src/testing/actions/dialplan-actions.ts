import type { BuiltinAction, Run } from './builtin-action.js';

const TEXTS: Readonly<Record<number, string>> = {
  [-1]: 'Unknown',
  0: 'Idle',
  1: 'InUse',
  2: 'Busy',
  4: 'Unavailable',
  8: 'Ringing',
  9: 'InUse&Ringing',
  16: 'Hold',
  17: 'InUse&Hold',
};

/** What is not there is no error: its status is −1. */
const extensionState: Run = (call, { hints }) => {
  const exten = call.get('Exten');
  const context = call.get('Context') || 'default';
  if (exten === '') return call.error('Extension not specified');
  const hint = hints.get(`${exten}@${context}`);
  const status = hint?.status ?? -1;
  call.respond({
    Message: 'Extension Status',
    Exten: exten,
    Context: context,
    Hint: hint?.device ?? '',
    Status: status,
    StatusText: TEXTS[status] ?? 'Unknown',
  });
};

export const DIALPLAN_ACTIONS: readonly BuiltinAction[] = [
  { name: 'ExtensionState', classes: 'call,reporting', synopsis: 'Show the state of a hint.', run: extensionState },
];
