import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../docs/blocks.js';

const execute = promisify(execFile);

/** What the build needs, and what the tarball takes from the root. */
const staged = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'scripts/build.ts',
  'scripts/bundle.ts',
  'src',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What npm says of a tarball. */
export interface Tarball {
  readonly file: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly string[];
}

/** Runs a program of Node.js to its end, whatever that is. */
export const run = async (
  cwd: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> => {
  try {
    const options = { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 64 * 1_048_576 };
    return { code: 0, ...(await execute(file, args, options)) };
  } catch (error) {
    const { code, stdout, stderr, message } = error as {
      code: unknown;
      stdout?: string;
      stderr?: string;
      message: string;
    };
    return { code: typeof code === 'number' ? code : -1, stdout: stdout ?? '', stderr: stderr || message };
  }
};

const npm = async (cwd: string, ...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(cwd, 'npm', [...args, '--no-audit', '--no-fund', '--no-update-notifier']);
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
};

/**
 * The package as a user gets it: built and packed by `npm pack` in a copy, so that the working tree is left alone, and installed from the
 * tarball into an empty project.
 */
export class PackedPackage {
  readonly #folder = mkdtempSync(join(tmpdir(), 'astervisor-package-'));
  #tarball: Tarball | undefined;

  /** The project into which it is installed. */
  get project(): string {
    return join(this.#folder, 'project');
  }

  /** Where it is in that project. */
  get installed(): string {
    return join(this.project, 'node_modules/astervisor');
  }

  get tarball(): Tarball {
    if (!this.#tarball) throw new Error('it is not packed yet');
    return this.#tarball;
  }

  async pack(): Promise<void> {
    const stage = join(this.#folder, 'stage');
    for (const path of staged) cpSync(join(root, path), join(stage, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(stage, 'node_modules'));
    const [packed] = JSON.parse(lastJson(await npm(stage, 'pack', '--json', '--pack-destination', this.#folder))) as [
      PackJson,
    ];
    const { filename, size, unpackedSize, files } = packed;
    this.#tarball = {
      file: join(this.#folder, filename),
      size,
      unpackedSize,
      files: files.map(({ path }) => path).sort(),
    };
  }

  async install(): Promise<void> {
    this.write('package.json', JSON.stringify({ name: 'somebody', private: true }));
    await npm(this.project, 'install', '--prefer-offline', this.tarball.file);
  }

  /** Writes a file of the project. */
  write(name: string, text: string): void {
    const file = join(this.project, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(name: string): string {
    return readFileSync(join(this.project, name), 'utf8');
  }

  /** Runs Node.js in the project. */
  node(...args: string[]): Promise<Ended> {
    return run(this.project, process.execPath, args);
  }

  /** Compiles a program of the project with these options of TypeScript, and says what is wrong with it. */
  async compile(name: string, options: Record<string, unknown>): Promise<string> {
    const config = `tsconfig.${name.replace(/\W/g, '-')}.json`;
    const compilerOptions = {
      strict: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      ...options,
    };
    this.write(config, JSON.stringify({ compilerOptions, files: [name] }));
    return (await this.node(join(root, 'node_modules/typescript/bin/tsc'), '-p', config)).stdout;
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

interface PackJson {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Scripts that `npm pack` runs may print before it does. */
const lastJson = (text: string): string => text.slice(text.search(/^\[/m));
