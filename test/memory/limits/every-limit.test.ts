import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isThorough } from '../../support/dose.js';
import { Attack } from './attack.js';
import { cases } from './attacks.js';

const page = new URL('../../../docs/reference/limits.md', import.meta.url);

/** The limits that the page speaks of, each by its name, and by where it holds if the table says that. */
const documented = (): string[] => {
  const rows: string[] = [];
  let head: readonly string[] = [];
  let wasTable = false;
  for (const line of readFileSync(page, 'utf8').split('\n')) {
    const isTable = line.startsWith('|');
    const cells = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    const [, name = '', where = ''] = cells;
    if (isTable && !wasTable) head = cells;
    else if (isTable && !name.startsWith('---')) rows.push(head[2] === 'where' ? `${name} of ${where}` : name);
    wasTable = isTable;
  }
  return rows;
};

describe('memory', { timeout: 300_000 }, () => {
  it('is attacked at every limit of the page', () => {
    expect(documented().length).toBeGreaterThan(20);
    expect([...new Set(cases.map(({ row }) => row))].sort()).toEqual(documented().sort());
  });

  const attacks = cases.filter(({ slow }) => isThorough || !slow);
  it.each(attacks.map((one) => [one.row, one.how, one] as const))(
    'C31, C42: is bounded by %s: %s',
    async (_row, _how, { options, says, bound = 8_000_000, run }) => {
      const attack = await Attack.begin(options);
      await run(attack);
      const { grown, passed } = attack.heap;
      expect(says === undefined ? [] : [...attack.met.keys()]).toEqual(
        says === undefined ? [] : expect.arrayContaining([says]),
      );
      expect(grown).toBeLessThan(bound);
      // What went by would have shown.
      expect(passed).toBeGreaterThan(2 * bound);
    },
  );
});
