import type { FieldName } from './field-name.js';

const MAX_LINES = 64;
const MAX_ASKED_NAMES = 1_024;
const ASCII = '[^\\r\\u0080-\\u00ff]*';
const ANY_BYTES = '[^\\r]*';

const quoted = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');

/**
 * The names of a message's lines, in their order. Messages of one kind mostly have the same ones, so that one pattern made
 * of the names finds all the values at once, and proves on the way that there are no other lines.
 *
 * The pattern runs in linear time: what stands between two values cannot occur in a value.
 */
export class FieldLayout {
  readonly names: readonly FieldName[];
  readonly #lines = new Map<string, number>();
  readonly #ascii: RegExp;
  readonly #anyBytes: RegExp;

  constructor(names: readonly FieldName[]) {
    this.names = names;
    this.#ascii = patternOf(names, ASCII);
    this.#anyBytes = patternOf(names, ANY_BYTES);
  }

  /** Whether one pattern can tell lines with these names. */
  static fits(names: readonly FieldName[]): boolean {
    return names.length <= MAX_LINES && names.every(({ regular }) => regular);
  }

  /** The whole message and then the value of each line, if it has this layout and is all ASCII. */
  matchAscii(text: string): readonly string[] | null {
    return this.#ascii.exec(text);
  }

  /** The same, whatever its bytes. */
  match(text: string): readonly string[] | null {
    return this.#anyBytes.exec(text);
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
}

const patternOf = (names: readonly FieldName[], value: string): RegExp =>
  new RegExp(`^${names.map(({ prefix }) => `${quoted(prefix)}(${value})`).join('\\r\\n')}$`);
