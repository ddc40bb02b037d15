import type { Random } from './random.js';

/** A part of the library that reads what others wrote, and what has to hold whatever they wrote. */
export interface Target {
  readonly name: string;
  /** Folders or files under `src` whose coverage leads the way. */
  readonly sources: readonly string[];
  /** Words of its language, in latin-1: lines are made of them. */
  readonly words: readonly string[];
  readonly seeds: () => readonly Buffer[];
  /** An input made by the grammar of its language, from nothing. */
  readonly make: (random: Random) => Buffer;
  /** Throws, or rejects, when something does not hold. */
  readonly run: (input: Buffer) => void | Promise<void>;
}

/** Something that does not hold. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export const hold: (condition: boolean, what: string) => asserts condition = (condition, what) => {
  if (!condition) throw new Violation(what);
};
