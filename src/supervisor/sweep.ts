import type { AnyActorRef, AnyEventObject } from 'xstate';

/**
 * What XState 5 does not do for actors that crash (statelyai/xstate#5153): their children run on, for ever if the actor
 * above them ends without having looked after them, and system ids that were taken in a step that threw stay taken.
 */

/** The parts of an actor system that XState keeps to itself, and that there is no other way to. */
interface ActorSystem {
  _relay(source: AnyActorRef | undefined, target: AnyActorRef, event: AnyEventObject): void;
  _unregister(actor: AnyActorRef): void;
}

const systemOf = (actor: AnyActorRef) => actor.system as unknown as ActorSystem;

/** From now on, an actor that crashes anywhere below `root` takes its children with it, before its parent hears of it. */
export const sweepCrashes = (root: AnyActorRef): void => {
  const system = systemOf(root);
  const relay = system._relay;
  system._relay = (source, target, event) => {
    if (source && event.type.startsWith('xstate.error.actor.')) sweep(source);
    relay(source, target, event);
  };
};

/** Stops an actor, with all that it may have left behind. */
export const dismantle = (actor: AnyActorRef, stop: (actor: AnyActorRef) => void): void => {
  stop(actor);
  sweep(actor);
  for (const named of Object.values(actor.system.getAll()) as AnyActorRef[]) {
    if (descendsFrom(named, actor)) systemOf(actor)._unregister(named);
  }
};

/** Stops the children of an actor that is dead. */
const sweep = (dead: AnyActorRef): void => {
  const { children } = dead.getSnapshot() as { readonly children?: Readonly<Record<string, AnyActorRef | undefined>> };
  for (const child of Object.values(children ?? {})) {
    if (child?.getSnapshot()?.status === 'active') child.send({ type: 'xstate.stop' });
  }
};

const descendsFrom = (actor: AnyActorRef, ancestor: AnyActorRef): boolean => {
  for (let at = actor._parent; at; at = at._parent) if (at === ancestor) return true;
  return false;
};
