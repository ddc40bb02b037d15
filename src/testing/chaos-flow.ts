import type { Clock } from '../clock.js';
import type { Toxic, ToxicOf } from './toxic.js';

/** Where a flow ends. */
export interface FlowSink {
  write(bytes: Buffer): void;
  /** Passes FIN on. */
  end(): void;
  /** Closes the whole connection. */
  close(): void;
  /** Asks the source to wait, or to go on. */
  hold(full: boolean): void;
}

export interface FlowScope {
  readonly clock: Clock;
  readonly random: () => number;
}

interface Parcel {
  readonly due: number;
  /** Undefined is FIN. */
  readonly bytes: Buffer | undefined;
}

/** More than this waits in the source, so that a sender feels a narrow link as it would a real one. */
const HIGH_WATER_BYTES = 256 * 1024;

/** The longest that a piece occupies a narrow link, so that bytes trickle and do not come in bursts. */
const SLOT_MS = 50;

/** One direction of one connection: parcels wait in line until they are due. */
export class ChaosFlow {
  readonly #scope: FlowScope;
  readonly #sink: FlowSink;
  #toxics: readonly Toxic[] = [];
  #queue: Parcel[] = [];
  #queuedBytes = 0;
  #lineFreeAt = 0;
  #lastDue = 0;
  #allowance = Number.POSITIVE_INFINITY;
  #timer: unknown;
  #holding = false;

  constructor(scope: FlowScope, sink: FlowSink) {
    this.#scope = scope;
    this.#sink = sink;
  }

  /** Changes what happens here, to the parcels that wait too. */
  set toxics(toxics: readonly Toxic[]) {
    const limit = find(toxics, 'limit_data');
    if (limit !== find(this.#toxics, 'limit_data')) this.#allowance = limit?.bytes ?? Number.POSITIVE_INFINITY;
    this.#toxics = toxics;
    const waiting = this.#queue;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#lineFreeAt = 0;
    this.#lastDue = 0;
    const bytes = waiting.flatMap((parcel) => parcel.bytes ?? []);
    if (bytes.length > 0) this.push(Buffer.concat(bytes));
    if (waiting.some((parcel) => parcel.bytes === undefined)) this.push(undefined);
    this.#arm();
  }

  /** Takes bytes from the source; undefined is FIN. */
  push(bytes: Buffer | undefined): void {
    if (bytes === undefined) this.#enqueue(undefined, find(this.#toxics, 'slow_close')?.delayMs ?? 0);
    else for (const piece of this.#cut(bytes)) this.#enqueue(piece, 0);
    this.#arm();
  }

  stop(): void {
    this.#queue = [];
    this.#scope.clock.clearTimeout(this.#timer);
  }

  #enqueue(bytes: Buffer | undefined, delayMs: number): void {
    const { clock, random } = this.#scope;
    const latency = find(this.#toxics, 'latency');
    const slicer = find(this.#toxics, 'slicer');
    const bandwidth = find(this.#toxics, 'bandwidth');
    let due = clock.now() + delayMs;
    if (latency) due += Math.max(0, latency.latencyMs + (random() * 2 - 1) * (latency.jitterMs ?? 0));
    due = Math.max(due, this.#lastDue + (slicer?.delayMs ?? 0));
    if (bandwidth && bytes) {
      due = Math.max(due, this.#lineFreeAt) + (bytes.length / bandwidth.bytesPerSecond) * 1_000;
      this.#lineFreeAt = due;
    }
    this.#lastDue = due;
    this.#queue.push({ due, bytes });
    this.#queuedBytes += bytes?.length ?? 0;
    this.#holdIfFull();
  }

  #cut(bytes: Buffer): Buffer[] {
    const slicer = find(this.#toxics, 'slicer');
    const bandwidth = find(this.#toxics, 'bandwidth');
    const slot = bandwidth ? Math.max(1, Math.floor((bandwidth.bytesPerSecond * SLOT_MS) / 1_000)) : bytes.length;
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const size = Math.min(slot, slicer ? this.#sliceSize(slicer) : bytes.length);
      pieces.push(bytes.subarray(at, at + size));
      at += size;
    }
    return pieces;
  }

  #sliceSize({ bytes, variation = 0 }: ToxicOf<'slicer'>): number {
    return Math.max(1, Math.round(bytes + (this.#scope.random() * 2 - 1) * variation));
  }

  #arm(): void {
    const { clock } = this.#scope;
    clock.clearTimeout(this.#timer);
    const head = this.#queue[0];
    if (!head || find(this.#toxics, 'timeout') || head.due === Number.POSITIVE_INFINITY) return;
    const wait = head.due - clock.now();
    if (wait <= 0) this.#release();
    else this.#timer = clock.setTimeout(() => this.#release(), wait);
  }

  #release(): void {
    const now = this.#scope.clock.now();
    for (let head = this.#queue[0]; head && head.due <= now; head = this.#queue[0]) {
      this.#queue.shift();
      this.#queuedBytes -= head.bytes?.length ?? 0;
      if (head.bytes === undefined) this.#sink.end();
      else this.#pass(head.bytes);
    }
    this.#holdIfFull();
    this.#arm();
  }

  #pass(bytes: Buffer): void {
    const allowed = bytes.subarray(0, this.#allowance);
    this.#allowance -= allowed.length;
    if (allowed.length > 0) this.#sink.write(allowed);
    if (this.#allowance <= 0) this.#sink.close();
  }

  #holdIfFull(): void {
    const full = this.#queuedBytes > HIGH_WATER_BYTES;
    if (full === this.#holding) return;
    this.#holding = full;
    this.#sink.hold(full);
  }
}

const find = <T extends Toxic['type']>(toxics: readonly Toxic[], type: T): ToxicOf<T> | undefined =>
  toxics.find((toxic): toxic is ToxicOf<T> => toxic.type === type);
