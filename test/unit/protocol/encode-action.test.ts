import { describe, expect, it } from 'vitest';
import { encodeAction, encodeStanza } from '../../../src/protocol/encoder.js';

const encode = (fields: Parameters<typeof encodeAction>[1], action = 'Originate') =>
  encodeAction(action, fields, 'id-1');
const linesOf = (wire: string): string[] => wire.split('\r\n').slice(2, -2);

describe('encodeAction', () => {
  it('writes the action, its id, the fields in their order, and a blank line', () => {
    expect(encode({ Channel: 'PJSIP/100', Exten: '200' })).toBe(
      'Action: Originate\r\nActionID: id-1\r\nChannel: PJSIP/100\r\nExten: 200\r\n\r\n',
    );
    expect(encode({}, 'Ping')).toBe('Action: Ping\r\nActionID: id-1\r\n\r\n');
  });

  it('writes numbers, bigints and booleans', () => {
    expect(linesOf(encode({ A: 1, B: -2.5, C: 10n ** 20n, D: true, E: false, F: 0 }))).toEqual([
      'A: 1',
      'B: -2.5',
      'C: 100000000000000000000',
      'D: true',
      'E: false',
      'F: 0',
    ]);
  });

  it('leaves null and undefined out, and writes an empty string', () => {
    expect(linesOf(encode({ A: null, B: undefined, C: '', D: [null, 'x', undefined] }))).toEqual(['C: ', 'D: x']);
  });

  it('repeats the field for each item of an array', () => {
    expect(linesOf(encode({ Variable: ['a=1,b=2', 'c=3'], Empty: [] }))).toEqual([
      'Variable: a=1,b=2',
      'Variable: c=3',
    ]);
  });

  it('writes one line for each entry of a map', () => {
    expect(linesOf(encode({ Header: { X: 'a,b', Y: 2, Z: null, W: '' } }))).toEqual([
      'Header: X=a,b',
      'Header: Y=2',
      'Header: W=',
    ]);
  });

  it('G72: escapes in a map of variables what Asterisk takes for its own', () => {
    expect(linesOf(encode({ Variable: { A: 'a,b', B: 'say "hi"', C: 'c:\\dir', D: 'x=y' } }))).toEqual([
      'Variable: A=a\\,b',
      'Variable: B=say \\"hi\\"',
      'Variable: C=c:\\\\dir',
      'Variable: D=x=y',
    ]);
    expect(linesOf(encode({ variable: { A: ',' } }))).toEqual(['variable: A=\\,']);
  });

  it('G72: and in the names of variables, which Asterisk splits too', () => {
    expect(linesOf(encode({ Variable: { 'A,B': 1, 'A"B': 1, 'PJSIP_HEADER(add,X)': 1 } }))).toEqual([
      'Variable: A\\,B=1',
      'Variable: A\\"B=1',
      'Variable: PJSIP_HEADER(add\\,X)=1',
    ]);
  });

  it('keeps blanks inside and at the end, tabs, and any Unicode', () => {
    expect(linesOf(encode({ A: 'a  b ', B: 'x\ty', C: 'Zoë 日本 🦊', D: '\x7f\x1b' }))).toEqual([
      'A: a  b ',
      'B: x\ty',
      'C: Zoë 日本 🦊',
      'D: \x7f\x1b',
    ]);
  });
});

describe('encodeStanza', () => {
  it('writes what a server writes, and knows no limits', () => {
    const lines = Array.from({ length: 200 }, (_, i) => [`K${i}`, 'x'.repeat(2_000)] as const);
    const wire = encodeStanza([['Event', 'Big'], ['Empty', ''], ...lines]);
    expect(wire.startsWith('Event: Big\r\nEmpty: \r\nK0: xx')).toBe(true);
    expect(wire.endsWith('x\r\n\r\n')).toBe(true);
    expect(wire.split('\r\n')).toHaveLength(204);
  });
});
