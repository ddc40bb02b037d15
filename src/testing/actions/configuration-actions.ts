import type { ActionCall } from '../action-call.js';
import { type ConfigSection, parseConfig, renderConfig } from '../pbx/config-file.js';
import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

const number = (index: number): string => String(index).padStart(6, '0');

/** The sections of the file that an action names; undefined when that was answered with an error. */
const open = (call: ActionCall, scope: ActionScope, field = 'Filename'): ConfigSection[] | undefined => {
  const name = call.get(field);
  const text = scope.configuration.get(name);
  if (name === '') call.error('Filename not specified');
  else if (text === undefined) call.error('Config file not found');
  else return parseConfig(text);
  return undefined;
};

const getConfig: Run = (call, scope) => {
  const category = call.get('Category');
  const sections = open(call, scope)?.filter(({ name }) => category === '' || name === category);
  if (!sections) return;
  const fields = sections.flatMap(({ name, settings }, section) => [
    [`Category-${number(section)}`, name],
    ...settings.map(([setting, value], line) => [`Line-${number(section)}-${number(line)}`, `${setting}=${value}`]),
  ]);
  if (fields.length === 0) return nothingFound(call);
  call.respond(Object.fromEntries(fields));
};

/** A line that is no field, in a success. */
const nothingFound = ({ action: { actionId }, session }: ActionCall): void => {
  const id = actionId === undefined ? '' : `ActionID: ${actionId}\r\n`;
  session.write(`Response: Success\r\n${id}No categories found\r\n\r\n`);
};

const listCategories: Run = (call, scope) => {
  const sections = open(call, scope);
  if (!sections) return;
  if (sections.length === 0) return call.error('Error: No categories found');
  call.respond(Object.fromEntries(sections.map(({ name }, index) => [`Category-${number(index)}`, name])));
};

/** One change of a file; says what is wrong with it, in Asterisk's words. */
type Change = (sections: ConfigSection[], at: number, field: (name: string) => string) => string | undefined;

const NO_CATEGORY = 'Given category does not exist';

/** On a section that has to be there; false when it holds nothing that is meant. */
const within =
  (change: (section: ConfigSection, field: (name: string) => string) => boolean): Change =>
  (sections, at, field) => {
    const section = sections[at];
    if (!section) return NO_CATEGORY;
    return change(section, field) ? undefined : 'Update did not complete successfully';
  };

const CHANGES: Readonly<Record<string, Change>> = {
  newcat: (sections, at, field) => {
    if (at >= 0) return 'Create category did not complete successfully';
    sections.push({ name: field('Cat'), settings: [] });
    return undefined;
  },
  renamecat: within((section, field) => {
    section.name = field('Value');
    return true;
  }),
  delcat: (sections, at) => {
    if (at < 0) return NO_CATEGORY;
    sections.splice(at, 1);
    return undefined;
  },
  emptycat: within(({ settings }) => {
    settings.length = 0;
    return true;
  }),
  append: within(({ settings }, field) => {
    settings.push([field('Var'), field('Value').replace(/^>/, '')]);
    return true;
  }),
  update: within(({ settings }, field) => {
    const at = settings.findIndex(matches(field));
    if (at >= 0) settings[at] = [field('Var'), field('Value').replace(/^>/, '')];
    return at >= 0;
  }),
  delete: within(({ settings }, field) => {
    const at = settings.findIndex(matches(field));
    if (at >= 0) settings.splice(at, 1);
    return at >= 0;
  }),
};

const matches =
  (field: (name: string) => string) =>
  ([name, value]: readonly [string, string]): boolean =>
    name.toLowerCase() === field('Var').toLowerCase() && (field('Match') === '' || field('Match') === value);

/** Nothing is changed unless all of it can be. */
const updateConfig: Run = (call, scope) => {
  if (call.get('DstFilename') === '') return call.error('Filename not specified');
  const sections = open(call, scope, 'SrcFilename');
  if (!sections) return;
  for (let index = 0; call.get(`Action-${number(index)}`) !== ''; index += 1) {
    const field = (name: string): string => call.get(`${name}-${number(index)}`);
    const change = CHANGES[field('Action').toLowerCase()];
    const at = sections.findIndex(({ name }) => name === field('Cat'));
    const problem = change ? change(sections, at, field) : 'Unknown action command';
    if (problem !== undefined) return call.error(problem);
  }
  scope.configuration.set(call.get('DstFilename'), renderConfig(sections));
  call.respond();
};

export const CONFIGURATION_ACTIONS: readonly BuiltinAction[] = [
  { name: 'GetConfig', classes: 'system,config', synopsis: 'Show a configuration file.', run: getConfig },
  { name: 'ListCategories', classes: 'config', synopsis: 'List the sections of a file.', run: listCategories },
  { name: 'UpdateConfig', classes: 'config', synopsis: 'Change a configuration file.', run: updateConfig },
];
