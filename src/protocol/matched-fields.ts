import type { Cut, FieldLayout } from './field-layout.js';
import { keyOf } from './field-name.js';
import { MessageFields } from './message-fields.js';
import { decoded, detached } from './value.js';

/** What a message that has a layout is read from. */
interface Match {
  readonly layout: FieldLayout;
  readonly text: string;
  readonly cut: Cut;
  /** What the cut gave: the message, and the values that it cuts out. */
  readonly values: readonly string[];
  /** Whether values need no decoding. */
  readonly plain: boolean;
}

/** The fields of a message whose layout is known: all were found at once, and those that others read were cut out. */
export class MatchedFields extends MessageFields {
  readonly #layout: FieldLayout;
  readonly #text: string;
  readonly #plain: boolean;
  #places: readonly number[];
  #values: readonly string[];

  constructor({ layout, text, cut, values, plain }: Match) {
    super();
    this.#layout = layout;
    this.#text = text;
    this.#plain = plain;
    this.#places = cut.places;
    this.#values = values;
  }

  protected override find(name: string, line = 0): number {
    if (line === 0) return this.#layout.lineOf(name);
    const key = keyOf(name);
    return this.#layout.names.findIndex((field, i) => i >= line && field.key === key);
  }

  /** Asked by whoever is about to read all of them. */
  protected override count(): number {
    if (this.#values.length <= this.#places.length) {
      this.#cutAll();
      this.#layout.readWhole();
    }
    return this.#layout.names.length;
  }

  protected override name(line: number): string {
    return this.#layout.names[line]?.name ?? '';
  }

  protected override value(line: number): string {
    if (this.#places[line] === 0) {
      this.#cutAll();
      this.#layout.choose(line);
    }
    const value = this.#values[this.#places[line] ?? 0] ?? '';
    return this.#plain ? detached(value) : decoded(value);
  }

  #cutAll(): void {
    const { pattern, places } = this.#layout.all;
    this.#values = pattern.exec(this.#text) ?? this.#values;
    this.#places = places;
  }
}
