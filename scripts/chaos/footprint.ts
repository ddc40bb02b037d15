const socketKinds = /TCP|TLS|GetAddrInfo|Pipe|ConnectWrap/;

/** What is there between two turns in any process, and says nothing. */
const passing = /Immediate|TickObject|FSReq|Promise/;

/** The handles and requests that keep this process alive, by kind. */
const handles = (): string[] => process.getActiveResourcesInfo().filter((kind) => !passing.test(kind));

interface Sample {
  readonly minute: number;
  /** MiB, after a collection: objects, and the buffers behind them. */
  readonly heap: number;
  readonly buffers: number;
  readonly handles: number;
  readonly sockets: number;
}

/** Samples after the warm-up, some twelve seconds apart; of fewer than these, what is in flight at one decides. */
const enough = 12;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * By how much `of` rises in a minute: the median of the slopes between any two samples (Theil and Sen), which what happens
 * to be in flight at one of them does not bend.
 */
const rise = (samples: readonly Sample[], of: (sample: Sample) => number): number =>
  median(
    samples.flatMap((one, index) =>
      samples.slice(index + 1).map((other) => (of(other) - of(one)) / (other.minute - one.minute)),
    ),
  );

const both = ({ heap, buffers }: Sample): number => heap + buffers;

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(3)}`;

/**
 * What the process holds, over time. It is flat when, after the first third of the run, in which everything finds its
 * size, heap and buffers together rise by less than {@link Footprint.boundMib} a minute, and there are no more handles in
 * the last third than in the second, as judged by their medians.
 */
export class Footprint {
  /**
   * MiB a minute. A run has some sixteen sessions a minute, each of which holds 64 KiB to read into and more: two that leak
   * would show. The engine's own code grows by half of it for the first ten minutes.
   */
  static readonly boundMib = 0.15;
  readonly #samples: Sample[] = [];
  readonly #startedAt = performance.now();
  readonly #atFirst = handles();

  constructor() {
    if (!globalThis.gc)
      throw new Error('run this with --expose-gc: without it the heap says more of the collector than of leaks');
  }

  measure(): void {
    // Buffers are given back beside the program, and are all gone when the next collection begins.
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const open = handles();
    this.#samples.push({
      minute: (performance.now() - this.#startedAt) / 60_000,
      heap: heapUsed / 1_048_576,
      buffers: arrayBuffers / 1_048_576,
      handles: open.length,
      sockets: open.filter((kind) => socketKinds.test(kind)).length,
    });
  }

  get #settled(): readonly Sample[] {
    const length = this.#samples.at(-1)?.minute ?? 0;
    return this.#samples.filter(({ minute }) => minute > length / 3);
  }

  /** Medians of the second and of the last third of the run. */
  #thirds(of: (sample: Sample) => number): readonly [number, number] {
    const settled = this.#settled.map(of);
    const half = settled.length >> 1;
    return [median(settled.slice(0, half)), median(settled.slice(half))];
  }

  /** What the process still has open that it had not at first; to be asked when everything was closed. */
  get left(): readonly string[] {
    const left = handles();
    for (const kind of this.#atFirst) {
      const index = left.indexOf(kind);
      if (index !== -1) left.splice(index, 1);
    }
    return left;
  }

  get lines(): string[] {
    const settled = this.#settled;
    if (settled.length < enough) return ['too short to say whether anything grows'];
    const describe = (name: string, of: (sample: Sample) => number): string => {
      const [second, last] = this.#thirds(of).map((mib) => mib.toFixed(2));
      return `${name} ${second} MiB in the second third, ${last} MiB in the last: ${signed(rise(settled, of))} MiB a minute`;
    };
    const [second, last] = this.#thirds((sample) => sample.handles);
    const [some, more] = this.#thirds((sample) => sample.sockets);
    return [
      describe('heap', ({ heap }) => heap),
      describe('buffers', ({ buffers }) => buffers),
      describe('both', both),
      `handles ${second} in the second third, ${last} in the last; of them sockets ${some} and ${more}, at most ${Math.max(...this.#samples.map(({ sockets }) => sockets))}`,
    ];
  }

  /** What the figures say against it. */
  get broken(): string[] {
    const settled = this.#settled;
    if (settled.length < enough) return [];
    const slope = rise(settled, both);
    const [second, last] = this.#thirds((sample) => sample.handles);
    return [
      ...(slope < Footprint.boundMib ? [] : [`memory grows by ${slope.toFixed(3)} MiB a minute`]),
      ...(last <= second + 2 ? [] : [`${last} handles are open, ${second} were before`]),
    ];
  }

  toString(): string {
    const last = this.#samples.at(-1);
    return last ? `${last.heap.toFixed(2)} + ${last.buffers.toFixed(2)} MiB, ${last.handles} handles` : '';
  }
}
