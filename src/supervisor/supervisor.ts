import type { AnyActorRef } from 'xstate';
import type { Child } from './child.js';
import { ChildStartError, SupervisorNotRunningError } from './errors.js';
import { endsSupervisor, isAlarming, isOrderlyStop, judgeExit } from './exit-policy.js';
import type { ExitReason } from './exit-reason.js';
import type { Host, Incarnation } from './incarnation.js';
import { Mailbox } from './mailbox.js';
import * as reports from './reports.js';
import { Restarts } from './restarts.js';
import { startIncarnation } from './start-child.js';
import { stopIncarnation } from './stop-child.js';
import type { Fate, SupervisorNode } from './supervisor-node.js';

type Message =
  | { readonly type: 'boot' }
  | { readonly type: 'exit'; readonly incarnation: Incarnation }
  | { readonly type: 'retry'; readonly child: Child }
  | { readonly type: 'call'; readonly serve: () => Promise<void>; readonly refuse: () => void }
  | { readonly type: 'shutdown'; readonly reason: ExitReason };

/** What a supervisor needs of the actor that it runs in. */
export interface Stage {
  readonly self: AnyActorRef;
  stopChild(ref: AnyActorRef): void;
  up(): void;
  ended(reason: ExitReason): void;
}

/** One incarnation of a supervisor: a mailbox, and what it does with each message. */
export class Supervisor implements Host {
  readonly node: SupervisorNode;
  readonly restarts: Restarts;
  readonly #stage: Stage;
  readonly #mailbox = new Mailbox<Message>((message) => this.#serve(message));
  #starting: Incarnation | undefined;
  #stopRequested = false;
  #ended = false;

  constructor(node: SupervisorNode, stage: Stage) {
    this.node = node;
    this.restarts = new Restarts(this);
    this.#stage = stage;
  }

  get self(): AnyActorRef {
    return this.#stage.self;
  }

  get stopRequested(): boolean {
    return this.#stopRequested;
  }

  get ended(): boolean {
    return this.#ended;
  }

  stopChild(ref: AnyActorRef): void {
    this.#stage.stopChild(ref);
  }

  boot(): void {
    this.node.enter(this);
    this.#mailbox.post({ type: 'boot' });
  }

  exited(incarnation: Incarnation): void {
    this.#mailbox.post({ type: 'exit', incarnation });
  }

  retry(child: Child): void {
    this.#mailbox.post({ type: 'retry', child });
  }

