import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../../../..');
const sources = join(project, 'src');
const workshop = join(project, 'node_modules/.cache/astervisor-cli');

const modifiedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * The binary as it is published, compiled anew from the sources that changed: started some seventy times, plain JavaScript
 * is worth the trouble. Returns the path of its main file.
 */
export const compiledBinary = async (): Promise<string> => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const stale = files
    .map((file) => ({ from: join(sources, file), to: join(workshop, 'dist', file.replace(/\.ts$/, '.js')) }))
    .filter(({ from, to }) => modifiedAt(from) >= modifiedAt(to));
  if (stale.length > 0) {
    const { ModuleKind, ScriptTarget, transpileModule } = (await import('typescript')).default;
    const compilerOptions = { target: ScriptTarget.ES2023, module: ModuleKind.ESNext, verbatimModuleSyntax: true };
    for (const { from, to } of stale) {
      mkdirSync(dirname(to), { recursive: true });
      // Several test files may compile at the same time: each file appears whole or not at all.
      const draft = `${to}.${process.pid}`;
      writeFileSync(draft, transpileModule(readFileSync(from, 'utf8'), { compilerOptions }).outputText);
      renameSync(draft, to);
    }
  }
  copyFileSync(join(project, 'package.json'), join(workshop, 'package.json'));
  return join(workshop, 'dist/cli/main.js');
};
