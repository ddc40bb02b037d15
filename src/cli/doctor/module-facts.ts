import { type Fact, known, mapped } from './fact.js';
import type { Ask } from './facts.js';
import { isYes, last, sectionOf } from './manager-conf.js';

/** What could be learnt of a module. */
export interface ModuleFacts {
  readonly loaded: Fact<boolean>;
  /** Whether a line of `modules.conf` keeps it out: that counts for more than one which loads it. */
  readonly barred: Fact<boolean>;
  /** Whether the file of its own that has to switch it on does so; undefined where none has to. */
  readonly enabled: Fact<boolean> | undefined;
}

/** Modules that do nothing unless a file of their own says `enabled = yes`. */
export const SWITCHES: Readonly<Record<string, string>> = { cdr_manager: 'cdr_manager.conf' };

/** Asks about modules, none of them twice. */
export const gatherModules = async (
  modules: readonly string[],
  asked: Ask,
): Promise<ReadonlyMap<string, ModuleFacts>> => {
  const facts = new Map<string, ModuleFacts>();
  const first = modules[0];
  if (first === undefined) return facts;
  const listed = await asked('GetConfig', { Filename: 'modules.conf', Category: 'modules' });
  const barred = mapped(listed, (response) => (sectionOf(response, 'modules').get('noload') ?? []).map(bareName));
  for (const module of new Set(modules)) {
    const file = SWITCHES[module];
    facts.set(module, {
      loaded: await loads(module, asked),
      barred: mapped(barred, (names) => names.includes(module)),
      enabled: file === undefined ? undefined : await switchedOn(file, asked),
    });
  }
  return facts;
};

const bareName = (name: string): string => name.replace(/\.so$/, '');

/** Asterisk refuses the question where the module is not loaded. */
const loads = async (module: string, asked: Ask): Promise<Fact<boolean>> => {
  const answer = await asked('ModuleCheck', { Module: module });
  return answer.known || answer.refused ? known(answer.known) : answer;
};

/** Asterisk refuses to show a file, or a section, that is not there. */
const switchedOn = async (file: string, asked: Ask): Promise<Fact<boolean>> => {
  const answer = await asked('GetConfig', { Filename: file, Category: 'general' });
  if (!answer.known && answer.refused) return known(false);
  return mapped(answer, (response) => isYes(last(sectionOf(response, 'general'), 'enabled')));
};
