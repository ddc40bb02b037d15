import { expect, it } from 'vitest';
import { asteriskMajor } from '../../../src/catalog/versions.js';

it.each([
  ['1.0', 1],
  ['1.1', 1],
  ['1.2', 10],
  ['1.3', 11],
  ['2.5.0', 12],
  ['2.10.6', 13],
  ['3.2.2', 14],
  ['4.0.3', 15],
  ['5.0.4', 16],
  ['5.0.5', 16],
  ['6.0.1', 17],
  ['7.0.3', 18],
  ['8.0.2', 19],
  ['9.0.0', 20],
  ['10.0.0', 21],
  ['11.0.0', 22],
  ['12.0.0', 23],
])('AMI %s is Asterisk %i', (ami, major) => {
  expect(asteriskMajor(ami)).toBe(major);
});

it('takes the blanks that a banner may end with', () => {
  expect(asteriskMajor(' 11.0.0 ')).toBe(22);
});

it.each(['', 'x', '5', 'five.0', '0.1', '1.9', '11,0', '1.2x', '99999.1'])('knows no Asterisk behind %j', (ami) => {
  expect(asteriskMajor(ami)).toBeUndefined();
});
