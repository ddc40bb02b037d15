import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { inject } from 'vitest';
import { root } from './blocks.js';

/** How a program ended. */
export interface Run {
  /** Undefined when it had to be killed, since it did not end by itself. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Running {
  readonly ended: Promise<Run>;
  /** What it has printed so far. */
  readonly stdout: string;
  /** Resolves when the text has been printed, also if that was before; rejects when the program ends without it. */
  printed(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/**
 * Programs that are given as text, run in processes of their own as if they stood in the root of the project, where
 * `astervisor` is the built package.
 */
export class Programs {
  readonly #folder = mkdtempSync(join(tmpdir(), 'astervisor-programs-'));
  readonly #package = inject('builtPackage');
  readonly #running = new Set<() => void>();

  constructor(texts: ReadonlyMap<string, string>) {
    for (const [name, text] of texts) this.#install(source(name), text);
    // They import the package by its name, as it is published.
    for (const part of ['package.json', 'dist']) symlinkSync(join(this.#package, part), join(this.#folder, part));
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  /** Starts a program. It is killed when it has not ended in time, and at {@link dispose}. */
  start(name: string, environment: NodeJS.ProcessEnv = {}, timeoutMs = 120_000): Running {
    const child = spawn(process.execPath, [this.#compiled(source(name))], {
      cwd: root,
      env: { PATH: process.env.PATH, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = () => child.kill('SIGKILL');
    this.#running.add(kill);
    const deadline = setTimeout(kill, timeoutMs);
    let stdout = '';
    let stderr = '';
    const watchers = new Set<() => void>();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      for (const look of watchers) look();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const ended = new Promise<Run>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        clearTimeout(deadline);
        this.#running.delete(kill);
        resolve({ code: code ?? undefined, stdout, stderr });
      });
    });
    const printed = (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = () => stdout.includes(text) && resolve();
        watchers.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended without ${JSON.stringify(text)}:\n${stdout}${stderr}`)));
      });
    return {
      ended,
      printed,
      signal: (name) => child.kill(name),
      get stdout() {
        return stdout;
      },
    };
  }

  /** Kills what still runs, and removes what was compiled. */
  dispose(): void {
    for (const kill of this.#running) kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Writes a program, and what it imports by a path, as JavaScript. */
  #install(fileName: string, text: string): void {
    const file = this.#compiled(fileName);
    if (existsSync(file)) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ts.transpileModule(text, { fileName, compilerOptions }).outputText);
    for (const { fileName: path } of ts.preProcessFile(text).importedFiles) {
      if (!path.startsWith('.')) continue;
      const imported = join(dirname(fileName), path.replace(/js$/, 'ts'));
      this.#install(imported, readFileSync(imported, 'utf8'));
    }
  }

  #compiled(file: string): string {
    return join(this.#folder, relative(root, file).replace(/ts$/, 'js'));
  }
}

const source = (name: string): string => join(root, `${name.replace(/[^\w./]+/g, '-')}.program.ts`);

/** A single file does not tell what the package is. */
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ES2022,
  verbatimModuleSyntax: true,
};
