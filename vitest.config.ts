import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findRoots } from './test/asterisk/roots.js';

const workers = Number(process.env.VITEST_MAX_WORKERS) || availableParallelism();

/** Whether there is a real server; otherwise its suites only say that they are skipped. */
const hasAsterisk = findRoots().length > 0 || Boolean(process.env.ASTERVISOR_TEST_AMI);

const src = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** The subpaths of the package, so that tests and examples import what a user would import. */
const alias = [
  { find: /^astervisor$/, replacement: src('index.ts') },
  { find: /^astervisor\/(agi|catalog|logging|machine|protocol|supervisor|testing)$/, replacement: src('$1/index.ts') },
];

export default defineConfig({
  resolve: { alias },
  test: {
    // The whole machine: left to itself, vitest would leave one processor of two alone.
    maxWorkers: workers,
    globalSetup: ['test/support/built-package.ts'],
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/catalog/generated/**', 'src/**/*.d.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Each worker loads the sources once: that takes longer than most of the tests.
          isolate: false,
          include: ['test/{unit,property,conformance,fuzz}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          // What looks at the heap, or at what a process has open, needs one of its own.
          name: 'memory',
          include: ['test/memory/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          isolate: false,
          // One more than processors: they wait for programs and for the clock.
          maxWorkers: workers + 1,
          // A worker that goes from one project to another loads everything anew.
          sequence: { groupOrder: 1 },
          include: ['{test/docs,test/integration,test/package,examples}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'asterisk',
          include: ['test/asterisk/**/*.test.ts'],
          globalSetup: ['test/asterisk/availability.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One after the other, and when the other suites are over: some look at what is left over on the machine.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          isolate: hasAsterisk,
        },
      },
    ],
  },
});
