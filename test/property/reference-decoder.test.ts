import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AmiEvent } from '../../src/protocol/event.js';
import type { AmiMessage } from '../../src/protocol/message.js';
import { AmiResponse } from '../../src/protocol/response.js';
import { dose } from '../support/dose.js';
import { arrival } from '../unit/protocol/messages.js';
import { bytesOf, decode, type Received } from '../unit/protocol/received.js';
import { portions } from './captures.js';
import { referenceDecode, referenceEntries } from './reference-decoder.js';
import { wireText } from './wire-text.js';

const messageOf = (received: Received): AmiMessage | undefined => {
  if (received.type === 'event') return new AmiEvent(received.name, received.text, arrival, 1);
  return received.type === 'response' ? new AmiResponse(received.text, arrival, 1) : undefined;
};

const firstOf = (entries: readonly (readonly [string, string])[], name: string): string | undefined =>
  entries.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];

/** Everything that a message tells, compared with the plain list of its lines. */
const compare = (received: Received): void => {
  const message = messageOf(received);
  if (message === undefined || received.type === 'banner') return;
  const entries = referenceEntries(received.text);

  // A message each, since what was read first must not matter.
  const [last] = entries.at(-1) ?? [''];
  expect(messageOf(received)?.get(last)).toBe(firstOf(entries, last));
  expect(messageOf(received)?.get('Absent')).toBe(firstOf(entries, 'Absent'));

  expect(message.entries()).toEqual(entries);
  for (const [name] of entries) {
    expect(message.get(name.toUpperCase())).toBe(firstOf(entries, name));
    const all = entries.filter(([field]) => field.toLowerCase() === name.toLowerCase());
    expect(message.getAll(name.toLowerCase())).toEqual(all.map(([, value]) => value));
  }
  const record = new Map<string, string>();
  for (const [name, value] of entries) if (!record.has(name)) record.set(name, value);
  expect(Object.entries(message.fields)).toEqual(
    Object.entries(Object.assign(Object.create(null), Object.fromEntries(record))),
  );
  expect(message.raw.toString('latin1')).toBe(received.text);
};

describe('the decoder agrees with a naive one', { timeout: 120_000 }, () => {
  it.each(portions)('on the capture $name', ({ bytes, banner }) => {
    expect(decode([bytes], { banner })).toEqual(referenceDecode(bytes.toString('latin1'), banner));
  });

  it('on any text', () => {
    fc.assert(
      fc.property(wireText(), (text) => {
        expect(decode([bytesOf(text)])).toEqual(referenceDecode(text));
      }),
      { numRuns: dose(5_000) },
    );
  });
});

describe('a message agrees with the plain list of its lines', { timeout: 120_000 }, () => {
  it.each(portions)('in the capture $name', ({ bytes, banner }) => {
    // The first messages of the busy streams hold all their kinds, many times over.
    for (const received of decode([bytes], { banner }).slice(0, dose(1_500))) compare(received);
  });

  it('in any text', () => {
    fc.assert(
      fc.property(wireText(), (text) => {
        for (const received of decode([bytesOf(text)])) compare(received);
      }),
      { numRuns: dose(2_000) },
    );
  });
});
