import type { ActorLogic, Snapshot } from 'xstate';
import { checkIsChildSpec } from './check-child-spec.js';
import { SupervisorSpecError } from './errors.js';
import { type ExitReason, exitOfOutput } from './exit-reason.js';
import type { IncarnationScope } from './incarnation-scope.js';
import type { ChildSpec } from './spec.js';
import type { StartedLogic, StartScope } from './start-scope.js';

/** What `init` and `run` are given. `signal` is aborted when the worker is asked to stop, and at any end of it. */
export type WorkerScope<A = unknown> = StartScope<A>;

/** A plain asynchronous worker. Its settings are those of a child spec; `restart` defaults to `transient`. */
export interface WorkerOptions<S = undefined, A = unknown> extends Omit<ChildSpec<A>, 'start' | 'type' | 'supervisor'> {
  /** Prepares what `run` works with. The worker is up when it has resolved; a rejection is a start failure. */
  init?(scope: WorkerScope<A>): S | Promise<S>;
  /**
   * Lives until `signal` aborts. It ends the worker normally by returning, with another reason by returning
   * `{ exit: reason }`, and abnormally by throwing.
   */
  run(scope: WorkerScope<A>, state: S): unknown;
}

/** Throws {@link SupervisorSpecError} for what cannot declare a worker. */
export const checkWorker = (options: object): void => {
  checkIsChildSpec(options);
  const { init, run } = options as Partial<WorkerOptions>;
  if (typeof run !== 'function') {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_OPTION', 'run', 'must be a function', run);
  }
  if (init !== undefined && typeof init !== 'function') {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_OPTION', 'init', 'must be a function', init);
  }
};

/**
 * Declares a worker. Throws {@link SupervisorSpecError} when `run` or `init` is no function; the rest is checked with the tree.
 *
 * @example
 * ```ts
 * worker({
 *   id: 'campaign',
 *   init: async () => openStore(),
 *   run: async ({ signal }, store) => {
 *     while (!signal.aborted) await store.next({ signal });
 *   },
 * });
 * ```
 */
export const worker = <S = undefined, A = unknown>(options: WorkerOptions<S, A>): ChildSpec<A> => {
  checkWorker(options);
  const { init, run, ...spec } = options;
  return {
    restart: 'transient',
    ...spec,
    start: (scope) => {
      const started = (state: S): StartedLogic => ({ logic: workerLogic, input: new Work(scope, run, state) });
      const state = init?.(scope) as S | PromiseLike<S>;
      return isThenable(state) ? Promise.resolve(state).then(started) : started(state);
    },
  };
};

/** What one incarnation of a worker does, and with what. All of it is private: an inspector shows what is not. */
class Work {
  readonly #scope: IncarnationScope;
  readonly #run: (scope: never, state: never) => unknown;
  readonly #state: unknown;

  constructor(scope: unknown, run: (scope: never, state: never) => unknown, state: unknown) {
    this.#scope = scope as IncarnationScope;
    this.#run = run;
    this.#state = state;
  }

  run(): unknown {
    return this.#run(this.#scope as never, this.#state as never);
  }

  abort(): void {
    this.#scope.abort();
  }

  abortedBy(error: unknown): boolean {
    return this.#scope.abortedBy(error);
  }
}

const isThenable = <T>(value: T | PromiseLike<T>): value is PromiseLike<T> =>
  typeof (value as PromiseLike<T> | undefined)?.then === 'function';

type WorkerEvent =
  | { readonly type: 'supervisor.shutdown' }
  | { readonly type: 'worker.ended'; readonly exit: ExitReason | undefined }
  | { readonly type: 'worker.failed'; readonly error: unknown }
  | { readonly type: 'xstate.stop' };

type WorkerSnapshot = Snapshot<{ readonly exit: ExitReason | undefined }> & { readonly work: Work };

interface WorkerLogic extends ActorLogic<WorkerSnapshot, WorkerEvent, Work> {
  readonly events: readonly WorkerEvent['type'][];
}

/** Runs a worker as an actor. */
const workerLogic: WorkerLogic = {
  events: ['supervisor.shutdown', 'worker.ended', 'worker.failed'],

  getInitialSnapshot: (_scope, work) => ({ status: 'active', output: undefined, error: undefined, work }),

  start: ({ work }, { self }) => {
    const ended = (output: unknown) => self.send({ type: 'worker.ended', exit: exitOfOutput(output) });
    const failed = (error: unknown) =>
      self.send(work.abortedBy(error) ? { type: 'worker.ended', exit: 'shutdown' } : { type: 'worker.failed', error });
    const result = work.run();
    if (isThenable(result)) result.then(ended, failed);
    else queueMicrotask(() => ended(result));
  },

  transition: (snapshot, event) => {
    switch (event.type) {
      case 'supervisor.shutdown':
        snapshot.work.abort();
        return snapshot;
      case 'worker.ended':
        return { ...snapshot, status: 'done', output: { exit: event.exit }, error: undefined };
      case 'worker.failed':
        return { ...snapshot, status: 'error', output: undefined, error: event.error };
      case 'xstate.stop':
        snapshot.work.abort();
        return { ...snapshot, status: 'stopped', output: undefined, error: undefined };
    }
  },

  getPersistedSnapshot: ({ status, output, error }) => ({ status, output, error }) as Snapshot<unknown>,
};
