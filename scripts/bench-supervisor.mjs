// Compiles the benchmark of the supervisor into a folder of its own, and runs it there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(`${root}node_modules/.bench-`);
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
const flags = '--ignoreConfig --strict --skipLibCheck --module nodenext --target es2023 --types node';
try {
  const compiled = run('npx', [
    '--no-install',
    'tsc',
    ...flags.split(' '),
    '--rootDir',
    '.',
    '--outDir',
    folder,
    'bench/supervisor.ts',
  ]);
  process.exitCode = compiled || run(process.execPath, [`${folder}/bench/supervisor.js`]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
