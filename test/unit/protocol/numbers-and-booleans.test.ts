import { describe, expect, it } from 'vitest';
import { eventOf } from './messages.js';

const of = (value: string) => eventOf('A', `V: ${value}`);

describe('int', () => {
  it.each([
    ['16', 16],
    ['-1', -1],
    ['+7', 7],
    ['007', 7],
    [' 5 ', 5],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('reads %j', (value, number) => {
    expect(of(value).int('V')).toBe(number);
  });

  it.each(['', '1.5', '1e3', '0x10', '12a', '<unknown>', '9007199254740993', '--1', 'Infinity'])(
    'does not read %j',
    (value) => {
      expect(of(value).int('V')).toBeUndefined();
    },
  );

  it('is undefined for a field that is absent', () => {
    expect(of('1').int('W')).toBeUndefined();
  });
});

describe('bool', () => {
  it.each(['yes', 'true', 'y', 't', '1', 'on', 'YES', 'True'])('is true for %j', (value) => {
    expect(of(value).bool('V')).toBe(true);
  });

  it.each(['no', 'false', 'n', 'f', '0', 'off', 'OFF'])('is false for %j', (value) => {
    expect(of(value).bool('V')).toBe(false);
  });

  it.each(['', '2', 'maybe', 'yess', '<none>'])('is undefined for %j', (value) => {
    expect(of(value).bool('V')).toBeUndefined();
  });

  it('is undefined for a field that is absent', () => {
    expect(of('1').bool('W')).toBeUndefined();
  });
});
