import type { InspectionEvent, Observer } from 'xstate';
import type { Clock } from '../clock.js';
import type { Logger, ReportSink } from '../telemetry/report.js';
import type { AttachScope, StartResult, StartScope } from './start-scope.js';
import type { Strategy } from './strategy.js';

/** `permanent`: always restarted. `transient`: only after an abnormal end. `temporary`: never, and forgotten. */
export type RestartType = 'permanent' | 'transient' | 'temporary';

export type ChildType = 'worker' | 'supervisor';

/** How long a child may take to stop, in milliseconds; `'brutal_kill'` does not ask it at all. */
export type Shutdown = number | 'infinity' | 'brutal_kill';

/** Whether the end of significant children ends their supervisor. */
export type AutoShutdown = 'never' | 'any_significant' | 'all_significant';

/** Restarts that a child may use up by itself, without touching its supervisor's window. A departure from OTP. */
export interface RestartBudget {
  /** Restarts within the period; one more parks the child. */
  readonly intensity: number;
  readonly periodMs: number;
  /** A parked child is tried again after this time, with a fresh budget. */
  readonly retryMs: number;
}

/**
 * How to start, restart and stop one child. Plain data, except for its functions; `A` is what its `attach` returns.
 *
 * Pure OTP unless `attach`, `budget`, `restartDelayMs`, `startWhen` or `startTimeoutMs` is given.
 */
export interface ChildSpec<A = unknown> {
  /** Unique among the children of a supervisor; unique in the tree when there is an `attach`. */
  readonly id: string;
  /** Starts one incarnation. What it throws, or rejects with, is a start failure. */
  start(scope: StartScope<A>): StartResult | Promise<StartResult>;
  /** Default `permanent`. */
  readonly restart?: RestartType | undefined;
  /** Whether its end counts for the supervisor's `autoShutdown`; default false. */
  readonly significant?: boolean | undefined;
  /** Default `worker`. */
  readonly type?: ChildType | undefined;
  /** Default 5,000 ms for workers, `'infinity'` for supervisors. */
  readonly shutdown?: Shutdown | undefined;
  /** Makes what outlives restarts: called once per tree and id, and kept. */
  attach?(scope: AttachScope): A;
  /** Default false: restarts count in the supervisor's window, as in OTP. */
  readonly budget?: RestartBudget | false | undefined;
  /** Milliseconds between an end and the restart, and between two tries; default 0, as in OTP. */
  readonly restartDelayMs?: number | undefined;
  /** Whether the start returns only when `ready` has resolved; default `ready`. */
  readonly startWhen?: 'declared' | 'ready' | undefined;
  /** Milliseconds that a start may take; default none, as in OTP. */
  readonly startTimeoutMs?: number | undefined;
  /** What a child supervisor is made of; `supervisor()` puts it here. */
  readonly supervisor?: SupervisorFlags | undefined;
}

/** How a supervisor treats its children, and which it starts with. */
export interface SupervisorFlags {
  /** Default `one_for_one`. */
  readonly strategy?: Strategy | undefined;
  /** Restarts within `periodMs`; one more ends the supervisor. Default 1. */
  readonly intensity?: number | undefined;
  /** Milliseconds, greater than 0; default 5,000. */
  readonly periodMs?: number | undefined;
  /** Default `never`. */
  readonly autoShutdown?: AutoShutdown | undefined;
  /** In start order; they are stopped in reverse. `simple_one_for_one` takes exactly one, its template. */
  readonly children?: readonly ChildSpec[] | undefined;
  /** Whether children added by `startChild` come back after a restart of this supervisor; default `keep`. OTP forgets them. */
  readonly dynamicChildren?: 'keep' | 'forget' | undefined;
  /** Set by `dynamicSupervisor()`: children come and go by handle, at most this many at a time. */
  readonly maxChildren?: number | undefined;
}

/** The root of a tree. */
export interface SupervisorSpec extends SupervisorFlags {
  /** The name of the tree in reports and in `print()`; default `supervisor`. */
  readonly name?: string | undefined;
  /** Any logger of pino's shape: that of `astervisor/logging`, or yours. */
  readonly logger?: Logger | undefined;
  /** Is given every report, before or instead of a logger. */
  readonly onReport?: ReportSink | undefined;
  /** Default: the machine's own. */
  readonly clock?: Clock | undefined;
  /** Uniform in [0, 1); default `Math.random`. Handed to children. */
  readonly random?: (() => number) | undefined;
  /** An XState inspector. It makes every event dearer; see docs/how-to/inspect-the-tree.md. */
  readonly inspect?: Observer<InspectionEvent> | ((event: InspectionEvent) => void) | undefined;
  /** Count restart windows in whole seconds, exactly as OTP does; default false. */
  readonly quantise?: boolean | undefined;
}

/** A child spec with every default filled in, as `getChildSpec` returns it. */
export interface ResolvedChildSpec {
  readonly id: string;
  readonly start: ChildSpec['start'];
  readonly restart: RestartType;
  readonly significant: boolean;
  readonly type: ChildType;
  readonly shutdown: Shutdown;
  readonly attach: ChildSpec['attach'];
  readonly budget: RestartBudget | false;
  readonly restartDelayMs: number;
  readonly startWhen: 'declared' | 'ready';
  readonly startTimeoutMs: number | undefined;
  readonly supervisor: ResolvedFlags | undefined;
}

/** Supervisor flags with every default filled in. */
export interface ResolvedFlags {
  /** `static`: children have ids. `simple`: one template, children are told apart by handle. `dynamic`: a spec each, by handle. */
  readonly kind: 'static' | 'simple' | 'dynamic';
  readonly strategy: Strategy;
  readonly intensity: number;
  readonly periodMs: number;
  readonly autoShutdown: AutoShutdown;
  readonly children: readonly ResolvedChildSpec[];
  readonly dynamicChildren: 'keep' | 'forget';
  readonly maxChildren: number;
}
