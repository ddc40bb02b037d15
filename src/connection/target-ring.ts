import type { ResolvedConnectionOptions } from '../options/connection-options.js';
import type { Target } from '../transport/transport.js';

/** Within one connect deadline at least three addresses that swallow what they are sent are left for a fourth. */
const longestAddressMs = 1_000;
/** Node takes no less. */
const shortestAddressMs = 10;

/** The addresses of one Asterisk, or of several that stand in for each other: stays with one that works, and goes on from one that does not. */
export class TargetRing {
  readonly #targets: readonly Target[];
  #index = 0;

  constructor({ host, port, tls, hosts, connectTimeoutMs }: ResolvedConnectionOptions) {
    const addressTimeoutMs = Math.min(longestAddressMs, Math.max(shortestAddressMs, Math.floor(connectTimeoutMs / 4)));
    this.#targets = [{ host, port }, ...hosts].map((address) => ({ ...address, tls, addressTimeoutMs }));
  }

  get current(): Target {
    return this.#targets[this.#index] as Target;
  }

  /** `host:port` of the current one. */
  get endpoint(): string {
    const { host, port } = this.current;
    return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  }

  /** The current one did not get as far as a login. */
  advance(): void {
    this.#index = (this.#index + 1) % this.#targets.length;
  }
}
