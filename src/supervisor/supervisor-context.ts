import type { Supervisor } from './supervisor.js';

/** A supervisor as inspectors see it, and as it persists: its rules, its recent restarts, and how its children stand. */
const viewOf = ({ node, restarts }: Supervisor) => {
  const { strategy, intensity, periodMs, autoShutdown } = node.flags;
  const children = Array.from(node.children, ({ spec: { id, restart }, state, incarnations }) => ({
    id,
    restart,
    state,
    incarnation: incarnations,
  }));
  return { supervisor: node.name, strategy, intensity, periodMs, autoShutdown, restarts: restarts.window, children };
};

/** The context of a supervisor's snapshots. It is read when it is shown, unless it was taken for an inspector. */
export class SupervisorContext {
  readonly #supervisor: Supervisor;
  readonly #taken: ReturnType<typeof viewOf> | undefined;

  constructor(supervisor: Supervisor, taken?: ReturnType<typeof viewOf>) {
    this.#supervisor = supervisor;
    this.#taken = taken;
  }

  get supervisor(): Supervisor {
    return this.#supervisor;
  }

  /** The same, as it is at this moment: inspectors show snapshots long after. */
  taken(): SupervisorContext {
    return new SupervisorContext(this.#supervisor, viewOf(this.#supervisor));
  }

  toJSON() {
    return this.#taken ?? viewOf(this.#supervisor);
  }
}
