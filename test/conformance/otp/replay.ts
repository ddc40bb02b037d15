import {
  type ChildEntry,
  type ChildSpec,
  createSupervisor,
  type SupervisorFlags,
  type SupervisorHandle,
  type SupervisorTree,
  supervisor,
  UnknownSupervisorError,
} from '../../../src/supervisor/index.js';
import { Held } from '../../unit/supervisor/support/held.js';
import { ManualClock, turns } from '../../unit/supervisor/support/manual-clock.js';
import { exitReasonOf, Stage } from '../../unit/supervisor/support/scripted-child.js';
import { print, reasonTerm, type Term, termOf, tuple } from '../../unit/supervisor/support/term.js';
import { callFailure, exitTerm, specTerm, startFailure } from './outcome.js';
import type { Scenario, ScenarioChild, ScenarioFlags, ScenarioStep } from './scenario.js';

export interface Replay {
  /** What happened, in the words of a scenario's `expected`. */
  readonly transcript: readonly string[];
  /** Sockets and timers that were left when all was over, or sockets that did not belong to a child that was up. */
  readonly leaks: readonly string[];
}

/** Plays a scenario on a clock that stands still until everybody waits for it. */
export const replay = async (scenario: Scenario): Promise<Replay> => {
  const player = new Player(scenario);
  await player.play();
  return player;
};

