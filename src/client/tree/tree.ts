import { HandshakeLimiter } from '../../connection/handshake-limiter.js';
import type { ConnectionState } from '../../connection/state.js';
import { WakeWatch } from '../../connection/wake-watch.js';
import { AstervisorError, OptionError } from '../../errors.js';
import { checkIsObject } from '../../supervisor/check-flags.js';
import { createSupervisor as createGeneric } from '../../supervisor/create-supervisor.js';
import { SupervisorSpecError } from '../../supervisor/errors.js';
import type { ExitReason } from '../../supervisor/exit-reason.js';
import type { ChildHandle } from '../../supervisor/incarnation.js';
import type { ChildCounts, ChildEntry } from '../../supervisor/introspection.js';
import type { TreeSnapshot } from '../../supervisor/print.js';
import type { ChildSpec, ResolvedChildSpec } from '../../supervisor/spec.js';
import type { SupervisorHandle } from '../../supervisor/supervisor-handle.js';
import type { StopOptions, SupervisorTree } from '../../supervisor/tree.js';
import { createReportSink } from '../../telemetry/report-sink.js';
import { AbortGroups } from '../actions/abort-groups.js';
import { Connection } from '../connection.js';
import { ConnectionCore } from '../connection-core.js';
import type { ConnectionStats } from '../connection-info.js';
import type { ListenerId } from '../listening/filter.js';
import { checkWaitOptions, type WaitOptions } from '../listening/wait.js';
import type { StatusListener } from '../status/status.js';
import { StatusHub } from '../status/status-hub.js';
import { type Reconciliation, reconcile } from './reconcile.js';
import type { ConnectionIds, TreeContext, TreeSpec } from './tree-spec.js';

/** How one connection is doing. */
export interface ConnectionHealth {
  readonly id: string;
  readonly state: ConnectionState;
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  readonly epoch: number;
  readonly labels: Readonly<Record<string, string>>;
  /** The code of what is wrong; undefined when nothing is. */
  readonly code: string | undefined;
}

/** How a tree is doing: `ok` when it runs and all of its connections are ready. */
export interface Health {
  readonly ok: boolean;
  readonly connections: readonly ConnectionHealth[];
}

/** Of a tree, as many as of one of its connections by default. */
const maxStatusListeners = 10_000;

/** What several views of one tree share. */
interface Shared {
  readonly handles: Map<ConnectionCore, Connection>;
  readonly statuses: StatusHub;
}

/**
 * A supervision tree with connections in it. Its calls are those of the root supervisor; `connection(id)` gives the handle
 * of a connection anywhere in it.
 */
export class Tree<Ids extends string = string> implements AsyncDisposable {
  readonly #tree: SupervisorTree;
  readonly #shared: Shared;

  /** @internal Trees are made by {@link createSupervisor} and {@link startSupervisor}. */
  constructor(tree: SupervisorTree, shared: Shared) {
    this.#tree = tree;
    this.#shared = shared;
  }

  get name(): string {
    return this.#tree.name;
  }

  /** `idle` until `start`, `ended` for good once the root has ended. */
  get state(): 'idle' | 'running' | 'ended' {
    return this.#tree.state;
  }

  /** Resolves with the reason when the root has ended, whatever ended it. Never rejects. */
  get terminated(): Promise<ExitReason> {
    return this.#tree.terminated;
  }

  /**
   * The handle of a declared connection; the same one before the start, after restarts, and when a child of that id is added
   * again. Throws {@link OptionError} for an id that no connection has.
   */
  connection(id: Ids): Connection {
    const found = this.findConnection(id);
    if (found) return found;
    const known = this.connections.map((connection) => connection.id).join(', ');
    throw new OptionError(
      'id',
      `names no connection of this tree: ${JSON.stringify(id)}; there are ${known || 'none'}`,
    );
  }

  /** The same for an id that may be unknown. */
  findConnection(id: string): Connection | undefined {
    const core = this.#tree.attachment(id);
    return core instanceof ConnectionCore ? this.#handle(core) : undefined;
  }

