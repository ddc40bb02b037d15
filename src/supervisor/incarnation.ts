import type { AnyActorRef } from 'xstate';
import type { Child } from './child.js';
import { ChildActor } from './child-actor.js';
import { type ExitReason, exitOfOutput } from './exit-reason.js';
import type { StartedLogic } from './start-scope.js';
import { dismantle } from './sweep.js';

/** What an incarnation needs of the supervisor that runs it. */
export interface Host {
  readonly self: AnyActorRef;
  stopChild(ref: AnyActorRef): void;
  /** An incarnation has ended that nobody was stopping. */
  exited(incarnation: Incarnation): void;
}

/** A child that was started: what a pid is in OTP. It stays a description of that one incarnation after its end. */
export interface ChildHandle {
  readonly id: string;
  /** Ids from the root of the tree down to the child. */
  readonly path: readonly string[];
  readonly incarnation: number;
  readonly alive: boolean;
  /** What the start function returned as `info`. */
  readonly info: unknown;
  /** Resolves when the incarnation ends. */
  readonly exited: Promise<ExitReason>;
  /** The XState actor, for inspection and for sending it events; undefined until the start function has returned. */
  readonly ref: AnyActorRef | undefined;
}

/** Thrown into a start that cannot go on. */
export class StartInterrupted {
  readonly reason: ExitReason;
  constructor(reason: ExitReason) {
    this.reason = reason;
  }
}

/**
 * One life of one child, from the call of its start function to its end. However it ends, it ends once: the signal is
 * aborted, the actor is stopped, what the actor left behind is swept up, and only then does anybody hear of it.
 */
export class Incarnation implements ChildHandle {
  readonly incarnation: number;
  /** Whether its supervisor waits for it to come up, and can serve no call meanwhile. */
  awaited = true;
  readonly #child: Child;
  readonly #host: Host;
  #info: unknown;
  #stopsPolitely = false;
  #ref: ChildActor | undefined;
  #controller: AbortController | undefined;
  #aborted = false;
  #reason: ExitReason | undefined;
  #stopping = false;
  #waiting: Set<(reason: ExitReason) => void> | undefined;
  #interrupt: ((interrupted: StartInterrupted) => void) | undefined;

  constructor(child: Child, incarnation: number, host: Host) {
    this.#child = child;
    this.incarnation = incarnation;
    this.#host = host;
  }

  get child(): Child {
    return this.#child;
  }

  get id(): string {
    return this.#child.spec.id;
  }

  get path(): readonly string[] {
    return this.#child.path;
  }

  get ref(): AnyActorRef | undefined {
    return this.#ref;
  }

  get info(): unknown {
    return this.#info;
  }

  get alive(): boolean {
    return this.#reason === undefined;
  }

  /** Undefined while it lives. */
  get reason(): ExitReason | undefined {
    return this.#reason;
  }

  get exited(): Promise<ExitReason> {
    return new Promise((resolve) => this.onEnd(resolve));
  }

  /** Made when asked for: many children never look at it. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#aborted) this.#controller.abort(stopped);
    return this.#controller.signal;
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  abort(): void {
    this.#aborted = true;
    this.#controller?.abort(stopped);
  }

  /** Whether it answers to `supervisor.shutdown`: what trapping exits is in OTP. */
  get stopsPolitely(): boolean {
    return this.#stopsPolitely;
  }

  /** Calls `listener` at the end, at once if that is past; returns the way to call it off. */
  onEnd(listener: (reason: ExitReason) => void): () => void {
    if (this.#reason !== undefined) {
      listener(this.#reason);
      return () => {};
    }
    this.#waiting ??= new Set();
    this.#waiting.add(listener);
    return () => this.#waiting?.delete(listener);
  }

  /** Waits for a part of the start, but not beyond the end of this incarnation nor an interruption. */
  async within<T>(work: T | PromiseLike<T>): Promise<T> {
    if (this.#reason !== undefined) throw new StartInterrupted(this.#reason);
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#interrupt = reject;
        Promise.resolve(work).then(resolve, reject);
      });
    } finally {
      this.#interrupt = undefined;
    }
  }

  /** Gives up a start that is under way; what there is of it still has to be stopped. */
  interrupt(reason: ExitReason): void {
    this.#interrupt?.(new StartInterrupted(reason));
  }

  /** Runs the actor. When this returns, it may have ended already. */
  run({ logic, input, info, politeStop }: StartedLogic): void {
    this.#info = info;
    this.#stopsPolitely = politeStop ?? declaresShutdown(logic);
    this.#ref = new ChildActor(logic, {
      parent: this.#host.self,
      id: `${this.#child.key}#${this.incarnation}`,
      input,
      report: this.#child.home.tree.report,
    });
    this.#ref.watch(this);
    this.#ref.start();
  }

  /** The actor crashed. */
  error(error: unknown): void {
    this.end({ error });
  }

  /** The actor finished, or was stopped. */
  complete(): void {
    this.end(this.#finalReason());
  }

  /** Asks the actor to stop. */
  ask(): void {
    this.#stopping = true;
    this.#ref?.send({ type: 'supervisor.shutdown' });
  }

  /** Stops it without asking. */
  kill(reason: ExitReason): void {
    this.#stopping = true;
    this.end(reason);
  }

  end(reason: ExitReason): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.abort();
    if (this.#ref) dismantle(this.#ref, (ref) => this.#host.stopChild(ref));
    this.#interrupt?.(new StartInterrupted(reason));
    for (const listener of this.#waiting ?? []) listener(reason);
    this.#waiting = undefined;
    if (!this.#stopping) this.#host.exited(this);
  }

  toJSON() {
    const { id, path, incarnation, alive } = this;
    return { id, path, incarnation, alive };
  }

  #finalReason(): ExitReason {
    const snapshot = this.#ref?.getSnapshot() as { status: string; output?: unknown } | undefined;
    if (snapshot?.status !== 'done') return 'killed';
    return exitOfOutput(snapshot.output) ?? (this.#stopping ? 'shutdown' : 'normal');
  }
}

/** Why every signal is aborted. One for all: making an error each time would cost more than the rest of a stop. */
const stopped = Object.freeze(new DOMException('the child is to end, or has ended', 'AbortError'));

const declaresShutdown = (logic: object): boolean =>
  'events' in logic && Array.isArray(logic.events) && logic.events.includes('supervisor.shutdown');
