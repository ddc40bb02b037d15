import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applicationData } from '../../../src/protocol/application-data.js';
import { splitArguments } from '../../../src/testing/split-arguments.js';

it.each([
  [[], ''],
  [['a', 1, ''], 'a,1,'],
  [['a,b', 'c'], 'a\\,b,c'],
  [['say "hi"', 'c:\\', '(', ']'], 'say \\"hi\\",c:\\\\,\\(,\\]'],
])('%j is written %j', (parts, expected) => {
  expect(applicationData(...parts)).toBe(expected);
});

it('arrives as it was, whatever is in it', () => {
  const part = fc.string({
    unit: fc.oneof(fc.constantFrom(...`,"\\()[]'&a `), fc.string({ minLength: 1, maxLength: 1 })),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
      expect(splitArguments(applicationData(...parts))).toEqual(parts);
    }),
  );
});
