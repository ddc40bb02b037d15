import { describe, expect, it } from 'vitest';
import { AmiResponse } from '../../../src/protocol/response.js';
import { arrival, latin1Arrival, onWire } from './messages.js';
import { decode, event, response } from './received.js';

/** Decodes one response, in one chunk and byte by byte. */
const outputOf = (wire: string): string[] => {
  const whole = decode(`${wire}Event: Next\r\n\r\n`);
  expect(decode([...`${wire}Event: Next\r\n\r\n`])).toEqual(whole);
  const [first, next] = whole;
  expect(next).toEqual(event('Next', 'Event: Next'));
  expect(first?.type).toBe('response');
  return new AmiResponse(first?.type === 'response' ? first.text : '', arrival, 1).output;
};

describe('C40: the output of a command', () => {
  it('is the Output fields, in order', () => {
    const wire =
      'Response: Success\r\nActionID: 1\r\nMessage: Command output follows\r\nOutput: \r\nOutput:   indented  \r\nOutput: 0\r\n' +
      'Output: Event: Hangup\r\nOutput: --END COMMAND--\r\nOutput: Response: Error\r\nOutput: \r\n\r\n';
    expect(outputOf(wire)).toEqual([
      '',
      '  indented  ',
      '0',
      'Event: Hangup',
      '--END COMMAND--',
      'Response: Error',
      '',
    ]);
  });

  it('is the Output fields behind `Response: Follows` as well', () => {
    expect(outputOf('Response: Follows\r\nOutput: Testing: yes\r\nOutput: Another\r\n\r\n')).toEqual([
      'Testing: yes',
      'Another',
    ]);
    expect(outputOf('Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\nOutput: x\r\n\r\n')).toEqual(['x']);
  });

  it('is a raw block in Asterisk 13 and earlier, its end marker dropped', () => {
    const block = '\nName: value\n\n0\nEvent: Hangup\n\nlast\n';
    const head = 'Response: Follows\r\nPrivilege: Command\r\nActionID: 7\r\n';
    expect(outputOf(`${head}${block}--END COMMAND--\r\n\r\n`)).toEqual([
      '',
      'Name: value',
      '',
      '0',
      'Event: Hangup',
      '',
      'last',
    ]);
  });

  it.each([
    ['without its last line feed', 'one\ntwo', ['one', 'two']],
    ['that is empty', '', ['']],
    ['of one blank line', '\n', ['']],
    ['with blank CRLF lines', 'a\r\n\r\nEvent: x\r\n\r\nb\n', ['a\r', '\r', 'Event: x\r', '\r', 'b']],
    ['with an LF at the start of a line', 'a\r\n\nb\n', ['a\r', '', 'b']],
    ['with an end marker inside', 'a\n--END COMMAND--\r\nb\n', ['a', '--END COMMAND--\r', 'b']],
    ['that starts with a blank line', '\n\nx\n', ['', '', 'x']],
  ])('is a raw block %s', (_, block, lines) => {
    for (const head of ['Privilege: Command\r\n', 'Privilege: Command\r\nActionID: 7\r\n', 'ActionID: 7\r\n']) {
      expect(outputOf(`Response: Follows\r\n${head}${block}--END COMMAND--\r\n\r\n`)).toEqual(lines);
    }
  });

  it('is a raw block without Privilege too, whatever it starts with', () => {
    expect(outputOf('Response: Follows\r\nTesting: yes\nmore\n--END COMMAND--\r\n\r\n')).toEqual([
      'Testing: yes',
      'more',
    ]);
  });

  it('leaves the fields before a raw block to be read, and those in it not', () => {
    const text = 'Response: Follows\r\nPrivilege: Command\r\nActionID: 7\r\nTesting: yes\n--END COMMAND--';
    expect(decode(`${text}\r\n\r\n`)).toEqual([response(text)]);
    const answer = new AmiResponse(text, arrival, 1);
    expect(answer.entries()).toEqual([
      ['Response', 'Follows'],
      ['Privilege', 'Command'],
      ['ActionID', '7'],
    ]);
    expect(answer.get('Testing')).toBeUndefined();
    expect(answer.success).toBe(true);
  });

  it('ends at the blank line when `Response: Follows` has nothing behind its headers', () => {
    const text = 'Response: Follows\r\nPrivilege: Command';
    expect(decode(`${text}\r\n\r\nEvent: A\r\n\r\n`)).toEqual([response(text), event('A', 'Event: A')]);
    expect(new AmiResponse(text, arrival, 1).output).toEqual([]);
  });

  it('may be longer than a line may', () => {
    const block = 'x\n'.repeat(1_000_000);
    const wire = `Response: Follows\r\nPrivilege: Command\r\n${block}--END COMMAND--\r\n\r\n`;
    const [answer] = decode([wire.slice(0, 1_500_000), wire.slice(1_500_000)]);
    expect(answer).toEqual(response(wire.slice(0, -4)));
  });

  it('is text in the encoding of the connection', () => {
    const text = `Response: Follows\r\n${onWire('é')}\n--END COMMAND--`;
    expect(new AmiResponse(text, arrival, 1).output).toEqual(['é']);
    expect(new AmiResponse(text, latin1Arrival, 1).output).toEqual(['Ã©']);
    const fields = `Response: Success\r\nOutput: ${onWire('é')}`;
    expect(new AmiResponse(fields, arrival, 1).output).toEqual(['é']);
  });

  it('is empty for other answers, though the end marker stands in a value', () => {
    expect(outputOf('Response: Success\r\nMessage: Some message--END COMMAND--\r\n\r\n')).toEqual([]);
  });
});
