import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pages, readPage, root } from './blocks.js';

const withoutCode = (markdown: string): string => markdown.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '');

/** As GitHub makes them of headings. */
const anchors = (markdown: string): readonly string[] =>
  [...markdown.replace(/^```.*?^```$/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const linksOf = (page: string): readonly string[] =>
  [...withoutCode(readPage(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

const problem = (page: string, target: string): string | undefined => {
  if (/^https:\/\//.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, file))) return `${page} links to ${target}, which is not there`;
  if (anchor === undefined) return undefined;
  const known = statSync(join(root, file)).isFile() ? anchors(readPage(file)) : [];
  return known.includes(anchor) ? undefined : `${page} links to ${target}, which has no such heading`;
};

test.each(pages())('every link of %s leads somewhere', (page) => {
  expect(
    linksOf(page)
      .map((target) => problem(page, target))
      .filter(Boolean),
  ).toEqual([]);
});

test('every page can be reached from the README', () => {
  const seen = new Set(['README.md']);
  for (const page of seen) {
    for (const target of linksOf(page)) {
      const file = join(dirname(page), target.split('#')[0] ?? '');
      if (file.endsWith('.md') && existsSync(join(root, file))) seen.add(file);
    }
  }
  expect(pages().filter((page) => !seen.has(page))).toEqual([]);
});

describe('the check of links', () => {
  test('sees a file that is not there, and a heading that is not', () => {
    expect(problem('README.md', 'docs/nowhere.md')).toContain('not there');
    expect(problem('README.md', 'docs/reference/limits.md#nothing')).toContain('no such heading');
    expect(problem('docs/reference/options.md', '#tls')).toBeUndefined();
  });
});
