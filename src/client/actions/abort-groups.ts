/**
 * Many waits on few signals. Node warns at the eleventh listener of a signal, and removing thousands of them one by one
 * is quadratic; here each signal has one listener for a whole tree, whatever hangs on it.
 */
export class AbortGroups {
  readonly #groups = new Map<AbortSignal, Set<() => void>>();

  /**
   * Calls back once when the signal is aborted; never for one that is aborted already. The returned function takes that
   * back. The callback must not throw.
   */
  watch(signal: AbortSignal | undefined, callback: () => void): () => void {
    if (!signal || signal.aborted) return () => undefined;
    const group = this.#groups.get(signal) ?? this.#begin(signal);
    group.add(callback);
    return () => {
      group.delete(callback);
      if (group.size === 0 && this.#groups.get(signal) === group) this.#end(signal);
    };
  }

  readonly #onAbort = (event: Event): void => {
    const signal = event.target as AbortSignal;
    const group = this.#groups.get(signal);
    this.#groups.delete(signal);
    for (const callback of group ?? []) callback();
  };

  #begin(signal: AbortSignal): Set<() => void> {
    const group = new Set<() => void>();
    this.#groups.set(signal, group);
    signal.addEventListener('abort', this.#onAbort, { once: true });
    return group;
  }

  #end(signal: AbortSignal): void {
    this.#groups.delete(signal);
    signal.removeEventListener('abort', this.#onAbort);
  }
}
