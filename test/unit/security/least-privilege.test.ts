import { describe, expect, it } from 'vitest';
import { type TypedEntry, typedCatalogue } from '../../types/catalogue.js';
import { readPage } from '../docs/blocks.js';

const { actions, events } = typedCatalogue();

interface Feature {
  readonly feature: string;
  readonly actions: readonly string[];
  readonly write: readonly string[];
  readonly events: readonly string[];
  readonly read: readonly string[];
}

const words = (cell = ''): readonly string[] => [...cell.matchAll(/[\w-]+/g)].map(([word]) => word);

const features = [...readPage('docs/how-to/least-privilege.md').matchAll(/^\| (?!feature|-)(.*)\|$/gm)].map(
  ([, row = '']): Feature => {
    const [feature = '', sent, write, heard, read] = row.split('|').map((cell) => cell.trim());
    return { feature, actions: words(sent), write: words(write), events: words(heard), read: words(read) };
  },
);

const classesOf = (entries: ReadonlyMap<string, TypedEntry>, name: string): readonly string[] => {
  const documented = entries.get(name)?.tags.privilege?.trim();
  if (documented === undefined) throw new Error(`the catalogue knows no class of ${name}`);
  return documented === 'none' ? [] : documented.split(',');
};

/** An action is allowed by one of its classes, or without any. */
const allowed = (action: string, write: readonly string[]): boolean => {
  const classes = classesOf(actions, action);
  return classes.length === 0 || classes.some((one) => write.includes(one));
};

/** An event is shown to those who may read all of its classes. */
const shown = (event: string, read: readonly string[]): boolean =>
  classesOf(events, event).every((one) => read.includes(one));

const without = (list: readonly string[]): readonly (readonly string[])[] =>
  list.map((one) => list.filter((other) => other !== one));

describe('the page on least rights', () => {
  it('has a table of features', () => {
    expect(features.length).toBeGreaterThan(20);
    expect(features.flatMap((feature) => feature.actions).length).toBeGreaterThan(40);
    expect(features.flatMap((feature) => feature.events).length).toBeGreaterThan(20);
  });

  it.each(features)('names classes that suffice for $feature', (feature) => {
    expect(feature.actions.filter((action) => !allowed(action, feature.write))).toEqual([]);
    expect(feature.events.filter((event) => !shown(event, feature.read))).toEqual([]);
  });

  it.each(features)('names no class too many for $feature', (feature) => {
    for (const write of without(feature.write)) {
      expect(feature.actions.every((action) => allowed(action, write))).toBe(false);
    }
    for (const read of without(feature.read)) {
      expect(feature.events.every((event) => shown(event, read))).toBe(false);
    }
  });
});
