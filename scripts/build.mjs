// Builds `dist`. The TypeScript compiler says whether the sources hold, and writes types for each of them; what runs is
// joined to one module for each folder of `src`, since a program pays for each module that it loads. Names stay as they are,
// so that a stack trace can be read. The modules at the doors of the package only hand out what lies in those of the folders.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { bin, dependencies, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
const dist = join(process.cwd(), 'dist');

rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync('npx', ['--no-install', 'tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

/** What the manifest points at: the subpaths and the programs. */
const programs = Object.values(bin);
const doors = [...Object.values(exports).flatMap((target) => target.default ?? []), ...programs];

/**
 * The folder of `src` that a module comes from; what lies beside the folders is the ground that all of them stand on. The
 * generator of the catalogue has a module of its own: nobody but who calls it needs it.
 */
const roomOf = (module) => {
  if (!module.startsWith(dist) || doors.some((door) => join(process.cwd(), door) === module)) return null;
  const folders = relative(dist, module).split(sep).slice(0, -1);
  return folders.some((name) => name === 'codegen' || name === 'generated') ? 'codegen' : (folders[0] ?? 'ground');
};

const bundle = await rolldown({
  input: Object.fromEntries(doors.map((door) => [relative('dist', door).replace(/\.js$/, ''), door])),
  external: (id) => id.startsWith('node:') || Object.keys(dependencies).includes(id),
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  logLevel: 'warn',
  onLog(level, log, handle) {
    handle(level === 'warn' ? 'error' : level, log);
  },
});
const { output } = await bundle.generate({
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'rooms/[name].js',
  keepNames: true,
  minify: false,
  codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: roomOf, debugName: 'rooms' }] },
});
await bundle.close();

for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.js')) rmSync(join(dist, file));
}
// A door that another one comes through leaves a module behind that has nothing in it.
const isEmpty = ({ code }) => /^\s*export \{\s*\};\s*$/.test(code);
const empty = output.filter(isEmpty).map(({ fileName }) => basename(fileName));
const withoutEmpty = (line) => !empty.some((name) => line.startsWith('import "') && line.endsWith(`/${name}";`));
for (const { fileName, code } of output.filter((module) => !isEmpty(module))) {
  const lines = code.split('\n').filter(withoutEmpty);
  // The bundler names the file that a part comes from.
  const text = lines
    .join('\n')
    .replaceAll(/^\/\/ dist\/(.+)\.js$/gm, '// src/$1.ts')
    .trim();
  mkdirSync(dirname(join(dist, fileName)), { recursive: true });
  writeFileSync(join(dist, fileName), `${text}\n`);
}
for (const program of programs) chmodSync(program, 0o755);