class Player implements Replay {
  readonly transcript: string[] = [];
  readonly leaks: string[] = [];
  readonly #scenario: Scenario;
  readonly #stage: Stage;
  readonly #clock = new ManualClock();
  #tree: SupervisorTree | undefined;
  #endTold = false;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#stage = new Stage(new Held(new ManualClock()), scenario.starts);
  }

  async play(): Promise<void> {
    const outcome = await this.#start();
    this.transcript.push(`init -> ${print(outcome)}`, this.#happenings());
    if (outcome === 'ok') for (const step of this.#scenario.steps) await this.#step(step);
    await this.#settled(this.#tree?.stop());
    this.leaks.push(...this.#stage.held.all.map((thing) => `${thing} at the end`));
    if (this.#clock.pending > 0) this.leaks.push(`${this.#clock.pending} timers at the end`);
  }

  async #start(): Promise<Term> {
    try {
      const { flags, children } = this.#scenario;
      this.#tree = createSupervisor({
        ...flagsOf(flags),
        children: children.map((child) => this.#spec(child)),
        clock: this.#clock,
        onReport: () => {},
      });
      await this.#settled(this.#tree.start());
      return 'ok';
    } catch (error) {
      return startFailure(error);
    }
  }

  async #step(step: ScenarioStep): Promise<void> {
    switch (step[0]) {
      case 'exit': {
        const [, id, reason] = step;
        this.#order(id, reason);
        return this.#tell(print(tuple('exit', id, reasonTerm(reason))));
      }
      case 'exit2': {
        const [, first, second, reason] = step;
        this.#order(first, reason);
        this.#order(second, reason);
        return this.#tell(print(tuple('exit2', first, second, reasonTerm(reason))));
      }
      case 'wait': {
        await this.#clock.advance(step[1]);
        return this.#tell(print(tuple('wait', step[1])));
      }
      case 'call': {
        const [, name, given] = step;
        const result = await this.#call(this.#tree, name, given);
        const shown = step.length < 3 ? [] : [termOf(given)];
        return this.#tell(`${print(tuple(name, shown))} -> ${print(result)}`);
      }
      case 'incall': {
        const [, id, name, given] = step;
        const result = await this.#call(this.#nestedHandle(id), name, given);
        return this.#tell(`${print(tuple('incall', id, name))} -> ${print(result)}`);
      }
      case 'stop':
        return this.#stop();
    }
  }

  async #stop(): Promise<void> {
    const wasRunning = this.#tree?.state === 'running';
    const reason = await this.#settled(this.#tree?.stop());
    if (wasRunning && reason) this.#stage.log(`sup_exit ${print(exitTerm(reason))}`);
    this.#endTold = true;
    this.transcript.push('stop', `${this.#happenings()} dead`);
  }

  /** A scripted child dies of itself; a supervisor ends with the reason that it is given. */
  #order(id: string, reason: Parameters<Stage['order']>[1]): void {
    const nested = this.#entry(id)?.child?.ref;
    if (nested) nested.send({ type: 'supervisor.shutdown', reason: exitReasonOf(reason) });
    else this.#stage.order(id, reason);
  }

  #entry(id: string): ChildEntry | undefined {
    if (this.#tree?.state !== 'running') return undefined;
    return this.#tree.whichChildren().find((child) => child.id === id && child.type === 'supervisor');
  }

  /** A supervisor that is gone, with its place in the tree, is nobody to call. */
  #nestedHandle(id: string): SupervisorHandle | undefined {
    try {
      return this.#tree?.supervisor(id);
    } catch (error) {
      if (error instanceof UnknownSupervisorError) return undefined;
      throw error;
    }
  }

  async #call(target: SupervisorHandle | undefined, name: string, given: unknown): Promise<Term> {
    if (!target) return tuple('EXIT', 'noproc');
    try {
      return await this.#settled(this.#administer(target, name, given));
    } catch (error) {
      return callFailure(error, target.path.length === 0 && this.#isSimple(name) ? 'restart_child' : name);
    }
  }

  /** OTP shows no spec when a child of a simple_one_for_one supervisor fails to start. */
  #isSimple(name: string): boolean {
    return name === 'start_child' && this.#scenario.flags.strategy === 'simple_one_for_one';
  }

  async #administer(target: SupervisorHandle, name: string, given: unknown): Promise<Term> {
    const id = given as string;
    switch (name) {
      case 'start_child': {
        const isSpec = typeof given === 'object' && given !== null && 'spec' in given;
        return started(await target.startChild(isSpec ? this.#spec(given.spec as ScenarioChild) : given));
      }
      case 'restart_child':
        return started(await target.restartChild(id));
      case 'terminate_child':
        await target.terminateChild(id);
        return 'ok';
      case 'delete_child':
        await target.deleteChild(id);
        return 'ok';
      case 'get_childspec':
        return tuple('ok', specTerm(target.getChildSpec(id)));
      case 'which_child':
        return tuple('ok', entryTerm(target.whichChild(id)));
      case 'which_children':
        return target.whichChildren().map(entryTerm);
      case 'count_children': {
        const { specs, active, supervisors, workers } = target.countChildren();
        return Object.entries({ specs, active, supervisors, workers }).map(([key, count]) => tuple(key, count));
      }
      case 'check_childspecs': {
        const list = Array.isArray(given) ? given : [given];
        target.checkChildSpecs(
          list.map((item: { spec?: ScenarioChild }) => this.#spec(item.spec ?? (item as ScenarioChild))),
        );
        return 'ok';
      }
      default:
        throw new Error(`a scenario calls ${name}, which is not known`);
    }
  }

  #spec(child: ScenarioChild): ChildSpec {
    if (child.type === 'supervisor' && child.flags) return this.#nested(child as ScenarioChild & { id: string });
    const { id, ...settings } = child;
    return {
      ...settings,
      ...(id !== undefined && { id }),
      start: (scope) => this.#stage.start(id ?? 'none', scope),
    } as ChildSpec;
  }

  #nested({ id, flags = {}, children = [], ...settings }: ScenarioChild & { id: string }): ChildSpec {
    const spec = supervisor({
      ...(settings as object),
      id,
      ...flagsOf(flags),
      children: children.map((child) => this.#spec(child)),
    });
    return {
      ...spec,
      start: async (scope) => {
        this.#stage.log(`start_sup ${id}`);
        const started = await spec.start(scope);
        if (started === 'ignore') return started;
        let up = false;
        void started.ready?.then(() => {
          up = true;
          this.#stage.log(`sup_up ${id} ok`);
        });
        scope.signal.addEventListener('abort', () => {
          if (!up) this.#stage.log(`sup_up ${id} error`);
        });
        return started;
      },
    };
  }

  /** What happened, and how the children stand. */
  async #tell(line: string): Promise<void> {
    await this.#settled(undefined);
    this.#checkSockets(line);
    this.transcript.push(line, `${this.#happenings()} ${await this.#standing()}`);
  }

  async #standing(): Promise<string> {
    if (this.#tree?.state === 'running') {
      return print(this.#tree.whichChildren().map(({ id, state }) => tuple(id ?? 'undefined', state)));
    }
    if (this.#endTold || !this.#tree) return 'dead';
    this.#endTold = true;
    return `dead SUP_EXIT ${print(exitTerm(await this.#tree.terminated))}`;
  }

  #happenings(): string {
    return `  [${this.#stage
      .takeLog()
      .map((line) => JSON.stringify(line))
      .join(',')}]`;
  }

  #checkSockets(line: string): void {
    const up = this.#tree?.state === 'running' ? countUp(this.#tree.toJSON().children) : 0;
    const open = this.#stage.held.sockets;
    if (open !== up) this.leaks.push(`${open} sockets for ${up} children after ${line}`);
  }

  /** Waits until nothing moves, and lets time pass while somebody waits for it. */
  async #settled<T>(work: T | Promise<T>): Promise<T> {
    let done = false;
    const outcome = Promise.resolve(work).finally(() => {
      done = true;
    });
    outcome.catch(() => {});
    do {
      for (let seen = -1; seen !== this.#stage.logged; ) {
        seen = this.#stage.logged;
        await turns();
      }
    } while ((await this.#clock.next()) || !done);
    return outcome;
  }
}

const flagsOf = ({ strategy, intensity, period, auto_shutdown: autoShutdown }: ScenarioFlags): SupervisorFlags =>
  ({
    strategy,
    intensity,
    periodMs: typeof period === 'number' ? period * 1_000 : period,
    autoShutdown,
    dynamicChildren: 'forget',
  }) as SupervisorFlags;

const started = (child: unknown): Term => tuple('ok', child ? 'pid' : 'undefined');

const entryTerm = ({ id, state, type }: ChildEntry): Term =>
  tuple(id ?? 'undefined', state === 'up' ? 'pid' : state, type, ['child']);

type Standing = ReturnType<SupervisorTree['toJSON']>['children'];

const countUp = (children: Standing): number =>
  children.reduce((sum, { state, supervisor: nested }) => {
    if (nested) return sum + countUp(nested.children);
    return sum + (state === 'up' ? 1 : 0);
  }, 0);
