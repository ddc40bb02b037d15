import { expect, test } from 'vitest';
import { COMMON_OPTIONS } from '../../src/cli/command.js';
import { EXIT_CODES } from '../../src/cli/exit-code.js';
import { commandHelp, programHelp } from '../../src/cli/help.js';
import { plain } from '../../src/cli/paint.js';
import { COMMANDS } from '../../src/cli/program.js';
import { TARGET_OPTIONS } from '../../src/cli/target.js';
import { readPage } from './blocks.js';

const page = readPage('docs/reference/command-line.md');

/** The text below a heading, up to the next one of its rank or a higher one. */
const section = (heading: string): string => {
  const [marks = ''] = heading.split(' ');
  const from = page.indexOf(`\n${heading}\n`);
  if (from === -1) throw new Error(`the page has no ${heading}`);
  const text = page.slice(from + heading.length + 2);
  const end = text.search(new RegExp(`^#{1,${marks.length}} `, 'm'));
  return end === -1 ? text : text.slice(0, end);
};

/** The rows of the tables in a text whose first cell is code: what it shows, without the marks, and what it means. */
const rowsOf = (text: string): [string, string][] =>
  [...text.matchAll(/^\| (\[?`.*?) \| (.*) \|$/gm)].map(([, term = '', meaning = '']) => [
    term.replaceAll('`', '').replace(/^\[(.*)\]\(.*\)$/, '$1'),
    meaning,
  ]);

/** The lists of a help text under these headings: what stands on the left, and what it means, its lines joined. */
const listsOf = (help: string, ...headings: readonly string[]): [string, string][] => {
  const found: [string, string][] = [];
  for (const paragraph of help.split('\n\n')) {
    const [heading = '', ...lines] = paragraph.split('\n');
    if (!headings.includes(heading)) continue;
    for (const line of lines) {
      const [, term, meaning = ''] = /^ {2}(?:( *\S+(?: \S+)*)? {2,})(\S.*)$/.exec(line) ?? [];
      const last = found.at(-1);
      if (term?.trim()) found.push([term.trim(), meaning]);
      else if (last) last[1] += ` ${meaning}`;
    }
  }
  return found;
};

const help = programHelp(COMMANDS, '0.0.0', plain);
const usage = (name: string, operands: string | undefined) => [name, operands].filter(Boolean).join(' ');

test('has every command, in the order of the help, and no other', () => {
  const told = rowsOf(page.slice(0, page.indexOf('\n## '))).map(([name]) => name);
  expect(told).toEqual(COMMANDS.map(({ name, operands }) => usage(name, operands)));
  expect(told.map((name) => name.split(' ')[0])).toEqual(listsOf(help, 'Commands').map(([name]) => name));
  const headings = [...page.matchAll(/^### `(.*)`$/gm)].map(([, name]) => name);
  expect(headings).toEqual(told);
});

test.each(COMMANDS)('has what $name --help says', (command) => {
  const text = section(`### \`${usage(command.name, command.operands)}\``);
  const said = commandHelp(command, plain);
  expect(said).toContain(`Usage: astervisor ${usage(command.name, command.operands)} [options]\n`);
  expect(text.trimStart().startsWith(`${command.description}\n`)).toBe(true);
  expect(said.replaceAll(/\s+/g, ' ')).toContain(command.description.replaceAll(/\s+/g, ' '));
  expect(rowsOf(text)).toEqual(listsOf(said, 'Options'));
  const [, examples] = /```sh\n(.*?)\n```/s.exec(text) ?? [];
  expect(examples?.split('\n')).toEqual(command.examples);
  for (const example of command.examples) expect(said).toContain(`\n  ${example}`);
});

test('has the options of every command that connects, and of every command', () => {
  const withoutShort = (rows: [string, string][]) =>
    rows.map(([term, meaning]) => [term.replace(/^-\w, /, ''), meaning]);
  const connecting = rowsOf(section('## Options of every command that connects'));
  const common = rowsOf(section('## Options of every command'));
  expect(connecting).toHaveLength(Object.keys(TARGET_OPTIONS).length);
  expect(common).toHaveLength(Object.keys(COMMON_OPTIONS).length);
  for (const command of COMMANDS) {
    const said = commandHelp(command, plain);
    // A command may need the letter of a common option for itself.
    expect(withoutShort(listsOf(said, 'Connection'))).toEqual(command.connects ? withoutShort(connecting) : []);
    expect(withoutShort(listsOf(said, 'Output'))).toEqual(withoutShort(common));
  }
  const events = COMMANDS.find(({ name }) => name === 'events');
  if (!events) throw new Error('there is no command events');
  expect(listsOf(commandHelp(events, plain), 'Connection')).toEqual(connecting);
});

test('has the exit codes of the program, as the help has them', () => {
  const told = rowsOf(section('## Exit codes'));
  expect(told).toEqual(EXIT_CODES);
  expect(listsOf(help, 'Exit codes')).toEqual(EXIT_CODES);
});

test('names every variable of the environment that the help names', () => {
  const variables = listsOf(help, 'Environment').map(([name]) => name);
  expect(variables.length).toBeGreaterThan(3);
  expect(variables.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
