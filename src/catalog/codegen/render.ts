import type { ActionFacts, EventFacts, FieldFacts, Snapshot } from './facts.js';
import { property, quote } from './literals.js';
import { compareNames } from './merge.js';
import { snapshotFields } from './snapshots.js';

const WIDTH = 120;

/** The generic types that rendered interfaces refer to, all of them exported by the catalogue. */
const VALUE_TYPES = [
  'Choice',
  'FieldValue',
  'FieldValues',
  'OneOf',
  'RequiredChoice',
  'RequiredValue',
  'RequiredValues',
];

/** The lines of a map from names to interfaces, and of the interfaces themselves. */
export interface Rendered {
  readonly interfaces: string;
  /** Each name of the map with the interface that describes it, in alphabetical order. */
  readonly entries: readonly (readonly [name: string, type: string])[];
}

/** Interfaces of the events' fields, the snapshots that they share first. */
export const renderEvents = (events: readonly EventFacts[]): Rendered => {
  const types = new TypeNames('EventFields');
  const sorted = [...events].sort((a, b) => compareNames(a.name, b.name));
  const entries = sorted.map((event) => [event.name, types.of(event.name)] as const);
  const snapshots = new Map(sorted.flatMap(({ snapshots: used }) => used.map((one) => [snapshotName(one), one])));
  const interfaces = [...snapshots]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, snapshot]) => renderInterface(name, [], snapshotFields(snapshot).map(readable), []));
  for (const event of sorted) {
    const parents = [...known('KnownEvent', event), ...event.snapshots.map(snapshotName)];
    const body = event.fields.map(readable);
    interfaces.push(renderInterface(types.of(event.name), parents, body, [...tags(event)]));
  }
  return { interfaces: interfaces.join('\n'), entries };
};

/** Interfaces of the actions' fields. `notes` adds documentation tags. */
export const renderActions = (
  actions: readonly ActionFacts[],
  notes: (action: string) => readonly string[] = () => [],
): Rendered => {
  const types = new TypeNames('ActionFields');
  const sorted = [...actions].sort((a, b) => compareNames(a.name, b.name));
  const entries = sorted.map((action) => [action.name, types.of(action.name)] as const);
  const interfaces = sorted.map((action) => {
    const body = action.fields.filter(({ name }) => name.toLowerCase() !== 'actionid').map(writable);
    if (action.open) body.push('  readonly [header: string]: FieldValues;');
    return renderInterface(types.of(action.name), known('KnownAction', action), body, [
      ...tags(action),
      ...notes(action.name),
    ]);
  });
  return { interfaces: interfaces.join('\n'), entries };
};

/** An interface that maps names to types. */
export const renderMap = (name: string, { entries }: Rendered): string =>
  renderInterface(
    name,
    [],
    entries.map(([key, type]) => `  readonly ${property(key)}: ${type};`),
    [],
  );

/** The import of those value types, and of others by name, that the text uses; empty when it uses none. */
export const renderImport = (text: string, module: string, others: readonly string[] = []): string => {
  const used = [...others, ...VALUE_TYPES].filter((type) => new RegExp(`\\b${type}\\b`).test(text));
  return used.length === 0 ? '' : `import type { ${used.join(', ')} } from ${quote(module)};\n\n`;
};

class TypeNames {
  readonly #suffix: string;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(suffix: string) {
    this.#suffix = suffix;
  }

  /** A name of a type for a name of the wire, the same each time, never one for two. */
  of(name: string): string {
    const known = this.#names.get(name);
    if (known) return known;
    const word = name.replace(/[^A-Za-z0-9_]/g, '').replace(/^(?=\d|$)/, '_');
    let type = `${word}${this.#suffix}`;
    for (let count = 2; this.#taken.has(type); count += 1) type = `${word}${count}${this.#suffix}`;
    this.#taken.add(type);
    this.#names.set(name, type);
    return type;
  }
}

const known = (type: string, { base }: ActionFacts | EventFacts): string[] =>
  base === undefined ? [] : [`${type}<${quote(base)}>`];

const snapshotName = ({ kind, prefix }: Snapshot): string =>
  `${prefix.replace(/\W/g, '')}${kind === 'channel' ? 'Channel' : 'Bridge'}Snapshot`;

const readable = (field: FieldFacts): string => {
  const type = field.values ? `OneOf<${union(field.values)}>` : 'string | undefined';
  return `${fieldTags(field)}  readonly ${property(field.name)}: ${type};`;
};

const writable = (field: FieldFacts): string => {
  const prefix = field.required ? 'Required' : '';
  const single = prefix === '' ? 'FieldValue' : 'RequiredValue';
  const type = field.values ? `${prefix}Choice<${union(field.values)}>` : field.repeated ? `${single}s` : single;
  const key = field.numbered
    ? `[field: \`${field.name.replace(/[\\`]|\$\{/g, '\\$&').replace('*', () => '$'.concat('{string}'))}\`]`
    : `${property(field.name)}${field.required ? '' : '?'}`;
  return `${fieldTags(field)}  readonly ${key}: ${type};`;
};

const renderInterface = (
  name: string,
  parents: readonly string[],
  body: readonly string[],
  documentation: readonly string[],
): string => {
  const [only = '', ...more] = documentation;
  const comment =
    documentation.length === 0
      ? ''
      : more.length === 0
        ? `/** ${only} */\n`
        : `/**\n${documentation.map((line) => ` * ${line}\n`).join('')} */\n`;
  const heading = `export interface ${name}${parents.length === 0 ? '' : ` extends ${parents.join(', ')}`}`;
  return `${comment}${heading} {${body.length === 0 ? '' : `\n${body.join('\n')}\n`}}\n`;
};

function* tags(described: ActionFacts | EventFacts): Generator<string> {
  if (described.only !== undefined && isPlain(described.only)) yield `@only ${described.only}`;
  if (described.privilege === '') yield '@privilege none';
  else if (described.privilege !== undefined && isPlain(described.privilege)) yield `@privilege ${described.privilege}`;
  if (described.module !== undefined && isPlain(described.module)) yield `@module ${described.module}`;
}

const fieldTags = (field: FieldFacts): string => {
  const found = [
    ...(field.only !== undefined && isPlain(field.only) ? [`@only ${field.only}`] : []),
    ...(field.repeated ? ['@repeated'] : []),
  ];
  return found.map((tag) => `  /** ${tag} */\n`).join('');
};

/** What may stand in a comment. */
const isPlain = (text: string): boolean => /^[\w., -]+$/.test(text);

const union = (values: readonly string[]): string => {
  const line = values.map(quote).join(' | ');
  return line.length <= WIDTH - 40 ? line : `\n${values.map((value) => `    | ${quote(value)}`).join('\n')}\n  `;
};
