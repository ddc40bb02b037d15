import { AstervisorError } from '../../src/index.js';

/** What became of many actions: each settles once, or is found here as still pending. */
export class Outcomes {
  readonly counts: Record<string, number> = {};
  /** ActionIDs of those that were answered, by a response or by an error in one. */
  readonly answered: string[] = [];
  /** Of those whose outcome is said to be unknown: they may have left. */
  readonly inDoubt: string[] = [];
  /** Of those that are said not to have been sent. */
  readonly notSent: string[] = [];
  readonly strange: string[] = [];
  submitted = 0;
  settled = 0;

  get pending(): number {
    return this.submitted - this.settled;
  }

  watch(actionId: string, promise: Promise<unknown>): void {
    this.submitted += 1;
    promise.then(
      () => this.#settle('answered', this.answered, actionId),
      (error: unknown) => {
        const { code, sent } = error as { code?: string; sent?: boolean };
        if (!(error instanceof AstervisorError) || typeof sent !== 'boolean') this.strange.push(String(error));
        const said = code === 'AMI_ACTION_ERROR' ? this.answered : sent ? this.inDoubt : this.notSent;
        this.#settle(`${code} sent=${sent}`, said, actionId);
      },
    );
  }

  #settle(what: string, said: string[], actionId: string): void {
    this.settled += 1;
    this.counts[what] = (this.counts[what] ?? 0) + 1;
    said.push(actionId);
  }
}

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
