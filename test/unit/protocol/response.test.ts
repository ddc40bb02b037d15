import { describe, expect, it } from 'vitest';
import { eventOf, responseOf } from './messages.js';

describe('a response', () => {
  it.each([
    ['Success', true],
    ['Goodbye', true],
    ['Follows', true],
    ['Pong', true],
    ['Error', false],
    ['error', false],
  ])('%s is a success: %s', (value, success) => {
    expect(responseOf(value).success).toBe(success);
  });

  it('has its message without the line feed at its end', () => {
    expect(responseOf('Error', 'Message: No endpoints found\n').message).toBe('No endpoints found');
    expect(responseOf('Error', 'Message:  two\nlines ').message).toBe(' two\nlines ');
    expect(responseOf('Success').message).toBeUndefined();
  });

  it('has no events, unless some are bundled with it', () => {
    const response = responseOf('Success', 'EventList: start');
    expect(response.events).toEqual([]);
    expect(response.completion).toBeUndefined();

    const rows = [eventOf('Row')];
    const end = eventOf('RowsComplete');
    const bundled = response.bundle(rows, end);
    expect(bundled.events).toBe(rows);
    expect(bundled.completion).toBe(end);
    expect(bundled.get('EventList')).toBe('start');
    expect(bundled.seq).toBe(response.seq);
  });
});
