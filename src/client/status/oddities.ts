import type { Clock } from '../../clock.js';
import type { ActionContext } from '../../errors.js';
import type { ResolvedConnectionOptions } from '../../options/connection-options.js';
import { escapeForDisplay } from '../../protocol/escape.js';
import type { AmiResponse } from '../../protocol/response.js';
import type { ReportSink } from '../../telemetry/report.js';

/** What may come in floods is told at most once in this time. */
const quietMs = 10_000;

/** Asterisk's own bound of an ActionID that is safe. */
const maxIdLength = 64;

/** What an owner of oddities tells of itself. */
export interface OddityOwner {
  readonly options: ResolvedConnectionOptions;
  readonly scope: { readonly clock: Clock; readonly report: ReportSink };
  /** Called at most once in 10 s. */
  tell(news: { readonly type: 'lag'; readonly lagMs: number }): void;
}

/** What is odd about a connection and no fault of it: counted each time, told seldom. */
export class Oddities {
  readonly #owner: OddityOwner;
  readonly #toldAt = new Map<string, number>();
  #maxLagMs = 0;
  #miscountedLists = 0;
  #strays = 0;

  constructor(owner: OddityOwner) {
    this.#owner = owner;
  }

  /** The longest time for which the listeners have held the socket up, in milliseconds. */
  get maxLagMs(): number {
    return this.#maxLagMs;
  }

  /** Lists whose end spoke of another number of rows than came. */
  get miscountedLists(): number {
    return this.#miscountedLists;
  }

  /** The listeners held the socket up. */
  lagged(lagMs: number): void {
    this.#maxLagMs = Math.max(this.#maxLagMs, lagMs);
    if (!this.#due('lag')) return;
    this.#owner.tell({ type: 'lag', lagMs });
    const { id: connection, lagWarningMs } = this.#owner.options;
    this.#owner.scope.report({
      type: 'lag',
      level: 'warn',
      message: `the listeners of ${connection} held its socket up for ${Math.round(lagMs)} ms; Asterisk may cut it off`,
      fields: { connection, lagMs, lagWarningMs },
    });
  }

  /** A list whose end speaks of another number of rows. The first of a connection is a warning. */
  miscounted({ action, actionId }: ActionContext): void {
    this.#miscountedLists += 1;
    const { id: connection } = this.#owner.options;
    this.#owner.scope.report({
      type: 'list_miscounted',
      level: this.#miscountedLists === 1 ? 'warn' : 'debug',
      message: `the list of ${action} on ${connection} has another number of rows than its end says`,
      fields: { connection, action, actionId, miscountedLists: this.#miscountedLists },
    });
  }

  /** A response that nobody waits for. `strays` in the report is how many there have been. */
  strayed(response: AmiResponse): void {
    this.#strays += 1;
    if (!this.#due('stray_response')) return;
    const { id: connection } = this.#owner.options;
    const { actionId: named, epoch, seq } = response;
    this.#owner.scope.report({
      type: 'stray_response',
      level: 'debug',
      message: `${connection} got a response to no action of its own`,
      fields: {
        connection,
        epoch,
        seq,
        actionId: named && escapeForDisplay(named.slice(0, maxIdLength)),
        strays: this.#strays,
      },
    });
  }

  #due(what: string): boolean {
    const now = this.#owner.scope.clock.now();
    if (now - (this.#toldAt.get(what) ?? Number.NEGATIVE_INFINITY) < quietMs) return false;
    this.#toldAt.set(what, now);
    return true;
  }
}
