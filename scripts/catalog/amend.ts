import type { ActionFacts, CatalogueFacts, EventFacts, FieldFacts, Snapshot } from '../../src/catalog/codegen/facts.js';
import { distinct, mergeFields } from '../../src/catalog/codegen/fields.js';
import { compareNames } from '../../src/catalog/codegen/merge.js';

/**
 * Names apart by blanks. Of fields, `Variable[]` may occur on several lines and `Cat-*` is a family told apart by what
 * stands in place of the star.
 */
type Words = string;

interface ActionAmendment {
  readonly only?: string;
  readonly fields?: Words;
  /** Fields that are no names of fields. */
  readonly without?: Words;
  /** Fields without which it is refused, or which it can do without, though documented otherwise. */
  readonly required?: Words;
  readonly optional?: Words;
  /** Known values in place of the documented ones; none for a field whose documented ones are no values. */
  readonly values?: Readonly<Record<string, Words>>;
  readonly open?: boolean;
}

interface EventAmendment {
  /** In words, the one version that has it. */
  readonly only?: string;
  /** Has it in all versions, though the documentation says one. */
  readonly both?: boolean;
  readonly privilege?: string;
  /** As in `Channel DestChannel Bridge`. */
  readonly snapshots?: Words;
  readonly fields?: Words;
}

/** Hand-written corrections of what was read from documentation. A field named here is there in all versions. */
export interface Overlay {
  readonly privileges?: Readonly<Record<string, Words>>;
  readonly actions?: Readonly<Record<string, ActionAmendment>>;
  readonly events?: Readonly<Record<string, EventAmendment>>;
  /** In words, where the fields come from that are added to actions and events which are known already. */
  readonly addedFieldsOnly?: string;
}

export const amend = (facts: CatalogueFacts, overlay: Overlay): CatalogueFacts => {
  const actions = new Map(facts.actions.map((action) => [action.name, action]));
  const events = new Map(facts.events.map((event) => [event.name, event]));
  for (const [name, amendment] of Object.entries(overlay.actions ?? {})) {
    actions.set(name, amendAction(actions.get(name) ?? { name, fields: [] }, amendment, overlay.addedFieldsOnly));
  }
  for (const [name, amendment] of Object.entries(overlay.events ?? {})) {
    const known = events.get(name) ?? { name, snapshots: [], fields: [] };
    events.set(name, amendEvent(known, amendment, events.has(name) ? overlay.addedFieldsOnly : undefined));
  }
  for (const [privilege, names] of Object.entries(overlay.privileges ?? {})) {
    for (const name of words(names)) {
      const action = actions.get(name);
      if (!action) throw new Error(`the overlay gives a privilege to ${name}, which nothing describes`);
      actions.set(name, { ...action, privilege });
    }
  }
  return { actions: sorted(actions), events: sorted(events) };
};

const amendAction = (action: ActionFacts, amendment: ActionAmendment, addedOnly: string | undefined): ActionFacts => {
  const without = new Set(words(amendment.without));
  for (const name of [...without, ...words(amendment.required), ...words(amendment.optional)]) {
    if (!action.fields.some((field) => field.name === name)) throw new Error(`${action.name} has no field ${name}`);
  }
  const fields = addFields(
    action.fields.filter(({ name }) => !without.has(name)),
    amendment.fields,
    addedOnly,
  );
  return {
    ...action,
    ...(amendment.only === undefined ? {} : { only: amendment.only }),
    ...(amendment.open ? { open: true } : {}),
    fields: fields.map((field) => {
      const replaced = amendment.values?.[field.name];
      const settled = settle(field, amendment);
      if (replaced === undefined) return settled;
      const { values: _, ...rest } = settled;
      return replaced === '' ? rest : { ...rest, values: words(replaced) };
    }),
  };
};

const settle = (field: FieldFacts, { required, optional }: ActionAmendment): FieldFacts => {
  if (words(required).includes(field.name)) return { ...field, required: true };
  const { required: _, ...rest } = field;
  return words(optional).includes(field.name) ? rest : field;
};

const amendEvent = (event: EventFacts, amendment: EventAmendment, addedOnly: string | undefined): EventFacts => {
  const { only, ...rest } = event;
  const mark = amendment.both ? undefined : (amendment.only ?? only);
  const snapshots = [...event.snapshots, ...words(amendment.snapshots).map(snapshot)];
  return {
    ...rest,
    ...(mark === undefined ? {} : { only: mark }),
    ...(amendment.privilege === undefined ? {} : { privilege: amendment.privilege }),
    ...distinct(snapshots, addFields(event.fields, amendment.fields, addedOnly)),
  };
};

const addFields = (fields: readonly FieldFacts[], added: Words | undefined, only: string | undefined): FieldFacts[] => {
  const additions = words(added).map((word) => {
    const name = word.replace(/\[\]$/, '');
    const known = fields.some((field) => field.name.toLowerCase() === name.toLowerCase());
    return {
      name,
      ...(word.endsWith('[]') ? { repeated: true } : {}),
      ...(name.includes('*') ? { numbered: true } : {}),
      ...(only !== undefined && !known ? { only } : {}),
    };
  });
  const named = new Set(only === undefined ? additions.map(({ name }) => name.toLowerCase()) : []);
  const unmarked = fields.map(({ only: mark, ...field }) =>
    mark === undefined || named.has(field.name.toLowerCase()) ? field : { ...field, only: mark },
  );
  return mergeFields(unmarked, additions);
};

const snapshot = (word: string): Snapshot => {
  const [, prefix, kind] = /^(\w*?)(Channel|Bridge)$/.exec(word) ?? [];
  if (prefix === undefined) throw new Error(`${word} is no snapshot`);
  return { kind: kind === 'Bridge' ? 'bridge' : 'channel', prefix };
};

const words = (text: Words | undefined): string[] => (text ?? '').split(/\s+/).filter((word) => word !== '');

const sorted = <T extends { readonly name: string }>(byName: ReadonlyMap<string, T>): T[] =>
  [...byName.values()].sort((a, b) => compareNames(a.name, b.name));
