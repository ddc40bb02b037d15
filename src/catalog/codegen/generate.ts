import { readDocumentation } from './documentation.js';
import { property, quote } from './literals.js';
import { type Rendered, renderActions, renderEvents, renderImport } from './render.js';

/** What was generated, and how much of it. */
export interface GeneratedTypes {
  /** The text of a TypeScript module: a program that includes it has the names. */
  readonly text: string;
  readonly actions: number;
  readonly events: number;
}

/**
 * Makes types of the actions and events that an Asterisk documents (`core-en_US.xml`), modules of third parties included:
 * a module that adds them to `ActionMap` and `EventMap` by declaration merging. What the package knows of a field stays,
 * since it corrects the documentation; other fields come on top.
 *
 * Throws `CatalogueError` (`AMI_BAD_CATALOGUE`) when the text is no such documentation.
 */
export const generateTypes = (documentation: string): GeneratedTypes => {
  const facts = readDocumentation(documentation);
  const events = renderEvents(facts.events);
  const actions = renderActions(facts.actions);
  const merged = `declare module 'astervisor' {
${merge('EventMap', 'WithEvent', events)}
${merge('ActionMap', 'WithAction', actions)}}
`;
  const body = `${events.interfaces}\n${actions.interfaces}`;
  return {
    text: `// Written by \`astervisor codegen\`; an edit here is lost.

import type {} from 'astervisor';
import type { AsteriskActions, AsteriskEvents } from 'astervisor/catalog';
${renderImport(body, 'astervisor/catalog')}type WithAction<A extends string, F> = A extends keyof AsteriskActions
  ? AsteriskActions[A] & Omit<F, keyof AsteriskActions[A]>
  : F;
type WithEvent<N extends string, F> = N extends keyof AsteriskEvents
  ? AsteriskEvents[N] & Omit<F, keyof AsteriskEvents[N]>
  : F;

${merged}
${body}`,
    actions: actions.entries.length,
    events: events.entries.length,
  };
};

const merge = (map: string, known: string, { entries }: Rendered): string => {
  const lines = entries.map(([name, type]) => `    ${property(name)}: ${known}<${quote(name)}, ${type}>;\n`);
  return `  interface ${map} {\n${lines.join('')}  }\n`;
};
