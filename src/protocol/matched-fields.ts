import type { FieldLayout } from './field-layout.js';
import { keyOf } from './field-name.js';
import { MessageFields } from './message-fields.js';
import { decoded, detached } from './value.js';

/** The fields of a message whose layout is known: all were found at once. */
export class MatchedFields extends MessageFields {
  readonly #layout: FieldLayout;
  readonly #values: readonly string[];
  readonly #plain: boolean;

  /** `values` start with the second. They are `plain` if they need no decoding. */
  constructor(layout: FieldLayout, values: readonly string[], plain: boolean) {
    super();
    this.#layout = layout;
    this.#values = values;
    this.#plain = plain;
  }

  protected override find(name: string, line = 0): number {
    if (line === 0) return this.#layout.lineOf(name);
    const key = keyOf(name);
    return this.#layout.names.findIndex((field, i) => i >= line && field.key === key);
  }

  protected override count(): number {
    return this.#layout.names.length;
  }

  protected override name(line: number): string {
    return this.#layout.names[line]?.name ?? '';
  }

  protected override value(line: number): string {
    const value = this.#values[line + 1] ?? '';
    return this.#plain ? detached(value) : decoded(value);
  }
}
