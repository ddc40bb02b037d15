import type { Random } from './random.js';

const BYTES = [0, 9, 10, 13, 32, 34, 37, 40, 41, 44, 58, 61, 92, 127, 128, 195, 233, 255];
const ENDS = ['\r\n', '\n', '\r', '\r\n\n', '\r\n\r\n', '\r\r\n', '', '\n\r', '\r\n\r'];
const LINE_END = /\r\n/;
const STANZA_END = '\r\n\r\n';

type Mutation = (text: string, random: Random, other: () => string) => string;

const splice = (text: string, at: number, removed: number, inserted: string): string =>
  text.slice(0, at) + inserted + text.slice(at + removed);

/** A part of a text, mostly a short one: where it begins and its length. */
const part = (text: string, random: Random): readonly [at: number, length: number] => {
  const at = random.below(text.length + 1);
  return [at, Math.min(text.length - at, 1 + random.skewed(200))];
};

const byteMutations: readonly Mutation[] = [
  (text, random) => splice(text, random.below(text.length + 1), 1, String.fromCharCode(random.below(256))),
  (text, random) => splice(text, random.below(text.length + 1), 0, String.fromCharCode(random.pick(BYTES))),
  (text, random) => splice(text, random.below(text.length + 1), 1, String.fromCharCode(random.pick(BYTES))),
  (text, random) => {
    const at = random.below(text.length + 1);
    return splice(text, at, 1, String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8))));
  },
  (text, random) => splice(text, ...part(text, random), ''),
  (text, random) => {
    const [at, length] = part(text, random);
    return splice(text, at, 0, text.slice(at, at + length).repeat(1 + random.skewed(30)));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random, other) => {
    const [at, length] = part(text, random);
    const donor = other();
    const from = random.below(donor.length + 1);
    return splice(text, at, length, donor.slice(from, from + random.skewed(400)));
  },
];

/** A mutation of one of the parts of a text, with what joins them. */
const ofParts =
  (
    separator: string | RegExp,
    joint: string,
    change: (parts: string[], at: number, random: Random) => void,
  ): Mutation =>
  (text, random) => {
    const parts = text.split(separator);
    change(parts, random.below(parts.length), random);
    return parts.join(joint);
  };

const ofLines = (change: (lines: string[], at: number, random: Random) => void) => ofParts(LINE_END, '\r\n', change);
const ofStanzas = (change: (stanzas: string[], at: number, random: Random) => void) =>
  ofParts(STANZA_END, STANZA_END, change);

const swap = (parts: string[], at: number, random: Random): void => {
  const to = random.below(parts.length);
  [parts[at], parts[to]] = [parts[to] ?? '', parts[at] ?? ''];
};

const lineMutations: readonly Mutation[] = [
  ofLines((lines, at) => lines.splice(at, 1)),
  ofLines((lines, at, random) => lines.splice(random.below(lines.length), 0, lines[at] ?? '')),
  ofLines(swap),
  ofLines((lines, at) => lines.splice(at, 0, '')),
  ofLines((lines, at, random) => {
    lines[at] = `${lines[at]}${random.pick(ENDS)}`;
  }),
  ofLines((lines, at, random) => {
    lines[at] = `${lines[at]}${random.pick(ENDS)}${lines[at + 1] ?? ''}`;
    lines.splice(at + 1, 1);
  }),
  ofLines((lines, at, random) => {
    const line = lines[at] ?? '';
    lines[at] = random.below(2) === 0 ? line.toLowerCase() : line.toUpperCase();
  }),
  ofLines((lines, at, random) => {
    const [name] = (lines[at] ?? '').split(':', 1);
    const [, value = ''] = (random.pick(lines) ?? '').split(/:(.*)/s);
    lines[at] = `${name}:${value}`;
  }),
  ofLines((lines, at) => lines.splice(0, at)),
  ofStanzas((stanzas, at) => stanzas.splice(at, 1)),
  ofStanzas((stanzas, at, random) => stanzas.splice(random.below(stanzas.length + 1), 0, stanzas[at] ?? '')),
  ofStanzas(swap),
  (text, random, other) => {
    const stanzas = text.split(STANZA_END);
    stanzas.splice(random.below(stanzas.length + 1), 0, random.pick(other().split(STANZA_END)));
    return stanzas.join(STANZA_END);
  },
];

/** Inserts words of the target's language, or puts them in the place of a line or a value. */
const wordMutations = (words: readonly string[]): readonly Mutation[] => [
  (text, random) => splice(text, random.below(text.length + 1), 0, random.pick(words)),
  ofLines((lines, at, random) => lines.splice(at, 0, random.pick(words))),
  ofLines((lines, at, random) => {
    lines[at] = random.pick(words);
  }),
  ofLines((lines, at, random) => {
    const [name] = (lines[at] ?? '').split(':', 1);
    lines[at] = `${name}: ${random.pick(words)}`;
  }),
  ofLines((lines, at, random) => {
    lines[at] = `${lines[at]}${random.pick(words)}`;
  }),
];

/** Changes inputs at the level of bytes, of lines and stanzas, and of words. */
export class Mutator {
  readonly #kinds: readonly (readonly Mutation[])[];
  readonly #random: Random;
  readonly #maxBytes: number;

  constructor(words: readonly string[], random: Random, maxBytes: number) {
    this.#kinds = [byteMutations, lineMutations, lineMutations, wordMutations(words)];
    this.#random = random;
    this.#maxBytes = maxBytes;
  }

  /** A changed copy, of at most the bytes allowed. `other` gives further inputs, to take pieces of. */
  mutate(input: Buffer, other: () => Buffer): Buffer {
    const random = this.#random;
    let text = input.toString('latin1');
    for (let count = 1 + random.skewed(8); count > 0; count -= 1) {
      text = random.pick(random.pick(this.#kinds))(text, random, () => other().toString('latin1'));
      if (text.length > this.#maxBytes) text = text.slice(0, this.#maxBytes);
    }
    return Buffer.from(text, 'latin1');
  }
}
