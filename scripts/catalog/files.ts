import { homedir } from 'node:os';
import { join } from 'node:path';
import { readDocumentation } from '../../src/catalog/codegen/documentation.js';
import type { CatalogueFacts } from '../../src/catalog/codegen/facts.js';
import { mergeVersions } from '../../src/catalog/codegen/merge.js';
import { renderActions, renderEvents, renderImport, renderMap } from '../../src/catalog/codegen/render.js';
import { renderVocabulary } from '../../src/catalog/codegen/vocabulary.js';
import { type ListAction, listAction } from '../../src/catalog/lists.js';
import { amend } from './amend.js';
import { legacy } from './legacy.js';
import { overlay } from './overlay.js';

const VERSIONS = ['16', '22'];

const HEADER = `// Written by scripts/generate-catalog.ts from the documentation of Asterisk ${VERSIONS.join(' and ')}; an edit here is lost.
// \`@only\` marks what the other version does not document.

`;

/** Where the documentation of a version is looked for: the environment's choice, else the root that the tests use. */
export const documentationPath = (version: string): string => {
  const chosen = process.env[`ASTERVISOR_XML_${version}`];
  if (chosen) return chosen;
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const roots = process.env.ASTERVISOR_ASTERISK_ROOTS || join(cache, 'astervisor', 'asterisk');
  return join(roots, version, 'usr/share/asterisk/documentation/core-en_US.xml');
};

/** The whole catalogue, from the text of each version's documentation. */
export const catalogue = (read: (version: string) => string): CatalogueFacts => {
  const versions = VERSIONS.map((version) => ({
    version: `Asterisk ${version}`,
    facts: readDocumentation(read(version)),
  }));
  return amend(amend(mergeVersions(versions), overlay), legacy);
};

/** The files of the generated catalogue with their text. */
export const catalogFiles = (read: (version: string) => string): [url: URL, text: string][] => {
  const { actions, events } = catalogue(read);
  const renderedEvents = renderEvents(events);
  const renderedActions = renderActions(actions, (action) => listNotes(listAction(action)));
  const typed = [
    ['events', `${renderedEvents.interfaces}\n${renderMap('AsteriskEvents', renderedEvents)}`],
    ['actions', `${renderedActions.interfaces}\n${renderMap('AsteriskActions', renderedActions)}`],
  ].map(([name = '', text = '']) => [name, `${renderImport(text, '../values.js')}${text}`]);
  return [...typed, ['vocabulary', renderVocabulary({ actions, events })]].map(([name, text]) => [
    new URL(`../../src/catalog/generated/${name}.ts`, import.meta.url),
    `${HEADER}${text}`,
  ]);
};

const listNotes = (list: ListAction | undefined): string[] =>
  list ? [`@list ${[...list.items, ...list.complete].join(', ')}`] : [];
