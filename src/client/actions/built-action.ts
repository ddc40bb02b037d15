import { inspect } from 'node:util';
import type { ActionFields, FieldValues } from '../../catalog/values.js';
import { encodeAction } from '../../protocol/encoder.js';
import { maskSecrets } from '../../telemetry/mask-secrets.js';

/**
 * An action that is ready to be sent, and can be looked at before: made by `pbx.build`, taken by `pbx.send` and `pbx.list`. What
 * it holds stays as it was when it was built. Printed or serialised, it shows no secrets.
 */
export class BuiltAction<A extends string = string> {
  readonly action: A;
  /** Its answer will name it. While one is under way, another with the same is refused: `AMI_DUPLICATE_ACTION_ID`. */
  readonly actionId: string;
  readonly #fields: ActionFields;
  readonly #wire: string;

  /** @internal Throws {@link FieldError}. */
  constructor(action: A, fields: ActionFields, actionId: string) {
    this.action = action;
    this.actionId = actionId;
    this.#fields = frozen(fields);
    this.#wire = encodeAction(action, fields, actionId);
  }

  /** The fields as they were given, secrets included. */
  get fields(): ActionFields {
    return this.#fields;
  }

  /** @internal What is sent. */
  get wire(): string {
    return this.#wire;
  }

  /** What is sent, line by line, with secrets masked. */
  get text(): string {
    return maskSecrets(this.#wire);
  }

  toString(): string {
    return this.text;
  }

  toJSON(): Record<string, unknown> {
    return { action: this.action, actionId: this.actionId, text: this.text };
  }

  [inspect.custom](): string {
    return `BuiltAction ${JSON.stringify(this.text.trimEnd())}`;
  }
}

/** A copy that nobody changes. */
const frozen = (fields: ActionFields): ActionFields =>
  Object.freeze(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, frozenValue(value)])));

const frozenValue = (value: FieldValues): FieldValues => {
  if (typeof value !== 'object' || value === null) return value;
  return Object.freeze(Array.isArray(value) ? [...value] : { ...value });
};
