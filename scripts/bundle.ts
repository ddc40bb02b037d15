// What runs of the package, as it is published: joined to one module for each folder of `src`, since a program pays for each
// module that it loads. Names stay as they are, so that a stack trace can be read. The modules at the doors of the package
// only hand out what lies in those of the folders.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, rolldown } from 'rolldown';

const project = fileURLToPath(new URL('..', import.meta.url));
const sources = join(project, 'src');

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Manifest;

/** What the manifest points at: the programs, and the subpaths. */
const programs = Object.values(manifest.bin);
const subpaths = Object.values(manifest.exports).flatMap((target) =>
  typeof target === 'string' ? [] : target.default,
);

/** The doors by their names in `dist`, each with its source. */
const doors = new Map(
  [...subpaths, ...programs].map((file) => {
    const name = relative('dist', file).replace(/\.js$/, '');
    return [name, join(sources, `${name}.ts`)];
  }),
);

/**
 * The folder of `src` that a module comes from; what lies beside the folders, and what the compiler brings for `using`, is
 * the ground that all of them stand on. The generator of the catalogue has a module of its own: nobody but who calls it
 * needs it.
 */
const roomOf = (module: string): string | null => {
  if (module.includes('@oxc-project')) return 'ground';
  if (!module.startsWith(sources) || [...doors.values()].includes(module)) return null;
  const folders = relative(sources, module).split(sep).slice(0, -1);
  const [room = 'ground', part = ''] = folders;
  return room === 'catalog' && ['codegen', 'generated'].includes(part) ? 'codegen' : room;
};

/** A door that another one comes through leaves a module behind that has nothing in it. */
const isEmpty = ({ code }: OutputChunk): boolean => /^\s*export \{\s*\};\s*$/.test(code);

/** Writes the modules into a folder, beside whatever is there. */
export const bundle = async (folder: string): Promise<void> => {
  const build = await rolldown({
    cwd: project,
    input: Object.fromEntries(doors),
    external: (id) => id.startsWith('node:') || id in manifest.dependencies,
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    transform: { target: 'es2023' },
    logLevel: 'warn',
    onLog(level, log, handle) {
      handle(level === 'warn' ? 'error' : level, log);
    },
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'rooms/[name].js',
    keepNames: true,
    minify: false,
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: roomOf, debugName: 'rooms' }] },
  });
  await build.close();

  const modules = output.filter((part) => part.type === 'chunk');
  const empty = modules.filter(isEmpty).map(({ fileName }) => basename(fileName));
  const isNeeded = (line: string): boolean =>
    !empty.some((name) => line.startsWith('import "') && line.endsWith(`/${name}";`));
  for (const { fileName, code } of modules.filter((module) => !isEmpty(module))) {
    const file = join(folder, fileName);
    mkdirSync(dirname(file), { recursive: true });
    const isProgram = programs.some((program) => relative('dist', program) === fileName);
    writeFileSync(file, `${code.split('\n').filter(isNeeded).join('\n').trim()}\n`, {
      mode: isProgram ? 0o755 : 0o644,
    });
  }
};
