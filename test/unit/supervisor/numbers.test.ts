import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Rules of OTP that have no test here, and why. */
const leftOut = new Map([
  [2, 'there is no init callback that could say ignore: a tree is declared'],
  [6, 'for the same reason none that could return nonsense or throw; a bad declaration is 12 and 14'],
  [
    63,
    'supervisors and children are not registered by name; attachments and the handles of supervisors are, and have tests',
  ],
  [67, 'a running supervisor is not given other specs; children are added and deleted one by one'],
  [68, 'reports are records; how they are laid out is the logger’s business'],
]);

it('every rule of the supervisor has a test that is named after its number, or a reason why not', () => {
  const folder = new URL('.', import.meta.url);
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const named = new Set(
    sources.flatMap((source) => [...source.matchAll(/['"`](\d+): /g)].map(([, number]) => Number(number))),
  );
  const missing = Array.from({ length: 76 }, (_, index) => index + 1).filter(
    (number) => !named.has(number) && !leftOut.has(number),
  );
  expect(missing).toEqual([]);
  expect([...leftOut.keys()].filter((number) => named.has(number))).toEqual([]);
});
