import * as check from '../options/check.js';

/** Leave to shake hands with an endpoint; release it when logged in, or when the attempt is over. */
export type Permit = () => void;

interface Endpoint {
  active: number;
  readonly waiting: Set<() => void>;
  readonly sleeping: Set<() => void>;
}

/**
 * Lets at most `max` connections at a time log in to one endpoint. Asterisk's listen backlog is 10 and its `authlimit` 50:
 * five hundred connections that return at once would lock each other out. It also passes the word when an endpoint is
 * back, so that those who sleep through a back-off need not sleep to its end.
 *
 * Belongs to one tree; pass it to others in the same process to have them share the limit.
 */
export class HandshakeLimiter {
  readonly #max: number;
  readonly #endpoints = new Map<string, Endpoint>();

  /** Throws {@link OptionError} (`max`) for what is no number of connections. */
  constructor(max = 10) {
    this.#max = check.limit(10)(max, 'max');
  }

  /** A permit at once, or undefined when others have to finish first. */
  tryAcquire(endpoint: string): Permit | undefined {
    const known = this.#endpoint(endpoint);
    if (known.active >= this.#max || known.waiting.size > 0) {
      this.#forget(endpoint, known);
      return undefined;
    }
    return this.#grant(endpoint, known);
  }

  /** Calls back with a permit, in the order of asking. The returned function takes the request back. */
  acquire(endpoint: string, callback: (permit: Permit) => void): () => void {
    const permit = this.tryAcquire(endpoint);
    if (permit) {
      callback(permit);
      return () => undefined;
    }
    const known = this.#endpoint(endpoint);
    const request = () => callback(this.#grant(endpoint, known));
    known.waiting.add(request);
    return () => {
      known.waiting.delete(request);
      this.#forget(endpoint, known);
    };
  }

  /** Calls back once when somebody sees the endpoint alive. The returned function takes that back. */
  onRevival(endpoint: string, callback: () => void): () => void {
    const known = this.#endpoint(endpoint);
    known.sleeping.add(callback);
    return () => {
      known.sleeping.delete(callback);
      this.#forget(endpoint, known);
    };
  }

  /** The endpoint has shown a banner: wakes everyone who sleeps. */
  revived(endpoint: string): void {
    const known = this.#endpoints.get(endpoint);
    if (!known || known.sleeping.size === 0) return;
    for (const wake of [...known.sleeping]) if (known.sleeping.delete(wake)) wake();
  }

  #grant(endpoint: string, known: Endpoint): Permit {
    known.active += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      known.active -= 1;
      for (const next of known.waiting) {
        known.waiting.delete(next);
        next();
        return;
      }
      this.#forget(endpoint, known);
    };
  }

  #endpoint(name: string): Endpoint {
    let known = this.#endpoints.get(name);
    if (!known) {
      known = { active: 0, waiting: new Set(), sleeping: new Set() };
      this.#endpoints.set(name, known);
    }
    return known;
  }

  /** Whoever was asleep may hold an entry that has been forgotten, and replaced, since. */
  #forget(name: string, known: Endpoint): void {
    const idle = known.active === 0 && known.waiting.size === 0 && known.sleeping.size === 0;
    if (idle && this.#endpoints.get(name) === known) this.#endpoints.delete(name);
  }
}
