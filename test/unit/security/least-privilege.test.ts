import { describe, expect, it } from 'vitest';
import { features, without } from '../../support/least-privilege.js';
import { type TypedEntry, typedCatalogue } from '../../types/catalogue.js';

const { actions, events } = typedCatalogue();

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
