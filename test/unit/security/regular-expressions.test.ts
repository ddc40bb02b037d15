import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What sees text from the other side, or from those whom the other side serves. */
const FOLDERS = ['protocol', 'agi', 'connection', 'client', 'catalog', 'telemetry', 'cli/doctor'];
const SOURCES = new URL('../../../src/', import.meta.url).pathname;
/** Long enough for the square of it to be seen. */
const LENGTH = 16_000;
/** A linear search through so much takes a fraction of a millisecond; only a suspicion, which a ratio confirms. */
const SUSPICIOUS_MS = 20;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^(?:codegen|generated)\b/.test(file))
    .map((file) => join(SOURCES, folder, file)),
);

/** Every expression that is written out. */
const written = (file: string): readonly (readonly [where: string, expression: RegExp])[] => {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: [string, RegExp][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
      found.push([`${relative(SOURCES, file)}: ${node.text}`, new RegExp(body, flags)]);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
};

const COMMON = [' ', 'a', '1', ':', '/', '\n', '\r', '"', '\\', ',', '(', '='];
const KNOWN = ['100 x\n', ' a="', ' a=b', ' (Priv: ', '): ', '\r\n', ' \r\n', '1.', 'a:', 'a ', '://', '=a', '\\"'];

/** Texts that an expression may find hard: what it speaks of itself, over and over, with an end that it does not like. */
function* hostileTexts({ source }: RegExp, length: number): Generator<string> {
  const plain = source.replace(/\\[a-zA-Z]|[\\^$*+?()[\]{}|]/g, '');
  const own = [...new Set(plain)].slice(0, 12);
  const pairs = own.slice(0, 5).flatMap((one) => own.slice(0, 5).map((other) => one + other));
  const begin = /^\^?([\w ]+)/.exec(source)?.[1] ?? '';
  for (const pump of new Set([...COMMON, ...KNOWN, ...own, ...pairs])) {
    const body = pump.repeat(Math.ceil(length / pump.length));
    yield `${body}\0`;
    if (begin !== '') yield `${begin}${body}\0`;
  }
}

const cpuMs = (expression: RegExp, text: string): number => {
  const before = process.cpuUsage();
  expression.lastIndex = 0;
  if (expression.global) text.replace(expression, '');
  else expression.exec(text);
  return process.cpuUsage(before).user / 1_000;
};

const least = (times: readonly number[]): number => Math.min(...times);

/** A text for which time grows faster than its length: four times as long takes more than eight times as much. */
const slowText = (expression: RegExp): string | undefined => {
  for (const text of hostileTexts(expression, LENGTH)) {
    if (cpuMs(expression, text) < SUSPICIOUS_MS) continue;
    const quarter = text.slice(0, text.length / 4);
    const short = least([1, 2, 3].map(() => cpuMs(expression, `${quarter}\0`)));
    const long = least([1, 2, 3].map(() => cpuMs(expression, text)));
    if (long > SUSPICIOUS_MS && long > 8 * Math.max(short, 0.1)) return JSON.stringify(text.slice(0, 40));
  }
  return undefined;
};

describe('C41: regular expressions that see text from outside', { timeout: 120_000 }, () => {
  const all = files.flatMap(written);

  it('are known, every one of them', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(all.length).toBeGreaterThan(50);
  });

  it.each(all)('take no more time than in proportion to the text: %s', (_, expression) => {
    expect(slowText(expression)).toBeUndefined();
  });

  it.each([
    ['behind each other', /\s+,?$/],
    ['from every start', /\d+\.\d+/],
  ])('would be caught otherwise: %s', (_, expression) => {
    expect(slowText(expression)).toBeDefined();
  });
});
