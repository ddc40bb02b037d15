import { afterAll, describe, expect, test } from 'vitest';
import { type Block, blocksOf, pages, programOf, readPage } from './blocks.js';
import { printedAsShown } from './output.js';
import { Programs } from './programs.js';
import { TypeCheck } from './type-check.js';

/** What is not ours to compile: output, other tools, and what people come from. */
const others = ['text', 'sh', 'ini', 'json', 'xml', 'mermaid', 'yaml', 'js', 'php', 'elixir', 'dockerfile'];

const blocks = pages().flatMap((page) => blocksOf(page, readPage(page)));
const written = blocks.filter(({ language }) => language === 'ts');
const name = ({ page, line }: Block): string => `${page}:${line}`;
const texts = new Map(written.map((block) => [name(block), programOf(block)]));
const compiler = new TypeCheck(texts);
const programs = new Programs(texts);
afterAll(() => programs.dispose());

test('every block says what it is', () => {
  const odd = blocks.filter(({ language, flags }) =>
    language === 'ts' ? flags.some((flag) => flag !== 'run') : !others.includes(language) || flags.length > 0,
  );
  expect(odd.map(name)).toEqual([]);
  expect(written.length).toBeGreaterThan(20);
});

describe('every program compiles', () => {
  test.each(written.map((block) => [name(block)]))('%s', (which) => {
    expect(compiler.errors(which)).toEqual([]);
  });
});

describe.concurrent('every program that is marked so runs, and prints what the page shows', () => {
  const runnable = written.filter(({ flags }) => flags.includes('run'));
  test.each(runnable.map((block) => [name(block), block] as const))(
    '%s',
    async (which, { output }) => {
      const { code, stdout, stderr } = await programs.start(which).ended;
      expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
      if (output !== undefined)
        expect(printedAsShown(stdout, output), `${output}--- but printed\n${stdout}`).toBe(true);
    },
    240_000,
  );
});
