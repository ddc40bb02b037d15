import type { ActionCall } from '../action-call.js';
import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

const fileOf = (module: string): string => (module.endsWith('.so') ? module : `${module}.so`);

const moduleCheck: Run = (call, { modules }) => {
  if (modules.get(fileOf(call.get('Module'))) !== true) return call.error('Module not loaded');
  call.respond({ Version: '' });
};

const moduleLoad: Run = (call, scope) => {
  const file = fileOf(call.get('Module'));
  const type = call.get('LoadType').toLowerCase();
  if (call.get('Module') === '') return call.error('Need module name');
  const loaded = scope.modules.get(file);
  if (type === 'load') {
    if (loaded !== false) return call.error(missing(scope, 'Could not load module.'));
    change(call, scope, file, true);
  } else if (type === 'unload') {
    if (loaded !== true) return call.error(missing(scope, 'Could not unload module.'));
    change(call, scope, file, false);
  } else if (type === 'reload') {
    if (loaded !== true) return call.error(missing(scope, 'No such module.'));
    scope.emit('Reload', { Module: call.get('Module'), Status: 0 });
    call.respond({ Message: 'Module reloaded.' });
  } else {
    call.error(
      loaded === undefined ? missing(scope, 'Incomplete ModuleLoad action.') : 'Incomplete ModuleLoad action.',
    );
  }
};

const missing = ({ version }: ActionScope, before: string): string => (version.since22 ? 'Module not found.' : before);

const change = (call: ActionCall, scope: ActionScope, file: string, loaded: boolean): void => {
  scope.modules.set(file, loaded);
  scope.emit(loaded ? 'Load' : 'Unload', { Module: file, Status: 'Success' });
  call.respond({ Message: loaded ? 'Module loaded.' : 'Module unloaded.' });
};

export const MODULE_ACTIONS: readonly BuiltinAction[] = [
  { name: 'ModuleCheck', classes: 'system', synopsis: 'Say whether a module is loaded.', run: moduleCheck },
  { name: 'ModuleLoad', classes: 'system', synopsis: 'Load, unload or reload a module.', run: moduleLoad },
];
