import { describe, expect, it } from 'vitest';
import { readAnnouncement } from '../../../src/agi/announcement.js';
import { commandLine, verbOf } from '../../../src/agi/command-line.js';
import { argumentsOf, parseEnvironment } from '../../../src/agi/environment.js';
import { decodePercent, textOf } from '../../../src/agi/percent-encoding.js';
import { parseResult } from '../../../src/agi/result.js';
import { anEvent } from '../../support/messages.js';

describe('percent-encoding', () => {
  it.each([
    ['200%20result%3D1%0A', '200 result=1\n'],
    ['a+b', 'a+b'],
    ['Za%C5%BC', 'Zaż'],
    ['caf%E9', 'caf\ufffd'],
    ['cut%C3%A', 'cut\ufffd%A'],
    ['%zz%', '%zz%'],
  ])('%s', (encoded, text) => {
    expect(textOf(decodePercent(encoded))).toBe(text);
  });
});

describe('an announcement before Asterisk 12', () => {
  it.each([
    ['Start', 'start'],
    ['exec', 'exec'],
    ['END', 'end'],
  ])('%s', (SubEvent, kind) => {
    expect(readAnnouncement(anEvent('AsyncAGI', { SubEvent, Channel: 'c' }))?.kind).toBe(kind);
  });

  it.each(['constructor', 'toString', '__proto__', 'Started', ''])('is none of another kind: %s', (SubEvent) => {
    expect(readAnnouncement(anEvent('AsyncAGI', { SubEvent, Channel: 'c' }))).toBeUndefined();
  });
});

describe('the environment', () => {
  it('is a map of its lines, and the arguments in order', () => {
    const environment = parseEnvironment(
      'agi_request: async\nagi_dnid: a: b\nagi_x: \nagi_arg_1: foo\nagi_arg_2: b c\n\n',
    );
    expect(Object.fromEntries(environment)).toEqual({
      agi_request: 'async',
      agi_dnid: 'a: b',
      agi_x: '',
      agi_arg_1: 'foo',
      agi_arg_2: 'b c',
    });
    expect(argumentsOf(environment)).toEqual(['foo', 'b c']);
  });

  it('leaves out a line that was cut', () => {
    expect([...parseEnvironment('agi_request: async\nagi_callerid: 123').keys()]).toEqual(['agi_request']);
  });
});

describe('a command line', () => {
  it.each([
    [['GET DATA', 'beep', 5_000, 4], 'GET DATA "beep" 5000 4'],
    [['STREAM FILE', 'beep', ''], 'STREAM FILE "beep" ""'],
    [['HANGUP', undefined], 'HANGUP'],
    [['X', 'a', undefined, 'b'], 'X "a"'],
    [['SET VARIABLE', 'X', 'a "q" b\\c\td'], 'SET VARIABLE "X" "a \\"q\\" b\\\\c\td"'],
  ] as const)('%j', ([verb, ...args], line) => {
    expect(commandLine(verb, ...args)).toBe(line);
  });

  it.each(['a\nHANGUP', 'a\r', 'a\0b'])('refuses %j', (value) => {
    expect(() => commandLine('VERBOSE', value)).toThrow(
      expect.objectContaining({ code: 'AMI_INVALID_FIELD', sent: false }),
    );
  });

  it('is named in errors by its words, without what may be secret', () => {
    expect(verbOf('get variable "PIN"')).toBe('GET VARIABLE');
    expect(verbOf('EXEC "Dial" "x"')).toBe('EXEC');
    expect(verbOf('NOOP')).toBe('NOOP');
  });
});

describe('a result', () => {
  it.each([
    ['200 result=0\n', { code: 200, result: '0', number: 0, digit: undefined, data: undefined, endpos: undefined }],
    ['200 result=49 endpos=3520\n', { number: 49, digit: '1', endpos: 3_520 }],
    ['200 result= (timeout)\n', { result: '', data: 'timeout' }],
    ['200 result=12 (timeout)\n', { result: '12', data: 'timeout' }],
    ['200 result=*1\n', { result: '*1', data: undefined }],
    ['200 result=1 (a (b) c)\n', { data: 'a (b) c' }],
    ['200 result=1 ()\n', { data: '' }],
    ['200 result=1 (one\ntwo)\n', { data: 'one\ntwo' }],
    ['200 result=1 (x) endpos=5)\n', { data: 'x) endpos=5', endpos: undefined }],
    ['200 result=0 (timeout) endpos=40\n', { data: 'timeout', endpos: 40 }],
    ['200 result=-1 Gosub label not found\n', { number: -1 }],
    ['100 result=0 Trying...\n200 result=0 Gosub complete\n', { code: 200, number: 0 }],
    ['510 Invalid or unknown command\n', { code: 510 }],
    ['520-Invalid command syntax.\nusage\n520 End of proper usage.\n', { code: 520 }],
    ['200 result=1 (Za\xc5\xbc \xe9)\n', { data: 'Zaż \ufffd' }],
  ])('%j', (bytes, expected) => {
    expect(parseResult(bytes)).toMatchObject({ ...expected, truncated: false });
  });

  it('keeps the named values of a recogniser', () => {
    const result = parseResult(
      '200 result=1 (speech) endpos=9 results=1 score0=900 text0="call (me) now" grammar0=g\n',
    );
    expect(result).toMatchObject({ data: 'speech', endpos: 9 });
    expect(Object.fromEntries(result?.named ?? [])).toEqual({
      endpos: '9',
      results: '1',
      score0: '900',
      text0: 'call (me) now',
      grammar0: 'g',
    });
  });

  it('gives the part of a value that arrived', () => {
    expect(parseResult('200 result=1 (abc (d) e', true)).toMatchObject({ data: 'abc (d) e', truncated: true });
  });

  it.each(['', '\n', 'hello\n', '1234 x\n', '0123456789)\n200 result=0\n'])('%j is none', (bytes) => {
    expect(parseResult(bytes)).toBeUndefined();
  });
});
