import { restart, terminate } from './administration.js';
import type { Child } from './child.js';
import { SupervisorNotRunningError, SupervisorSpecError } from './errors.js';
import type { ExitReason } from './exit-reason.js';
import type { ChildSpec } from './spec.js';
import type { AttachScope, ChildStatus } from './start-scope.js';
import type { TreeCore } from './tree-core.js';

/** What was attached to an id. It stays when the child goes, and is there again for the next child of that id. */
export class Attachment {
  readonly value: unknown;
  readonly #tree: TreeCore;
  readonly #listeners = new Set<(status: ChildStatus) => void>();
  #child: Child | undefined;
  #last: ChildStatus | undefined;

  constructor(tree: TreeCore, child: Child, attach: NonNullable<ChildSpec['attach']>) {
    this.#tree = tree;
    this.#child = child;
    this.value = attach(this.#scope(child));
  }

  /** The child whose spec it belongs to at present. */
  get child(): Child | undefined {
    return this.#child;
  }

  /** Takes the place of the child whose spec is gone; false when there is one that is not. */
  claim(child: Child): boolean {
    this.#child ??= child;
    return this.#child === child;
  }

  release(child: Child): void {
    if (this.#child === child) this.#child = undefined;
  }

  /** Says it once: an end may be told by the supervisor that ended, and again by the one above it. */
  tell(status: ChildStatus): void {
    if (status.type === this.#last?.type && status.incarnation === this.#last.incarnation) return;
    this.#last = status;
    for (const listener of [...this.#listeners]) {
      try {
        listener(status);
      } catch (error) {
        this.#tree.report({
          type: 'listener_failed',
          level: 'error',
          message: 'a status listener of an attachment threw',
          fields: { status: status.type, error },
        });
      }
    }
  }

  #scope({ spec: { id }, path }: Child): AttachScope {
    const { clock, random, report, context } = this.#tree;
    return {
      id,
      path,
      context,
      clock,
      random,
      report,
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      terminate: async () => {
        const child = this.#child;
        if (!child?.home.running) return;
        await child.home.administer(undefined, (supervisor) => terminate(supervisor, child));
      },
      restart: async () => {
        const child = this.#child;
        if (!child) throw new SupervisorNotRunningError(path.slice(0, -1).join('/'));
        await child.home.administer(undefined, (supervisor) => restart(supervisor, child));
      },
    };
  }
}

/** The attachments of a tree, by the id of their child. */
export class Attachments {
  readonly #tree: TreeCore;
  readonly #byId = new Map<string, Attachment>();
  readonly #listeners = new Set<(id: string, attachment: unknown) => void>();

  constructor(tree: TreeCore) {
    this.#tree = tree;
  }

  get(id: string): Attachment | undefined {
    return this.#byId.get(id);
  }

  /** Ids with what is attached to them, in the order of their making. */
  values(): ReadonlyMap<string, unknown> {
    return new Map(Array.from(this.#byId, ([id, { value }]) => [id, value]));
  }

  /** The attachment of a child's id: made now, or found again. An id belongs to one child at a time. */
  claim(child: Child, attach: NonNullable<ChildSpec['attach']>): Attachment {
    const { id } = child.spec;
    const known = this.#byId.get(id);
    if (known) {
      if (known.claim(child)) return known;
      throw new SupervisorSpecError(
        'SUPERVISOR_DUPLICATE_CHILD_NAME',
        child.path.join('/'),
        'is the id of another child',
        id,
      );
    }
    const attachment = new Attachment(this.#tree, child, attach);
    this.#byId.set(id, attachment);
    for (const listener of this.#listeners) listener(id, attachment.value);
    return attachment;
  }

  onAttach(listener: (id: string, attachment: unknown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The tree has ended. */
  stopped(reason: ExitReason): void {
    for (const attachment of this.#byId.values()) {
      attachment.tell({ type: 'stopped', incarnation: attachment.child?.incarnations ?? 0, reason });
    }
  }
}
