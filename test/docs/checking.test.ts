import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, programOf } from './blocks.js';
import { printedAsShown } from './output.js';
import { Programs } from './programs.js';
import { TypeCheck } from './type-check.js';

const fence = '```';

describe('the blocks of a page', () => {
  test('are found with their language, their flags, and the line they begin on', () => {
    const blocks = blocksOf(
      'a.md',
      ['# A', '', `${fence}ts run`, 'one();', fence, `${fence}sh`, 'two', fence].join('\n'),
    );
    expect(blocks).toMatchObject([
      { line: 3, language: 'ts', flags: ['run'], text: 'one();\n', output: undefined },
      { line: 6, language: 'sh', flags: [], text: 'two\n' },
    ]);
  });

  test('take along what a comment before them gives', () => {
    const [block] = blocksOf('a.md', `<!-- given: pbx -->\n${fence}ts\nawait pbx.close();\n${fence}\n`);
    expect(block?.line).toBe(2);
    expect(programOf(block as never)).toMatch(/connect[\s\S]*await pbx\.close/);
  });

  test('know the output that stands behind them, and only that', () => {
    const page = `${fence}ts run\na\n${fence}\n\n${fence}text\nx\n${fence}\nIn words.\n\n${fence}text\ny\n${fence}\n`;
    expect(blocksOf('a.md', page).map(({ output }) => output)).toEqual(['x\n', undefined, undefined]);
  });

  test.each([
    ['a fence in a list', `- item\n  ${fence}ts\n  a\n  ${fence}\n`],
    ['a fence that does not end', `${fence}ts\na\n`],
    ['a fence of tildes', '~~~ts\na\n~~~\n'],
    ['a comment too far from its fence', `<!-- given: pbx -->\n\n${fence}ts\na\n${fence}\n`],
  ])('%s is not overlooked', (_what, page) => {
    expect(() => blocksOf('a.md', page)).toThrow(/^a\.md has a/);
  });
});

describe('what a program prints', () => {
  test.each([
    ['a\nb\n', 'a\nb\n', true],
    ['a\nb\n', 'a\n', false],
    ['a\n', 'a\nb\n', false],
    ['since 12:00 up\n', 'since … up\n', true],
    ['since 12:00 down\n', 'since … up\n', false],
    ['a\n1\n2\nb\n', 'a\n…\nb\n', true],
    ['a.b\n', 'a+b\n', false],
    ['axb\n', 'a.b\n', false],
  ])('%j is %j: %j', (printed, shown, same) => {
    expect(printedAsShown(printed, shown)).toBe(same);
  });
});

describe('a program', () => {
  let compiler: TypeCheck;
  let programs: Programs;
  beforeAll(() => {
    const texts = new Map([
      ['sound', "import { connect } from 'astervisor';\nconsole.log(typeof connect);"],
      ['unknown export', "import { disconnect } from 'astervisor';\ndisconnect();"],
      [
        'unknown field',
        "import type { Connection } from 'astervisor';\nexport const f = (pbx: Connection) => pbx.send('Originate', { Chanel: 'x' });",
      ],
      ['unknown name', 'readSecret();'],
      ['syntax', 'const = 1;'],
      ['throws', "throw new Error('planted');"],
      ['rejects', "void Promise.reject(new Error('planted'));"],
      ['hangs', 'setInterval(() => {}, 1_000);'],
    ]);
    compiler = new TypeCheck(texts);
    programs = new Programs(texts);
  }, 240_000);
  afterAll(() => programs.dispose());

  test('that is sound compiles and runs', async () => {
    expect(compiler.errors('sound')).toEqual([]);
    expect(await programs.start('sound').ended).toEqual({ code: 0, stdout: 'function\n', stderr: '' });
  });

  test.each([
    ['unknown export', /^1 TS2724 /],
    ['unknown field', /^2 TS2/],
    ['unknown name', /^1 TS2304 /],
    ['syntax', /^1 TS1/],
  ])('with a mistake in it does not compile: %s', (name, error) => {
    expect(compiler.errors(name)[0]).toMatch(error);
  });

  test.each(['throws', 'rejects'])('that %s does not pass for one that ran', async (name) => {
    const { code, stderr } = await programs.start(name).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('planted');
  });

  test('that does not end is killed, and has no code', async () => {
    expect((await programs.start('hangs', {}, 500).ended).code).toBeUndefined();
  });
});
