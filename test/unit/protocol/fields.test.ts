import { describe, expect, it } from 'vitest';
import { eventOf, responseOf } from './messages.js';

describe('get', () => {
  const event = eventOf('Newchannel', 'Channel: PJSIP/100-1', 'Uniqueid: 1', 'Named Callgroup: x', '100rel: y');

  it.each(['Uniqueid', 'uniqueid', 'UNIQUEID', 'UniqueID'])('finds a field whatever its case: %s', (name) => {
    expect(event.get(name)).toBe('1');
  });

  it('finds names with spaces and digits', () => {
    expect(event.get('named callgroup')).toBe('x');
    expect(event.get('100REL')).toBe('y');
  });

  it.each(['Unique', 'Uniqueid ', 'Uniqueid:', 'niqueid', '', 'Channel: PJSIP/100-1\r\nUniqueid', 'PJSIP/100-1'])(
    'is undefined for a field that is absent: %j',
    (name) => {
      expect(event.get(name)).toBeUndefined();
      expect(event.getAll(name)).toEqual([]);
    },
  );

  it('drops one space behind the colon and keeps the rest to the byte', () => {
    const exact = eventOf('UserEvent', 'A:  two  ', 'B:none', 'C: \tx', 'D: a: b: c', 'E:', 'F: ', 'G: v\n');
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => exact.get(name))).toEqual([
      ' two  ',
      'none',
      '\tx',
      'a: b: c',
      '',
      '',
      'v\n',
    ]);
  });

  it('reads a value whatever its length', () => {
    for (const length of [0, 1, 11, 12, 13, 23, 24, 25, 47, 48, 49, 200, 20_000]) {
      const value = 'abcdefghij'.repeat(length / 10 + 1).slice(0, length);
      expect(eventOf('A', `Before: x`, `Value: ${value}`, 'After: y').get('Value')).toBe(value);
    }
  });
});

describe('C34: a repeated field', () => {
  const event = eventOf('UserEvent', 'State: one', 'state: two', 'Other: x', 'STATE: three');

  it('gives its first value to get and fields', () => {
    expect(event.get('State')).toBe('one');
    expect(event.get('STATE')).toBe('one');
    expect(event.fields.State).toBe('one');
  });

  it('gives all its values to getAll, in order', () => {
    expect(event.getAll('state')).toEqual(['one', 'two', 'three']);
  });

  it('stands in entries as often as on the wire', () => {
    expect(event.entries()).toEqual([
      ['Event', 'UserEvent'],
      ['State', 'one'],
      ['state', 'two'],
      ['Other', 'x'],
      ['STATE', 'three'],
    ]);
  });
});

describe('C33: an odd line', () => {
  const event = eventOf('UserEvent', 'nocolon', ': nokey', 'NoSpace:x', 'Trailing : y ', 'Empty:', 'also none');

  it('is kept: without a colon it is a field without a name', () => {
    expect(event.entries().slice(1)).toEqual([
      ['', 'nocolon'],
      ['', 'nokey'],
      ['NoSpace', 'x'],
      ['Trailing ', 'y '],
      ['Empty', ''],
      ['', 'also none'],
    ]);
    expect(event.getAll('')).toEqual(['nocolon', 'nokey', 'also none']);
    expect(event.fields['']).toBe('nocolon');
  });

  it('does not hide the others', () => {
    expect(event.get('NoSpace')).toBe('x');
    expect(event.get('Trailing ')).toBe('y ');
    expect(event.get('Trailing')).toBeUndefined();
  });

  it('is counted', () => {
    expect(event.malformedCount).toBe(3);
    expect(eventOf('Hangup', 'Cause: 16').malformedCount).toBe(0);
  });
});

describe('fields', () => {
  it('holds the fields by the names that Asterisk writes', () => {
    const { fields } = eventOf('Hangup', 'Channel: x', 'Cause-txt: Normal Clearing', 'channel: y');
    expect({ ...fields }).toEqual({ Event: 'Hangup', Channel: 'x', 'Cause-txt': 'Normal Clearing', channel: 'y' });
    expect(fields['Cause-txt']).toBe('Normal Clearing');
    expect(fields.Nothing).toBeUndefined();
  });

  it('is frozen, and the same each time', () => {
    const event = eventOf('Hangup', 'Channel: x');
    expect(event.fields).toBe(event.fields);
    expect(Object.isFrozen(event.fields)).toBe(true);
  });

  it('serves responses too', () => {
    expect(responseOf('Success', 'Ping: Pong').fields.Ping).toBe('Pong');
  });
});

describe('C35, C36: names that mean something to JavaScript', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', 'then', 'get', 'length'];
  const lines = names.map((name) => `${name}: of the wire`);

  it.each(['error', '__proto__', 'constructor', 'Hangup'])('are plain data in an event named %s', (eventName) => {
    // Several times, for what is learnt from one message must not change the next.
    for (let i = 0; i < 6; i++) {
      const event = eventOf(eventName, ...lines);
      expect(event.name).toBe(eventName);
      expect(Object.keys(event.fields)).toEqual(['Event', ...names]);
      for (const name of names) {
        expect(event.get(name)).toBe('of the wire');
        expect(event.fields[name]).toBe('of the wire');
      }
      expect(JSON.parse(JSON.stringify(event)).fields.constructor).toBe('of the wire');
    }
  });

  it('are absent where the wire has none', () => {
    const event = eventOf('Hangup', 'Channel: x');
    for (const name of names) {
      expect(event.get(name)).toBeUndefined();
      expect(event.fields[name]).toBeUndefined();
    }
  });
});
