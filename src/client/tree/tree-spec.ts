import type { HandshakeLimiter } from '../../connection/handshake-limiter.js';
import { type ChildSupervisorOptions, supervisor as genericSupervisor } from '../../supervisor/child-supervisor.js';
import type { ChildSpec, SupervisorFlags, SupervisorSpec } from '../../supervisor/spec.js';
import type { StartScope } from '../../supervisor/start-scope.js';
import {
  checkWorker,
  type WorkerOptions as GenericWorkerOptions,
  worker as genericWorker,
} from '../../supervisor/worker.js';
import type { ConnectionContext } from '../connection-core.js';
import type { ConnectionSpec } from './connection-spec.js';
import { declaredWith, settingsOf } from './declaration.js';
import type { Tree } from './tree.js';

/** A declared child supervisor, which remembers the types of its children. */
export interface SupervisorChild<C extends readonly ChildSpec[] = readonly ChildSpec[]> extends ChildSpec {
  readonly supervisor: SupervisorFlags & { readonly children?: C | undefined };
}

/** The ids of the connections declared in a list of children, and below them. */
export type ConnectionIds<C> = C extends readonly (infer S)[]
  ? S extends ConnectionSpec<infer Id>
    ? Id
    : S extends SupervisorChild<infer Below>
      ? ConnectionIds<Below>
      : never
  : never;

/** The root of a tree of connections. */
export interface TreeSpec<C extends readonly ChildSpec[] = readonly ChildSpec[]> extends SupervisorSpec {
  readonly children?: C | undefined;
  /** Limits simultaneous logins per endpoint; give several trees the same one to have them share it. Default: one of its own, 10 at a time. */
  readonly handshakes?: HandshakeLimiter | undefined;
}

/** What the children of a tree of connections find in its context. */
export interface TreeContext extends ConnectionContext {
  /** The tree as one child sees it. */
  readonly treeFor: (scope: StartScope) => Tree;
}

/**
 * Declares a child supervisor.
 *
 * ```ts
 * child.supervisor({ id: 'dialler', strategy: 'rest_for_one', children: [child.connection({ … }), child.worker({ … })] })
 * ```
 */
export const supervisor = <const C extends readonly ChildSpec[] = readonly []>(
  options: ChildSupervisorOptions & { readonly children?: C | undefined },
): SupervisorChild<C> => {
  const spec = genericSupervisor(options) as SupervisorChild<C>;
  const own: SupervisorChild<C> = { ...spec, start: (scope) => spec.start(scope) };
  // Whether it is a list of specs is seen when the tree is declared.
  const children = Array.isArray(options.children) ? options.children.map(settingsOf) : options.children;
  return declaredWith(own, { ...options, children });
};

/** What a worker in a tree of connections is given. */
export interface WorkerScope<A = unknown> extends Omit<StartScope<A>, 'tree'> {
  /** The tree, with its connections. */
  readonly tree: Tree;
}

/** A plain asynchronous worker: see {@link worker}. */
export interface WorkerOptions<S = undefined, A = unknown> extends Omit<GenericWorkerOptions<S, A>, 'init' | 'run'> {
  /** Prepares what `run` works with. The worker is up when it has resolved; a rejection is a start failure. */
  init?(scope: WorkerScope<A>): S | Promise<S>;
  /** Lives until `signal` aborts. Returning ends the worker normally, throwing abnormally. */
  run(scope: WorkerScope<A>, state: S): unknown;
}

const seen = <A>(scope: StartScope<A>): WorkerScope<A> => {
  const { id, incarnation, path, signal, attachment, args, context, clock, random, report } = scope;
  const tree = (context as TreeContext).treeFor(scope);
  return { id, incarnation, path, signal, attachment, args, context, clock, random, report, tree };
};

/**
 * Declares a worker that lives beside the connections and may use them.
 *
 * ```ts
 * child.worker({
 *   id: 'wallboard',
 *   run: async ({ signal, tree }) => {
 *     for await (const event of tree.connection('pbx-a').events('QueueMemberStatus', { signal })) show(event);
 *   },
 * })
 * ```
 */
export const worker = <S = undefined, A = unknown>(options: WorkerOptions<S, A>): ChildSpec<A> => {
  checkWorker(options);
  const { init, run, ...rest } = options;
  const spec = genericWorker<S, A>({
    ...rest,
    ...(init && { init: (scope) => init(seen(scope)) }),
    run: (scope, state) => run(seen(scope), state),
  });
  return declaredWith(spec, options);
};
