import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogFiles, documentationPath } from '../../../scripts/catalog/files.js';
import { LIST_ACTIONS } from '../../../src/catalog/lists.js';
import { type TypedEntry, typedCatalogue } from '../../types/catalogue.js';

interface Documented {
  readonly actions: Readonly<
    Record<
      string,
      {
        readonly privilege?: string;
        readonly required?: string;
        readonly optional?: string;
        readonly repeated?: string;
        readonly values?: Readonly<Record<string, readonly string[]>>;
      }
    >
  >;
  readonly events: Readonly<
    Record<
      string,
      { readonly class: string; readonly fields: string; readonly values?: Readonly<Record<string, readonly string[]>> }
    >
  >;
}

const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../fixtures/catalog/${name}.json`, import.meta.url), 'utf8')) as T;

const documented: Readonly<Record<string, Documented>> = {
  16: fixture('documented-16'),
  22: fixture('documented-22'),
};
const seen = fixture<Readonly<Record<string, Readonly<Record<string, string>>>>>('seen-live');
const pami = fixture<Readonly<Record<'actions' | 'events', Readonly<Record<string, string>>>>>('pami-names');

const { actions, events } = typedCatalogue();

/** Fields that any event may carry. */
const COMMON = 'Privilege ActionID EventList ListItems Timestamp SequenceNumber File Line Func SystemName'.split(' ');

/** Classes as they are on the wire, where the documentation of a version says another. */
const CLASSES: Readonly<Record<string, string>> = {
  CEL: 'call',
  ChannelTalkingStart: 'call',
  ChannelTalkingStop: 'call',
};

/** Fields that PAMI reads and no Asterisk sends. */
const NEVER_SENT = new Set(['DialBegin.DialStatus', 'VoicemailUserEntry.SayDurationMin']);

/** Documented lists of words that are no values of the field: they explain how to write one. */
const NO_VALUES = new Set(['Filter.MatchCriteria', 'MessageSend.Destination', 'UpdateConfig.Options-000000']);

/** What a server refuses an action without, or takes it without, whatever is documented. */
const REQUIRED: Readonly<Record<string, string>> = {
  BlindTransfer: 'Channel Exten',
  CoreShowChannelMap: 'Channel',
  ExtensionState: 'Exten',
  Filter: 'Operation',
  MixMonitorMute: 'Channel Direction State',
};

const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');
const folded = (names: Iterable<string>): Set<string> => new Set([...names].map((name) => name.toLowerCase()));
const fieldNames = (entry: TypedEntry | undefined): Set<string> => folded(entry?.fields.map(({ name }) => name) ?? []);
const classes = (text = ''): string[] => words(text.replaceAll(',', ' ')).sort();

/** The last of what one or both versions say of an action, as the catalogue does. */
const versions = Object.entries(documented);

describe.each(versions)('what Asterisk %s documents', (_, { actions: known, events: knownEvents }) => {
  it.each(Object.entries(known))('action %s with its fields', (name, facts) => {
    const entry = actions.get(name);
    expect(entry?.name).toBe(name);
    for (const field of [...words(facts.required), ...words(facts.optional)]) {
      expect([field, fieldNames(entry).has(field.toLowerCase()) || entry?.takes(field)]).toEqual([field, true]);
    }
    if (facts.privilege !== undefined) {
      const tag = entry?.tags.privilege;
      expect(classes(tag === 'none' ? '' : tag)).toEqual(classes(facts.privilege));
    }
    const repeated = entry?.fields.filter((field) => field.repeated).map((field) => field.name) ?? [];
    expect(repeated).toEqual(expect.arrayContaining(words(facts.repeated)));
    for (const [field, values] of Object.entries(facts.values ?? {})) {
      if (NO_VALUES.has(`${name}.${field}`) || field.endsWith('-000000')) continue;
      const typed = entry?.fields.find((one) => one.name.toLowerCase() === field.toLowerCase())?.values;
      expect(typed).toEqual(expect.arrayContaining(values.filter((value) => !value.includes('...'))));
    }
  });

  it.each(Object.entries(knownEvents))('event %s with its fields', (name, facts) => {
    const entry = events.get(name);
    expect(entry?.name).toBe(name);
    const missing = words(facts.fields).filter((field) => !fieldNames(entry).has(field.toLowerCase()));
    expect(missing).toEqual([]);
    expect(entry?.tags.privilege).toBe(CLASSES[name] ?? facts.class);
    for (const [field, values] of Object.entries(facts.values ?? {})) {
      expect(entry?.fields.find((one) => one.name === field)?.values).toEqual(expect.arrayContaining([...values]));
    }
  });
});

it('requires a field of an action exactly when every version of it does', () => {
  for (const [name, entry] of actions) {
    const said = versions.flatMap(([, { actions: known }]) =>
      known[name] ? [folded(words(known[name].required))] : [],
    );
    const documentedAs = [...(said[0] ?? [])].filter((field) => said.every((one) => one.has(field)));
    const proved = REQUIRED[name];
    const required = proved === undefined ? documentedAs : [...folded(words(proved))];
    expect([
      name,
      [...folded(entry.fields.filter((field) => field.required).map((field) => field.name))].sort(),
    ]).toEqual([name, required.sort()]);
  }
});

it('marks what only one version documents, unless the other was seen to send it', () => {
  for (const [name, entry] of events) {
    const having = versions.filter(([, { events: known }]) => known[name]);
    const live = Object.keys(seen).filter((version) => seen[version]?.[name] !== undefined);
    if (live.length === 2) expect([name, entry.tags.only]).toEqual([name, undefined]);
    else if (having.length === 1 && entry.tags.only) expect(entry.tags.only).toBe(`Asterisk ${having[0]?.[0]}`);
    for (const field of entry.fields.filter(({ tags }) => tags.only !== undefined)) {
      const sent = live.filter((version) => folded(words(seen[version]?.[name])).has(field.name.toLowerCase()));
      expect([name, field.name, sent.length]).not.toEqual([name, field.name, 2]);
    }
  }
  expect(events.get('Hangup')?.fields.find(({ name }) => name === 'TechCause')?.tags.only).toBe('Asterisk 22');
  expect(actions.get('SIPpeers')?.tags.only).toBe('Asterisk 16');
  expect(actions.get('CoreShowChannelMap')?.tags.only).toBe('Asterisk 22');
});

describe.each(Object.entries(seen))('what Asterisk %s was seen to send', (_, sent) => {
  it.each(Object.entries(sent))('%s', (name, fields) => {
    const entry = events.get(name);
    expect(entry?.name).toBe(name);
    const known = new Set([...(entry?.fields.map((field) => field.name) ?? []), ...COMMON]);
    // A value with a line break in it was forged into the stream when this was recorded; what it said is no field.
    const missing = words(fields).filter((field) => !known.has(field) && field !== 'Injected');
    if (name !== 'UserEvent') expect(missing).toEqual([]);
  });
});

describe('what PAMI names', () => {
  const eventNames = new Map([...events.values()].map((entry) => [entry.name.toLowerCase(), entry]));
  const actionNames = new Map([...actions.values()].map((entry) => [entry.name.toLowerCase(), entry]));

  it('are 96 actions, which 99 helpers send, and 112 events', () => {
    expect([Object.keys(pami.actions).length, Object.keys(pami.events).length]).toEqual([96, 112]);
  });

  it.each(Object.entries(pami.actions))('action %s', (name, fields) => {
    const entry = actionNames.get(name.toLowerCase());
    expect(
      words(fields).filter((field) => field !== 'ActionID' && !fieldNames(entry).has(field.toLowerCase())),
    ).toEqual([]);
    expect(entry).toBeDefined();
  });

  it.each(Object.entries(pami.events))('event %s', (name, fields) => {
    const entry = eventNames.get(name.toLowerCase());
    const common = folded(COMMON);
    const missing = words(fields).filter(
      (field) =>
        !fieldNames(entry).has(field.toLowerCase()) &&
        !common.has(field.toLowerCase()) &&
        !NEVER_SENT.has(`${name}.${field}`),
    );
    expect(missing).toEqual([]);
    expect(entry).toBeDefined();
  });
});

it('has a type for every row and end of a list, and says on the action what its list is made of', () => {
  for (const [name, { items, complete }] of Object.entries(LIST_ACTIONS)) {
    expect(actions.get(name)?.tags.list).toBe([...items, ...complete].join(', '));
    for (const event of [...items, ...complete]) expect(events.get(event)?.name).toBe(event);
  }
});

it('holds no prose of Asterisk: no comment but tags', () => {
  for (const name of ['actions', 'events']) {
    const text = readFileSync(new URL(`../../../src/catalog/generated/${name}.ts`, import.meta.url), 'utf8');
    const comments = text.slice(text.indexOf('import')).match(/\/\*\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
    const lines = comments.flatMap((comment) =>
      comment.split('\n').map((line) => line.replace(/^[\s/*]+|[\s*/]+$/g, '')),
    );
    const said = lines.filter(
      (line) => line !== '' && !/^@(?:only|privilege|module|list|repeated)\b[\w, .-]*$/.test(line),
    );
    expect(said).toEqual([]);
  }
});

it.skipIf(!['16', '22'].every((version) => existsSync(documentationPath(version))))(
  'is what the generator makes of the documentation of both versions',
  () => {
    const files = catalogFiles((version) => readFileSync(documentationPath(version), 'utf8'));
    expect(files).toHaveLength(3);
    for (const [url, text] of files) expect(readFileSync(url, 'utf8')).toBe(text);
  },
  240_000,
);
