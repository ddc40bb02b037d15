import { OptionError } from '../../errors.js';
import type { Report } from '../../telemetry/report.js';
import type { ListenerId } from '../listening/filter.js';
import { createListenerIds } from '../listening/listener-ids.js';
import type { ConnectionStatus, StatusListener } from './status.js';

/** The status listeners of a connection or a tree, by id. What one of them throws is reported and reaches no other. */
export class StatusHub {
  readonly #owner: string;
  readonly #report: (report: Report) => void;
  readonly #listeners = new Map<ListenerId, StatusListener>();
  readonly #nextId: () => ListenerId;

  constructor(owner: string, report: (report: Report) => void) {
    this.#nextId = createListenerIds(`${owner}/status`);
    this.#owner = owner;
    this.#report = report;
  }

  /** Throws {@link OptionError} (`listener`). */
  add(listener: StatusListener): ListenerId {
    if (typeof listener !== 'function') throw new OptionError('listener', 'must be a function');
    const id = this.#nextId();
    this.#listeners.set(id, listener);
    return id;
  }

  /** Whether it was there. */
  delete(id: ListenerId): boolean {
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
