import { type ExitReason, isCleanExit } from './exit-reason.js';
import type { AutoShutdown, RestartType, Shutdown } from './spec.js';

/** What becomes of a child that ended by itself: started again, kept as a spec without a child, or forgotten. */
export type Verdict = 'restart' | 'keep' | 'remove';

export const judgeExit = (restart: RestartType, reason: ExitReason): Verdict => {
  switch (restart) {
    case 'permanent':
      return 'restart';
    case 'transient':
      return isCleanExit(reason) ? 'keep' : 'restart';
    case 'temporary':
      return 'remove';
  }
};

/** Whether an exit is worth an error report: a child that may end cleanly, and did, is none. */
export const isAlarming = (restart: RestartType, reason: ExitReason): boolean =>
  restart === 'permanent' || !isCleanExit(reason);

/** Whether a child that was told to stop ended as it should have. */
export const isOrderlyStop = (reason: ExitReason, restart: RestartType, shutdown: Shutdown): boolean => {
  if (reason === 'shutdown') return true;
  if (reason === 'killed') return shutdown === 'brutal_kill';
  return isCleanExit(reason) && restart !== 'permanent';
};

/** What the check for an automatic shutdown looks at in each child. */
export interface RemainingChild {
  readonly spec: { readonly significant: boolean };
  /** Up, restarting or parked: the supervisor has not given it up. */
  readonly present: boolean;
}

/** Whether the supervisor ends because a significant child of it has ended by itself. */
export const endsSupervisor = (autoShutdown: AutoShutdown, remaining: Iterable<RemainingChild>): boolean => {
  switch (autoShutdown) {
    case 'never':
      return false;
    case 'any_significant':
      return true;
    case 'all_significant':
      for (const { spec, present } of remaining) if (spec.significant && present) return false;
      return true;
  }
};
