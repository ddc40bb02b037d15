import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

const coreSettings: Run = (call, scope) => {
  call.respond({
    AMIversion: scope.version.ami,
    AsteriskVersion: scope.version.text,
    SystemName: scope.systemName,
    CoreMaxCalls: 0,
    CoreMaxLoadAvg: '0.000000',
    CoreRunUser: '',
    CoreRunGroup: '',
    CoreMaxFilehandles: 0,
    CoreRealTimeEnabled: 'No',
    CoreCDRenabled: 'Yes',
    CoreHTTPenabled: 'No',
    SoundsSearchCustomDir: scope.version.since22 ? 'No' : undefined,
  });
};

const coreStatus: Run = (call, scope) => {
  const started = new Date(scope.startedAt).toISOString();
  const reloaded = new Date(scope.reloadedAt).toISOString();
  call.respond({
    CoreStartupDate: started.slice(0, 10),
    CoreStartupTime: started.slice(11, 19),
    CoreReloadDate: reloaded.slice(0, 10),
    CoreReloadTime: reloaded.slice(11, 19),
    CoreCurrentCalls: scope.pbx.channels.length,
    CoreProcessedCalls: scope.version.since22 ? scope.pbx.processedCalls : undefined,
  });
};

/** Headers of the action itself are not passed on; every other line is, to the byte, one without a colon too. */
const userEvent: Run = (call, scope) => {
  const name = call.get('UserEvent');
  call.respond({ Message: 'Event Sent' });
  const lines = call.action.lines.filter((line) => !/^(UserEvent|Action):/i.test(line));
  scope.emit('UserEvent', { UserEvent: name }, { lines });
};

/** Parts of the core, such as `manager`, are no modules, and can be reloaded all the same. */
const isReloadable = (module: string, { modules }: ActionScope): boolean =>
  module === '' || !MODULE.test(module) || modules.get(module.endsWith('.so') ? module : `${module}.so`) === true;

const MODULE = /^(app|bridge|cdr|cel|chan|codec|format|func|pbx|res)_/;

const reload: Run = (call, scope) => {
  const module = call.get('Module');
  if (!isReloadable(module, scope)) return call.error('No such module');
  scope.reloaded();
  scope.emit('Reload', { Module: module || 'All', Status: 0 });
  call.respond({ Message: 'Module Reloaded' });
};

export const CORE_ACTIONS: readonly BuiltinAction[] = [
  { name: 'CoreSettings', classes: 'system,reporting', synopsis: 'Show settings.', run: coreSettings },
  {
    name: 'CoreStatus',
    classes: 'system,reporting',
    synopsis: 'Show what has happened since the start.',
    run: coreStatus,
  },
  { name: 'Reload', classes: 'system,config', synopsis: 'Reload a module or all.', run: reload },
  { name: 'UserEvent', classes: 'user', synopsis: 'Make an event of your own.', run: userEvent },
];
