import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseResult } from '../../../src/agi/result.js';

/** The same grammar as one expression, which needs exponential time: for short texts it says what is right. */
const REPLY =
  /^(?<code>\d{3})(?: result=(?<result>\S*))?(?: \((?<data>.*)\)(?<behind>(?: \w+=(?:"[^"]*"|\S*))*)|(?<named>(?: \w+=(?:"[^"]*"|\S*))*(?= |$))(?: .*)?)$/s;

const pieces = ['200', ' ', ' result=', '1', ' (', ')', ' a=', '"', ' b="c d"', '\n', '\t', 'é', ' endpos=9'];

/** Whoever sets a variable of a channel writes what stands in the parentheses of GET VARIABLE. */
describe('a reply whose value was made to hurt', () => {
  it('is read as the grammar has it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (middle) => {
        const text = `200 result=1${middle.join('')}`;
        const groups = REPLY.exec(text.replace(/\n$/, ''))?.groups;
        const parsed = parseResult(Buffer.from(text, 'utf8').toString('latin1'));
        if (!groups) return;
        expect(parsed).toMatchObject({ code: Number(groups.code), result: groups.result ?? '', data: groups.data });
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['named values that may be read in two ways', (n: number) => ` a="`.repeat(n)],
    ['parentheses', (n: number) => ')'.repeat(n)],
    ['named values behind parentheses', (n: number) => ') a=b'.repeat(n)],
    ['quotes', (n: number) => ') a="'.repeat(n)],
    ['blanks', (n: number) => ' '.repeat(n)],
    ['provisional replies', (n: number) => '\n100 x'.repeat(n)],
    ['equals signs', (n: number) => ' a='.repeat(n)],
    ['a long name', (n: number) => ` ${'a'.repeat(n)}`],
  ])('takes linear time: %s', (_, filling) => {
    for (const text of [`200 result=1 (x)${filling(50_000)} !`, `200 result=1 (${filling(50_000)})`]) {
      expect(parseResult(text)).toMatchObject({ code: 200, result: '1' });
    }
    expect(parseResult(`200 result=1${filling(50_000)}\t!`)?.code).toBe(200);
    expect(parseResult(`100 ${filling(50_000)}\n200 result=0\n`)).toBeDefined();
  });
});
