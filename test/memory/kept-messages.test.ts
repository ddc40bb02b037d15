import { describe, expect, it } from 'vitest';
import { Decoder } from '../../src/protocol/decoder.js';
import { AmiEvent } from '../../src/protocol/event.js';
import { arrival } from '../unit/protocol/messages.js';
import { bytesOf, Recorder } from '../unit/protocol/received.js';
import { collectGarbage } from './garbage.js';

const heapUsed = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const KIB = 1_024;
const CHUNK = 64 * KIB;
const CHUNKS = 200;

/** One event and a filler in each chunk, so that a value that held on to its chunk would hold 64 KiB. */
class Keeper extends Recorder {
  readonly kept: unknown[] = [];
  readonly #keep: (event: AmiEvent) => unknown;

  constructor(keep: (event: AmiEvent) => unknown) {
    super();
    this.#keep = keep;
  }

  override event(name: string, text: string): void {
    if (name === 'Keep') this.kept.push(this.#keep(new AmiEvent(name, text, arrival, 1)));
  }
}

const filler = `Event: Filler\r\nK: ${'x'.repeat(1_000)}\r\n\r\n`;

const growth = (value: string, keep: (event: AmiEvent) => unknown): number => {
  const keeper = new Keeper(keep);
  const decoder = new Decoder(keeper, { banner: false });
  const before = heapUsed();
  for (let i = 0; i < CHUNKS; i++) {
    const event = `Event: Keep\r\nNumber: ${i}\r\nValue: ${i} ${value}\r\nTail: t\r\n\r\n`;
    decoder.push(bytesOf((event + filler.repeat(CHUNK / filler.length)).slice(0, CHUNK - 200)));
    decoder.push(bytesOf('\r\n\r\n'));
  }
  const grown = heapUsed() - before;
  if (keeper.kept.length !== CHUNKS) throw new Error(`${keeper.kept.length} kept`);
  return grown;
};

const BOUND = 1_024 * KIB;

describe('a value that is kept', () => {
  it('would otherwise hold its chunk: the message does', () => {
    expect(growth('v', (event) => event)).toBeGreaterThan((CHUNKS * CHUNK) / 2);
  });

  it.each([1, 20, 40, 100, 1_000])('does not keep its chunk alive, with %i characters', (length) => {
    const value = 'v'.repeat(length);
    expect(growth(value, (event) => event.get('Value'))).toBeLessThan(BOUND);
  });

  it.each<[string, (event: AmiEvent) => unknown]>([
    ['the name of its event', (event) => event.name],
    ['getAll', (event) => event.getAll('Value')],
    ['entries', (event) => event.entries()],
    ['fields', (event) => event.fields],
    ['text', (event) => event.text('Value')],
    ['toJSON', (event) => event.toJSON()],
    ['variables', (event) => event.variables],
    ['raw', (event) => event.raw],
  ])('does not keep its chunk alive by way of %s', (_, keep) => {
    expect(growth('v'.repeat(40), keep)).toBeLessThan(BOUND);
  });

  it('does not keep its chunk alive when it is not ASCII', () => {
    const value = Buffer.from('Zoë '.repeat(10), 'utf8').toString('latin1');
    expect(growth(value, (event) => event.get('Value'))).toBeLessThan(BOUND);
  });
});
