import { wallTime } from '../clock.js';
import type { Attachment } from './attachment.js';
import type { ExitReason } from './exit-reason.js';
import { type Host, Incarnation } from './incarnation.js';
import type { RestartWindow } from './restart-window.js';
import type { ResolvedChildSpec } from './spec.js';
import type { ChildStatus } from './start-scope.js';
import type { SupervisorNode } from './supervisor-node.js';

/** `undefined`, `restarting` and `up` as OTP has them; `starting` while the start function runs; `parked` when a budget is used up. */
export type ChildState = 'undefined' | 'starting' | 'up' | 'restarting' | 'parked';

/** One entry of a supervisor: a spec, and what has become of it. It outlives its incarnations, and those of its supervisor. */
export class Child {
  /** The name of the entry within its supervisor: the id, except where children have no ids. */
  readonly key: string;
  readonly spec: ResolvedChildSpec;
  readonly home: SupervisorNode;
  /** Added by `startChild`, not declared. */
  readonly dynamic: boolean;
  readonly attachment: Attachment | undefined;
  /** What a child supervisor is made of. */
  readonly nested: SupervisorNode | undefined;
  /** What `startChild` of a simple_one_for_one supervisor was given. */
  args: unknown;
  /** Restarts that its own budget remembers. */
  window: RestartWindow = [];
  /** How often it came up again without anybody asking. */
  restarts = 0;
  lastExit: ExitReason | undefined;
  #state: ChildState = 'undefined';
  #since: number;
  #incarnations = 0;
  #latest: Incarnation | undefined;
  #cancelRetry: (() => void) | undefined;

  constructor(home: SupervisorNode, key: string, spec: ResolvedChildSpec, dynamic: boolean, args?: unknown) {
    this.home = home;
    this.key = key;
    this.spec = spec;
    this.dynamic = dynamic;
    this.args = args;
    this.#since = wallTime(home.tree.clock);
    this.attachment = spec.attach && home.tree.attachments.claim(this, spec.attach);
    this.nested = spec.supervisor && home.nest(this, spec.supervisor);
  }

  get path(): readonly string[] {
    return [...this.home.path, this.spec.id];
  }

  get state(): ChildState {
    return this.#state;
  }

  /** When it came into its state: milliseconds since 1970. */
  get since(): number {
    return this.#since;
  }

  /** The serial number of its latest incarnation; 0 before the first. */
  get incarnations(): number {
    return this.#incarnations;
  }

  /** The incarnation that is up. */
  get current(): Incarnation | undefined {
    return this.#state === 'up' ? this.#latest : undefined;
  }

  /** The incarnation that stands for the entry: the one that is up, or whose place is being filled again. */
  get latest(): Incarnation | undefined {
    return this.#latest;
  }

  /** Up, or to be again. */
  get present(): boolean {
    return this.#state !== 'undefined';
  }

  starting(host: Host): Incarnation {
    this.#incarnations += 1;
    this.#become('starting');
    this.tell({ type: 'starting', incarnation: this.#incarnations });
    return new Incarnation(this, this.#incarnations, host);
  }

  up(incarnation: Incarnation): void {
    this.#become('up');
    this.#latest = incarnation;
    if (this.spec.restart === 'temporary') this.args = undefined;
    this.tell({ type: 'up', incarnation: this.#incarnations });
  }

  /** Gone, and nobody means to start it again. */
  down(reason: ExitReason): void {
    this.lastExit = reason;
    this.#latest = undefined;
    this.#become('undefined');
    this.#announceDown(reason);
  }

  /** Gone for the length of a restart. */
  away(reason: ExitReason): void {
    this.lastExit = reason;
    this.#become('undefined');
    this.tell({ type: 'restarting', incarnation: this.#incarnations, reason });
  }

  /** Gone, and to be tried again; `cancel` calls that off. */
  restarting(reason: ExitReason, cancel: () => void): void {
    this.lastExit = reason;
    this.#become('restarting');
    this.#cancelRetry = cancel;
    this.tell({ type: 'restarting', incarnation: this.#incarnations, reason });
  }

  parked(reason: ExitReason, retryAt: number, cancel: () => void): void {
    this.lastExit = reason;
    this.#become('parked');
    this.#cancelRetry = cancel;
    this.window = [];
    this.tell({ type: 'parked', incarnation: this.#incarnations, reason, retryAt });
  }

  /** The spec is gone. */
  removed(): void {
    this.#cancelRetry?.();
    this.nested?.removed();
    this.tell({ type: 'removed', incarnation: this.#incarnations, reason: this.lastExit });
    this.attachment?.release(this);
  }

  tell(status: ChildStatus): void {
    this.attachment?.tell(status);
  }

  #become(state: ChildState): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    if (state === this.#state) return;
    this.#state = state;
    this.#since = wallTime(this.home.tree.clock);
    this.home.changed(this);
  }

  #announceDown(reason: ExitReason): void {
    this.tell({ type: 'down', incarnation: this.#incarnations, reason });
    for (const child of this.nested?.children ?? []) child.#announceDown(reason);
  }
}
