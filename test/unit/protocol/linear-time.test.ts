import { describe, expect, it } from 'vitest';
import { eventOf, responseOf } from './messages.js';
import { decode } from './received.js';

const MIB = 1_048_576;
const fill = (pattern: string, length = MIB): string => pattern.repeat(length / pattern.length);

/** Each of these would take minutes or hours if time grew with the square of the length. */
describe('C41: hostile text', { timeout: 240_000 }, () => {
  it.each([':', ' ', '\n', '\r', '\r ', 'a', 'Event: ', '--END COMMAND--', 'Call Manager'])(
    'is decoded in linear time: %j',
    (pattern) => {
      const [received] = decode(`Event: A\r\nK: ${fill(pattern, MIB - 4_096)}\r\n\r\n`);
      expect(received?.type).toBe('event');
      expect(decode(`${fill(pattern, MIB - 4_096)}x\r\n\r\n`)).toHaveLength(1);
    },
  );

  it('is not resynchronised again and again', () => {
    const received = decode(`junk\r\n${fill('Events: x\r\n')}Event: A\r\n\r\n`, { limits: { fields: MIB } });
    expect(received.map(({ type }) => type)).toEqual(['malformed', 'event']);
  });

  it('does not slow down raw command output', () => {
    const output = fill('\r\n\r\n--END COMMAND-- \r\n');
    const [received] = decode(`Response: Follows\r\nx\n${output}--END COMMAND--\r\n\r\n`);
    expect(received?.type).toBe('response');
  });

  it.each(['ChanVariable(', 'ChanVariable', '(', '): ', 'CallerIDName'])('is read in linear time: %j', (pattern) => {
    const name = fill(pattern).replaceAll(':', ';');
    const event = eventOf('Newexten', 'Channel: x', `${name}: a\\b`, 'Last: y');
    expect(event.get('Last')).toBe('y');
    expect(event.get('Absent')).toBeUndefined();
    expect(event.text(name)).toBeDefined();
    expect(event.variables.channels.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(event).length).toBeGreaterThan(MIB);
  });

  it('is read in linear time when it has very many lines', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `ChanVariable(c${i}): a=${i}`);
    const event = eventOf('Newexten', 'Channel: x', ...lines);
    expect(event.entries()).toHaveLength(100_002);
    expect(event.variables.channels).toHaveLength(100_000);
    const unnamed = eventOf('Newexten', ...Array.from({ length: 100_000 }, (_, i) => `P${i}ChanVariable: a=${i}`));
    expect(unnamed.variables.channels).toHaveLength(1);
    expect(unnamed.malformedCount).toBe(0);
    const repeated = JSON.parse(
      JSON.stringify(responseOf('Success', ...Array.from({ length: 50_000 }, () => 'Output: x'))),
    );
    expect(repeated.output).toHaveLength(50_000);
    expect(repeated.fields.Output).toHaveLength(50_000);
  });
});
