import type { Clock } from '../../clock.js';
import type { ConnectionState } from '../../connection/state.js';

export interface Damping {
  /** How long it has to be ready before it counts as up, in milliseconds. */
  readonly upAfterMs: number;
  /** How long it has to be away before it counts as down. */
  readonly downAfterMs: number;
}

const meaning: Partial<Record<ConnectionState, 'up' | 'down'>> = {
  ready: 'up',
  draining: 'down',
  reconnecting: 'down',
  failed: 'down',
  closed: 'down',
};

/** Whether a connection is up or down in the eyes of an operator: short interruptions are damped away. */
export class Availability {
  readonly #clock: Clock;
  readonly #damping: Damping;
  readonly #tell: (now: 'up' | 'down', cause: Error | undefined) => void;
  #told: 'up' | 'down' | undefined;
  #coming: { readonly now: 'up' | 'down'; readonly timer: unknown } | undefined;

  constructor(clock: Clock, damping: Damping, tell: (now: 'up' | 'down', cause: Error | undefined) => void) {
    this.#clock = clock;
    this.#damping = damping;
    this.#tell = tell;
  }

  entered(state: ConnectionState, cause: Error | undefined): void {
    const now = meaning[state];
    // A connection that is down for good will not come back while we wait.
    const final = state === 'failed' || state === 'closed';
    if (now === undefined || (now === this.#coming?.now && !final)) return;
    this.#callOff();
    if (now === this.#told) return;
    const afterMs = final ? 0 : now === 'up' ? this.#damping.upAfterMs : this.#damping.downAfterMs;
    if (afterMs === 0) this.#say(now, cause);
    else this.#coming = { now, timer: this.#clock.setTimeout(() => this.#say(now, cause), afterMs) };
  }

  #say(now: 'up' | 'down', cause: Error | undefined): void {
    this.#coming = undefined;
    this.#told = now;
    this.#tell(now, cause);
  }

  #callOff(): void {
    if (this.#coming) this.#clock.clearTimeout(this.#coming.timer);
    this.#coming = undefined;
  }
}
