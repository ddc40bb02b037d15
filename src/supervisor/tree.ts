import { isDuration } from './check-child-spec.js';
import { SupervisorSpecError, UnknownSupervisorError } from './errors.js';
import { type ExitReason, isExitReason } from './exit-reason.js';
import type { Incarnation } from './incarnation.js';
import { formatTree, type TreeSnapshot, treeSnapshot } from './print.js';
import { SupervisorHandle } from './supervisor-handle.js';
import type { SupervisorNode } from './supervisor-node.js';
import type { TreeCore } from './tree-core.js';

export interface StopOptions {
  /** With which reason the root is to end; default `'shutdown'`. */
  readonly reason?: ExitReason | undefined;
  /** Milliseconds after which what has not stopped is killed; default none: every child has a deadline of its own. */
  readonly timeoutMs?: number | undefined;
}

const stopKeys: readonly string[] = ['reason', 'timeoutMs'] satisfies (keyof StopOptions)[];

const checkStopOptions = (options: StopOptions) => {
  const refuse = (path: string, problem: string, value: unknown): never => {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_OPTION', path, problem, value);
  };
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse('options', 'must be an object', options);
  for (const key of Object.keys(options)) if (!stopKeys.includes(key)) refuse(key, 'is not known', undefined);
  const { reason = 'shutdown', timeoutMs } = options;
  if (!isExitReason(reason)) refuse('reason', 'must be an exit reason', reason);
  if (timeoutMs !== undefined && !isDuration(timeoutMs))
    refuse('timeoutMs', 'must be milliseconds, 0 or more', timeoutMs);
  return { reason, timeoutMs };
};

/** A supervision tree; its own calls are those of its root supervisor. */
export class SupervisorTree extends SupervisorHandle {
  readonly #core: TreeCore;
  readonly #caller: Incarnation | undefined;

  constructor(core: TreeCore, caller?: Incarnation) {
    super(core.root, caller);
    this.#core = core;
    this.#caller = caller;
  }

  get name(): string {
    return this.#core.name;
  }

  /** `idle` until `start`, `ended` for good once the root has ended. */
  get state(): 'idle' | 'running' | 'ended' {
    return this.#core.state;
  }

  /** Resolves with the reason when the root has ended, whatever ended it. Never rejects. */
  get terminated(): Promise<ExitReason> {
    return this.#core.terminated;
  }

  /**
   * Starts the children in order; resolves when all are up. Called again, it returns the same promise. Rejects with
   * `SUPERVISOR_START_FAILED` when one could not be started, after those before it were stopped again, and with
   * `SUPERVISOR_NOT_RUNNING` when the tree was stopped meanwhile, or before.
   */
  start(): Promise<void> {
    return this.#core.start();
  }

  /**
   * Stops the children in reverse order. Resolves with the reason of the root's end, and may be called again. Rejects with
   * `SUPERVISOR_INVALID_OPTION` alone, and has then done nothing.
   */
  async stop(options: StopOptions = {}): Promise<ExitReason> {
    const { reason, timeoutMs } = checkStopOptions(options);
    return this.#core.stop(reason, timeoutMs);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop().then(() => {});
  }

  /** A child supervisor: by id where only one has it, else by its path of ids. Throws `SUPERVISOR_UNKNOWN`. */
  supervisor(which: string | readonly string[]): SupervisorHandle {
    const found = [...nodesBelow(this.#core.root)].filter(({ path }) =>
      Array.isArray(which) ? path.join('/') === which.join('/') : path.at(-1) === which,
    );
    const [node] = found;
    if (!node || found.length > 1) throw new UnknownSupervisorError(which, this.name, found.length);
    return new SupervisorHandle(node, this.#caller);
  }

  /** What the child of this id has attached; undefined when nothing is. */
  attachment(id: string): unknown {
    return this.#core.attachments.get(id)?.value;
  }

  /** Everything attached, by the ids of children, in the order in which it was made. */
  get attachments(): ReadonlyMap<string, unknown> {
    return this.#core.attachments.values();
  }

  /** Hears of what is attached from now on, by `startChild`; returns the way to stop that. */
  onAttach(listener: (id: string, attachment: unknown) => void): () => void {
    return this.#core.attachments.onAttach(listener);
  }

  /** The tree as it is now, drawn with one line a child. */
  print(): string {
    return formatTree(this.toJSON());
  }

  /** The tree as it is now, as plain data. */
  toJSON(): TreeSnapshot {
    return treeSnapshot(this.#core);
  }
}

function* nodesBelow(node: SupervisorNode): Iterable<SupervisorNode> {
  for (const { nested } of node.children) {
    if (!nested) continue;
    yield nested;
    yield* nodesBelow(nested);
  }
}
