import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, readPage, root } from '../unit/docs/blocks.js';
import { PackedPackage, run } from './packed-package.js';

const packed = new PackedPackage();
beforeAll(async () => {
  await packed.pack();
  await packed.install();
}, 300_000);
afterAll(() => packed.dispose());

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

describe('the tarball', () => {
  test('holds what is compiled, and the four files that belong to it', () => {
    const others = packed.tarball.files.filter((file) => !/^dist\/.+\.(?:js|d\.ts)$/.test(file));
    expect(others).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  });

  test('holds one module and its types for each source, and nothing stale', () => {
    const modules = packed.tarball.files.filter((file) => file.endsWith('.js'));
    const missing = modules.filter(
      (file) => !existsSync(join(root, file.replace('dist/', 'src/').replace(/js$/, 'ts'))),
    );
    expect(missing).toEqual([]);
    const types = packed.tarball.files
      .filter((file) => file.endsWith('.d.ts'))
      .map((file) => file.replace(/\.d\.ts$/, '.js'));
    expect(types).toEqual(modules);
  });

  test('is small: under half a megabyte, under two when unpacked', () => {
    expect(packed.tarball.size).toBeLessThan(500_000);
    expect(packed.tarball.unpackedSize).toBeLessThan(2_000_000);
  });

  test('imports nothing that does not come with it', () => {
    const known = new Set([...Object.keys(manifest.dependencies), ...builtinModules.map((name) => `node:${name}`)]);
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

  test('has types that every resolver for ES modules finds', async () => {
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
    ['NodeNext', { module: 'NodeNext', skipLibCheck: false }],
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
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((module) => /\/dist\/(?:testing|agi|cli|catalog\/(?:codegen|generated))\//.test(module))).toEqual(
      [],
    );
    expect(loaded.filter((module) => module.startsWith('pino/'))).toEqual([]);
    expect(own.length).toBeLessThanOrEqual(MAX_MODULES);
  });
});

/** A file for each noun has its price; what `import 'astervisor'` loads is not to grow without somebody deciding so. */
const MAX_MODULES = 150;
