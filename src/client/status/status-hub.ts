import { LimitError, OptionError } from '../../errors.js';
import type { Report } from '../../telemetry/report.js';
import type { ListenerId } from '../listening/filter.js';
import { createListenerIds } from '../listening/listener-ids.js';
import type { ConnectionStatus, StatusListener } from './status.js';

/** The status listeners of a connection or a tree, by id. What one of them throws is reported and reaches no other. */
export class StatusHub {
  readonly #owner: string;
  readonly #report: (report: Report) => void;
  readonly #max: number;
  readonly #listeners = new Map<ListenerId, StatusListener>();
  /** Those of them that users added. */
  readonly #users = new Set<ListenerId>();
  readonly #nextId: () => ListenerId;

  constructor(owner: string, report: (report: Report) => void, max: number) {
    this.#nextId = createListenerIds(`${owner}/status`);
    this.#owner = owner;
    this.#report = report;
    this.#max = max;
  }

  /** Adds a listener of a user. Throws {@link OptionError} (`listener`), and {@link LimitError} (`AMI_TOO_MANY_LISTENERS`). */
  admit(listener: StatusListener): ListenerId {
    if (typeof listener !== 'function') throw new OptionError('listener', 'must be a function');
    if (this.#users.size >= this.#max) {
      const problem = `${this.#owner} has ${this.#max} status listeners, which is the limit`;
      throw new LimitError('AMI_TOO_MANY_LISTENERS', problem);
    }
    const id = this.add(listener);
    this.#users.add(id);
    return id;
  }

  /** Adds a listener of ours, of which there is one for each call, stream or wait: these have bounds of their own. */
  add(listener: StatusListener): ListenerId {
    const id = this.#nextId();
    this.#listeners.set(id, listener);
    return id;
  }

  /** Whether it was there. */
  delete(id: ListenerId): boolean {
    this.#users.delete(id);
    return this.#listeners.delete(id);
  }

  tell(status: ConnectionStatus): void {
    for (const [id, listener] of [...this.#listeners]) {
      if (!this.#listeners.has(id)) continue;
      try {
        const result: unknown = listener(status);
        if (result instanceof Promise) result.catch((error: unknown) => this.#failed(id, error));
      } catch (error) {
        this.#failed(id, error);
      }
    }
  }

  #failed(listener: ListenerId, error: unknown): void {
    this.#report({
      type: 'status_listener_failed',
      level: 'error',
      message: `status listener ${listener} failed`,
      fields: { connection: this.#owner, listener, error },
    });
  }
}
