import { describe, expect, it } from 'vitest';
import { assignment, count, duration, oneOf, port } from '../../../src/cli/option-value.js';

describe('a value on the command line', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['30', 30_000],
    ['0.5s', 500],
    ['5m', 300_000],
    ['1h', 3_600_000],
  ])('%s is a time', (given, ms) => {
    expect(duration(given, '--for')).toBe(ms);
  });

  it.each(['', '0', '-1s', '1d', '1 s', 's', '0.1ms', '600h', 'Infinity', '1e3'])('%j is no time', (given) => {
    expect(() => duration(given, '--for')).toThrow('--for takes a time such as 500ms, 30s, 5m or 1h, not ');
  });

  it('counts from one, in whole numbers', () => {
    expect(count('12', '-n')).toBe(12);
    for (const given of ['0', '1.5', '-3', 'x', '', '99999999999999999999']) {
      expect(() => count(given, '-n')).toThrow('-n takes a whole number');
    }
  });

  it('names a port that there can be', () => {
    expect(port('65535', '--port')).toBe(65_535);
    for (const given of ['0', '65536', '5038a']) expect(() => port(given, '--port')).toThrow('--port takes a port');
  });

  it('splits at the first equals sign, and does not repeat what it cannot split', () => {
    expect(assignment('Variable=a=b', '-H')).toEqual(['Variable', 'a=b']);
    expect(assignment('Exten=', '-H')).toEqual(['Exten', '']);
    for (const given of ['hunter2', '=hunter2']) {
      expect(() => assignment(given, '-H')).toThrow(/^-H takes name=value$/);
    }
  });

  it('is one of a few words', () => {
    const format = oneOf('pretty', 'json');
    expect(format('json', '--output')).toBe('json');
    expect(() => format('JSON', '--output')).toThrow('--output takes pretty or json, not "JSON"');
  });
});
