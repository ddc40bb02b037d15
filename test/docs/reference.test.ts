import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolveConnectionOptions } from '../../src/options/connection-options.js';
import { pages, readPage, root } from './blocks.js';

/** The sources below a folder of `src`, as one text. */
const sources = (folder: string): string =>
  readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/^(?:cli|testing)\//.test(name))
    .map((name) => readFileSync(join(root, 'src', folder, name), 'utf8'))
    .join('\n');

const distinct = (values: Iterable<string | undefined>): string[] =>
  [...new Set([...values].filter((value) => value !== undefined))].sort();

const all = (text: string, pattern: RegExp): string[] =>
  distinct([...text.matchAll(pattern)].map(([, first]) => first));

/** The cells of the rows of a page's tables that begin with a name in backticks. */
const rows = (page: string): readonly (readonly string[])[] =>
  readPage(page)
    .split('\n')
    .filter((line) => /^\| `/.test(line))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim()),
    );

describe('errors.md', () => {
  const page = readPage('docs/reference/errors.md');

  test('has every code of the sources, and no other', () => {
    const inSources = all(sources('.'), /'((?:AMI|SUPERVISOR)_[A-Z_]*[A-Z])'/g);
    expect(inSources.length).toBeGreaterThan(60);
    expect(all(page, /`((?:AMI|SUPERVISOR)_[A-Z_]+)`/g)).toEqual(inSources);
  });

  test('has every class of error, and no other', () => {
    const inSources = all(sources('.'), /export class (\w+Error)\b/g);
    expect(all(page, /^\| `(\w+Error)` \|/gm)).toEqual(inSources);
  });
});

/** The changelog may speak of what is gone. */
const ofToday = pages().filter((page) => page !== 'CHANGELOG.md');

test.each(ofToday)('%s names no code and no variable that nobody knows', (page) => {
  const everywhere = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, 'src', name), 'utf8'));
  const known = new Set(everywhere.flatMap((text) => all(text, /\b((?:AMI|SUPERVISOR)_[A-Z_]*[A-Z])\b/g)));
  expect(known).toContain('AMI_AUTH_FAILED');
  expect(all(readPage(page), /\b((?:AMI|SUPERVISOR)_[A-Z_]*[A-Z])\b/g).filter((code) => !known.has(code))).toEqual([]);
});

describe('options.md', () => {
  const resolved = resolveConnectionOptions({ id: 'a', host: 'b', username: 'c', secret: 'd' });
  const page = rows('docs/reference/options.md');

  test('has every option of a connection', () => {
    const known = Object.keys(resolved).filter((name) => name !== 'reconnect');
    const strategy = Object.keys(resolved.reconnect)
      .filter((name) => name !== 'strategy')
      .map((name) => `reconnect.${name}`);
    const names = page.map(([name]) => name?.replaceAll('`', ''));
    expect([...known, ...strategy, 'url', 'reconnect'].filter((name) => !names.includes(name))).toEqual([]);
  });

  test('has the defaults that are used', () => {
    const numbers = { ...resolved, ...prefixed('reconnect', resolved.reconnect) };
    const told = Object.entries(numbers).flatMap(([name, value]) => {
      const [, , cell = ''] = page.find(([first]) => first === `\`${name}\``) ?? [];
      if (typeof value === 'number' && Number.isFinite(value))
        return [[name, value, Number(/^[\d,]+/.exec(cell)?.[0].replaceAll(',', ''))]];
      if (value === Number.POSITIVE_INFINITY) return [[name, 'no limit', cell]];
      if (typeof value === 'boolean') return [[name, `\`${value}\``, cell]];
      return typeof value === 'string' && !['a', 'b', 'c'].includes(value) ? [[name, `\`'${value}'\``, cell]] : [];
    });
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(([, used, shown]) => used !== shown)).toEqual([]);
  });

  test.each([
    ['an action', 'src/client/actions/send-options.ts', 'SendOptions'],
    ['a listener', 'src/client/listening/listeners.ts', 'ListenerOptions'],
    ['an event stream', 'src/client/streams/event-stream.ts', 'EventStreamOptions'],
    ['a stream that follows', 'src/client/streams/follow.ts', 'FollowOptions'],
    ['the supervision of a connection', 'src/client/tree/connection-spec.ts', 'SupervisionOptions'],
    ['a supervisor', 'src/supervisor/spec.ts', 'SupervisorFlags'],
    ['a tree', 'src/supervisor/spec.ts', 'SupervisorSpec'],
    ['asynchronous AGI', 'src/agi/options.ts', 'AgiOptions'],
    ['TLS', 'src/transport/transport.ts', 'TlsTarget'],
  ])('has every option of %s', (_what, file, name) => {
    const [, body = ''] =
      new RegExp(`interface ${name}\\b[^{]*\\{(.*?)\\n\\}`, 's').exec(readFileSync(join(root, file), 'utf8')) ?? [];
    const members = all(body, /^ {2}readonly (\w+)\?/gm);
    expect(members.length).toBeGreaterThan(1);
    const named = all(readPage('docs/reference/options.md'), /`(?:tls\.)?(\w+)`/g);
    expect(members.filter((member) => !named.includes(member))).toEqual([]);
  });
});

test('limits.md has every limit of a connection, with its default', () => {
  const { limits } = resolveConnectionOptions({ id: 'a', host: 'b', username: 'c', secret: 'd' });
  const told = new Map(
    rows('docs/reference/limits.md').map(([name = '', , value = '']) => [
      name.replaceAll('`', ''),
      Number(value.replaceAll(',', '')),
    ]),
  );
  expect(Object.fromEntries(Object.keys(limits).map((name) => [name, told.get(name)]))).toEqual(limits);
});

test('states.md has every state, and every type of status', () => {
  const states = all(readFileSync(join(root, 'src/connection/state.ts'), 'utf8'), /^ {2}\| '(\w+)'/gm);
  const statuses = all(
    readFileSync(join(root, 'src/client/status/status.ts'), 'utf8'),
    /readonly type: ('[^;]*);/g,
  ).flatMap((types) => types.split(' | ').map((type) => type.slice(1, -1)));
  expect(states.length).toBe(11);
  const first = rows('docs/reference/states.md').flatMap(([name = '']) => all(name, /`(\w+)`/g));
  expect(distinct(first)).toEqual(distinct([...states, ...statuses.filter((type) => type !== 'state')]));
});

describe('diagnostics.md', () => {
  test('has every report that is filed, and no other', () => {
    const text = sources('.');
    const filed = [
      ...all(text, /type: '(\w+)',\s+level:/g),
      ...all(text, /report\(child, '(\w+)',/g),
      ...all(text, /#(?:warn|report)\('(\w+_\w+)',/g),
    ];
    expect(filed.length).toBeGreaterThan(15);
    const told = rows('docs/reference/diagnostics.md').filter(([, level = '']) => /^`\w+`$|^by state$/.test(level));
    expect(distinct(told.map(([name = '']) => name.replaceAll('`', '')))).toEqual(distinct(filed));
  });

  test('has every figure of a connection', () => {
    const source = readFileSync(join(root, 'src/client/connection-info.ts'), 'utf8');
    const [, body = ''] = /interface ConnectionStats \{(.*?)\n\}/s.exec(source) ?? [];
    const figures = all(body, /^ {2}readonly (\w+):/gm);
    const told = rows('docs/reference/diagnostics.md').flatMap(([names = '']) => all(names, /`(\w+)`/g));
    expect(figures.filter((figure) => !told.includes(figure))).toEqual([]);
  });
});

const prefixed = (prefix: string, values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]));
