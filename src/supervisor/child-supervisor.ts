import { checkIsChildSpec } from './check-child-spec.js';
import type { ChildSpec, SupervisorFlags } from './spec.js';
import { startNested } from './supervisor-logic.js';

/** A supervisor within a tree: its flags, and what the supervisor above it is to know. Default `permanent`. */
export interface ChildSupervisorOptions
  extends SupervisorFlags,
    Omit<ChildSpec, 'start' | 'type' | 'supervisor' | 'attach' | 'startWhen' | 'maxChildren'> {}

/**
 * Declares a supervisor as a child of another one. Throws `SUPERVISOR_INVALID_CHILD_SPEC` for what is no object; the rest is
 * checked with the tree.
 *
 * @example
 * ```ts
 * supervisor({ id: 'dialler', strategy: 'rest_for_one', children: [trunk, campaign] });
 * ```
 */
export const supervisor = (options: ChildSupervisorOptions): ChildSpec => {
  checkIsChildSpec(options);
  const { id, restart, significant, shutdown, budget, restartDelayMs, startTimeoutMs, ...flags } = options;
  return {
    id,
    restart,
    significant,
    shutdown,
    budget,
    restartDelayMs,
    startTimeoutMs,
    type: 'supervisor',
    start: startNested,
    supervisor: flags,
  };
};

export interface DynamicSupervisorOptions
  extends Omit<ChildSupervisorOptions, 'strategy' | 'autoShutdown' | 'children' | 'maxChildren'> {
  /** How many children there may be at a time; default no limit. */
  readonly maxChildren?: number | undefined;
}

/**
 * Declares a supervisor whose children come and go, each with a spec of its own, and are told apart by handle: Elixir's
 * DynamicSupervisor. It starts empty; children are added by `startChild`, stopped all at once, and do not affect each other.
 */
export const dynamicSupervisor = (options: DynamicSupervisorOptions): ChildSpec => {
  checkIsChildSpec(options);
  const { maxChildren = Infinity, ...rest } = options;
  return supervisor({ ...rest, maxChildren });
};
