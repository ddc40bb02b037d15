import type { FieldLayout } from './field-layout.js';
import { keyOf } from './field-name.js';
import type { MessageFields } from './message-fields.js';
import { decoded, detached } from './value.js';

/** The fields of a message whose layout is known: all were found at once. */
export class MatchedFields implements MessageFields {
  readonly #layout: FieldLayout;
  readonly #values: readonly string[];
  readonly #plain: boolean;

  /** `values` start with the second. They are `plain` if they need no decoding. */
  constructor(layout: FieldLayout, values: readonly string[], plain: boolean) {
    this.#layout = layout;
    this.#values = values;
    this.#plain = plain;
  }

  find(name: string, line = 0): number {
    if (line === 0) return this.#layout.lineOf(name);
    const key = keyOf(name);
    return this.#layout.names.findIndex((field, i) => i >= line && field.key === key);
  }

  count(): number {
    return this.#layout.names.length;
  }

  name(line: number): string {
    return this.#layout.names[line]?.name ?? '';
  }

  value(line: number): string {
    const value = this.#values[line + 1] ?? '';
    return this.#plain ? detached(value) : decoded(value);
  }
}
