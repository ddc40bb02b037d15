import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAction, encodeStanza } from '../../src/protocol/encoder.js';
import { AmiEvent } from '../../src/protocol/event.js';
import { arrival } from '../unit/protocol/messages.js';
import { decode } from '../unit/protocol/received.js';

const text = (unit: fc.Arbitrary<string>) => fc.string({ unit, maxLength: 30 });

/** Text that fits on a line of an action: no line breaks, no blank at its start. */
const value = text(
  fc.oneof(fc.constantFrom(' ', ':', '=', ',', '\\', '"', '\t', '\x7f', 'é', '🦊'), fc.string()),
).filter(
  (candidate) =>
    (!/^\s|[\r\n\0]/u.test(candidate) && candidate.trimStart() === candidate && candidate >= '!') || candidate === '',
);

const name = fc
  .string({ unit: fc.constantFrom('A', 'b', 'C', '-', '_', '1', ' ', 'é'), minLength: 1, maxLength: 12 })
  .filter((candidate) => candidate === candidate.trim() && !/^action(?:id)?$/i.test(candidate));

const bytesOf = (wire: string) => Buffer.from(wire, 'utf8');

describe('what is encoded', () => {
  it('as an action decodes to the same fields', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 20 }), (fields) => {
        const wire = encodeAction('Probe', Object.fromEntries(fields), 'id-1');
        const [stanza] = decode([bytesOf(wire)]);
        expect(stanza?.type).toBe('malformed');
        const entries = new AmiEvent('', stanza?.type === 'malformed' ? stanza.text : '', arrival, 1).entries();
        const expected = Object.entries(Object.fromEntries(fields));
        expect(entries).toEqual([['Action', 'Probe'], ['ActionID', 'id-1'], ...expected]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('as an event decodes to the same entries, repeated ones included', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 20 }), (fields) => {
        const [stanza] = decode([bytesOf(encodeStanza([['Event', 'Probe'], ...fields]))]);
        expect(stanza).toMatchObject({ type: 'event', name: 'Probe' });
        const event = new AmiEvent('Probe', stanza?.type === 'event' ? stanza.text : '', arrival, 1);
        expect(event.entries()).toEqual([['Event', 'Probe'], ...fields]);
      }),
      { numRuns: 1_000 },
    );
  });
});
