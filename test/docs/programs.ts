import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

const settings = (): ts.CompilerOptions => {
  const file = join(root, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  return { ...options, noEmit: false, rootDir: root, noUnusedLocals: false, noUnusedParameters: false };
};

/**
 * Programs that are given as text, compiled with the settings of the project as if they stood in its root, and run in
 * processes of their own, where `astervisor` is the built package.
 */
export class Programs {
  readonly #folder = mkdtempSync(join(tmpdir(), 'astervisor-programs-'));
  readonly #package = inject('builtPackage');
  readonly #program: ts.Program;
  readonly #running = new Set<() => void>();

  constructor(texts: ReadonlyMap<string, string>) {
    const options = settings();
    const files = new Map([...texts].map(([name, text]) => [source(name), text]));
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (file) => files.has(file) || fileExists(file);
    host.readFile = (file) => files.get(file) ?? readFile(file);
    host.getSourceFile = (file, version, ...rest) => {
      const text = files.get(file);
      return text === undefined
        ? getSourceFile(file, version, ...rest)
        : ts.createSourceFile(file, text, version, true);
    };
    this.#program = ts.createProgram({ rootNames: [...files.keys()], options, host });
    this.#install(options);
  }

  /** What the compiler says of a program: `line TScode sentence`, the line counted in the given text. */
  errors(name: string): string[] {
    const file = this.#program.getSourceFile(source(name));
    if (!file) throw new Error(`there is no program ${name}`);
    const found = [...this.#program.getSyntacticDiagnostics(file), ...this.#program.getSemanticDiagnostics(file)];
    return found.map(({ code, messageText, start = 0 }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      return `${line + 1} TS${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
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

  /** Writes the programs, and what they import beside the package, as JavaScript. */
  #install(options: ts.CompilerOptions): void {
    // A single file does not tell what the package is.
    const compilerOptions = {
      ...options,
      module: ts.ModuleKind.ES2022,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    };
    const sources = join(root, 'src/');
    for (const { fileName, text, isDeclarationFile } of this.#program.getSourceFiles()) {
      if (isDeclarationFile || fileName.startsWith(sources)) continue;
      // File by file, since a whole emit would check all of `src` once more.
      const { outputText } = ts.transpileModule(text, { fileName, compilerOptions });
      const file = this.#compiled(fileName);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, outputText);
    }
    // They import the package by its name, as it is published.
    for (const part of ['package.json', 'dist']) symlinkSync(join(this.#package, part), join(this.#folder, part));
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'));
  }

  #compiled(file: string): string {
    return join(this.#folder, relative(root, file).replace(/ts$/, 'js'));
  }
}

const source = (name: string): string => join(root, `${name.replace(/[^\w./]+/g, '-')}.program.ts`);
