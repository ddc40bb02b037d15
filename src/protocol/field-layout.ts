import type { FieldName } from './field-name.js';

const MAX_LINES = 64;
const MAX_ASKED_NAMES = 1_024;
/** When so many lines are read one by one, all are cut out at once. */
const MAX_CHOSEN = 8;
/** A message that was read whole makes all lines be cut out of so many that follow. */
const READ_WHOLE = 1_000;
const ASCII = '[^\\r\\u0080-\\u00ff]*';
const ANY_BYTES = '[^\\r]*';

const quoted = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');

/** Finds the lines of messages with one layout, and cuts the values of some of them out. */
export interface Cut {
  readonly pattern: RegExp;
  /** For each line, the place of its value in what the pattern gives; 0 when it is not cut out. */
  readonly places: readonly number[];
}

/**
 * The names of a message's lines, in their order. Messages of one kind mostly have the same ones, so that one pattern made
 * of the names finds all the values at once, and proves on the way that there are no other lines.
 *
 * Half the cost of a match is to cut values out, and few are read of most messages. So the pattern cuts out the lines that
 * were read before, and others are cut out by a second match.
 *
 * The patterns run in linear time: what stands between two values cannot occur in a value.
 */
export class FieldLayout {
  readonly names: readonly FieldName[];
  readonly #lines = new Map<string, number>();
  readonly #chosen = new Set<number>();
  readonly #all: Cut;
  readonly #anyBytes: Cut;
  #some: Cut;
  #readWhole = 0;

  constructor(names: readonly FieldName[]) {
    this.names = names;
    this.#all = cutOf(names, ASCII, () => true);
    this.#anyBytes = cutOf(names, ANY_BYTES, () => true);
    this.#some = cutOf(names, ASCII, () => false);
  }

  /** Whether one pattern can tell lines with these names. */
  static fits(names: readonly FieldName[]): boolean {
    return names.length <= MAX_LINES && names.every(({ regular }) => regular);
  }

  /** What to try on a message first. It matches those of this layout that are all ASCII. */
  get likely(): Cut {
    if (this.#readWhole === 0) return this.#some;
    this.#readWhole -= 1;
    return this.#all;
  }

  /** Cuts all values out of a message of this layout that is all ASCII. */
  get all(): Cut {
    return this.#all;
  }

  /** The same, whatever its bytes. */
  get anyBytes(): Cut {
    return this.#anyBytes;
  }

  /** The first line with that name, whatever its case; -1 without one. */
  lineOf(name: string): number {
    const known = this.#lines.get(name);
    if (known !== undefined) return known;
    const key = name.toLowerCase();
    const line = this.names.findIndex((field) => field.key === key);
    if (this.#lines.size >= MAX_ASKED_NAMES) this.#lines.clear();
    this.#lines.set(name, line);
    return line;
  }

  /** Somebody reads that line: it is cut out of the messages that follow as well. */
  choose(line: number): void {
    if (this.#chosen.size >= MAX_CHOSEN) {
      this.readWhole();
    } else if (!this.#chosen.has(line)) {
      this.#chosen.add(line);
      this.#some = cutOf(this.names, ASCII, (index) => this.#chosen.has(index));
    }
  }

  /** Somebody reads all lines. */
  readWhole(): void {
    this.#readWhole = READ_WHOLE;
  }
}

const cutOf = (names: readonly FieldName[], value: string, isCut: (line: number) => boolean): Cut => {
  const lines = names.map(({ prefix }, line) => `${quoted(prefix)}${isCut(line) ? `(${value})` : value}`);
  let place = 0;
  const places = names.map((_, line) => {
    if (!isCut(line)) return 0;
    place += 1;
    return place;
  });
  return { pattern: new RegExp(`^${lines.join('\\r\\n')}$`), places };
};
