import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputParser } from '../../../src/testing/input-parser.js';

const parse = (text: string, chunk = text.length) => {
  const parser = new InputParser();
  const bytes = Buffer.from(text, 'latin1');
  const messages = [];
  for (let at = 0; at < bytes.length; at += chunk) messages.push(...parser.push(bytes.subarray(at, at + chunk)));
  return messages;
};
const ok = (...lines: string[]) => ({ lines, problem: undefined });

describe('the input of Asterisk', () => {
  it('is cut at CRLF and at LF, and a message ends at an empty line', () => {
    expect(parse('Action: Ping\r\nA: b\n\r\nAction: X\n\n')).toEqual([ok('Action: Ping', 'A: b'), ok('Action: X')]);
  });

  it('takes a CR without LF for data', () => {
    expect(parse('A: b\rc\r\n\r\n')).toEqual([ok('A: b\rc')]);
    expect(parse('A: b\r\r\n\r\n')).toEqual([ok('A: b\r')]);
  });

  it('ends a line at NUL, and the message at a line that starts with it', () => {
    expect(parse('A: b\0c\r\n\0d\r\nE: f\r\n\r\n')).toEqual([ok('A: b'), ok('E: f')]);
  });

  it('keeps a line of 1022 bytes with CRLF and of 1023 with LF', () => {
    const line = 'x'.repeat(1023);
    expect(parse(`${line.slice(1)}\r\n\r\n`)).toEqual([ok(line.slice(1))]);
    expect(parse(`${line}\n\n`)).toEqual([ok(line)]);
  });

  it('makes two messages of a line of 1023 bytes with CRLF', () => {
    expect(parse(`A: 1\r\n${'x'.repeat(1023)}\r\n\r\n`)).toEqual([{ lines: ['A: 1'], problem: 'line too long' }, ok()]);
  });

  it('reads the tail of a longer line as a line', () => {
    const [message] = parse(`Action: Ping\r\n${'x'.repeat(1023)}ActionID: tail\r\n\r\n`);
    expect(message).toEqual({ lines: ['Action: Ping', 'ActionID: tail'], problem: 'line too long' });
  });

  it('keeps 128 lines, and says when there are more', () => {
    const lines = Array.from({ length: 128 }, (_, index) => `X${index}: y`);
    expect(parse(`${lines.join('\r\n')}\r\n\r\n`)).toEqual([ok(...lines)]);
    expect(parse(`${lines.join('\r\n')}\r\none: more\r\n\r\n`)).toEqual([{ lines, problem: 'too many lines' }]);
  });

  it('leaves a line that was too long to the next message when there were too many lines as well', () => {
    const lines = `${'x'.repeat(2000)}\r\n${'a: b\r\n'.repeat(130)}\r\n`;
    expect(parse(`${lines}A: 1\r\n\r\nA: 2\r\n\r\n`).map(({ problem }) => problem)).toEqual([
      'too many lines',
      'line too long',
      undefined,
    ]);
  });

  it('is the same however the bytes are cut', () => {
    const piece = fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', '\0', '\r\n\r\n', 'Action: Ping', 'ActionID: 1'),
      fc.string({ maxLength: 20 }),
      fc.integer({ min: 1015, max: 1030 }).map((length) => 'x'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 40 }), (pieces, chunk) => {
        const text = pieces.join('');
        expect(parse(text, chunk)).toEqual(parse(text));
      }),
    );
  });
});
