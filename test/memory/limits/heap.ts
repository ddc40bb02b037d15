import { turns } from '../../unit/supervisor/support/manual-clock.js';
import { collectGarbage } from '../garbage.js';

/** How much goes by between two looks at the heap. */
const STEP = 16_000_000;

const used = async (): Promise<number> => {
  // What the first collection lets go of, the second gives back.
  for (let times = 0; times < 2; times += 1) {
    await turns();
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Watches what is in memory, in bytes, while much goes by. */
export class Heap {
  /** What has gone by. */
  passed = 0;
  /** The most that was kept of it at any time. */
  grown = 0;
  readonly #base: number;
  #nextLook = STEP;

  private constructor(base: number) {
    this.#base = base;
  }

  static async watch(): Promise<Heap> {
    return new Heap(await used());
  }

  /** So many bytes have gone by. */
  async pass(bytes: number): Promise<void> {
    this.passed += bytes;
    if (this.passed < this.#nextLook) return;
    this.#nextLook = this.passed + STEP;
    await this.look();
  }

  async look(): Promise<void> {
    this.grown = Math.max(this.grown, (await used()) - this.#base);
  }
}
