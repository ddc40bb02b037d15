import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundle } from '../../scripts/bundle.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the package as it is published, without its types. */
    readonly builtPackage: string;
  }
}

const project = resolve(import.meta.dirname, '../..');
/** Below the root, so that the dependencies are found; of this run alone, since others may be going on. */
const folder = join(project, 'node_modules/.cache/astervisor', String(process.pid));

/**
 * Run by vitest once before all suites: builds what runs of the package, since the suites start programs some hundred times,
 * and what is published is what they are to start.
 */
export async function setup(suite: TestProject): Promise<() => void> {
  const build = async () => {
    mkdirSync(folder, { recursive: true });
    cpSync(join(project, 'package.json'), join(folder, 'package.json'));
    await bundle(join(folder, 'dist'));
  };
  await build();
  suite.provide('builtPackage', folder);
  suite.onTestsRerun(build);
  return () => rmSync(folder, { recursive: true, force: true });
}
