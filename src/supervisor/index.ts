/**
 * Supervision as in Erlang/OTP for any XState logic and for plain asynchronous workers.
 *
 * @module
 */
export { type ActorOptions, actor } from './actor.js';
export type { ChildState } from './child.js';
export {
  type ChildSupervisorOptions,
  type DynamicSupervisorOptions,
  dynamicSupervisor,
  supervisor,
} from './child-supervisor.js';
export { createSupervisor, startSupervisor } from './create-supervisor.js';
export {
  BadStartResultError,
  type CallErrorCode,
  ChildStartError,
  type SpecErrorCode,
  StartTimeoutError,
  SupervisorCallError,
  SupervisorNotRunningError,
  SupervisorSpecError,
  UnknownSupervisorError,
} from './errors.js';
export { describeExit, type ExitReason, isCleanExit } from './exit-reason.js';
export type { ChildHandle } from './incarnation.js';
export type { ChildCounts, ChildEntry } from './introspection.js';
export type { ChildSnapshot, SupervisorSnapshot, TreeSnapshot } from './print.js';
export type {
  AutoShutdown,
  ChildSpec,
  ChildType,
  ResolvedChildSpec,
  ResolvedFlags,
  RestartBudget,
  RestartType,
  Shutdown,
  SupervisorFlags,
  SupervisorSpec,
} from './spec.js';
export type { AttachScope, ChildStatus, ShutdownEvent, StartedLogic, StartResult, StartScope } from './start-scope.js';
export type { Strategy } from './strategy.js';
export { checkChildSpecs, SupervisorHandle } from './supervisor-handle.js';
export { type StopOptions, SupervisorTree } from './tree.js';
export type { TreeOptions } from './tree-core.js';
export { type WorkerOptions, type WorkerScope, worker } from './worker.js';
