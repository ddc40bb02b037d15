import { describe, expect, it } from 'vitest';
import { FieldError } from '../../../src/errors.js';
import { encodeAction } from '../../../src/protocol/encoder.js';

type Fields = Parameters<typeof encodeAction>[1];

const refusal = (fields: Fields, action = 'Originate', actionId = 'id'): FieldError => {
  try {
    encodeAction(action, fields, actionId);
  } catch (error) {
    if (error instanceof FieldError) return error;
    throw error;
  }
  throw new Error('was not refused');
};

const SECRET = 'do-not-repeat-me';

describe('G71: what would break the frame', () => {
  const breaks = ['\r', '\n', '\0', '\r\n', '\ud800', '\udc00x'];

  it.each(breaks)('is refused in a value: %j', (bad) => {
    for (const value of [bad, `${SECRET}${bad}`, `${SECRET}${bad}Action: Hangup`]) {
      const error = refusal({ Field: value });
      expect(error).toMatchObject({ code: 'AMI_INVALID_FIELD', field: 'Field', sent: false });
      expect(error.message).toContain('"Field"');
      expect(error.message).not.toContain(SECRET);
    }
  });

  it.each(breaks)('is refused in a name: %j', (bad) => {
    expect(refusal({ [`Fi${bad}eld`]: 'x' })).toMatchObject({ code: 'AMI_INVALID_FIELD' });
    expect(refusal({ [`Fi${bad}eld`]: 'x' }).message).not.toMatch(/[\r\n\0]/);
  });

  it.each(breaks)('is refused in arrays, maps, and the action itself: %j', (bad) => {
    expect(refusal({ Field: ['ok', `x${bad}`] })).toMatchObject({ field: 'Field' });
    expect(refusal({ Variable: { A: `x${bad}` } })).toMatchObject({ field: 'Variable' });
    expect(refusal({ Variable: { [`A${bad}`]: 'x' } })).toMatchObject({ field: 'Variable' });
    expect(refusal({}, `Ping${bad}`)).toMatchObject({ field: 'Action' });
    expect(refusal({}, 'Ping', `id${bad}`)).toMatchObject({ field: 'ActionID' });
  });

  it('is refused in the body of a UserEvent as well', () => {
    expect(refusal({ UserEvent: 'x', Body: 'a\nb' }, 'UserEvent')).toMatchObject({ field: 'Body' });
  });
});

describe('a name that is none', () => {
  it.each(['', ':', 'a:b', ' Lead', 'Trail ', '\tTab'])('is refused: %j', (name) => {
    expect(refusal({ [name]: 'x' })).toMatchObject({ code: 'AMI_INVALID_FIELD', field: name });
  });

  it.each(['Action', 'action', 'ActionID', 'ACTIONID'])('is refused where the encoder writes it: %s', (name) => {
    expect(refusal({ [name]: 'x' })).toMatchObject({ code: 'AMI_INVALID_FIELD', field: name });
  });

  it.each(['', 'a=b'])('is refused in a map: %j', (key) => {
    expect(refusal({ Variable: { [key]: 'x' } })).toMatchObject({ field: 'Variable' });
  });

  it('is refused for the action', () => {
    expect(refusal({}, '')).toMatchObject({ field: 'Action' });
    expect(refusal({}, ' Ping')).toMatchObject({ field: 'Action' });
  });
});

describe('a second UserEvent, which Asterisk drops', () => {
  it.each([{ UserEvent: 'a', userevent: 'b' }, { UserEvent: ['a', 'b'] }])('is refused: %j', (fields) => {
    expect(refusal(fields, 'UserEvent')).toMatchObject({
      code: 'AMI_INVALID_FIELD',
      field: expect.stringMatching(/^userevent$/i),
    });
  });

  it('is nothing special elsewhere', () => {
    expect(encodeAction('Ping', { UserEvent: ['a', 'b'] }, 'id')).toContain('UserEvent: a\r\nUserEvent: b\r\n');
  });
});

describe('a value that Asterisk would read as another', () => {
  it.each([' x', '\tx', '\x01x', ' '])('is refused with blanks at its start: %j', (value) => {
    expect(refusal({ Field: value })).toMatchObject({ field: 'Field' });
  });

  it('may start with blanks in the body of a UserEvent, but not in its name', () => {
    expect(encodeAction('userevent', { UserEvent: 'x', Body: '  indented' }, 'id')).toContain('Body:   indented\r\n');
    expect(refusal({ userevent: ' x' }, 'UserEvent')).toMatchObject({ field: 'userevent' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is refused when it is no number: %s', (value) => {
    expect(refusal({ Timeout: value })).toMatchObject({ field: 'Timeout' });
  });

  it.each([
    ['a symbol', Symbol('x')],
    ['a function', () => 1],
    ['a list in a list', [['x']]],
    ['a map in a list', [{ a: 1 }]],
    ['a list in a map', { a: ['x'] }],
    ['a map in a map', { a: { b: 1 } }],
  ])('is refused when it is of no type that can be written: %s', (_, value) => {
    expect(refusal({ Field: value as never })).toMatchObject({ code: 'AMI_INVALID_FIELD', field: 'Field' });
  });
});

describe('G75: an ActionID', () => {
  it.each(['', 'é', 'x'.repeat(65), '\x7f', ' lead', 'a\tb'])('is refused: %j', (id) => {
    expect(refusal({}, 'Ping', id)).toMatchObject({ code: 'AMI_INVALID_FIELD', field: 'ActionID' });
  });

  it.each(['1', 'x'.repeat(64), '~a:b c'])('is taken: %j', (id) => {
    expect(encodeAction('Ping', {}, id)).toBe(`Action: Ping\r\nActionID: ${id}\r\n\r\n`);
  });
});

describe('G73: more than Asterisk reads', () => {
  it('is refused beyond 1,022 bytes a line, counted in UTF-8', () => {
    const room = 1_022 - 'Field: '.length;
    expect(encodeAction('A', { Field: 'x'.repeat(room) }, 'id')).toContain('x\r\n\r\n');
    expect(refusal({ Field: 'x'.repeat(room + 1) })).toMatchObject({ code: 'AMI_LINE_TOO_LONG', field: 'Field' });
    expect(encodeAction('A', { Field: 'é'.repeat(room / 2) }, 'id')).toContain('é\r\n\r\n');
    expect(refusal({ Field: `${'é'.repeat(room / 2)}é` })).toMatchObject({ code: 'AMI_LINE_TOO_LONG' });
    expect(refusal({ ['n'.repeat(1_022)]: '' })).toMatchObject({ code: 'AMI_LINE_TOO_LONG' });
    expect(refusal({}, 'A'.repeat(1_022))).toMatchObject({ code: 'AMI_LINE_TOO_LONG', field: 'Action' });
  });

  it('is refused beyond 128 lines, Action and ActionID included', () => {
    const values = (count: number) => ({ Variable: Array.from({ length: count }, (_, i) => `v${i}=1`) });
    expect(encodeAction('A', values(126), 'id').split('\r\n')).toHaveLength(130);
    expect(refusal(values(127))).toMatchObject({ code: 'AMI_TOO_MANY_LINES', field: 'Variable' });
  });
});
