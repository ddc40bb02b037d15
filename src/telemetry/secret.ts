import { inspect } from 'node:util';

/** A password, or a function that fetches it: asked anew at each login, so that a rotated secret is picked up. */
export type SecretSource = string | (() => string | Promise<string>);

/** Holds a secret so that nothing prints it: not `inspect`, not `JSON.stringify`, not a template string. */
export class Secret {
  readonly #source: SecretSource;

  constructor(source: SecretSource) {
    this.#source = source;
  }

  /** The secret itself. Rejects with whatever the user's function throws. */
  async reveal(): Promise<string> {
    return typeof this.#source === 'function' ? this.#source() : this.#source;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
