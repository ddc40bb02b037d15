import * as administration from './administration.js';
import { checkChildSpecList } from './check-flags.js';
import { SupervisorSpecError } from './errors.js';
import type { ChildHandle, Incarnation } from './incarnation.js';
import type { ChildCounts, ChildEntry } from './introspection.js';
import * as introspection from './introspection.js';
import type { AutoShutdown, ChildSpec, ResolvedChildSpec } from './spec.js';
import type { SupervisorNode } from './supervisor-node.js';

/**
 * One supervisor of a tree, by its place: the handle stays good when the supervisor is restarted. While it is not
 * running, every call rejects with `SUPERVISOR_NOT_RUNNING`.
 *
 * Calls that change something are served one after another, in the order in which they were made, between the exits
 * and restarts of children. Listings are synchronous snapshots.
 */
export class SupervisorHandle {
  readonly #node: SupervisorNode;
  readonly #caller: Incarnation | undefined;

  constructor(node: SupervisorNode, caller: Incarnation | undefined) {
    this.#node = node;
    this.#caller = caller;
  }

  /** Ids from the root of the tree down to this supervisor; empty for the root. */
  get path(): readonly string[] {
    return this.#node.path;
  }

  /** Whether an incarnation of this supervisor is there to serve calls. */
  get running(): boolean {
    return this.#node.running !== undefined;
  }

  /**
   * Adds a child, last in order, and starts it. Resolves with its handle, or with undefined when its start function
   * says `'ignore'`. For a `simple_one_for_one` supervisor the argument is what the template's start function gets as
   * `args`.
   *
   * Rejects with `SUPERVISOR_ALREADY_STARTED`, `SUPERVISOR_ALREADY_PRESENT`, `SUPERVISOR_MAX_CHILDREN`, a
   * {@link SupervisorSpecError}, or `SUPERVISOR_START_FAILED`; the spec is discarded then.
   */
  startChild(spec: ChildSpec): Promise<ChildHandle | undefined>;
  startChild(args: unknown): Promise<ChildHandle | undefined>;
  startChild(given: unknown): Promise<ChildHandle | undefined> {
    return this.#node.administer(this.#caller, (supervisor) => administration.startChild(supervisor, given));
  }

  /**
   * Stops a child and keeps its spec; a temporary child is forgotten. Resolves also when the child was not running, and
   * calls off a restart. Rejects with `SUPERVISOR_NOT_FOUND`; where children have no ids, with
   * `SUPERVISOR_SIMPLE_ONE_FOR_ONE` unless a handle is given.
   */
  terminateChild(which: string | ChildHandle): Promise<void> {
    return this.#node.administer(this.#caller, (supervisor) => administration.terminateChild(supervisor, which));
  }

  /**
   * Starts a child that is not running; one that is parked is tried at once. Rejects with `SUPERVISOR_NOT_FOUND`,
   * `SUPERVISOR_RUNNING`, `SUPERVISOR_RESTARTING`, `SUPERVISOR_SIMPLE_ONE_FOR_ONE` or `SUPERVISOR_START_FAILED`; the spec stays.
   */
  restartChild(id: string): Promise<ChildHandle | undefined> {
    return this.#node.administer(this.#caller, (supervisor) => administration.restartChild(supervisor, id));
  }

  /**
   * Forgets the spec of a child that is not running. Rejects with `SUPERVISOR_NOT_FOUND`, `SUPERVISOR_RUNNING`,
   * `SUPERVISOR_RESTARTING` or `SUPERVISOR_SIMPLE_ONE_FOR_ONE`.
   */
  deleteChild(id: string): Promise<void> {
    return this.#node.administer(this.#caller, (supervisor) => administration.deleteChild(supervisor, id));
  }

  /** The children now, newest first. Throws `SUPERVISOR_NOT_RUNNING`. */
  whichChildren(): ChildEntry[] {
    return introspection.whichChildren(this.#node);
  }

  /** One child now. Throws `SUPERVISOR_NOT_FOUND` or `SUPERVISOR_NOT_RUNNING`. */
  whichChild(id: string): ChildEntry {
    return introspection.whichChild(this.#node, id);
  }

  /** How many children there are now. Throws `SUPERVISOR_NOT_RUNNING`. */
  countChildren(): ChildCounts {
    return introspection.countChildren(this.#node);
  }

  /** The spec of a child with all defaults filled in. Throws `SUPERVISOR_NOT_FOUND` or `SUPERVISOR_NOT_RUNNING`. */
  getChildSpec(which: string | ChildHandle): ResolvedChildSpec {
    return introspection.getChildSpec(this.#node, which);
  }

  /**
   * Checks specs without starting anything; throws the {@link SupervisorSpecError} that a supervisor would. Without
   * `autoShutdown`, a significant child passes as long as it is not permanent.
   */
  checkChildSpecs(specs: readonly ChildSpec[], autoShutdown?: AutoShutdown): void {
    checkChildSpecs(specs, autoShutdown);
  }
}

/** See {@link SupervisorHandle.checkChildSpecs}. */
export const checkChildSpecs = (specs: readonly ChildSpec[], autoShutdown?: AutoShutdown): void => {
  if (!Array.isArray(specs)) {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_TYPE', 'children', 'must be a list of child specs', specs);
  }
  checkChildSpecList(specs, '', autoShutdown, () => {});
};
