import type { Child, ChildState } from './child.js';
import { SupervisorCallError, SupervisorNotRunningError } from './errors.js';
import type { ChildHandle } from './incarnation.js';
import type { ChildType, ResolvedChildSpec } from './spec.js';
import type { SupervisorNode } from './supervisor-node.js';

/** One child as `whichChildren` lists it. */
export interface ChildEntry {
  /** Undefined for the children of a simple_one_for_one supervisor, which have none. */
  readonly id: string | undefined;
  readonly state: ChildState;
  /** The incarnation that is up. */
  readonly child: ChildHandle | undefined;
  readonly type: ChildType;
}

export interface ChildCounts {
  /** Specs, whether their children live or not. */
  readonly specs: number;
  /** Children that are up. */
  readonly active: number;
  readonly supervisors: number;
  readonly workers: number;
}

/** Newest first. */
export const whichChildren = (node: SupervisorNode): ChildEntry[] =>
  running(node)
    .children.reversed()
    .map((child) => entryOf(node, child));

export const whichChild = (node: SupervisorNode, id: string): ChildEntry => entryOf(node, find(node, id));

export const countChildren = (node: SupervisorNode): ChildCounts => {
  const children = running(node).children.all();
  const supervisors = children.filter(({ spec }) => spec.type === 'supervisor').length;
  return {
    specs: node.flags.kind === 'simple' ? 1 : children.length,
    active: children.filter(({ current }) => current?.alive).length,
    supervisors,
    workers: children.length - supervisors,
  };
};

export const getChildSpec = (node: SupervisorNode, which: string | ChildHandle): ResolvedChildSpec =>
  find(node, which).spec;

const entryOf = ({ flags }: SupervisorNode, { spec, state, current }: Child): ChildEntry => ({
  id: flags.kind === 'simple' ? undefined : spec.id,
  state,
  child: current,
  type: spec.type,
});

const find = (node: SupervisorNode, which: string | ChildHandle): Child => {
  const { children } = running(node);
  const child =
    typeof which === 'string'
      ? children.get(which)
      : node.flags.kind === 'static'
        ? undefined
        : children.all().find(({ latest }) => latest === which);
  if (child) return child;
  throw new SupervisorCallError(
    'SUPERVISOR_NOT_FOUND',
    node.name,
    `no child ${JSON.stringify(typeof which === 'string' ? which : which?.id)} is among its children`,
  );
};

const running = (node: SupervisorNode): SupervisorNode => {
  if (!node.running) throw new SupervisorNotRunningError(node.name);
  return node;
};
