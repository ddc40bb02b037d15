import type { AmiEvent } from '../../protocol/event.js';
import { Thrift } from '../../protocol/thrift.js';

/** What the serializer does with an event: runs its handler, and says when that is over. */
type Run = (event: AmiEvent) => Promise<void>;

/** Of all events that wait for one listener. */
const maxPendingBytes = 67_108_864;

/**
 * Runs asynchronous handlers one at a time for each value of a field, in the order of the events; events with different
 * values do not wait for each other. Keeps a bounded number of events waiting.
 */
export class Serializer {
  readonly #field: string;
  readonly #maxPending: number;
  readonly #run: Run;
  /** Per value the events that wait behind the one that runs. */
  readonly #queues = new Map<string, AmiEvent[]>();
  #pending = 0;
  #pendingBytes = 0;
  readonly #thrift = new Thrift();

  constructor(field: string, maxPending: number, run: Run) {
    this.#field = field;
    this.#maxPending = maxPending;
    this.#run = run;
  }

  /** False when there is no room for the event. */
  offer(event: AmiEvent): boolean {
    const key = event.get(this.#field) ?? '';
    const queue = this.#queues.get(key);
    if (!queue) {
      this.#queues.set(key, []);
      void this.#work(key, event);
      return true;
    }
    if (this.#pending >= this.#maxPending || this.#pendingBytes + event.size > maxPendingBytes) return false;
    this.#pending += 1;
    this.#pendingBytes += event.size;
    this.#thrift.add(event);
    queue.push(event);
    return true;
  }

  /** Forgets what waits; what runs comes to its end. */
  clear(): void {
    for (const queue of this.#queues.values()) queue.length = 0;
    this.#pending = 0;
    this.#pendingBytes = 0;
  }

  async #work(key: string, first: AmiEvent): Promise<void> {
    for (let event: AmiEvent | undefined = first; event; event = this.#next(key)) await this.#run(event);
    this.#queues.delete(key);
  }

  #next(key: string): AmiEvent | undefined {
    const event = this.#queues.get(key)?.shift();
    if (!event) return undefined;
    this.#pending -= 1;
    this.#pendingBytes -= event.size;
    return event;
  }
}
