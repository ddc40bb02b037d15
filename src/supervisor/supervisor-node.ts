import { Child } from './child.js';
import { ChildTable } from './child-table.js';
import { SupervisorCallError, SupervisorNotRunningError } from './errors.js';
import type { Incarnation } from './incarnation.js';
import type { ResolvedChildSpec, ResolvedFlags } from './spec.js';
import type { Supervisor } from './supervisor.js';
import type { TreeCore } from './tree-core.js';

/** What its children may expect when a supervisor ends. */
export type Fate = 'away' | 'down';

/** The place of a supervisor in the tree. It outlives the supervisor's incarnations, and keeps what OTP would forget. */
export class SupervisorNode {
  readonly tree: TreeCore;
  readonly flags: ResolvedFlags;
  /** Ids from the root of the tree down to this supervisor; empty for the root. */
  readonly path: readonly string[];
  readonly children = new ChildTable();
  /** The entry of this supervisor in the one above; undefined for the root. */
  readonly entry: Child | undefined;
  readonly #declared: readonly Child[];
  #running: Supervisor | undefined;
  #fate: Fate | undefined;
  #added = 0;

  constructor(tree: TreeCore, flags: ResolvedFlags, entry?: Child) {
    this.tree = tree;
    this.flags = flags;
    this.entry = entry;
    this.path = entry?.path ?? [];
    const declared = flags.kind === 'static' ? flags.children : [];
    this.#declared = declared.map((spec) => new Child(this, spec.id, spec, false));
    this.children.replaceAll(this.#declared);
  }

  /** The name of this supervisor in reports and errors. */
  get name(): string {
    return [this.tree.name, ...this.path].join('/');
  }

  get running(): Supervisor | undefined {
    return this.#running;
  }

  /** The incarnation of a supervisor that is about to end will come back, or will not. */
  get fate(): Fate {
    return this.#fate ?? (this.entry?.spec.restart === 'permanent' ? 'away' : 'down');
  }

  /** Says what is going to become of this supervisor, and of all below it. */
  foretell(fate: Fate): void {
    this.#fate = fate;
    for (const child of this.children) child.nested?.foretell(fate);
  }

  nest(entry: Child, flags: ResolvedFlags): SupervisorNode {
    return new SupervisorNode(this.tree, flags, entry);
  }

  /** An incarnation of this supervisor takes over: the declared children, and those added to the one before it. */
  enter(supervisor: Supervisor): void {
    const declared = this.#declared.filter((child) => child.attachment?.claim(child) ?? true);
    const kept = this.children.all().filter((child) => child.dynamic);
    this.children.replaceAll([...declared, ...kept]);
    this.#fate = undefined;
    this.#running = supervisor;
  }

  /** The incarnation has ended; some of the added children end with it. */
  leave(): void {
    this.#running = undefined;
    const forgetful = this.flags.dynamicChildren === 'forget';
    for (const child of this.children.all()) {
      if (child.dynamic && (forgetful || child.spec.restart === 'temporary')) this.remove(child);
    }
  }

  /** Makes an entry of a spec, without adding it yet. */
  entryOf(spec: ResolvedChildSpec, args?: unknown): Child {
    if (this.flags.kind === 'static') return new Child(this, spec.id, spec, true);
    this.#added += 1;
    return new Child(this, `${spec.id}:${this.#added}`, spec, true, args);
  }

  remove(child: Child): void {
    this.children.delete(child);
    child.removed();
  }

  /** Shows the change of a child to whoever inspects the tree. */
  changed({ key: id, state, incarnations: incarnation }: Child): void {
    if (this.tree.inspected) this.#running?.self.send({ type: 'supervisor.child', id, state, incarnation });
  }

  removed(): void {
    for (const child of this.children) child.removed();
  }

  /** It is the input of the supervisor's actor, and is shown where actors are. */
  toJSON() {
    return { supervisor: this.name };
  }

  /** Queues a call to the running supervisor. `caller` is the child that makes it, if one does. */
  async administer<T>(caller: Incarnation | undefined, call: (supervisor: Supervisor) => Promise<T>): Promise<T> {
    if (!this.#running) throw new SupervisorNotRunningError(this.name);
    if (caller?.awaited && this.#waitsFor(caller.child)) {
      throw new SupervisorCallError(
        'SUPERVISOR_DEADLOCK',
        this.name,
        `child ${caller.id} calls it while it waits for the start of that child`,
      );
    }
    return this.#running.call(call);
  }

  #waitsFor(child: Child): boolean {
    for (let home: SupervisorNode | undefined = child.home; home; home = home.entry?.home)
      if (home === this) return true;
    return false;
  }
}
