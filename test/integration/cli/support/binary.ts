import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The main file of the command line, compiled. */
    readonly binary: string;
  }
}

const project = resolve(import.meta.dirname, '../../../..');
const sources = join(project, 'src');
const workshop = join(project, 'node_modules/.cache/astervisor-cli');

/**
 * Run by vitest once before the suites that start the command line: compiles what has changed, since that is started some
 * hundred times, and plain JavaScript is worth the trouble.
 */
export async function setup(suite: TestProject): Promise<void> {
  suite.provide('binary', await compiledBinary());
  suite.onTestsRerun(async () => void (await compiledBinary()));
}

const compiledBinary = async (): Promise<string> => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const stale = files
    .map((file) => ({ from: join(sources, file), to: join(workshop, 'dist', file.replace(/\.ts$/, '.js')) }))
    .filter(({ from, to }) => modifiedAt(from) >= modifiedAt(to));
  if (stale.length > 0) {
    const { ModuleKind, ScriptTarget, transpileModule } = (await import('typescript')).default;
    const compilerOptions = { target: ScriptTarget.ES2023, module: ModuleKind.ESNext, verbatimModuleSyntax: true };
    for (const { from, to } of stale)
      replace(to, transpileModule(readFileSync(from, 'utf8'), { compilerOptions }).outputText);
  }
  // It says that the files are ES modules: half of it, read at the wrong moment, makes them something else.
  replace(join(workshop, 'package.json'), readFileSync(join(project, 'package.json'), 'utf8'));
  return join(workshop, 'dist/cli/main.js');
};

/** Runs of vitest share the folder: a file of it appears whole, while others may be starting it. */
const replace = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
};

const modifiedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
