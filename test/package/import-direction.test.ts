import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

/** What a folder may import, beside its own files and the leaves `errors.ts` and `clock.ts`. */
const mayImport = {
  telemetry: [],
  protocol: ['catalog'],
  catalog: [],
  transport: [],
  options: ['telemetry', 'transport'],
  connection: ['telemetry', 'protocol', 'catalog', 'transport', 'options'],
  supervisor: ['telemetry'],
  client: ['telemetry', 'protocol', 'catalog', 'transport', 'options', 'connection', 'supervisor'],
  agi: ['telemetry', 'protocol', 'catalog', 'options', 'connection', 'client'],
  logging: [],
  testing: ['protocol', 'catalog', 'transport'],
  machine: ['telemetry', 'transport', 'options', 'connection'],
  cli: ['catalog', 'logging', 'testing'],
} as const satisfies Record<string, readonly string[]>;

/** What would make the codec more than bytes and messages. */
const impurities = ['node:net', 'node:tls', 'node:timers', 'pino', 'xstate', 'p-queue'];

type Folder = keyof typeof mayImport;
const folders = Object.keys(mayImport) as Folder[];

/** The three ways to import; each has to be seen. */
const waysToImport = [
  (path: string) => `import { planted } from '${path}';`,
  (path: string) => `export { planted } from '${path}';`,
  (path: string) => `export const planted = import('${path}');`,
];

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly imported: string;
}

describe('the linter, on planted imports', () => {
  const planted: Planted[] = [];
  let workshop: string;
  let reported: ReadonlySet<string>;

  /** Writes a file of imports, one a line, in each of the three ways. */
  function plant(folder: string, name: string, imports: ReadonlyMap<string, string>): void {
    waysToImport.forEach((way, index) => {
      const file = join('src', folder, `${name}-${index}.ts`);
      mkdirSync(join(workshop, 'src', folder), { recursive: true });
      writeFileSync(join(workshop, file), [...imports.values()].map((path) => `${way(path)}\n`).join(''));
      [...imports.keys()].forEach((imported, line) => {
        planted.push({ file, line: line + 1, imported });
      });
    });
  }

  /** What a planted file imports in spite of the rules, as the linter sees it. */
  function refusedIn(folder: string, name: string, way: number): readonly string[] {
    const planting = join('src', folder, `${name}-${way}.ts`);
    return planted
      .filter(({ file, line }) => file === planting && reported.has(`${file}:${line}`))
      .map(({ imported }) => imported)
      .sort();
  }

  beforeAll(() => {
    workshop = mkdtempSync(join(tmpdir(), 'import-direction-'));
    cpSync(join(project, 'biome.json'), join(workshop, 'biome.json'));
    for (const folder of folders) {
      const others = folders.filter((other) => other !== folder);
      plant(folder, 'planted', new Map(others.map((other) => [other, `../${other}/anything.js`])));
      plant(join(folder, 'inner'), 'planted', new Map(others.map((other) => [other, `../../${other}/anything.js`])));
      plant(
        folder,
        'leaf',
        new Map([
          ['errors', '../errors.js'],
          ['clock', '../clock.js'],
        ]),
      );
    }
    plant('protocol', 'impure', new Map(impurities.map((name) => [name, name])));
    plant('', 'planted', new Map(folders.map((folder) => [folder, `./${folder}/anything.js`])));
    reported = lint(workshop);
  });

  afterAll(() => rmSync(workshop, { recursive: true, force: true }));

  const cases = waysToImport.flatMap((way, index) => folders.map((folder) => ({ way: way('…'), index, folder })));

  it.each(cases)('$folder imports downwards only: $way', ({ folder, index }) => {
    const allowed: readonly string[] = mayImport[folder];
    const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other)).sort();
    expect(refusedIn(folder, 'planted', index)).toEqual(forbidden);
    expect(refusedIn(join(folder, 'inner'), 'planted', index)).toEqual(forbidden);
    expect(refusedIn(folder, 'leaf', index)).toEqual([]);
  });

  const ways = waysToImport.map((way, index) => ({ way: way('…'), index }));

  it.each(ways)('the leaves import nothing: $way', ({ index }) => {
    expect(refusedIn('', 'planted', index)).toEqual([...folders].sort());
  });

  it.each(ways)('the protocol stays pure: $way', ({ index }) => {
    expect(refusedIn('protocol', 'impure', index)).toEqual([...impurities].sort());
  });
});

describe('the package', () => {
  const files = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'))
    .map((file) => join('src', file));
  const imports = files.flatMap((file) => {
    const text = readFileSync(join(project, file), 'utf8');
    return [...text.matchAll(/^(import|export)( type)?\b[^;]*?from '([^']+)';/gm)].map(([, , type, path]) => ({
      file,
      type: type !== undefined,
      path: path!,
    }));
  });

  it('imports concrete files, never a barrel', () => {
    const throughBarrels = imports.filter(
      ({ file, path }) => /(^|\/)index\.js$/.test(path) && !mayUseBarrel(file, path),
    );
    expect(throughBarrels).toEqual([]);
  });

  it('takes only types from the catalogue into the protocol', () => {
    const values = imports.filter(
      ({ file, type, path }) => file.startsWith('src/protocol/') && /\/catalog\//.test(path) && !type,
    );
    expect(values).toEqual([]);
  });

  it('is seen by these checks', () => {
    expect(imports.length).toBeGreaterThan(50);
  });
});

/** The commands use the package as its users do, by its doors. */
function mayUseBarrel(file: string, path: string): boolean {
  return file.startsWith('src/cli/') && /^(\.\.\/)+(testing\/)?index\.js$/.test(path);
}

/** Where the linter finds a forbidden import, as `file:line`. */
function lint(folder: string): ReadonlySet<string> {
  const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
  const rule = ['--only=style/noRestrictedImports', '--vcs-enabled=false'];
  const output = ['--reporter=json', '--max-diagnostics=none'];
  const run = spawnSync(process.execPath, [biome, 'lint', ...rule, ...output, 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: readonly Diagnostic[] };
  return new Set(diagnostics.map(({ location }) => `${location.path}:${location.start.line}`));
}

interface Diagnostic {
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}
