import { expect, onTestFinished } from 'vitest';
import type { Connection } from '../../src/client/connection.js';
import type { ConnectionStatus } from '../../src/client/status/status.js';
import { connection, type SupervisionOptions } from '../../src/client/tree/connection-spec.js';
import { createSupervisor, type Tree } from '../../src/client/tree/tree.js';
import type { ConnectionState } from '../../src/connection/state.js';
import type { ConnectionOptions } from '../../src/options/connection-options.js';
import type { Report } from '../../src/telemetry/report.js';
import { FakeAsterisk, type FakeAsteriskOptions } from '../../src/testing/index.js';
import { ManualClock, turns } from '../unit/supervisor/support/manual-clock.js';
import { ClockView } from './clock-view.js';
import { Links } from './links.js';

export interface RigOptions {
  readonly fake?: FakeAsteriskOptions;
  readonly options?: Partial<ConnectionOptions & SupervisionOptions>;
  /** Jitter; default 0.5, so that the first back-off is 375 ms. */
  readonly random?: () => number;
}

/** A connection under a supervisor and a fake Asterisk, in memory, on one clock that the test moves. */
export class Rig {
  readonly clock = new ManualClock();
  readonly reports: Report[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly links: Links;
  readonly fake: FakeAsterisk;
  readonly tree: Tree;
  readonly pbx: Connection;

  private constructor(fake: FakeAsterisk, clock: ManualClock, { options, random = () => 0.5 }: RigOptions) {
    this.fake = fake;
    this.clock = clock;
    this.links = new Links(options?.dial ?? fake.dial);
    this.tree = createSupervisor({
      name: 'rig',
      clock,
      random,
      onReport: (report) => this.reports.push(report),
      children: [
        connection({
          id: 'pbx',
          host: 'pbx',
          username: 'app',
          secret: 'secret',
          identify: false,
          ...options,
          dial: this.links.dial,
        }),
      ],
    });
    this.pbx = this.tree.connection('pbx');
    this.pbx.addStatusListener((status) => this.statuses.push(status));
  }

  /** Declared, and not started. When the test is over it is stopped, and must not have left anything behind. */
  static async declare(options: RigOptions = {}): Promise<Rig> {
    const clock = new ManualClock();
    const fake = await FakeAsterisk.start({ port: false, clock: new ClockView(clock), ...options.fake });
    const rig = new Rig(fake, clock, options);
    onTestFinished(async () => {
      await rig.stop();
      expect(rig.leftovers).toEqual({ links: 0, sessions: 0, timers: 0 });
    });
    return rig;
  }

  /** Started; what becomes of the first attempt is the test's business. */
  static async start(options: RigOptions = {}): Promise<Rig> {
    const rig = await Rig.declare(options);
    await rig.tree.start();
    await turns();
    return rig;
  }

  /** Logged in. */
  static async ready(options: RigOptions = {}): Promise<Rig> {
    const rig = await Rig.start(options);
    if (rig.pbx.state !== 'ready') throw new Error(`the connection is ${rig.pbx.state}: ${rig.pbx.cause}`);
    return rig;
  }

  /** The states that were entered, in order. */
  get states(): ConnectionState[] {
    return this.statuses.flatMap((status) => (status.type === 'state' ? [status.state] : []));
  }

  /** Names of the actions that reached the fake, without those of the login. */
  get received(): string[] {
    const own = new Set(['Challenge', 'Login', 'Events']);
    return this.fake.actions.map(({ name }) => name).filter((name) => !own.has(name));
  }

  reportsOf(type: string): Report[] {
    return this.reports.filter((report) => report.type === type);
  }

  /** Lets time pass on both sides. */
  advance(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }

  /** Runs a call to its end, letting time pass as long as it needs it. */
  async finish<T>(work: Promise<T>): Promise<T> {
    let over = false;
    const done = () => {
      over = true;
    };
    work.then(done, done);
    await turns();
    for (let step = 0; !over && step < 1_000; step += 1) await this.clock.advance(100);
    return work;
  }

  /** What there is that ought to be gone after the end. */
  get leftovers(): { links: number; sessions: number; timers: number } {
    const { links, fake, clock } = this;
    return { links: links.open, sessions: fake.sessions.length, timers: clock.pending - ClockView.pendingOf(clock) };
  }

  /** Ends both sides. */
  async stop(): Promise<void> {
    await this.finish(this.tree.stop());
    await this.fake.stop();
    await turns();
  }
}
