import type { EventFacts, FieldFacts, Snapshot } from './facts.js';
import { snapshotFields } from './snapshots.js';

/** One field for each name, whatever its case, with all that is said of it. */
export const mergeFields = (first: readonly FieldFacts[], second: readonly FieldFacts[]): FieldFacts[] => {
  const byName = new Map<string, FieldFacts>();
  for (const field of [...first, ...second]) {
    const key = field.name.toLowerCase();
    const known = byName.get(key);
    const values = [...new Set([...(known?.values ?? []), ...(field.values ?? [])])];
    byName.set(key, { ...known, ...field, ...(values.length === 0 ? {} : { values }) });
  }
  return [...byName.values()];
};

/** No snapshot twice, no field twice, and no field that a snapshot has already. */
export const distinct = (
  snapshots: readonly Snapshot[],
  fields: readonly FieldFacts[],
): Pick<EventFacts, 'snapshots' | 'fields'> => {
  const chosen = [...new Map(snapshots.map((snapshot) => [`${snapshot.kind}:${snapshot.prefix}`, snapshot])).values()];
  const covered = new Set(chosen.flatMap(snapshotFields).map(({ name }) => name.toLowerCase()));
  return { snapshots: chosen, fields: mergeFields([], fields).filter(({ name }) => !covered.has(name.toLowerCase())) };
};
