import type { Clock } from '../../../../src/clock.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is told to go on. It knows its timers, so that a test can count them. */
export class ManualClock implements Clock {
  #now = 0;
  #nextId = 1;
  #wallAheadMs = 0;
  #suspendedMs = 0;
  readonly #timers = new Map<number, Timer>();

  readonly now = (): number => this.#now;

  readonly wallNow = (): number => Date.UTC(2026, 0, 1) + this.#now + this.#wallAheadMs;

  readonly suspendedMs = (): number => this.#suspendedMs;

  readonly setTimeout = (callback: (...args: never[]) => void, ms: number): number => {
    const id = this.#nextId++;
    this.#timers.set(id, { at: this.#now + ms, callback: callback as () => void });
    return id;
  };

  readonly clearTimeout = (id: unknown): void => {
    this.#timers.delete(id as number);
  };

  get pending(): number {
    return this.#timers.size;
  }

  /** Goes to the time of the earliest timer, and fires it. False when there is none. */
  async next(): Promise<boolean> {
    const earliest = Math.min(...Array.from(this.#timers.values(), ({ at }) => at));
    if (!Number.isFinite(earliest)) return false;
    this.#now = Math.max(this.#now, earliest);
    await this.#fire();
    return true;
  }

  /** Lets `ms` pass in one turn, as when something blocks the process: no timer fires meanwhile. */
  stall(ms: number): void {
    this.#now += ms;
  }

  /** Sets the wall clock forward, or back. */
  setWall(byMs: number): void {
    this.#wallAheadMs += byMs;
  }

  /** The machine sleeps: the wall clock goes on, the monotonic one stands still. */
  suspend(ms: number): void {
    this.#wallAheadMs += ms;
    this.#suspendedMs += ms;
  }

  /** Lets `ms` pass, with every timer fired at its own time. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turns();
    for (let at = this.#due(end); at !== undefined; at = this.#due(end)) {
      this.#now = Math.max(this.#now, at);
      await this.#fire();
    }
    this.#now = end;
    await turns();
  }

  #due(end: number): number | undefined {
    const times = Array.from(this.#timers.values(), ({ at }) => at).filter((at) => at <= end);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async #fire(): Promise<void> {
    for (const [id, timer] of [...this.#timers]) {
      if (timer.at > this.#now || !this.#timers.delete(id)) continue;
      timer.callback();
    }
    await turns();
  }
}

/** Gives the event loop some turns, so that what has been posted is served. */
export const turns = async (count = 4): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
