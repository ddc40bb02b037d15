import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, readPage, root } from '../docs/blocks.js';
import { printedAsShown } from '../docs/output.js';
import { isThorough } from '../support/dose.js';
import { PackedPackage, run } from './packed-package.js';

const packed = new PackedPackage();
beforeAll(async () => {
  await packed.pack();
  await packed.install();
}, 300_000);
afterAll(() => packed.dispose());

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The modules that the manifest names: subpaths and programs. */
const doors = [
  ...Object.values<string | { readonly default: string }>(manifest.exports),
  ...Object.values(manifest.bin),
]
  .map((target) => (typeof target === 'string' ? target : (target as { readonly default: string }).default))
  .map((target) => target.replace('./', ''));

describe('the tarball', () => {
  test('holds what is compiled, and the four files that belong to it', () => {
    const others = packed.tarball.files.filter((file) => !/^dist\/.+\.(?:js|d\.ts)$/.test(file));
    expect(others).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  });

  test('holds types for each source, and one module for each folder of them', () => {
    const isOfPackage = (source: string) => existsSync(join(root, 'src', source));
    const types = packed.tarball.files.filter((file) => file.endsWith('.d.ts'));
    expect(types.filter((file) => !isOfPackage(file.replace('dist/', '').replace(/\.d\.ts$/, '.ts')))).toEqual([]);
    const modules = packed.tarball.files.filter((file) => file.endsWith('.js') && !doors.includes(file));
    const strangers = modules.filter((file) => !isOfPackage(file.replace(/^dist\/rooms\/(.+)\.js$/, '$1')));
    // The generator of the catalogue, the files beside the folders, and what the bundler needs to keep the names of functions.
    const apart = ['codegen', 'ground', 'rolldown-runtime'];
    expect(strangers).toEqual(apart.map((name) => `dist/rooms/${name}.js`));
  });

  test('has no module that imports the program: that would run it', () => {
    const rooms = packed.tarball.files.filter((file) => /^dist\/rooms\/.+\.js$/.test(file));
    expect(rooms.length).toBeGreaterThan(10);
    const imports = rooms.flatMap((file) =>
      ts
        .preProcessFile(readFileSync(join(packed.installed, file), 'utf8'), true, true)
        .importedFiles.map(({ fileName }) => fileName),
    );
    expect(imports.filter((name) => name.startsWith('../cli/'))).toEqual([]);
  });

  test('says in its modules which source each part comes from, and keeps the names', () => {
    const session = readFileSync(join(packed.installed, 'dist/rooms/connection.js'), 'utf8');
    expect(session).toContain('\n// src/connection/session.ts\n');
    expect(session).toMatch(/^\t#announceEnd\(\) \{$/m);
    for (const file of packed.tarball.files.filter((name) => name.endsWith('.js'))) {
      const text = readFileSync(join(packed.installed, file), 'utf8');
      // A class that the bundler renames would show under that name in `console.log` and in traces.
      expect(text.match(/\bclass \w+\$\d|\b[A-Z][a-z]\w*\$\d+ = class\b/), file).toBeNull();
    }
  });

  test('is small: under half a megabyte, under two when unpacked', () => {
    expect(packed.tarball.size).toBeLessThan(500_000);
    expect(packed.tarball.unpackedSize).toBeLessThan(2_000_000);
  });

  test('imports nothing that does not come with it', () => {
    const builtin = builtinModules.map((name) => `node:${name}`);
    // Its own doors stand in the text of the module that `generateCatalog` writes.
    const own = Object.keys(manifest.exports).map((path) => path.replace('.', manifest.name));
    const known = new Set([...Object.keys(manifest.dependencies), ...builtin, ...own]);
    const foreign = packed.tarball.files.flatMap((file) => {
      const text = file.startsWith('dist') ? readFileSync(join(packed.installed, file), 'utf8') : '';
      return ts
        .preProcessFile(text, true, true)
        .importedFiles.filter(({ fileName }) => !fileName.startsWith('.') && !known.has(fileName))
        .map(({ fileName }) => `${file}: ${fileName}`);
    });
    expect(foreign).toEqual([]);
  });

  test('has nothing that publint complains of', async () => {
    const { messages, pkg } = await publint({ pkgDir: packed.installed, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test.runIf(isThorough)('has types that every resolver for ES modules finds', async () => {
    const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { code, stdout } = await run(root, process.execPath, [
      attw,
      packed.tarball.file,
      '--profile',
      'esm-only',
      '--format',
      'json',
    ]);
    const { analysis, problems } = JSON.parse(stdout);
    expect(Object.keys(analysis.entrypoints).sort()).toEqual(Object.keys(manifest.exports).sort());
    // It has no CommonJS twin, which `require` has not needed since 20.19, and no folders for the resolver of Node.js 10.
    const { CJSResolvesToESM, NoResolution = [], ...others } = problems;
    const resolvers = [CJSResolvesToESM, NoResolution].flat().map(({ resolutionKind }) => resolutionKind);
    expect({ code, others, resolvers: [...new Set(resolvers)] }).toEqual({
      code: 0,
      others: {},
      resolvers: ['node16-cjs', 'node10'],
    });
  });
});

describe('installed into an empty project, it', () => {
  const [firstProgram] = blocksOf('README.md', readPage('README.md')).filter(({ flags }) => flags.includes('run'));
  const shown =
    'PJSIP/200-00000001 has hung up: Normal Clearing\nPJSIP/100-00000000 has hung up: Normal Clearing\nPing? Pong!\n';

  test('runs the first program of the README, as JavaScript in an ES module', async () => {
    packed.write('first.mjs', firstProgram?.text ?? '');
    expect(await packed.node('first.mjs')).toEqual({ code: 0, stdout: shown, stderr: '' });
  });

  const [opening = '', rest = ''] = firstProgram?.text.split(/(?<=connect\(.*\);\n)/) ?? [];
  const closing = rest.slice(rest.indexOf('await pbx.close()'));
  const pieces = blocksOf('README.md', readPage('README.md'))
    .filter(({ given, flags }) => given.includes('pbx') && flags.includes('run'))
    .map(({ line, text, output = '…\n' }) => ({ line, text, output }));

  test('has four pieces of the README to run', () => expect(pieces).toHaveLength(4));

  test.each(pieces)('runs the piece in line $line of the README inside the first program', async ({ text, output }) => {
    packed.write('piece.mjs', `${opening}\n${text}\n${closing}`);
    const { code, stdout, stderr } = await packed.node('piece.mjs');
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    expect(printedAsShown(stdout, output), `${output}--- but printed ---\n${stdout}`).toBe(true);
  });

  const steps = ['docs/tutorial/first-events-and-first-call.md', 'docs/tutorial/surviving-a-restart.md'].flatMap(
    (page) =>
      blocksOf(page, readPage(page)).flatMap(({ line, flags, text, output }) => {
        if (!flags.includes('run')) return [];
        const before = readPage(page).split('\n').slice(0, line).join('\n');
        const [, file] = /`(\w+\.mjs)`[^`]*\n\n```[^`]*$/.exec(before) ?? [];
        return file === undefined ? [] : [{ page, file, text, output: output ?? '' }];
      }),
  );

  test('has seven steps of tutorials to run', () => expect(steps).toHaveLength(7));

  test.each(steps)('runs $file of $page as it is printed, saved under that name', async ({ file, text, output }) => {
    packed.write(file, text);
    const { code, stdout, stderr } = await packed.node(file);
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    expect(printedAsShown(stdout, output), `${output}--- but printed ---\n${stdout}`).toBe(true);
  });

  test('runs the same in CommonJS, by require', async () => {
    const body = firstProgram?.text.replaceAll(/^import (\{.*?\}) from '(.*?)';$/gm, "const $1 = require('$2');") ?? '';
    expect(body.match(/require\(/g)).toHaveLength(2);
    packed.write('first.cjs', `(async () => {\n${body}\n})();\n`);
    const { code, stdout, stderr } = await packed.node('--no-warnings', 'first.cjs');
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: shown, stderr: '' });
  });

  test('is one and the same package by import and by require', async () => {
    packed.write(
      'same.cjs',
      "import('astervisor').then((a) => console.log(a.connect === require('astervisor').connect));\n",
    );
    expect((await packed.node('--no-warnings', 'same.cjs')).stdout).toBe('true\n');
  });

  test('has one class of each name, whichever door it comes through', async () => {
    const doors = Object.keys(manifest.exports).filter((path) => !path.endsWith('.json'));
    packed.write(
      'classes.mjs',
      `const classes = new Map();
for (const door of ${JSON.stringify(doors)}) {
  const names = Object.entries(await import('astervisor' + door.slice(1)));
  for (const [name, value] of names) {
    if (typeof value !== 'function' || !String(value).startsWith('class')) continue;
    classes.set(name, (classes.get(name) ?? new Set()).add(value));
  }
}
const twins = [...classes].filter(([, found]) => found.size > 1).map(([name]) => name);
console.log(JSON.stringify({ twins, found: ['AmiEvent', 'OptionError', 'Decoder', 'FakeAsterisk'].filter((name) => classes.has(name)) }));
`,
    );
    const { stdout, stderr } = await packed.node('classes.mjs');
    expect({ ...JSON.parse(stdout || 'null'), stderr }).toEqual({
      twins: [],
      found: ['AmiEvent', 'OptionError', 'Decoder', 'FakeAsterisk'],
      stderr: '',
    });
  });

  const typed = `${firstProgram?.text}
import type { ActionMap, EventFields } from 'astervisor';
import { Decoder } from 'astervisor/protocol';
import { startSupervisor } from 'astervisor/supervisor';
export const fields: EventFields<'Hangup'>['Cause-txt'] = undefined;
export const actions: (keyof ActionMap)[] = ['Originate'];
export { Decoder, startSupervisor };
// @ts-expect-error: a known action takes its own fields only; were the types not found, this would be no error
export const wrong = () => pbx.send('QueuePause', { Interfase: 'PJSIP/100', Paused: true });
`;

  test.each([
    ['NodeNext', { module: 'NodeNext', skipLibCheck: !isThorough }],
    ['Bundler', { module: 'ESNext', moduleResolution: 'Bundler', skipLibCheck: true }],
  ])(
    'compiles with TypeScript (%s)',
    async (name, options) => {
      packed.write(`typed-${name}.mts`, typed);
      expect(await packed.compile(`typed-${name}.mts`, { target: 'ES2022', lib: ['ES2022'], ...options })).toBe('');
    },
    120_000,
  );

  test('brings its program', async () => {
    const { stdout } = await run(packed.project, join(packed.project, 'node_modules/.bin/astervisor'), ['--version']);
    expect(stdout.trim()).toBe(manifest.version);
  });

  test('does not let its insides be imported', async () => {
    packed.write('inside.mjs', "await import('astervisor/dist/errors.js');\n");
    expect((await packed.node('inside.mjs')).stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  test('loads neither test kit nor command line with the main door, and no more modules than it has to', async () => {
    packed.write(
      'hooks.mjs',
      `import { appendFileSync } from 'node:fs';
export const load = (url, context, next) => {
  if (url.startsWith('file:')) appendFileSync('loaded.txt', url.replace(/.*\\/node_modules\\//, '') + '\\n');
  return next(url, context);
};
`,
    );
    packed.write(
      'register.mjs',
      "import { register } from 'node:module';\nregister('./hooks.mjs', import.meta.url);\n",
    );
    packed.write('main.mjs', "await import('astervisor');\n");
    expect(await packed.node('--no-warnings', '--import', './register.mjs', 'main.mjs')).toMatchObject({ code: 0 });
    const loaded = packed.read('loaded.txt').split('\n');
    const own = loaded.filter((module) => module.startsWith('astervisor/dist/'));
    expect(own.length).toBeGreaterThan(5);
    expect(own).toContain('astervisor/dist/rooms/client.js');
    expect(own.filter((module) => /\/dist\/(?:rooms\/)?(?:testing|agi|cli|codegen)[/.]/.test(module))).toEqual([]);
    expect(loaded.filter((module) => module.startsWith('pino/'))).toEqual([]);
    expect(own.length).toBeLessThanOrEqual(MAX_MODULES);
  });
});

/** A file for each noun has its price, which the build takes off: what `import 'astervisor'` loads is not to grow again. */
const MAX_MODULES = 20;
