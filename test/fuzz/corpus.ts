import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.js';

const MAX_ENTRIES = 5_000;

/** The inputs that are worth mutating: each did something that none before it did. Kept in a folder, for the next process. */
export class Corpus {
  readonly #folder: string;
  readonly #entries: Buffer[] = [];

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  get size(): number {
    return this.#entries.length;
  }

  /** What earlier processes kept, in their order. */
  kept(): Buffer[] {
    const files = readdirSync(this.#folder).sort();
    return files.map((file) => readFileSync(join(this.#folder, file)));
  }

  /** Takes an input in; `save` unless it came from the folder. */
  add(input: Buffer, save: boolean): void {
    if (this.#entries.length >= MAX_ENTRIES) return;
    this.#entries.push(input);
    if (!save) return;
    const hash = createHash('sha256').update(input).digest('hex').slice(0, 12);
    writeFileSync(join(this.#folder, `${String(this.#entries.length).padStart(6, '0')}-${hash}`), input);
  }

  /** One of the inputs, newer ones more often. */
  pick(random: Random): Buffer {
    const recent = random.below(3) === 0;
    const index = recent ? this.size - 1 - random.skewed(this.size) : random.below(this.size);
    return this.#entries[index] ?? Buffer.alloc(0);
  }
}
