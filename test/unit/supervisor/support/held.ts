import { EventEmitter } from 'node:events';
import type { Clock } from '../../../../src/clock.js';

export type HeldKind = 'socket' | 'timer' | 'listener' | 'promise';

/** What children hold: one of each kind for every incarnation that lives, and nothing for those that do not. */
export class Held {
  readonly #bus = new EventEmitter().setMaxListeners(0);
  readonly #clock: Clock;
  readonly #open = new Set<{ readonly kind: HeldKind; readonly owner: string }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get sockets(): number {
    return this.#count('socket');
  }

  /** Everything that is held, as `kind owner`. */
  get all(): readonly string[] {
    const listeners = this.#bus.listenerCount('event') - this.#count('listener');
    const stray = Array.from({ length: listeners }, () => 'listener of nobody');
    return [...Array.from(this.#open, ({ kind, owner }) => `${kind} ${owner}`), ...stray];
  }

  /** Takes one of each kind. They are given back by the returned function, and when the signal is aborted. */
  take(owner: string, signal: AbortSignal): () => void {
    if (signal.aborted) return () => {};
    const releases = [this.#socket(owner), this.#timer(owner), this.#listener(owner), this.#promise(owner)];
    const release = () => {
      for (const give of releases.splice(0)) give();
      signal.removeEventListener('abort', release);
    };
    signal.addEventListener('abort', release, { once: true });
    return release;
  }

  #socket(owner: string): () => void {
    return this.#note('socket', owner);
  }

  #timer(owner: string): () => void {
    const given = this.#note('timer', owner);
    let timer: unknown;
    const tick = () => {
      timer = this.#clock.setTimeout(tick, 1_000_000);
    };
    tick();
    return () => {
      this.#clock.clearTimeout(timer);
      given();
    };
  }

  #listener(owner: string): () => void {
    const given = this.#note('listener', owner);
    const listener = () => {};
    this.#bus.on('event', listener);
    return () => {
      this.#bus.off('event', listener);
      given();
    };
  }

  #promise(owner: string): () => void {
    const given = this.#note('promise', owner);
    let settle = () => {};
    const pending = new Promise<void>((resolve) => {
      settle = resolve;
    });
    void pending.then(given);
    return () => {
      settle();
      given();
    };
  }

  #note(kind: HeldKind, owner: string): () => void {
    const thing = { kind, owner };
    this.#open.add(thing);
    return () => this.#open.delete(thing);
  }

  #count(kind: HeldKind): number {
    return Array.from(this.#open).filter((thing) => thing.kind === kind).length;
  }
}
