import { describe, expect, it } from 'vitest';
import { faults, onRealServers } from './rows.js';
import { numbersIn, numbersUnder } from './titles.js';

/** What no test shows yet. A row leaves this list with its test, and none may come back. */
const open: string[] = [];
const openOnRealServers: string[] = [];

describe('every fault has a test that bears its number', () => {
  it('somewhere', () => {
    const named = numbersUnder('.');
    expect(Object.keys(faults).filter((fault) => !named.has(fault))).toEqual(open);
  });

  it('and on real servers where only they can show it', () => {
    const named = numbersUnder('asterisk');
    expect(onRealServers.filter((fault) => !named.has(fault))).toEqual(openOnRealServers);
  });

  it('and no test bears a number that there is not', () => {
    expect([...numbersUnder('.')].filter((number) => !Object.hasOwn(faults, number))).toEqual([]);
  });

  it('which is looked for in titles alone, and not in those of tests that do not run', () => {
    expect(numbersIn('it(\'A1: a name\', f); describe(`B21, G75b: two`, f); it.each(x)("C31: %s", f)')).toEqual([
      'A1',
      'B21',
      'G75b',
      'C31',
    ]);
    expect(numbersIn("it.skip('A2: x', f); it.todo('A3: x'); // A4: x\nit('about A5: x', f)")).toEqual([]);
  });
});
