/** How a promise stands, for tests that look without waiting. */
export class Outcome<T = unknown> {
  state: 'pending' | 'resolved' | 'rejected' = 'pending';
  value: T | undefined;
  error: unknown;
  /** How often it settled: more than once is impossible for a promise, and is counted for callbacks. */
  settled = 0;

  constructor(promise: PromiseLike<T>) {
    promise.then(
      (value) => {
        this.settled += 1;
        this.state = 'resolved';
        this.value = value;
      },
      (error: unknown) => {
        this.settled += 1;
        this.state = 'rejected';
        this.error = error;
      },
    );
  }

  /** The code of the error, or how it stands. */
  get code(): string {
    if (this.state !== 'rejected') return this.state;
    return (this.error as { code?: string }).code ?? String(this.error);
  }

  get sent(): boolean | undefined {
    return (this.error as { sent?: boolean } | undefined)?.sent;
  }
}

export const outcome = <T>(promise: PromiseLike<T>): Outcome<T> => new Outcome(promise);
