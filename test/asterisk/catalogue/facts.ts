import { readFileSync } from 'node:fs';
import { catalogue, documentationPath } from '../../../scripts/catalog/files.js';
import type { EventFacts } from '../../../src/catalog/codegen/facts.js';
import { snapshotFields } from '../../../src/catalog/codegen/snapshots.js';
import type { AmiEvent } from '../../../src/index.js';
import { findRoots, majors } from '../roots.js';

/** What the documentation of the servers says; nothing where one of them is not here, and the suites are skipped. */
const { actions, events } =
  findRoots().length === majors.length
    ? catalogue((version) => readFileSync(documentationPath(version), 'utf8'))
    : { actions: [], events: [] };

export const actionFacts = new Map(actions.map((action) => [action.name, action]));
export const eventFacts = new Map(events.map((event) => [event.name, event]));

/** Fields that any event may carry. */
const common = [
  ...['Privilege', 'ActionID', 'EventList', 'ListItems'],
  ...['Timestamp', 'SequenceNumber', 'File', 'Line', 'Func', 'SystemName'],
];

/** The fields of an event that its type lacks; all of them when there is no type. Whoever makes a UserEvent names its fields. */
export const untyped = (event: AmiEvent): readonly string[] => {
  const facts = eventFacts.get(event.name);
  const names = event.entries().flatMap(([name]) => (name === 'Event' || name === '' ? [] : [name]));
  if (facts === undefined) return names;
  if (event.name === 'UserEvent') return [];
  return [...new Set(names)].filter((name) => !isTyped(facts, name));
};

/** Case does not count, as it does not when a field is read. */
const isTyped = ({ snapshots, fields }: EventFacts, field: string): boolean => {
  const name = field.toLowerCase();
  const known = [...snapshots.flatMap(snapshotFields), ...fields].map((one) => one.name);
  if ([...common, ...known].some((one) => one.toLowerCase() === name)) return true;
  // One for each variable that manager.conf asks for, with the prefix of the snapshot.
  if (/^\w*chanvariable(\(.*\))?$/.test(name)) return true;
  return fields.some((one) => one.numbered && family(one.name).test(field));
};

const family = (name: string): RegExp => new RegExp(`^${name.replace(/[()+.]/g, '\\$&').replace('*', '\\w+')}$`, 'i');
