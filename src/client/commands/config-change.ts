import type { ActionFields } from '../../catalog/values.js';
import { OptionError } from '../../errors.js';
import { flagOf, nameOf, optionalNameOf, plainNameOf, recordOf, wholeNumberOf } from './arguments.js';

/** Where a change is made: in every category of that name, templates apart, which Asterisk does not look among. */
interface InCategory {
  readonly category: string;
}

/** What a line says. */
interface WithLine {
  readonly name: string;
  readonly value: string;
  /** Write `name => value`; default `name = value`. */
  readonly object?: boolean | undefined;
}

export interface AddCategory {
  readonly change: 'add-category';
  readonly category: string;
  /** Categories that it takes lines from. */
  readonly inherits?: readonly string[] | undefined;
  /** It only gives lines to others. */
  readonly template?: boolean | undefined;
  /** Add it though there is one of that name. */
  readonly duplicate?: boolean | undefined;
}

/** One change of a configuration file; changes are made in their order, and all or none of them is written. */
export type ConfigChange =
  | AddCategory
  | ({ readonly change: 'rename-category'; readonly to: string } & InCategory)
  | ({ readonly change: 'delete-category' | 'empty-category' } & InCategory)
  | ({ readonly change: 'append' } & InCategory & WithLine)
  /** Before the line of that number in its category; 0 is the first. */
  | ({ readonly change: 'insert'; readonly line: number } & InCategory & WithLine)
  /** Of several lines of that name, the one whose value is `match`. */
  | ({ readonly change: 'update'; readonly match?: string | undefined } & InCategory & WithLine)
  | ({ readonly change: 'delete'; readonly name: string; readonly match?: string | undefined } & InCategory)
  | ({ readonly change: 'delete-line'; readonly line: number } & InCategory);

const asteriskName = {
  'add-category': 'NewCat',
  'rename-category': 'RenameCat',
  'delete-category': 'DelCat',
  'empty-category': 'EmptyCat',
  append: 'Append',
  insert: 'Insert',
  update: 'Update',
  delete: 'Delete',
  'delete-line': 'Delete',
} as const satisfies Record<ConfigChange['change'], string>;

/** What each change needs and takes beside its category. */
type Part = (given: Readonly<Record<string, unknown>>, at: string) => string | number | undefined;

const categoryOf = (value: unknown, at: string): string =>
  plainNameOf(value, at, /[[\]();]/, 'must not hold brackets, parentheses or semicolons, which would select or end it');

const variable: Part = ({ name }, at) =>
  plainNameOf(name, `${at}.name`, /^[#[]|[=;>]/, 'must not begin with # or [, nor hold =, > or ;');

/** A value that begins with > is how UpdateConfig is told to write =>. */
const value: Part = (given, at) => {
  const { value: text } = given;
  if (typeof text !== 'string') throw new OptionError(`${at}.value`, 'must be a string');
  if (text.startsWith('>'))
    throw new OptionError(`${at}.value`, 'must not begin with >: to write =>, set object: true');
  return `${flagOf(given.object, `${at}.object`) ? '>' : ''}${text}`;
};

const match: Part = (given, at) => optionalNameOf(given.match, `${at}.match`);
const line: Part = (given, at) => wholeNumberOf(given.line, `${at}.line`, 0, 1_000_000);

const options: Part = ({ inherits = [], template, duplicate }, at) => {
  if (!Array.isArray(inherits)) throw new OptionError(`${at}.inherits`, 'must be a list of categories');
  const parents = inherits.map((parent, index) => categoryOf(parent, `${at}.inherits[${index}]`));
  const words = [
    ...(flagOf(duplicate, `${at}.duplicate`) ? ['allowdups'] : []),
    ...(flagOf(template, `${at}.template`) ? ['template'] : []),
    ...(parents.length > 0 ? [`inherit="${parents.join(',')}"`] : []),
  ];
  return words.length > 0 ? words.join(',') : undefined;
};

const parts: Readonly<Record<ConfigChange['change'], Readonly<Record<string, Part>>>> = {
  'add-category': { Options: options },
  'rename-category': { Value: ({ to }, at) => categoryOf(to, `${at}.to`) },
  'delete-category': {},
  'empty-category': {},
  append: { Var: variable, Value: value },
  insert: { Line: line, Var: variable, Value: value },
  update: { Var: variable, Value: value, Match: match },
  delete: { Var: variable, Match: match },
  'delete-line': { Line: line },
};

/** The blocks of an `UpdateConfig`: `Action-000000`, `Cat-000000`, … Throws {@link OptionError}. */
export const changeFields = (changes: readonly ConfigChange[]): ActionFields => {
  if (!Array.isArray(changes) || changes.length === 0) {
    throw new OptionError('changes', 'must be a list of changes that is not empty');
  }
  const fields: Record<string, string | number> = {};
  for (const [index, one] of changes.entries()) {
    const at = `changes[${index}]`;
    const given: Readonly<Record<string, unknown>> = recordOf(one, at);
    const change = nameOf(given.change, `${at}.change`) as ConfigChange['change'];
    if (!Object.hasOwn(asteriskName, change)) {
      throw new OptionError(`${at}.change`, `must be one of ${Object.keys(asteriskName).join(', ')}`);
    }
    const block = String(index).padStart(6, '0');
    fields[`Action-${block}`] = asteriskName[change];
    fields[`Cat-${block}`] = categoryOf(given.category, `${at}.category`);
    for (const [field, part] of Object.entries(parts[change])) {
      const text = part(given, at);
      if (text !== undefined) fields[`${field}-${block}`] = text;
    }
  }
  return fields;
};
