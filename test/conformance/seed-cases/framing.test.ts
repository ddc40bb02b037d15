import { describe, expect, it } from 'vitest';
import { AmiEvent } from '../../../src/protocol/event.js';
import type { AmiMessage } from '../../../src/protocol/message.js';
import { AmiResponse } from '../../../src/protocol/response.js';
import { arrival } from '../../unit/protocol/messages.js';
import { decode, type Received } from '../../unit/protocol/received.js';
import { type ExpectedMessage, framingCases } from './framing-cases.js';

const check = (received: Received, expected: ExpectedMessage): void => {
  expect(received.type).toBe(expected.type);
  if (received.type === 'banner') {
    expect(received.version).toBe(expected.version);
    return;
  }
  if (expected.name !== undefined) expect(received).toHaveProperty('name', expected.name);
  if (expected.raw !== undefined) expect(received.text).toBe(expected.raw);

  const message = messageOf(received);
  for (const [name, value] of Object.entries(expected.fields ?? {})) expect(message.get(name)).toBe(value ?? undefined);
  for (const [name, values] of Object.entries(expected.all ?? {})) expect(message.getAll(name)).toEqual(values);
  for (const [name, value] of Object.entries(expected.ints ?? {})) expect(message.int(name)).toBe(value);
  for (const [name, value] of Object.entries(expected.bools ?? {})) expect(message.bool(name)).toBe(value);
  for (const [channel, variables] of Object.entries(expected.variables ?? {})) {
    expect({ ...message.variables.of(channel) }).toEqual(variables);
  }
  if (expected.output !== undefined) expect(message).toHaveProperty('output', expected.output);
};

const messageOf = (received: Exclude<Received, { type: 'banner' }>): AmiMessage => {
  if (received.type === 'event') return new AmiEvent(received.name, received.text, arrival, 1);
  if (received.type === 'response') return new AmiResponse(received.text, arrival, 1);
  return new AmiEvent('', received.text, arrival, 1);
};

describe.each([
  ['as the chunks came', (wire: readonly string[]) => wire],
  ['in one chunk', (wire: readonly string[]) => [wire.join('')]],
  ['byte by byte', (wire: readonly string[]) => [...wire.join('')]],
])('framing, %s', (_, chunks) => {
  it.each(framingCases)('$id: $about', ({ wire, expected }) => {
    const received = decode(chunks(wire), { banner: true });
    expect(received).toHaveLength(expected.length);
    for (const [i, message] of expected.entries()) check(received[i] as Received, message);
  });
});

describe('framing that we decided otherwise', () => {
  it('frm-019: a server that ends its lines with LF only is not AMI', () => {
    expect(() =>
      decode(['Asterisk Call Manager/1.1\n', 'Event: A\nChannel: SIP/1\n\n'], { banner: true }),
    ).toThrowError(expect.objectContaining({ code: 'AMI_NOT_AMI' }));
  });
});
