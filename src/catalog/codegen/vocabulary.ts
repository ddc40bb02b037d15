import type { ActionFacts, CatalogueFacts, EventFacts, FieldFacts, Snapshot } from './facts.js';
import { property, quote } from './literals.js';
import { snapshotFields } from './snapshots.js';

/** Names of fields by the name of what has them, apart by blanks; `+DestChannel` stands for those of a snapshot. */
export type Vocabulary = Readonly<Record<string, string>>;

/** The names that the package has types for, as a module: the types themselves are not there at run time. */
export const renderVocabulary = ({ actions, events }: CatalogueFacts): string =>
  [
    "import type { Vocabulary } from '../codegen/vocabulary.js';\n",
    renderNames('ACTION_FIELDS', actions, COMMON_TO_ACTIONS),
    renderNames('EVENT_FIELDS', events, COMMON_TO_EVENTS),
  ].join('\n');

const renderNames = (name: string, described: readonly (ActionFacts | EventFacts)[], common: RegExp): string => {
  const lines = described.map((one) => {
    const snapshots = 'snapshots' in one ? one.snapshots : [];
    const fields = one.fields.map((field) => field.name).filter((field) => !common.test(field));
    // One that takes headers of any name has the family of all names.
    const words = [...snapshots.map(word), ...fields, ...('open' in one && one.open ? ['*'] : [])];
    return `  ${property(one.name)}: ${quote(words.join(' '))},\n`;
  });
  return `export const ${name}: Vocabulary = {\n${lines.join('')}};\n`;
};

/** What of the facts the package has no types for: whole actions and events, and fields of those that it has. */
export const additions = (facts: CatalogueFacts, actions: Vocabulary, events: Vocabulary): CatalogueFacts => {
  const spelling = new Map(Object.keys(actions).map((name) => [name.toLowerCase(), name]));
  return {
    actions: facts.actions.flatMap((action) => {
      // Asterisk takes the names of actions in any case; those of events differ by it.
      const base = spelling.get(action.name.toLowerCase());
      if (base === undefined) return [action];
      const fields = unknown(action.fields, actions[base] ?? '', COMMON_TO_ACTIONS);
      return fields.length === 0 && base === action.name ? [] : [{ ...action, base, fields }];
    }),
    events: facts.events.flatMap((event) => {
      if (!Object.hasOwn(events, event.name)) return [event];
      const all = [...event.snapshots.flatMap(snapshotFields), ...event.fields];
      const fields = unknown(all, events[event.name] ?? '', COMMON_TO_EVENTS);
      return fields.length === 0 ? [] : [{ ...event, base: event.name, snapshots: [], fields }];
    }),
  };
};

/** What any of them may carry, and no type of a single one repeats. */
const COMMON_TO_ACTIONS = /^ActionID$/i;
const COMMON_TO_EVENTS =
  /^(?:Privilege|ActionID|EventList|ListItems|Timestamp|SequenceNumber|File|Line|Func|SystemName)$/i;

const unknown = (fields: readonly FieldFacts[], known: string, common: RegExp): FieldFacts[] => {
  const words = known
    .split(' ')
    .flatMap((word) => (word.startsWith('+') ? snapshotFields(snapshot(word)) : [{ name: word }]));
  const names = new Set(words.map(({ name }) => name.toLowerCase()));
  const families = [...names].filter((name) => name.includes('*')).map((name) => name.split('*'));
  return fields.filter((field) => {
    const name = field.name.toLowerCase();
    const inFamily = families.some(([before = '', after = '']) => name.startsWith(before) && name.endsWith(after));
    return !names.has(name) && !inFamily && !common.test(name);
  });
};

const snapshot = (word: string): Snapshot => {
  const bridge = word.endsWith('Bridge');
  return { kind: bridge ? 'bridge' : 'channel', prefix: word.slice(1, bridge ? -6 : -7) };
};

const word = ({ kind, prefix }: Snapshot): string => `+${prefix}${kind === 'bridge' ? 'Bridge' : 'Channel'}`;
