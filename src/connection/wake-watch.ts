import { type Clock, wallTime } from '../clock.js';

/** How often it is looked whether time has passed unseen. */
const lookEveryMs = 1_000;

/** What passes unseen without meaning anything: a busy process, a wall clock that is being corrected. */
const toleratedMs = 2_000;

/**
 * Notices that this process did not run for a while: it was stopped, or the machine was suspended. Then its timers came late,
 * or the wall clock has run ahead of the monotonic one, which stands still in a suspended machine. A wall clock that was set
 * forward looks the same, so a wake may only lead to what does no harm, such as a Ping.
 *
 * One timer for all connections of a tree, and none while nobody watches.
 */
export class WakeWatch {
  readonly #watchers = new Set<() => void>();
  #stop: () => void = () => undefined;

  /** Calls back whenever the process has woken up. Returns how to stop watching. All who watch have the same clock. */
  watch(clock: Clock, woken: () => void): () => void {
    const watcher = () => woken();
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) this.#look(clock);
    return () => {
      if (this.#watchers.delete(watcher) && this.#watchers.size === 0) this.#stop();
    };
  }

  #look(clock: Clock): void {
    const [before, wallBefore] = [clock.now(), wallTime(clock)];
    const timer = clock.setTimeout(() => {
      const passedMs = clock.now() - before;
      const aheadMs = wallTime(clock) - wallBefore - passedMs;
      this.#look(clock);
      if (passedMs - lookEveryMs <= toleratedMs && aheadMs <= toleratedMs) return;
      for (const watcher of [...this.#watchers]) if (this.#watchers.has(watcher)) watcher();
    }, lookEveryMs);
    this.#stop = () => clock.clearTimeout(timer);
  }
}
