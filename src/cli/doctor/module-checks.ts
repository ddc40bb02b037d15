import type { Facts } from './facts.js';
import type { Feature } from './features.js';
import { bites, type Finding, fine, type Mend, open } from './finding.js';
import { type ModuleFacts, SWITCHES } from './module-facts.js';

/** Modules that do not load without a file of their own. */
const REQUIRED_FILES: Readonly<Record<string, string>> = {
  app_agent_pool: 'agents.conf',
  app_confbridge: 'confbridge.conf',
  cdr_manager: 'cdr_manager.conf',
};

/** Looks for the modules of a feature: whether they are there, and switched on. */
export const moduleFindings = (name: string, { modules, actions }: Feature, facts: Facts): Finding[] =>
  modules.flatMap((module) => {
    const about = facts.modules.get(module);
    if (about === undefined) return [];
    const { actions: offered } = facts;
    const seen = actions.some(([action]) => isOwn(action) && offered.known && offered.value.has(action.toLowerCase()));
    return [loadedFinding(name, module, about, seen), ...enabledFinding(name, module, about)];
  });

/** Actions that Asterisk offers whatever is loaded say nothing of a module. */
const isOwn = (action: string): boolean => action !== 'Hangup';

const loadedFinding = (name: string, module: string, about: ModuleFacts, seen: boolean): Finding => {
  const check = `module:${module}`;
  const { loaded } = about;
  if (seen || (loaded.known && loaded.value)) return fine(check, `${name}: ${module} is loaded`);
  const mend = loadingLines(module, about);
  if (!loaded.known) return open(check, `${name}: whether ${module} is loaded`, loaded.because, mend);
  return bites(check, `${module} is not loaded`, `${name}: there are neither its actions nor its events`, mend);
};

const loadingLines = (module: string, { barred }: ModuleFacts): Mend => {
  const file = REQUIRED_FILES[module];
  const load = `load = ${module}.so${file === undefined ? '' : ` ; it needs ${file}`}`;
  const out = barred.known && barred.value ? [`; noload = ${module}.so (take this line out: it counts for more)`] : [];
  return { file: 'modules.conf', section: 'modules', lines: [load, ...out] };
};

const enabledFinding = (name: string, module: string, { enabled }: ModuleFacts): Finding[] => {
  const file = SWITCHES[module];
  if (enabled === undefined || file === undefined) return [];
  const check = `enabled:${module}`;
  const mend = { file, section: 'general', lines: ['enabled = yes'] };
  if (!enabled.known) return [open(check, `${name}: whether ${module} is switched on`, enabled.because, mend)];
  if (enabled.value) return [fine(check, `${name}: ${module} is switched on`)];
  return [bites(check, `${module} is not switched on`, `${name}: none of its events ever comes`, mend)];
};
