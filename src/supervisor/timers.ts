import type { AnyActorRef } from 'xstate';

/** The part of an actor system that XState keeps to itself, and that there is no other way to. */
interface TimedSystem {
  readonly scheduler: {
    schedule(source: AnyActorRef, ...timer: unknown[]): void;
    cancelAll(actor: AnyActorRef): void;
  };
}

/**
 * Spares the end of an actor below `root` that never had a timer the search for its timers. XState looks through those of
 * the whole system whenever an actor ends, and nearly all that end are promises and callbacks, which have none: among 500
 * connections each login paid for the timers of all the others.
 */
export const spareTimers = (root: AnyActorRef): void => {
  const { scheduler } = root.system as unknown as TimedSystem;
  const { schedule, cancelAll } = scheduler;
  const timed = new WeakSet<AnyActorRef>();
  scheduler.schedule = (source, ...timer) => {
    timed.add(source);
    schedule(source, ...timer);
  };
  scheduler.cancelAll = (actor) => {
    if (timed.has(actor)) cancelAll(actor);
  };
};
