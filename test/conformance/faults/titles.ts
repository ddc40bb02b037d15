import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;

/** `'A9: …'`, `'A9, A10: …'` as the title of a test or of a group of tests. */
const title = /(?<![\w.](?:skip|todo|fails)\()['"`]((?:[A-H]\d{1,2}b?, )*[A-H]\d{1,2}b?): /g;

/** The numbers of faults that stand before the titles in a source text. */
export const numbersIn = (source: string): string[] =>
  [...source.matchAll(title)].flatMap(([, numbers]) => numbers?.split(', ') ?? []);

/** The numbers before the titles of all tests in a folder of `test`. */
export const numbersUnder = (folder: string): ReadonlySet<string> => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('conformance/faults/'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
  return new Set(sources.flatMap(numbersIn));
};
