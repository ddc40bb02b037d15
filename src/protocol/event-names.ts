const CR = 13;
const LF = 10;

/** More names than any Asterisk has; beyond, somebody makes names up. */
const MAX_NAMES = 1_024;
const MAX_NAME_LENGTH = 64;

/** A copy that V8 holds once: it keeps no chunk alive, and finding it in a Map compares one pointer. */
const internalised = (name: string): string => Object.keys({ [name]: true })[0] ?? name;

/** Gives each event name out as one and the same string. */
export class EventNames {
  readonly #byHash = new Map<number, string>();

  /** The name that starts at `from` and ends with its line, or at `to`. */
  at(text: string, from: number, to: number): string {
    let hash = 0;
    let end = from;
    for (; end < to; end++) {
      const code = text.charCodeAt(end);
      if (code === CR && text.charCodeAt(end + 1) === LF) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const known = this.#byHash.get(hash);
    if (known !== undefined && known.length === end - from && text.startsWith(known, from)) return known;
    return this.#learn(hash, text.slice(from, end));
  }

  #learn(hash: number, name: string): string {
    const own = internalised(name);
    if (name.length > MAX_NAME_LENGTH) return own;
    if (this.#byHash.size >= MAX_NAMES) this.#byHash.clear();
    this.#byHash.set(hash, own);
    return own;
  }
}
