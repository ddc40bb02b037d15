import type { AnyActorLogic } from 'xstate';
import type { Clock } from '../clock.js';
import type { ReportSink } from '../telemetry/report.js';
import type { ExitReason } from './exit-reason.js';
import type { SupervisorTree } from './tree.js';

/** What a start function is given: one incarnation of the child, and the tree around it. */
export interface StartScope<A = unknown> {
  readonly id: string;
  /** 1 for the first incarnation of the child in this tree; every start, failed ones included, makes the next. */
  readonly incarnation: number;
  /** Ids from the root of the tree down to this child. */
  readonly path: readonly string[];
  /** Aborted at any end of the incarnation, before its successor starts. Sockets, timers and promises must hang on it. */
  readonly signal: AbortSignal;
  /** What the spec's `attach` returned; undefined without one. */
  readonly attachment: A;
  /** What was given to `startChild` of a `simple_one_for_one` supervisor; undefined elsewhere. */
  readonly args: unknown;
  /** What the tree was created with as `context`. */
  readonly context: unknown;
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: ReportSink;
  /** The tree, as this child sees it. A call to its own supervisor from within the start would wait for itself: it is refused. */
  readonly tree: SupervisorTree;
}

/** One incarnation, described: the logic of the actor to run. */
export interface StartedLogic {
  readonly logic: AnyActorLogic;
  readonly input?: unknown;
  /** Awaited before the start returns, unless the spec says `startWhen: 'declared'`. A rejection is a start failure. */
  readonly ready?: Promise<unknown> | undefined;
  /** Anything to hand to the caller of `startChild` or `restartChild`. */
  readonly info?: unknown;
  /** Whether the child answers to the event `supervisor.shutdown`; default: whether its logic declares that event. */
  readonly politeStop?: boolean | undefined;
}

/** `'ignore'`: the child is absent on purpose. */
export type StartResult = 'ignore' | StartedLogic;

/** The event that asks a child to end. A child whose logic does not declare it is stopped at once. */
export interface ShutdownEvent {
  readonly type: 'supervisor.shutdown';
}

/** What became of a child, told in order to what is attached to it. */
export interface ChildStatus {
  /**
   * `down`: terminated, finished or given up. `removed`: its spec is gone. `stopped`: the tree has ended.
   * `restarting` stands for every absence that the supervisor means to end.
   */
  readonly type: 'starting' | 'up' | 'restarting' | 'parked' | 'down' | 'removed' | 'stopped';
  readonly incarnation: number;
  readonly reason?: ExitReason | undefined;
  /** When a parked child is tried again, in milliseconds of the tree's clock. */
  readonly retryAt?: number | undefined;
}

/** What an `attach` function is given. It outlives every incarnation of the child, and the child's spec. */
export interface AttachScope {
  readonly id: string;
  readonly path: readonly string[];
  /** What the tree was created with as `context`. */
  readonly context: unknown;
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: ReportSink;
  /** Hears of the child from now on; returns the way to stop that. */
  subscribe(listener: (status: ChildStatus) => void): () => void;
  /** `terminateChild` of this id, queued like any call. Resolves also when the child, or its supervisor, is not running. */
  terminate(): Promise<void>;
  /** `restartChild` of this id, queued like any call. */
  restart(): Promise<void>;
}