  /** Serves `call` when everything that came before it has been served. */
  call<T>(call: (supervisor: Supervisor) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const serve = () => call(this).then(resolve, reject);
      const refuse = () => reject(new SupervisorNotRunningError(this.node.name));
      this.#mailbox.post({ type: 'call', serve, refuse });
    });
  }

  /** Asks for an orderly end. What is queued is served first, but no start is waited for any longer. */
  shutdown(reason: ExitReason): void {
    this.#mailbox.post({ type: 'shutdown', reason });
    this.#stopRequested = true;
    this.#hurryStart();
  }

  /** Ends everything at once, in reverse order, without asking. */
  kill(): void {
    if (this.#ended) return;
    this.#ended = true;
    const { fate } = this.node;
    this.#starting?.kill('killed');
    for (const child of this.node.children.reversed()) {
      child.nested?.foretell(fate);
      child.current?.kill('killed');
      this.#gone(child, 'killed', fate);
    }
    this.#leave();
  }

  async #serve(message: Message): Promise<void> {
    if (this.#ended) return message.type === 'call' ? message.refuse() : undefined;
    try {
      await this.#handle(message);
    } catch (error) {
      reports.supervisorFailed(this.node, error);
      this.kill();
      this.#stage.ended({ error });
    }
  }

  #handle(message: Message): Promise<void> {
    switch (message.type) {
      case 'boot':
        return this.#startDeclared();
      case 'exit':
        return this.#childExited(message.incarnation);
      case 'retry':
        return this.#childDue(message.child);
      case 'call':
        return message.serve();
      case 'shutdown':
        return this.#terminate(message.reason);
    }
  }

  async #startDeclared(): Promise<void> {
    for (const child of this.node.children.all()) {
      const failure = await this.tryStart(child);
      if (!failure) continue;
      child[this.node.fate](failure.reason);
      return this.#stopRequested ? undefined : this.#terminate(['shutdown', failure]);
    }
    this.#stage.up();
  }

  async #childExited(incarnation: Incarnation): Promise<void> {
    const { child, reason } = incarnation;
    if (child.current !== incarnation || reason === undefined) return;
    if (isAlarming(child.spec.restart, reason)) reports.childTerminated(child, incarnation, reason);
    const verdict = judgeExit(child.spec.restart, reason);
    if (verdict === 'restart') return this.#restart(child, reason);
    child.down(reason);
    if (verdict === 'remove' || this.node.flags.kind !== 'static') this.node.remove(child);
    if (child.spec.significant && endsSupervisor(this.node.flags.autoShutdown, this.node.children)) {
      await this.#terminate('shutdown');
    }
  }

  async #restart(child: Child, reason: ExitReason): Promise<void> {
    if (child.spec.restartDelayMs > 0) this.restarts.later(child, reason);
    else if (!(await this.restarts.now(child, reason))) await this.#terminate('shutdown');
  }

  async #childDue(child: Child): Promise<void> {
    if (child.state !== 'restarting' && child.state !== 'parked') return;
    if (!(await this.restarts.now(child, child.lastExit ?? 'killed'))) await this.#terminate('shutdown');
  }

  /** Starts one child; false when it is absent on purpose. Rejects with {@link ChildStartError}. */
  async start(child: Child): Promise<boolean> {
    if (this.#ended) throw new ChildStartError(child.path, 'shutdown');
    const incarnation = child.starting(this);
    this.#starting = incarnation;
    if (this.#stopRequested) this.#hurryStart();
    try {
      const up = await startIncarnation(incarnation);
      if (up) {
        child.up(incarnation);
        reports.progress(child, incarnation);
      } else {
        child.down('normal');
        if (child.spec.restart === 'temporary' || this.node.flags.kind !== 'static') this.node.remove(child);
      }
      return up;
    } finally {
      this.#starting = undefined;
    }
  }

  /** Starts one child when nobody is there to be told of a failure but the log; the failure is the result. */
  async tryStart(child: Child): Promise<ChildStartError | undefined> {
    try {
      await this.start(child);
      return undefined;
    } catch (error) {
      if (!(error instanceof ChildStartError)) throw error;
      if (!this.#stopRequested) reports.startError(child, error);
      return error;
    }
  }

  /** A start that has to wait is given up within a turn of the event loop. */
  #hurryStart(): void {
    setImmediate(() => this.#starting?.interrupt('shutdown'));
  }

  /** Stops children in the order given, each gone before the next is asked. Temporary ones are forgotten. */
  async stop(children: readonly Child[], fate: Fate): Promise<void> {
    for (const child of children) {
      child.nested?.foretell(fate);
      this.#gone(child, await this.#stopped(child), fate);
    }
  }

  async #stopped(child: Child): Promise<ExitReason> {
    const { current: incarnation } = child;
    if (!incarnation) return child.lastExit ?? 'shutdown';
    const reason = await stopIncarnation(incarnation);
    const { restart, shutdown } = child.spec;
    if (!isOrderlyStop(reason, restart, shutdown)) reports.shutdownError(child, incarnation, reason);
    return reason;
  }

  #gone(child: Child, reason: ExitReason, fate: Fate): void {
    child[fate](reason);
    if (child.spec.restart === 'temporary') this.node.remove(child);
  }

  async #terminate(reason: ExitReason): Promise<void> {
    const { children, fate, flags } = this.node;
    if (flags.kind === 'static') await this.stop(children.reversed(), fate);
    else await Promise.all(children.all().map((child) => this.stop([child], fate)));
    if (this.#ended) return;
    this.#ended = true;
    this.#leave();
    this.#stage.ended(reason);
  }

  #leave(): void {
    for (const message of this.#mailbox.clear()) if (message.type === 'call') message.refuse();
    this.node.leave();
  }
}
