import { AstervisorError } from '../../src/index.js';

/** What an action came to, by its number: one byte each, so that a long run does not grow by what it notes down. */
const fates = { pending: 0, answered: 1, inDoubt: 2, notSent: 3 } as const;
type Fate = Exclude<keyof typeof fates, 'pending'>;

/** What became of many actions: each settles once, or is found here as still pending. */
export class Outcomes {
  readonly counts: Record<string, number> = {};
  readonly strange: string[] = [];
  readonly #fates: Uint8Array;
  submitted = 0;
  settled = 0;

  constructor(capacity: number) {
    this.#fates = new Uint8Array(capacity);
  }

  get pending(): number {
    return this.submitted - this.settled;
  }

  /** Numbers of those that were answered by a response or by an error in one, of those in doubt, or of those not sent. */
  of(fate: Fate): number[] {
    const numbers: number[] = [];
    for (let number = 0; number < this.submitted; number += 1) {
      if (this.#fates[number] === fates[fate]) numbers.push(number);
    }
    return numbers;
  }

  /** Has the next action sent, under an ActionID that says its number. */
  submit(send: (actionId: string) => Promise<unknown>): void {
    const number = this.submitted;
    this.submitted += 1;
    send(actionId(number)).then(
      () => this.#settle(number, 'answered', 'answered'),
      (error: unknown) => {
        const { code, sent } = error as { code?: string; sent?: boolean };
        if (!(error instanceof AstervisorError) || typeof sent !== 'boolean') this.strange.push(String(error));
        this.#settle(
          number,
          `${code} sent=${sent}`,
          code === 'AMI_ACTION_ERROR' ? 'answered' : sent ? 'inDoubt' : 'notSent',
        );
      },
    );
  }

  #settle(number: number, what: string, fate: Fate): void {
    this.settled += 1;
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    if (number >= this.#fates.length) this.strange.push(`${actionId(number)} is one more than was reckoned with`);
    if (this.#fates[number] !== fates.pending) this.strange.push(`${actionId(number)} settled twice`);
    this.#fates[number] = fates[fate];
  }
}

export const actionId = (number: number): string => `act-${String(number).padStart(9, '0')}`;

/** Calls `submit` so many times a second, evenly, until stopped; what a busy process missed is made up for. */
export const atRate = (perSecond: number, submit: () => void): (() => void) => {
  const startedAt = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    for (; done < due; done += 1) submit();
  }, 5);
  return () => clearInterval(timer);
};
