const CR = 13;
const LF = 10;

/** More names than any Asterisk has; beyond, somebody makes names up. */
const MAX_NAMES = 1_024;
const MAX_NAME_LENGTH = 64;

interface KnownName {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** Gives each event name out as one and the same string, so that looking it up in a Map costs one comparison. */
export class EventNames {
  readonly #byHash = new Map<number, KnownName>();

  /** The name that starts at `from` and ends with its line, or at `to`. */
  at(bytes: Uint8Array, from: number, to: number): string {
    let hash = 0;
    let end = from;
    for (; end < to; end++) {
      const byte = bytes[end] as number;
      if (byte === CR && bytes[end + 1] === LF) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const known = this.#byHash.get(hash);
    if (known !== undefined && known.bytes.length === end - from && startsWith(bytes, from, known.bytes)) {
      return known.name;
    }
    return this.#learn(hash, bytes.slice(from, end));
  }

  #learn(hash: number, bytes: Uint8Array): string {
    const name = internalised(Buffer.from(bytes).toString('latin1'));
    if (bytes.length > MAX_NAME_LENGTH) return name;
    if (this.#byHash.size >= MAX_NAMES) this.#byHash.clear();
    this.#byHash.set(hash, { bytes: Uint8Array.from(bytes), name });
    return name;
  }
}

/** Whether `part` stands at `at`. */
export const startsWith = (bytes: Uint8Array, at: number, part: Uint8Array): boolean => {
  for (let i = 0; i < part.length; i++) {
    if (bytes[at + i] !== part[i]) return false;
  }
  return true;
};

/** The copy that V8 holds once, whatever the name was cut from. */
const internalised = (name: string): string => Object.keys({ [name]: true })[0] ?? name;
