import { checkDeclaredChild } from './check-flags.js';
import type { Child } from './child.js';
import { type CallErrorCode, ChildStartError, SupervisorCallError, SupervisorSpecError } from './errors.js';
import { type ChildHandle, Incarnation } from './incarnation.js';
import * as reports from './reports.js';
import type { ChildSpec, ResolvedChildSpec } from './spec.js';
import type { Supervisor } from './supervisor.js';
import type { SupervisorNode } from './supervisor-node.js';

/** `startChild`: a spec, or the arguments for the template of a simple_one_for_one supervisor. */
export const startChild = async (supervisor: Supervisor, given: unknown): Promise<ChildHandle | undefined> => {
  const { node } = supervisor;
  const child = admit(node, given);
  node.children.add(child);
  try {
    await supervisor.start(child);
    return child.current;
  } catch (error) {
    node.remove(child);
    throw error;
  }
};

/** `terminateChild`: the child stops, its spec stays, unless it is temporary or has no id. */
export const terminateChild = async (supervisor: Supervisor, which: string | ChildHandle): Promise<void> => {
  const { node } = supervisor;
  const child = typeof which === 'string' ? named(node, which) : held(node, which);
  if (child) await terminate(supervisor, child);
};

/** `restartChild`: starts a child that is not running and not about to be. */
export const restartChild = async (supervisor: Supervisor, id: string): Promise<ChildHandle | undefined> =>
  restart(supervisor, named(supervisor.node, id));

/** `deleteChild`: forgets the spec of a child that is not running. */
export const deleteChild = async (supervisor: Supervisor, id: string): Promise<void> => {
  const { node } = supervisor;
  const child = named(node, id);
  refuseIfPresent(node, child);
  node.remove(child);
};

export const terminate = async (supervisor: Supervisor, child: Child): Promise<void> => {
  const { node } = supervisor;
  if (!node.children.has(child)) return;
  await supervisor.stop([child], 'down');
  if (node.flags.kind !== 'static') node.remove(child);
};

export const restart = async (supervisor: Supervisor, child: Child): Promise<ChildHandle | undefined> => {
  const { node } = supervisor;
  if (!node.children.has(child))
    throw refusal(node, 'SUPERVISOR_NOT_FOUND', `child ${child.spec.id} is not among its children`);
  refuseIfPresent(node, child);
  try {
    await supervisor.start(child);
    return child.current;
  } catch (error) {
    if (error instanceof ChildStartError) child.down(error.reason);
    throw error;
  }
};

const admit = (node: SupervisorNode, given: unknown): Child => {
  const { flags, children } = node;
  const [template] = flags.children;
  if (flags.kind === 'simple' && template) return node.entryOf(template, given);
  const spec = checkDeclaredChild(given as ChildSpec, '', flags.autoShutdown, (path, problem) =>
    reports.oddSpec(node, path, problem),
  );
  if (flags.kind === 'dynamic' && children.size >= flags.maxChildren) {
    throw refusal(node, 'SUPERVISOR_MAX_CHILDREN', `it has its ${flags.maxChildren} children`);
  }
  const known = flags.kind === 'static' ? children.get(spec.id) : undefined;
  if (known?.current) throw refusal(node, 'SUPERVISOR_ALREADY_STARTED', `child ${spec.id} is running`);
  if (known) throw refusal(node, 'SUPERVISOR_ALREADY_PRESENT', `child ${spec.id} is there, and not running`);
  return attached(node, spec);
};

const attached = (node: SupervisorNode, spec: ResolvedChildSpec): Child => {
  try {
    return node.entryOf(spec);
  } catch (error) {
    if (error instanceof SupervisorSpecError) throw error;
    throw new ChildStartError([...node.path, spec.id], { error });
  }
};

const named = (node: SupervisorNode, id: string): Child => {
  if (node.flags.kind !== 'static') {
    throw refusal(node, 'SUPERVISOR_SIMPLE_ONE_FOR_ONE', 'its children are told apart by handle, not by id');
  }
  const child = typeof id === 'string' ? node.children.get(id) : undefined;
  if (!child) throw refusal(node, 'SUPERVISOR_NOT_FOUND', `no child ${JSON.stringify(id)} is among its children`);
  return child;
};

/** The child that a handle stands for; undefined when that incarnation is past, which is nothing to complain of. */
const held = (node: SupervisorNode, handle: ChildHandle): Child | undefined => {
  const child = handle instanceof Incarnation && node.flags.kind !== 'static' ? handle.child : undefined;
  if (child && node.children.has(child) && child.latest === handle) return child;
  if (node.flags.kind !== 'static' && handle?.alive === false) return undefined;
  throw refusal(node, 'SUPERVISOR_NOT_FOUND', 'the handle is not that of a child of it');
};

const refuseIfPresent = (node: SupervisorNode, child: Child): void => {
  if (child.state === 'restarting')
    throw refusal(node, 'SUPERVISOR_RESTARTING', `child ${child.spec.id} is restarting`);
  if (child.current) throw refusal(node, 'SUPERVISOR_RUNNING', `child ${child.spec.id} is running`);
};

const refusal = (node: SupervisorNode, code: CallErrorCode, problem: string): SupervisorCallError =>
  new SupervisorCallError(code, node.name, problem);