  /** All connections, in the order in which they were declared or added. */
  get connections(): readonly Connection[] {
    const cores = [...this.#tree.attachments.values()].filter((value) => value instanceof ConnectionCore);
    return cores.map((core) => this.#handle(core));
  }

  /**
   * Starts the children in order; resolves when all are started, which for a connection means: declared, not connected. See
   * {@link ready}. Rejects with `SUPERVISOR_START_FAILED` or `SUPERVISOR_NOT_RUNNING`.
   */
  start(): Promise<void> {
    return this.#tree.start();
  }

  /**
   * Resolves when all connections are ready. Rejects at once when one has failed or was closed, with its error, which names it;
   * and with `AMI_WAIT_TIMEOUT`, `AMI_WAIT_ABORTED` or {@link OptionError}.
   */
  async ready(options: WaitOptions = {}): Promise<void> {
    checkWaitOptions(options);
    const { timeoutMs, signal } = options;
    const over = new AbortController();
    const either = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
    try {
      await Promise.all(this.connections.map((connection) => connection.ready({ timeoutMs, signal: either })));
    } finally {
      over.abort();
    }
  }

  /**
   * Stops the children in reverse order. Resolves with the reason of the end, and may be called again. Rejects with
   * `SUPERVISOR_INVALID_OPTION` alone, and has then done nothing.
   */
  stop(options?: StopOptions): Promise<ExitReason> {
    return this.#tree.stop(options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** A child supervisor, for its own calls. Throws `SUPERVISOR_UNKNOWN`. */
  supervisor(which: string | readonly string[]): SupervisorHandle {
    return this.#tree.supervisor(which);
  }

  /** See {@link SupervisorHandle.startChild}. */
  startChild(spec: ChildSpec): Promise<ChildHandle | undefined> {
    return this.#tree.startChild(spec);
  }

  /** See {@link SupervisorHandle.terminateChild}. */
  terminateChild(which: string | ChildHandle): Promise<void> {
    return this.#tree.terminateChild(which);
  }

  /** See {@link SupervisorHandle.restartChild}. */
  restartChild(id: string): Promise<ChildHandle | undefined> {
    return this.#tree.restartChild(id);
  }

  /** See {@link SupervisorHandle.deleteChild}. */
  deleteChild(id: string): Promise<void> {
    return this.#tree.deleteChild(id);
  }

  /** The children now, newest first. */
  whichChildren(): ChildEntry[] {
    return this.#tree.whichChildren();
  }

  /** One child now. */
  whichChild(id: string): ChildEntry {
    return this.#tree.whichChild(id);
  }

  /** How many children there are now. */
  countChildren(): ChildCounts {
    return this.#tree.countChildren();
  }

  /** The spec of a child with all defaults filled in. */
  getChildSpec(which: string | ChildHandle): ResolvedChildSpec {
    return this.#tree.getChildSpec(which);
  }

  /**
   * Makes the children of the root those of the list, touching only what differs: connections with equal settings go on as
   * they are; workers are the same when their functions are. Handles and listeners stay in any case. Rejects when a child
   * cannot be stopped or started; what was done until then stands.
   */
  reconcile(children: readonly ChildSpec[]): Promise<Reconciliation> {
    return reconcile(this.#tree, children);
  }

  /**
   * Told what becomes of every connection of the tree, those added later included. Remove it with {@link delStatusListener}.
   * Throws {@link OptionError}, and `AMI_TOO_MANY_LISTENERS` at the 10,001st.
   */
  addStatusListener(listener: StatusListener): ListenerId {
    return this.#shared.statuses.admit(listener);
  }

  /** True if it was there. */
  delStatusListener(id: ListenerId): boolean {
    return this.#shared.statuses.delete(id);
  }

  /** How the tree is doing now: for health checks. */
  health(): Health {
    const connections = this.connections.map(({ id, state, since, epoch, info, cause }) => {
      const code = cause instanceof AstervisorError ? cause.code : cause?.name;
      return { id, state, since, epoch, labels: info.labels, code };
    });
    return { ok: this.state === 'running' && connections.every(({ state }) => state === 'ready'), connections };
  }

  /** The figures of every connection, by id. */
  get stats(): Readonly<Record<string, ConnectionStats>> {
    return Object.fromEntries(this.connections.map(({ id, stats }) => [id, stats]));
  }

  /** The tree as it is now, drawn with one line a child. */
  print(): string {
    return this.#tree.print();
  }

  /** The tree as it is now, as plain data. */
  toJSON(): TreeSnapshot {
    return this.#tree.toJSON();
  }

  #handle(core: ConnectionCore): Connection {
    let handle = this.#shared.handles.get(core);
    if (!handle) {
      handle = new Connection(core);
      this.#shared.handles.set(core, handle);
    }
    return handle;
  }
}

/**
 * Declares a tree: checks everything, and starts nothing yet. Handles and listeners may be taken before `start()`.
 *
 * Throws {@link OptionError} and `SupervisorSpecError` with the path of the field.
 */
export const createSupervisor = <const C extends readonly ChildSpec[] = readonly []>(
  spec: TreeSpec<C>,
): Tree<ConnectionIds<C>> => {
  checkIsObject(spec);
  const { handshakes = new HandshakeLimiter(), ...generic } = spec;
  const context: TreeContext = {
    handshakes,
    aborts: new AbortGroups(),
    wakes: new WakeWatch(),
    treeFor: ({ tree }) => new Tree(tree, shared),
  };
  if (typeof handshakes?.acquire !== 'function') {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_OPTION', 'handshakes', 'must be a HandshakeLimiter', handshakes);
  }
  const { name = 'astervisor' } = spec;
  const report = createReportSink(name, spec);
  const tree = createGeneric({ ...generic, name }, { context, report });
  const statuses = new StatusHub(name, report, maxStatusListeners);
  const shared: Shared = { handles: new Map(), statuses };
  const listen = (attachment: unknown) => {
    if (attachment instanceof ConnectionCore) attachment.statuses.add((status) => statuses.tell(status));
  };
  for (const attachment of tree.attachments.values()) listen(attachment);
  tree.onAttach((_id, attachment) => listen(attachment));
  return new Tree<ConnectionIds<C>>(tree, shared);
};

/**
 * {@link createSupervisor} and `start()` in one; rejects as both do.
 *
 * ```ts
 * await using tree = await startSupervisor({
 *   children: [child.connection({ id: 'pbx', url: 'ami://app@10.0.0.5', secret: process.env.AMI_SECRET })],
 * });
 * await tree.ready({ timeoutMs: 10_000 });
 * ```
 */
export const startSupervisor = async <const C extends readonly ChildSpec[] = readonly []>(
  spec: TreeSpec<C>,
): Promise<Tree<ConnectionIds<C>>> => {
  const tree = createSupervisor(spec);
  await tree.start();
  return tree;
};
