import { afterEach, beforeEach, expect } from 'vitest';
import {
  type ChildHandle,
  type ChildSpec,
  createSupervisor,
  type SupervisorHandle,
  type SupervisorSpec,
  type SupervisorTree,
} from '../../../../src/supervisor/index.js';
import type { Report } from '../../../../src/telemetry/report.js';
import type { ScenarioReason } from '../../../conformance/otp/scenario.js';
import { Held } from './held.js';
import { ManualClock, turns } from './manual-clock.js';
import { Stage } from './scripted-child.js';

/** Trees of scripted children on a clock that stands still. What a test leaves behind fails it. */
export class World {
  readonly clock = new ManualClock();
  readonly held = new Held(new ManualClock());
  readonly stage = new Stage(this.held);
  readonly reports: Report[] = [];
  readonly #trees: SupervisorTree[] = [];

  declare(spec: SupervisorSpec): SupervisorTree {
    const onReport = (report: Report) => this.reports.push(report);
    const tree = createSupervisor({ clock: this.clock, onReport, dynamicChildren: 'forget', ...spec });
    this.#trees.push(tree);
    return tree;
  }

  async start(spec: SupervisorSpec): Promise<SupervisorTree> {
    const tree = this.declare(spec);
    await tree.start();
    return tree;
  }

  /** A pure OTP child that does as it is told. */
  child(id: string, settings: Partial<ChildSpec> = {}): ChildSpec {
    return { id, start: (scope) => this.stage.start(id, scope), ...settings };
  }

  children(...ids: readonly string[]): ChildSpec[] {
    return ids.map((id) => this.child(id));
  }

  /** Lets a child end with a reason, and waits until that has been seen to. */
  async exit(name: string, reason: ScenarioReason): Promise<void> {
    this.stage.order(name, reason);
    await turns();
  }

  /** What happened since the last time, in order. */
  log(): readonly string[] {
    return this.stage.takeLog();
  }

  /** Types of the reports since the last time. */
  reportTypes(): readonly string[] {
    return this.reports.splice(0).map(({ type }) => type);
  }

  async finish(): Promise<void> {
    for (const tree of this.#trees) {
      const stopped = tree.stop({ timeoutMs: 60_000 });
      await turns();
      while (tree.state !== 'ended' && (await this.clock.next())) await turns();
      await stopped;
    }
    await turns();
    expect(this.held.all, 'held by children that are dead').toEqual([]);
    expect(this.clock.pending, 'timers of trees that have ended').toBe(0);
  }
}

/** A new world for every test of a file. */
export const newWorlds = (): (() => World) => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.finish());
  return () => world;
};

/** How the children of a supervisor stand, newest first, as `id state`. */
export const standing = (supervisor: SupervisorHandle): readonly string[] =>
  supervisor.whichChildren().map(({ id, state }) => `${id} ${state}`);

/** The incarnation of each child that is up. */
export const incarnations = (supervisor: SupervisorHandle): Readonly<Record<string, number | undefined>> =>
  Object.fromEntries(supervisor.whichChildren().map(({ id, child }) => [id, child?.incarnation]));

export const mustBeUp = (handle: ChildHandle | undefined): ChildHandle => {
  expect(handle?.alive).toBe(true);
  return handle as ChildHandle;
};
