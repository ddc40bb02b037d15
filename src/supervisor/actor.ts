import type { AnyActorLogic, InputFrom } from 'xstate';
import { checkIsChildSpec } from './check-child-spec.js';
import { SupervisorSpecError } from './errors.js';
import type { ChildSpec } from './spec.js';
import type { StartScope } from './start-scope.js';

/** Any XState logic as a child. Its other settings are those of a child spec. */
export interface ActorOptions<L extends AnyActorLogic, A = unknown>
  extends Omit<ChildSpec<A>, 'start' | 'type' | 'supervisor'> {
  readonly logic: L;
  /** The actor's input; a function is called for each incarnation, and is the way to hand on the `signal`. */
  readonly input?: InputFrom<L> | ((scope: StartScope<A>) => InputFrom<L>) | undefined;
  /** Whether the child answers to the event `supervisor.shutdown`; default: whether its logic declares that event. */
  readonly politeStop?: boolean | undefined;
}

/**
 * Declares a child that runs XState logic: a machine, or what `fromPromise`, `fromCallback` and their like return.
 * Throws {@link SupervisorSpecError} when `logic` is none; the rest is checked with the tree.
 *
 * @example
 * ```ts
 * actor({ id: 'dialler', logic: diallerMachine, input: ({ signal }) => ({ signal }) });
 * ```
 */
export const actor = <L extends AnyActorLogic, A = unknown>(options: ActorOptions<L, A>): ChildSpec<A> => {
  checkIsChildSpec(options);
  const { logic, input, politeStop, ...spec } = options;
  if (typeof logic?.transition !== 'function') {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_OPTION', 'logic', 'must be XState logic', logic);
  }
  return {
    ...spec,
    start: (scope) => ({ logic, input: isFactory<A>(input) ? input(scope) : input, politeStop }),
  };
};

const isFactory = <A>(input: unknown): input is (scope: StartScope<A>) => unknown => typeof input === 'function';
