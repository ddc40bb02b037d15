import {
  Actor,
  type ActorOptions,
  type AnyActorLogic,
  type AnyActorRef,
  type Observer,
  type Subscription,
} from 'xstate';
import type { ReportSink } from '../telemetry/report.js';

interface ChildActorOptions extends ActorOptions<AnyActorLogic> {
  readonly parent: AnyActorRef;
  readonly id: string;
  readonly report: ReportSink;
}

/**
 * An XState actor whose observers cannot harm the process: XState throws a crash once more, out of anybody's reach, when
 * one of them has no error listener, and it does so with whatever a listener throws.
 */
export class ChildActor extends Actor<AnyActorLogic> {
  declare options: ChildActorOptions;

  constructor(logic: AnyActorLogic, options: ChildActorOptions) {
    super(logic, options);
    // XState's own copy of these has a hidden class to itself: a fifteenth of what an idle worker weighs.
    this.options = options;
  }

  override subscribe(
    observer?: Observer<unknown> | ((snapshot: unknown) => void),
    errorListener?: (error: unknown) => void,
    completeListener?: () => void,
  ): Subscription {
    const isObserver = typeof observer === 'object';
    const next = isObserver ? observer.next?.bind(observer) : observer;
    const error = isObserver ? observer.error?.bind(observer) : errorListener;
    const complete = isObserver ? observer.complete?.bind(observer) : completeListener;
    return super.subscribe({
      next: this.#isolated(next ?? ignore),
      error: this.#isolated(error ?? ignore),
      complete: this.#isolated(complete ?? ignore),
    });
  }

  /** What the supervisor itself observes with: it does not throw, and need not be guarded. */
  watch(observer: Observer<unknown>): void {
    super.subscribe(observer);
  }

  override on(type: string, handler: (emitted: unknown) => void): Subscription {
    return super.on(type, this.#isolated(handler));
  }

  #isolated<A extends unknown[]>(listener: (...args: A) => void): (...args: A) => void {
    return (...args) => {
      try {
        listener(...args);
      } catch (error) {
        this.options.report({
          type: 'listener_failed',
          level: 'error',
          message: `a listener on actor ${this.id} threw`,
          fields: { actor: this.id, error },
        });
      }
    };
  }
}

const ignore = (): void => {};
