import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments.js';
import { flag, repeated, single } from '../../../src/cli/option.js';
import { assignment, count, text } from '../../../src/cli/option-value.js';

const table = {
  full: flag('all fields', { short: 'f' }),
  count: single('COUNT', 'how many', count, { short: 'n' }),
  event: repeated('NAME', 'which', text),
  header: repeated('FIELD=VALUE', 'a field', assignment, { short: 'H' }),
};

const problem = (...argv: string[]): string => {
  try {
    parseArguments(argv, table);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'none';
};

describe('arguments', () => {
  it('become typed values and operands, in any order', () => {
    const { options, operands } = parseArguments(
      ['Ping', '--event', 'Hangup', '-n3', '--event=DialEnd', '-H', 'a=b=c', '-f', 'Pong', '--', '--event'],
      table,
    );
    expect(options).toEqual({ full: true, count: 3, event: ['Hangup', 'DialEnd'], header: [['a', 'b=c']] });
    expect(operands).toEqual(['Ping', 'Pong', '--event']);
  });

  it('that are not given are absent', () => {
    const { options, operands } = parseArguments([], table);
    expect({ options, operands }).toEqual({
      options: { full: false, count: undefined, event: [], header: [] },
      operands: [],
    });
  });

  it.each([
    [['--evnt', 'X'], 'unknown option --evnt; did you mean --event?'],
    [['--cnt'], 'unknown option --cnt; did you mean --count?'],
    [['--zebra'], 'unknown option --zebra'],
    [['-x'], 'unknown option -x'],
    [['--__proto__=1'], 'unknown option --__proto__'],
    [['--full=yes'], '--full takes no value'],
    [['--event'], '--event needs a value: --event NAME'],
    [['--event', '--full'], '--event needs a value: for one that begins with a dash, write it behind "="'],
    [['-n', '1', '-n', '2'], '-n is given 2 times; once is enough'],
    [['-n', '0'], '-n takes a whole number of at least 1, not "0"'],
    [['--event='], '--event is empty'],
  ])('%j are refused: %s', (argv, message) => {
    expect(problem(...argv)).toBe(`UsageError: ${message}`);
  });

  it('take a value that begins with a dash behind an equals sign', () => {
    expect(parseArguments(['--event=-odd'], table).options.event).toEqual(['-odd']);
  });

  it.each([['--secret', 'hunter2'], ['--secret=hunter2'], ['--Password=hunter2'], ['--passwd', 'hunter2']])(
    'never hold a secret, nor repeat it: %s',
    (...argv) => {
      expect(problem(...argv)).toMatch(/^UsageError: there is no --\w+: everybody on this machine can read/);
      expect(problem(...argv)).not.toContain('hunter2');
    },
  );

  it('that are unknown are named without their value', () => {
    expect(problem('--tokn=hunter2')).toBe('UsageError: unknown option --tokn');
    expect(problem('--ev\u001b[31m')).toBe('UsageError: unknown option --ev\\u001b[31m');
  });
});
