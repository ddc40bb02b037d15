import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAGE, withTables } from '../../bench/page.js';
import type { Results } from '../../bench/results.js';
import { works } from '../../bench/works/index.js';
import { root } from './blocks.js';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const results = JSON.parse(read('bench/results.json')) as Results;

test('the page about performance shows the figures of the last full run', () => {
  expect(withTables(read(PAGE), results)).toBe(read(PAGE));
  const [first, ...others] = results.runs;
  const figures = first?.map((result) => ({ ...result, rows: [] })) ?? [];
  expect(withTables(read(PAGE), { ...results, runs: [figures, ...others] })).not.toBe(read(PAGE));
});

test('the last full run has every work', () => {
  expect(results.runs).not.toHaveLength(0);
  for (const run of results.runs) expect(run.map(({ work }) => work)).toEqual(works.map(({ name }) => name));
});

test('every target that is missed is on the page', () => {
  const page = read(PAGE).split('## What is missed')[1] ?? '';
  const missed = results.runs.flat().filter(({ verdicts }) => verdicts.some(({ met }) => !met));
  expect(page.length).toBeGreaterThan(500);
  for (const { work } of missed) expect(page, work).toContain(`\`${work}\``);
});
