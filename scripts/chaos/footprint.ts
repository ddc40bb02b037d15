const handleKinds = /TCP|TLS|GetAddrInfo|Pipe/;

/** What the process holds, over time: the heap after a collection, and the sockets that are open. */
export class Footprint {
  readonly #heaps: { readonly minute: number; readonly mib: number }[] = [];
  readonly #handles: number[] = [];
  readonly #startedAt = performance.now();

  measure(): void {
    // Run with --expose-gc; without it the slope says more about the collector than about leaks.
    globalThis.gc?.();
    const minute = (performance.now() - this.#startedAt) / 60_000;
    this.#heaps.push({ minute, mib: process.memoryUsage().heapUsed / 1_048_576 });
    this.#handles.push(process.getActiveResourcesInfo().filter((kind) => handleKinds.test(kind)).length);
  }

  /** MiB a minute, by least squares over the second half, when everything has found its size. */
  get slope(): number {
    const settled = this.#heaps.slice(this.#heaps.length >> 1);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const at = mean(settled.map(({ minute }) => minute));
    const heap = mean(settled.map(({ mib }) => mib));
    const rise = settled.reduce((sum, { minute, mib }) => sum + (minute - at) * (mib - heap), 0);
    const spread = settled.reduce((sum, { minute }) => sum + (minute - at) ** 2, 0);
    return spread === 0 ? 0 : rise / spread;
  }

  get summary(): string {
    const [first, last] = [this.#heaps[this.#heaps.length >> 1]?.mib ?? 0, this.#heaps.at(-1)?.mib ?? 0];
    const heap = `heap ${first.toFixed(1)} MiB half-way, ${last.toFixed(1)} MiB at the end`;
    return `${heap}, slope ${this.slope.toFixed(2)} MiB a minute; sockets open at most ${Math.max(0, ...this.#handles)}, at the end ${this.#handles.at(-1) ?? 0}`;
  }

  /** What the figures say against it. The run itself keeps the fate of each action, some 200 bytes. */
  get broken(): string[] {
    if (this.#heaps.length < 12) return [];
    return [
      ...(this.slope < 2 ? [] : [`the heap grows by ${this.slope.toFixed(2)} MiB a minute`]),
      ...((this.#handles.at(-1) ?? 0) <= 12 ? [] : [`${this.#handles.at(-1)} sockets are open`]),
    ];
  }

  toString(): string {
    return `${this.#heaps.at(-1)?.mib.toFixed(1)} MiB, ${this.#handles.at(-1)} sockets`;
  }
}
