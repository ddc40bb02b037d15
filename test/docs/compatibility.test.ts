import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Call } from '../../src/client/calls/call.js';
import { Tree } from '../../src/client/tree/tree.js';
import { AmiEvent } from '../../src/protocol/event.js';
import { Rig } from '../support/rig.js';
import { readPage, root } from './blocks.js';

const page = readPage('docs/reference/compatibility.md');

/** The cells of the table rows below a heading, without the head. */
const rowsBelow = (heading: string): readonly (readonly string[])[] => {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
};

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, first = '']) => first);

/** The names of an action's fields, or undefined when the catalogue does not have the action. */
const generated = readFileSync(join(root, 'src/catalog/generated/actions.ts'), 'utf8');
const fieldsOf = (action: string): readonly string[] | undefined => {
  if (!generated.includes(`\n  readonly ${action}: ${action}ActionFields;`)) return undefined;
  const [, body = ''] = new RegExp(`interface ${action}ActionFields[^{]*\\{(.*?)\\}`, 's').exec(generated) ?? [];
  return matches(body, /readonly '?([\w-]+)'?\??:/g);
};

/** The names of everything on an object, those that it inherits included. */
const memberNames = (object: object): string[] => {
  const names: string[] = [];
  for (let at = object; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    names.push(...Object.getOwnPropertyNames(at));
  return names;
};

const tables = [
  ['PAMI', 99],
  ['PHPDaemon', 12],
  ['reactphp-ami', 15],
  ['ElixirAmi', 32],
  ['Nami', 19],
] as const;

describe.each(tables)('the calls of %s', (client, count) => {
  const rows = rowsBelow(client);

  test(`are ${count}, each once and with a call of ours`, () => {
    expect(new Set(rows.map(([theirs]) => theirs)).size).toBe(count);
    expect(rows).toHaveLength(count);
    expect(rows.filter(([theirs = '', ours = '']) => !/^`.+`$/.test(theirs) || !/^`pbx\..+\)`$/.test(ours))).toEqual(
      [],
    );
  });
});

describe('what the page names', () => {
  test('as an action is in the catalogue', () => {
    const actions = matches(page, /pbx\.(?:send|list)\('([^']+)'/g).filter((action) => action !== 'Name');
    expect(new Set(actions).size).toBeGreaterThan(50);
    expect(actions.filter((action) => fieldsOf(action) === undefined)).toEqual([]);
  });

  test('as a field of an action is a field of it', () => {
    const sent = [...page.matchAll(/pbx\.send\('(\w+)', \{ (.*?) \}/g)].flatMap(([, action = '', fields = '']) =>
      matches(fields, /(?:^|, )([\w-]+):/g).map((field) => [action, field] as const),
    );
    expect(sent.length).toBeGreaterThan(60);
    expect(sent.filter(([action, field]) => !fieldsOf(action)?.includes(field))).toEqual([]);
  });

  test('as a helper is one', async () => {
    const { pbx } = await Rig.ready();
    const helpers = new Set(matches(page, /\bpbx\.([a-z]\w*(?:\.\w+)?)\(/gi));
    expect(helpers.size).toBeGreaterThan(35);
    const found = (helper: string): unknown =>
      helper.split('.').reduce<unknown>((object, name) => (object as Record<string, unknown>)[name], pbx);
    expect([...helpers].filter((helper) => typeof found(helper) !== 'function')).toEqual([]);
  });
});

test('what they can do is answered in every row, and what is not there says why', () => {
  const rows = rowsBelow('What they can do');
  expect(rows.length).toBeGreaterThan(55);
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell === ''))).toEqual([]);
  const lacking = rows.filter(([, , ours = '']) => ours.startsWith('not there'));
  expect(lacking.length).toBeGreaterThan(0);
  expect(lacking.filter(([, , ours = '']) => !ours.startsWith('not there, because '))).toEqual([]);
});

test('what they can do names nothing that there is not', async () => {
  const { pbx, tree } = await Rig.ready();
  const response = await pbx.send('Ping');
  const members = [
    pbx,
    tree,
    response,
    pbx.stats,
    pbx.info,
    Tree.prototype,
    AmiEvent.prototype,
    Call.prototype,
  ].flatMap(memberNames);
  const published = Object.values(
    JSON.parse(readFileSync(join(root, 'test/package/public-names.json'), 'utf8')),
  ).flat();
  const words = ['options', 'errors', 'states', 'command-line', 'diagnostics'].flatMap((name) =>
    matches(readPage(`docs/reference/${name}.md`), /`([\w:-]+)`/g),
  );
  const known = new Set([...members, ...published.map((name) => String(name).replace(/ \(.*/, '')), ...words]);
  const named = rowsBelow('What they can do').flatMap(([, , ours = '']) =>
    matches(
      ours,
      /`(?:await )?(?:(?:pbx|tree|event|message|response|stats|info|ActionError)\.)?([A-Za-z]\w+)(?:\.response|\(.*?\))?(?:: [^`]*)?`/g,
    ),
  );
  expect(named.length).toBeGreaterThan(60);
  const wire = ['null', 'OriginateResponse', 'ChanVariable', 'EventList', 'Variable', 'ActionID'];
  expect(named.filter((name) => !known.has(name) && !wire.includes(name))).toEqual([]);
});

test('every case that decides otherwise is on the page, and what is on it is a case', () => {
  const folder = join(root, 'test/conformance/seed-cases');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const decided = matches(sources, /id: '([a-z]+-\d+[a-z]?)',(?:(?!\bid: ')[\s\S])*?\bdecision:/g);
  expect(decided.length).toBeGreaterThan(15);
  const told = rowsBelow('Where astervisor decides otherwise').map(([id = '']) => id.replaceAll('`', ''));
  expect(decided.filter((id) => !told.includes(id))).toEqual([]);
  const named = matches(page, /`((?:frm|log|rsp|lst|act|err)-\d+[a-z]?)`/g);
  expect(named.filter((id) => !new RegExp(`\\b${id}\\b`).test(sources))).toEqual([]);
});
