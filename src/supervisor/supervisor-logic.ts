import type { ActorLogic, AnyActorRef, Snapshot } from 'xstate';
import type { ChildState } from './child.js';
import type { ExitReason } from './exit-reason.js';
import type { StartResult, StartScope } from './start-scope.js';
import { Supervisor } from './supervisor.js';
import { SupervisorContext } from './supervisor-context.js';
import type { SupervisorNode } from './supervisor-node.js';

export interface SupervisorInput {
  readonly node: SupervisorNode;
  /** Called when all declared children have been started. */
  readonly up: () => void;
}

export type SupervisorEvent =
  | { readonly type: 'supervisor.shutdown'; readonly reason?: ExitReason }
  /** Sent only while the tree is inspected, for the inspector to see. */
  | { readonly type: 'supervisor.child'; readonly id: string; readonly state: ChildState; readonly incarnation: number }
  | { readonly type: 'supervisor.ended'; readonly exit: ExitReason }
  | { readonly type: 'xstate.stop' };

export type SupervisorSnapshot = Snapshot<{ readonly exit: ExitReason }> & { readonly context: SupervisorContext };

interface SupervisorLogic extends ActorLogic<SupervisorSnapshot, SupervisorEvent, SupervisorInput> {
  /** What its events are; the first is what makes a nested supervisor stop politely. */
  readonly events: readonly SupervisorEvent['type'][];
}

/**
 * A supervisor as XState sees it. An actor of its own kind and not a machine: machines stop their children in start
 * order and without waiting, tell a child by an id that its successor has too, and copy the map of children at each change.
 */
export const supervisorLogic: SupervisorLogic = {
  events: ['supervisor.shutdown', 'supervisor.ended'],

  getInitialSnapshot: (scope, { node, up }) => {
    const supervisor = new Supervisor(node, {
      self: scope.self as AnyActorRef,
      stopChild: (ref) => scope.stopChild(ref),
      up,
      ended: (exit) => scope.self.send({ type: 'supervisor.ended', exit }),
    });
    return { status: 'active', output: undefined, error: undefined, context: new SupervisorContext(supervisor) };
  },

  start: ({ context }) => context.supervisor.boot(),

  /** Posts into the mailbox, and no more; XState's own news of children are not needed, and ignored. */
  transition: (snapshot, event) => {
    switch (event.type) {
      case 'supervisor.shutdown':
        snapshot.context.supervisor.shutdown(event.reason ?? 'shutdown');
        return snapshot;
      case 'supervisor.child':
        return { ...snapshot, context: snapshot.context.taken() };
      case 'supervisor.ended':
        return { ...snapshot, status: 'done', output: { exit: event.exit }, error: undefined };
      case 'xstate.stop':
        snapshot.context.supervisor.kill();
        return { ...snapshot, status: 'stopped', output: undefined, error: undefined };
      default:
        return snapshot;
    }
  },

  getPersistedSnapshot: ({ status, output, error, context }) =>
    ({ status, output, error, context: context.toJSON() }) as unknown as Snapshot<unknown>,
};

/** The start function of a child that is a supervisor: up when its whole subtree is. */
export const startNested = (scope: StartScope): StartResult => {
  const { nested: node } = scope as StartScope & { readonly nested: SupervisorNode };
  let up = (): void => {};
  const ready = new Promise<void>((resolve) => {
    up = resolve;
  });
  return { logic: supervisorLogic, input: { node, up }, ready };
};
