import type { ActorLogic, Snapshot } from 'xstate';
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

/**
 * Declares a worker.
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
export const worker = <S = undefined, A = unknown>({ init, run, ...spec }: WorkerOptions<S, A>): ChildSpec<A> => ({
  restart: 'transient',
  ...spec,
  start: (scope) => {
    const started = (state: S): StartedLogic => {
      const input = { scope: scope as unknown as IncarnationScope, run, state } as WorkerInput;
      return { logic: workerLogic, input };
    };
    const state = init?.(scope) as S | Promise<S>;
    return state instanceof Promise ? state.then(started) : started(state);
  },
});

interface WorkerInput {
  readonly scope: IncarnationScope;
  readonly run: (scope: unknown, state: unknown) => unknown;
  readonly state: unknown;
}

type WorkerEvent =
  | { readonly type: 'supervisor.shutdown' }
  | { readonly type: 'worker.ended'; readonly exit: ExitReason | undefined }
  | { readonly type: 'worker.failed'; readonly error: unknown }
  | { readonly type: 'xstate.stop' };

type WorkerSnapshot = Snapshot<{ readonly exit: ExitReason | undefined }> & { readonly input: WorkerInput };

interface WorkerLogic extends ActorLogic<WorkerSnapshot, WorkerEvent, WorkerInput> {
  readonly events: readonly WorkerEvent['type'][];
}

/** Runs a worker as an actor. */
const workerLogic: WorkerLogic = {
  events: ['supervisor.shutdown', 'worker.ended', 'worker.failed'],

  getInitialSnapshot: (_scope, input) => ({ status: 'active', output: undefined, error: undefined, input }),

  start: ({ input: { scope, run, state } }, { self }) => {
    const ended = (output: unknown) => self.send({ type: 'worker.ended', exit: exitOfOutput(output) });
    const failed = (error: unknown) =>
      self.send(scope.abortedBy(error) ? { type: 'worker.ended', exit: 'shutdown' } : { type: 'worker.failed', error });
    const result = run(scope, state);
    if (result instanceof Promise) result.then(ended, failed);
    else queueMicrotask(() => ended(result));
  },

  transition: (snapshot, event) => {
    switch (event.type) {
      case 'supervisor.shutdown':
        snapshot.input.scope.abort();
        return snapshot;
      case 'worker.ended':
        return { ...snapshot, status: 'done', output: { exit: event.exit }, error: undefined };
      case 'worker.failed':
        return { ...snapshot, status: 'error', output: undefined, error: event.error };
      case 'xstate.stop':
        snapshot.input.scope.abort();
        return { ...snapshot, status: 'stopped', output: undefined, error: undefined };
    }
  },

  getPersistedSnapshot: ({ status, output, error }) => ({ status, output, error }) as Snapshot<unknown>,
};
