// Runs the bench against `dist`, as a user's program would: builds the package, installs the clients that it is compared with
// (bench/package.json), and turns the bench into JavaScript, in a folder from where `astervisor` is this package.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const args = process.argv.slice(2);
const built = args.includes('--built');
if (!built) run('npm', ['run', 'build']);
if (!existsSync('bench/node_modules')) run('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund']);

const compiled = '.cache/bench';
rmSync(compiled, { recursive: true, force: true });
for (const file of readdirSync('bench', { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts') || file.startsWith('node_modules')) continue;
  const { outputText } = ts.transpileModule(readFileSync(join('bench', file), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
    fileName: file,
  });
  const target = join(compiled, file.replace(/ts$/, 'js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}
// With the loader for the real Asterisk of the tests, which only this process needs.
run(process.execPath, ['--import', 'tsx', `${compiled}/main.js`, ...args.filter((arg) => arg !== '--built')]);
