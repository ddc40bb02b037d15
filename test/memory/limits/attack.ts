import { onTestFinished } from 'vitest';
import type { Connection } from '../../../src/client/connection.js';
import { connection } from '../../../src/client/tree/connection-spec.js';
import { createSupervisor, type Tree } from '../../../src/client/tree/tree.js';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import { dose } from '../../support/dose.js';
import { ManualClock, turns } from '../../unit/supervisor/support/manual-clock.js';
import { Heap } from './heap.js';
import { HostileServer } from './hostile-server.js';

/** A little more than twice what may be kept: less in an attack, and nobody would see it. */
export const LEAST = 17_000_000;

/** So much is sent in an attack, unless it says otherwise. */
const VOLUME = dose(64_000_000, LEAST);

/** A connection, whoever is after its memory, and what that comes to. */
export class Attack {
  readonly clock = new ManualClock();
  readonly server = new HostileServer();
  readonly tree: Tree;
  readonly pbx: Connection;
  heap!: Heap;
  /** How often each error code, or type of report, was met. */
  readonly met = new Map<string, number>();

  private constructor(options: Partial<ConnectionOptions>) {
    this.tree = createSupervisor({
      clock: this.clock,
      random: () => 0.5,
      onReport: ({ type, fields }) => {
        this.note(type);
        this.note((fields.error as { code?: string } | undefined)?.code);
      },
      children: [
        connection({
          id: 'pbx',
          host: 'hostile',
          username: 'app',
          secret: 'secret',
          auth: 'plain',
          identify: false,
          heartbeatMs: false,
          lagWarningMs: 1_000_000,
          reconnect: () => 1,
          ...options,
          dial: this.server.dial,
        }),
      ],
    });
    this.pbx = this.tree.connection('pbx');
  }

  /** Logged in, with the heap measured. */
  static async begin(options: Partial<ConnectionOptions> = {}): Promise<Attack> {
    const attack = new Attack(options);
    onTestFinished(async () => {
      const stopped = attack.tree.stop();
      for (let step = 0; step < 10; step += 1) await attack.clock.advance(10_000);
      await stopped;
    });
    await attack.tree.start();
    await turns();
    if (attack.pbx.state !== 'ready') throw new Error(`the connection is ${attack.pbx.state}`);
    attack.heap = await Heap.watch();
    return attack;
  }

  note(what: string | undefined): void {
    if (what !== undefined) this.met.set(what, (this.met.get(what) ?? 0) + 1);
  }

  /** Watches a promise for its error. */
  watch(work: Promise<unknown>): void {
    work.catch((error: { code?: string }) => this.note(error.code));
  }

  /** Does what may throw. */
  dare(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.note((error as { code?: string }).code);
    }
  }

  /** Sends the same again and again, over as many sessions as it takes. */
  async flood(chunkOf: (index: number) => string, volume = VOLUME): Promise<void> {
    for (let index = 0; this.heap.passed < volume; index += 1) {
      if (!this.server.connected) {
        this.note((this.pbx.cause as { code?: string } | undefined)?.code);
        await this.clock.advance(2);
      }
      const chunk = chunkOf(index);
      this.server.push(chunk);
      await this.heap.pass(chunk.length);
    }
    await this.heap.look();
  }

  /** Does the same again and again, with so many bytes each time. */
  async repeat(bytes: number, act: (index: number) => unknown, volume = VOLUME): Promise<void> {
    for (let index = 0; this.heap.passed < volume; index += 1) {
      act(index);
      if (index % 500 === 499) await turns();
      await this.heap.pass(bytes);
    }
    await this.heap.look();
  }
}

export const KIB = 'k'.repeat(1_024);
/** One after the other, as long as it takes to fill a chunk. */
export const filled = (text: string): string => text.repeat(Math.ceil(65_536 / text.length));
/** A chunk of which all but one small event is of no interest. */
export const alone = (event: string): string => `${event}Event: Filler\r\nText: ${'x'.repeat(65_000)}\r\n\r\n`;
