import { type AnyActorRef, createActor } from 'xstate';
import { type Clock, systemClock } from '../clock.js';
import type { ReportSink } from '../telemetry/report.js';
import { createReportSink } from '../telemetry/report-sink.js';
import { Attachments } from './attachment.js';
import { checkRoot } from './check-flags.js';
import { ChildStartError, SupervisorNotRunningError } from './errors.js';
import { describeExit, type ExitReason, errorOf } from './exit-reason.js';
import type { Incarnation } from './incarnation.js';
import type { SupervisorSpec } from './spec.js';
import { supervisorLogic } from './supervisor-logic.js';
import { SupervisorNode } from './supervisor-node.js';
import { sweepCrashes } from './sweep.js';
import { spareTimers } from './timers.js';
import { SupervisorTree } from './tree.js';

export interface TreeOptions {
  /** A sink to report to, instead of one made of the spec's `logger` and `onReport`. */
  readonly report?: ReportSink | undefined;
  /** Whatever the tree's owner wants handed to the `attach` and `start` functions of its children. */
  readonly context?: unknown;
}

/** What the supervisors of one tree share, and the life of its root. Nothing is shared between two trees. */
export class TreeCore {
  readonly name: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: ReportSink;
  readonly quantise: boolean;
  readonly context: unknown;
  readonly attachments = new Attachments(this);
  readonly root: SupervisorNode;
  /** Resolves when the root has ended; never rejects. */
  readonly terminated: Promise<ExitReason>;
  readonly #inspect: SupervisorSpec['inspect'];
  #actor: AnyActorRef | undefined;
  #started: Promise<void> | undefined;
  #exit: ExitReason | undefined;
  #terminate: (reason: ExitReason) => void = () => {};
  #stopping = false;
  #cameUp = false;

  constructor(spec: SupervisorSpec, options: TreeOptions) {
    const odd: [path: string, problem: string][] = [];
    const flags = checkRoot(spec, (path, problem) => odd.push([path, problem]));
    this.name = spec.name ?? 'supervisor';
    this.clock = spec.clock ?? systemClock;
    this.random = spec.random ?? Math.random;
    this.quantise = spec.quantise ?? false;
    this.context = options.context;
    this.report = options.report ?? createReportSink(this.name, spec);
    this.#inspect = spec.inspect;
    this.terminated = new Promise((resolve) => {
      this.#terminate = resolve;
    });
    for (const [path, problem] of odd) {
      this.report({
        type: 'odd_spec',
        level: 'warn',
        message: `${path} ${problem}`,
        fields: { supervisor: this.name, path },
      });
    }
    this.root = new SupervisorNode(this, flags);
  }

  get state(): 'idle' | 'running' | 'ended' {
    if (this.#exit !== undefined) return 'ended';
    return this.#actor ? 'running' : 'idle';
  }

  /** Whether somebody looks at the actors of this tree. */
  get inspected(): boolean {
    return this.#inspect !== undefined;
  }

  /** Why the root has ended; undefined until it has. */
  get exit(): ExitReason | undefined {
    return this.#exit;
  }

  /** The tree as one of its children sees it. */
  seenBy(incarnation: Incarnation): SupervisorTree {
    return new SupervisorTree(this, incarnation);
  }

  start(): Promise<void> {
    if (this.#stopping) return Promise.reject(new SupervisorNotRunningError(this.name));
    this.#started ??= this.#boot();
    return this.#started;
  }

  async stop(reason: ExitReason, timeoutMs: number | undefined): Promise<ExitReason> {
    this.#stopping = true;
    if (!this.#actor) this.#ended(reason);
    else if (this.#exit === undefined) this.#actor.send({ type: 'supervisor.shutdown', reason });
    if (timeoutMs === undefined || this.#exit !== undefined) return this.terminated;
    const timer = this.clock.setTimeout(() => this.#kill(timeoutMs), timeoutMs);
    try {
      return await this.terminated;
    } finally {
      this.clock.clearTimeout(timer);
    }
  }

  #boot(): Promise<void> {
    return new Promise((resolve, reject) => {
      const up = () => {
        this.#cameUp = true;
        resolve();
      };
      const actor = createActor(supervisorLogic, {
        id: this.name,
        input: { node: this.root, up },
        clock: this.clock,
        logger: (...args: unknown[]) => this.#log(args),
        ...(this.#inspect && { inspect: this.#guardedInspector(this.#inspect) }),
      });
      this.#actor = actor;
      sweepCrashes(actor);
      spareTimers(actor);
      const ended = (exit: ExitReason) => {
        this.#ended(exit);
        const cause = errorOf(exit);
        reject(cause instanceof ChildStartError ? cause : new SupervisorNotRunningError(this.name));
      };
      actor.subscribe({
        error: (error) => ended({ error }),
        complete: () => ended(actor.getSnapshot().output?.exit ?? 'killed'),
      });
      actor.start();
    });
  }

  #ended(reason: ExitReason): void {
    if (this.#exit !== undefined) return;
    this.#exit = reason;
    if (this.#cameUp && !this.#stopping) this.#reportEnd(reason);
    this.attachments.stopped(reason);
    this.#terminate(reason);
  }

  #reportEnd(reason: ExitReason): void {
    const error = errorOf(reason);
    this.report({
      type: 'terminated',
      level: 'fatal',
      message: `supervisor ${this.name} has ended: ${describeExit(reason)}`,
      fields: {
        supervisor: this.name,
        context: 'terminated',
        reason: describeExit(reason),
        ...(error !== undefined && { error }),
      },
    });
  }

  #kill(timeoutMs: number): void {
    this.report({
      type: 'shutdown_error',
      level: 'error',
      message: `supervisor ${this.name} was not down after ${timeoutMs} ms, and is killed`,
      fields: { supervisor: this.name, context: 'shutdown_error', reason: 'killed' },
    });
    (this.#actor as { stop(): void } | undefined)?.stop();
  }

  #log(args: readonly unknown[]): void {
    this.report({
      type: 'log',
      level: 'debug',
      message: args.map(String).join(' '),
      fields: { supervisor: this.name },
    });
  }

  /** XState calls inspectors in the stack of the actor; one that throws would take the actor with it. */
  #guardedInspector(inspect: NonNullable<SupervisorSpec['inspect']>): NonNullable<SupervisorSpec['inspect']> {
    const observe = typeof inspect === 'function' ? inspect : inspect.next?.bind(inspect);
    return (event) => {
      try {
        observe?.(event);
      } catch (error) {
        this.report({
          type: 'inspector_failed',
          level: 'warn',
          message: 'the inspector threw',
          fields: { supervisor: this.name, error },
        });
      }
    };
  }
}
