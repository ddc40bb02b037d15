import { FakeAsterisk } from '../../testing/index.js';

/** A call of the demo: who calls whom, for how long, and what becomes of it. */
interface Call {
  readonly from: string;
  readonly to: string;
  readonly durationMs: number;
  readonly outcome?: 'BUSY';
}

const CALLS: readonly Call[] = [
  { from: 'PJSIP/1001', to: 'PJSIP/1004', durationMs: 1_900 },
  { from: 'PJSIP/1002', to: 'PJSIP/1005', durationMs: 1_300 },
  { from: 'PJSIP/1003', to: 'PJSIP/1001', durationMs: 1_000, outcome: 'BUSY' },
  { from: 'PJSIP/1005', to: 'PJSIP/1002', durationMs: 1_600 },
];

/** Lets the demo log in to its own PBXs, and nobody anywhere else. */
export const SECRET = 'not-used-anywhere-else';

/** One PBX of the demo: a fake Asterisk on a port of this machine, with people who call each other. */
export class FakePbx implements AsyncDisposable {
  readonly fake: FakeAsterisk;
  #placed = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(fake: FakeAsterisk) {
    this.fake = fake;
  }

  static async start(): Promise<FakePbx> {
    const fake = await FakeAsterisk.start({
      users: { demo: { secret: SECRET } },
      dialOutcome: () => ({ status: 'ANSWER', afterMs: 180 }),
    });
    return new FakePbx(fake);
  }

  /** With its secret: it dies with this process. */
  get url(): string {
    return this.fake.url('demo');
  }

  get address(): string {
    return `${this.fake.host}:${this.fake.port}`;
  }

  /** Whether the client's last word was Logoff. */
  get saidGoodbye(): boolean {
    return this.fake.actions.at(-1)?.is('Logoff') === true;
  }

  /** People begin to call each other. */
  open(everyMs: number): void {
    this.#call();
    this.#timer = setInterval(() => this.#call(), everyMs);
  }

  /** Nobody calls any more; calls that are up go on. */
  close(): void {
    clearInterval(this.#timer);
  }

  /** Dies as a killed process does, with all its calls. */
  kill(): void {
    this.close();
    this.fake.crash({ mode: 'rst' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    await this.fake.stop();
  }

  #call(): void {
    const call = CALLS[this.#placed % CALLS.length];
    this.#placed += 1;
    if (call) void this.fake.simulateCall({ ringMs: 250, ...call });
  }
}
