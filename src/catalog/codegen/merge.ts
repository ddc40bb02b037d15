import type { ActionFacts, CatalogueFacts, EventFacts, FieldFacts } from './facts.js';
import { distinct, mergeFields } from './fields.js';

/** The documentation of one Asterisk under the words that mark what it alone has. */
export interface VersionedFacts {
  readonly version: string;
  readonly facts: CatalogueFacts;
}

interface Named {
  readonly name: string;
}

/**
 * One catalogue of several versions, oldest first: everything that any of them has, what only one has marked so. A field is
 * required when all versions of the action require it; spelling and module are those of the newest.
 */
export const mergeVersions = (versions: readonly VersionedFacts[]): CatalogueFacts => ({
  actions: mergeNamed(versions, (facts) => facts.actions, mergeActions),
  events: mergeNamed(versions, (facts) => facts.events, mergeEvents),
});

interface Found<T> {
  readonly version: string;
  readonly found: T;
}

const mergeNamed = <T extends Named>(
  versions: readonly VersionedFacts[],
  pick: (facts: CatalogueFacts) => readonly T[],
  merge: (found: readonly Found<T>[]) => T,
): T[] =>
  byName(versions.flatMap(({ version, facts }) => pick(facts).map((found) => ({ version, found }))))
    .map((found) => ({ ...merge(found), ...onlyIn(found, versions.length) }))
    .sort((a, b) => compareNames(a.name, b.name));

const mergeActions = (found: readonly Found<ActionFacts>[]): ActionFacts => ({
  ...Object.assign({}, ...found.map(({ found: action }) => action)),
  fields: mergeFieldsOf(found),
});

const mergeEvents = (found: readonly Found<EventFacts>[]): EventFacts => ({
  ...Object.assign({}, ...found.map(({ found: event }) => event)),
  ...distinct(
    found.flatMap(({ found: event }) => event.snapshots),
    mergeFieldsOf(found),
  ),
});

/** The newest version's order first, then what the older ones alone have. */
const mergeFieldsOf = (found: readonly Found<{ readonly fields: readonly FieldFacts[] }>[]): FieldFacts[] => {
  const all = found.flatMap(({ version, found: { fields } }) => fields.map((field) => ({ version, found: field })));
  const order = [...found].reverse().flatMap(({ found: { fields } }) => fields.map(({ name }) => name.toLowerCase()));
  return byName(all)
    .map((same) => {
      const [field] = same.reduce<FieldFacts[]>((merged, { found: next }) => mergeFields(merged, [next]), []);
      const { required, ...rest } = field ?? { name: '' };
      const always = required && same.length === found.length && same.every(({ found: one }) => one.required);
      return { ...rest, ...(always ? { required } : {}), ...onlyIn(same, found.length) };
    })
    .sort((a, b) => order.indexOf(a.name.toLowerCase()) - order.indexOf(b.name.toLowerCase()));
};

const byName = <T extends Named>(all: readonly Found<T>[]): Found<T>[][] => {
  const groups = new Map<string, Found<T>[]>();
  for (const one of all) {
    const key = one.found.name.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
};

const onlyIn = (found: readonly Found<unknown>[], of: number): { only?: string } => {
  const [first] = found;
  return first && found.length === 1 && of > 1 ? { only: first.version } : {};
};

/** By code units after folding case: the same on every machine. */
export const compareNames = (a: string, b: string): number => {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
};
