import type { AnyActorRef } from 'xstate';
import type { Child } from './child.js';
import { ChildStartError, SupervisorNotRunningError } from './errors.js';
import { endsSupervisor, isAlarming, isOrderlyStop, judgeExit } from './exit-policy.js';
import type { ExitReason } from './exit-reason.js';
import type { ChildHandle, Host, Incarnation } from './incarnation.js';
import { Mailbox } from './mailbox.js';
import * as reports from './reports.js';
import { countRestart, type RestartWindow } from './restart-window.js';
import { startIncarnation } from './start-child.js';
import { stopIncarnation } from './stop-child.js';
import { planRestart } from './strategy.js';
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
  readonly #stage: Stage;
  readonly #mailbox = new Mailbox<Message>((message) => this.#serve(message));
  #window: RestartWindow = [];
  #starting: Incarnation | undefined;
  #stopRequested = false;
  #ended = false;

  constructor(node: SupervisorNode, stage: Stage) {
    this.node = node;
    this.#stage = stage;
  }

  get self(): AnyActorRef {
    return this.#stage.self;
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
    const { fate } = this.node;
    this.#ended = true;
    this.#starting?.kill('killed');
    for (const child of this.node.children.reversed()) {
      child.current?.kill('killed');
      this.#gone(child, 'killed', fate);
    }
    this.#leave();
  }

  async #serve(message: Message): Promise<void> {
    if (this.#ended) return message.type === 'call' ? message.refuse() : undefined;
    switch (message.type) {
      case 'boot':
        return this.#startDeclared();
      case 'exit':
        return this.#childExited(message.incarnation);
      case 'retry':
        return this.#retry(message.child);
      case 'call':
        return message.serve();
      case 'shutdown':
        return this.#terminate(message.reason);
    }
  }

  async #startDeclared(): Promise<void> {
    for (const child of this.node.children.all()) {
      try {
        await this.start(child);
      } catch (error) {
        if (!(error instanceof ChildStartError)) throw error;
        child[this.node.fate](error.reason);
        if (this.#stopRequested) return;
        reports.startError(child, error);
        return this.#terminate(['shutdown', error]);
      }
    }
    this.#stage.up();
  }

  async #childExited(incarnation: Incarnation): Promise<void> {
    const { child, reason } = incarnation;
    if (child.current !== incarnation || reason === undefined) return;
    if (isAlarming(child.spec.restart, reason)) reports.childTerminated(child, incarnation, reason);
    const verdict = judgeExit(child.spec.restart, reason);
    if (verdict !== 'restart') {
      child.down(reason);
      if (verdict === 'remove' || this.node.flags.kind !== 'static') this.node.remove(child);
      await this.#checkSignificance(child);
    } else if (child.spec.restartDelayMs > 0) {
      this.#tryLater(child, reason);
    } else {
      await this.#restart(child, reason);
    }
  }

  async #checkSignificance(child: Child): Promise<void> {
    if (!child.spec.significant) return;
    const remaining = this.node.children.all().map(({ spec, present }) => ({ significant: spec.significant, present }));
    if (endsSupervisor(this.node.flags.autoShutdown, remaining)) await this.#terminate('shutdown');
  }

  async #retry(child: Child): Promise<void> {
    if (child.state !== 'restarting' && child.state !== 'parked') return;
    await this.#restart(child, child.lastExit ?? 'killed');
  }

  /** Restarts a child that is gone, and those that its strategy takes along. */
  async #restart(child: Child, reason: ExitReason): Promise<void> {
    const allowed = this.#count(child);
    if (!allowed && !child.spec.budget) return this.#giveUp(child, reason);

    if (allowed) child.away(reason);
    else this.#park(child, reason);
    const plan = planRestart(this.node.flags.strategy, this.node.children.keys(), child.key);
    await this.stop(this.node.children.pick(plan.stop), 'away');
    if (!allowed) return;

    for (const next of this.node.children.pick(plan.start)) {
      if (!(await this.#startAgain(next))) return;
    }
  }

  #count(child: Child): boolean {
    const { tree, flags } = this.node;
    if (child.state === 'parked') return true;
    const now = tree.clock.now();
    const { quantise } = tree;
    if (child.spec.budget) {
      const counted = countRestart(child.window, now, { ...child.spec.budget, quantise });
      child.window = counted.window;
      return counted.allowed;
    }
    const counted = countRestart(this.#window, now, { ...flags, quantise });
    this.#window = counted.window;
    return counted.allowed;
  }

  /** One start within a restart; a failed one is tried again, and ends the pass. */
  async #startAgain(child: Child): Promise<boolean> {
    try {
      if (await this.start(child)) child.restarts += 1;
      return true;
    } catch (error) {
      if (!(error instanceof ChildStartError)) throw error;
      if (this.#ended) return false;
      if (!this.#stopRequested) reports.startError(child, error);
      this.#tryLater(child, error.reason);
      return false;
    }
  }

  /** Puts another try into the mailbox, behind what is there, so that calls and a shutdown come first. */
  #tryLater(child: Child, reason: ExitReason): void {
    const { restartDelayMs } = child.spec;
    const retry = () => this.#mailbox.post({ type: 'retry', child });
    child.restarting(reason, restartDelayMs > 0 ? this.#after(restartDelayMs, retry) : soon(retry));
  }

  #park(child: Child, reason: ExitReason): void {
    if (!child.spec.budget) return;
    const { clock } = this.node.tree;
    const { retryMs } = child.spec.budget;
    const cancel = this.#after(retryMs, () => this.#mailbox.post({ type: 'retry', child }));
    child.parked(reason, clock.now() + retryMs, cancel);
    reports.parked(child, reason, retryMs);
  }

  #after(ms: number, callback: () => void): () => void {
    const { clock } = this.node.tree;
    const timer = clock.setTimeout(callback, ms);
    return () => clock.clearTimeout(timer);
  }

  async #giveUp(child: Child, reason: ExitReason): Promise<void> {
    reports.intensityReached(child, reason);
    child.away(reason);
    await this.#terminate('shutdown');
  }

  /** Starts one child: the result is its handle, or undefined when it is absent on purpose. */
  async start(child: Child): Promise<ChildHandle | undefined> {
    if (this.#ended) throw new ChildStartError(child.path, 'shutdown');
    const incarnation = child.starting(this);
    this.#starting = incarnation;
    if (this.#stopRequested) this.#hurryStart();
    try {
      const up = await startIncarnation(incarnation);
      if (up) {
        child.up(incarnation);
        reports.progress(child, incarnation);
        return incarnation;
      }
      child.down('normal');
      if (child.spec.restart === 'temporary') this.node.remove(child);
      return undefined;
    } finally {
      this.#starting = undefined;
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
      const reason = await this.#stopped(child);
      this.#gone(child, reason, fate);
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
    const { fate } = this.node;
    await this.stop(this.node.children.reversed(), fate);
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

/** After the event loop has had its turn: a child that never starts must not starve it. */
const soon = (callback: () => void): (() => void) => {
  const immediate = setImmediate(callback);
  return () => clearImmediate(immediate);
};
