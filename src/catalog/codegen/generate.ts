import { CatalogueError } from '../../errors.js';
import { ACTION_FIELDS, EVENT_FIELDS } from '../generated/vocabulary.js';
import { joinFacts, readDocumentation } from './documentation.js';
import type { ActionFacts, CatalogueFacts, EventFacts } from './facts.js';
import { property } from './literals.js';
import { compareNames } from './merge.js';
import { type Rendered, renderActions, renderEvents, renderImport } from './render.js';
import { additions } from './vocabulary.js';

/** The first line of what is generated, by which it is known again. */
export const SIGNATURE = '// Written by `astervisor codegen`; an edit here is lost.';

/** What was generated, and of how much. */
export interface GeneratedTypes {
  /** The text of a TypeScript module: a program that includes it has the names. The same for the same documentation, each time. */
  readonly text: string;
  /** How many actions the documentation describes. */
  readonly actions: number;
  /** How many events it describes. */
  readonly events: number;
  /** The actions in `text`: those that the package has no types for, and those of which it lacks a field. */
  readonly newActions: readonly string[];
  /** The events in `text`, as the actions. */
  readonly newEvents: readonly string[];
}

export interface GenerateOptions {
  /** Which Asterisk it is, for the first lines of the text: a line of up to 80 printable characters. */
  readonly name?: string | undefined;
}

/**
 * Makes types of the actions and events that an Asterisk documents (`core-en_US.xml`, and one file for each module of a third
 * party that brings its own) and the package has none for: a module that adds them to `ActionMap` and `EventMap` by declaration
 * merging. What the package knows of a field stays, since it corrects the documentation; other fields come on top.
 *
 * Throws {@link CatalogueError} (`AMI_BAD_CATALOGUE`) when a text is no such documentation, or `name` is no such line.
 */
export const generateTypes = (
  documentation: string | readonly string[],
  options: GenerateOptions = {},
): GeneratedTypes => {
  const texts = typeof documentation === 'string' ? [documentation] : documentation;
  return typesOf(texts.map(readDocumentation), options);
};

/** The same, of what was read already. */
export const typesOf = (documents: readonly CatalogueFacts[], { name }: GenerateOptions): GeneratedTypes => {
  if (name !== undefined && !/^[^\p{C}\u2028\u2029]{1,80}$/u.test(name))
    throw new CatalogueError('a name is a line of up to 80 printable characters');
  const facts = joinFacts(documents);
  if (facts.actions.length + facts.events.length === 0)
    throw new CatalogueError('the documentation describes no actions and no events');
  const added = additions(facts, ACTION_FIELDS, EVENT_FIELDS);
  return {
    text: render(added, name),
    actions: facts.actions.length,
    events: facts.events.length,
    newActions: namesOf(added.actions),
    newEvents: namesOf(added.events),
  };
};

const render = (facts: CatalogueFacts, name: string | undefined): string => {
  const events = renderEvents(facts.events);
  const actions = renderActions(facts.actions);
  const body = [events.interfaces, actions.interfaces].filter((text) => text !== '').join('\n');
  const known = [
    facts.actions.some(isKnown) ? 'type KnownAction<A extends keyof AsteriskActions> = AsteriskActions[A];\n' : '',
    facts.events.some(isKnown) ? 'type KnownEvent<N extends keyof AsteriskEvents> = AsteriskEvents[N];\n' : '',
  ].join('');
  const types = known === '' ? body : `${known}\n${body}`;
  const maps = `${merge('EventMap', events)}${merge('ActionMap', actions)}`;
  return [
    `${SIGNATURE}\n// What ${name ?? 'an Asterisk'} documents and astervisor has no types for${maps === '' ? ': nothing' : ''}.\n`,
    `import type {} from 'astervisor';\n${renderImport(types, 'astervisor/catalog', ['AsteriskActions', 'AsteriskEvents']).trimEnd()}`,
    maps === '' ? '' : `declare module 'astervisor' {\n${maps}}\n`,
    types,
  ]
    .filter((part) => part !== '')
    .map((part) => `${part.trimEnd()}\n`)
    .join('\n');
};

const isKnown = ({ base }: ActionFacts | EventFacts): boolean => base !== undefined;

const namesOf = (described: readonly { readonly name: string }[]): string[] =>
  described.map(({ name }) => name).sort(compareNames);

const merge = (map: string, { entries }: Rendered): string => {
  if (entries.length === 0) return '';
  const lines = entries.map(([name, type]) => `    readonly ${property(name)}: ${type};\n`);
  return `  interface ${map} {\n${lines.join('')}  }\n`;
};
