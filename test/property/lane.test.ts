import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lane, type Posting } from '../../src/client/actions/lane.js';
import type { PendingAction } from '../../src/connection/pending-action.js';
import { turns } from '../unit/supervisor/support/manual-clock.js';

/** Nothing of an action matters to a lane but who it is and how it was posted. */
interface Waiter {
  readonly number: number;
  readonly posting: Posting;
}

/** A lane whose every call is checked against a list that is searched anew each time. */
class Model {
  readonly lane: Lane;
  readonly flying: Waiter[] = [];
  waiting: Waiter[] = [];
  open = false;
  #count = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
    this.lane = new Lane(limit, (pending) => this.#called(pending as unknown as Waiter));
  }

  /** An odd one in seven is over as soon as it is sent, as one is whose ActionID is taken. */
  #called(waiter: Waiter): boolean {
    expect(this.open).toBe(true);
    const [first] = [...this.waiting].sort((a, b) => b.posting.priority - a.posting.priority || a.number - b.number);
    expect(waiter.number).toBe(first?.number);
    this.waiting = this.waiting.filter((other) => other !== waiter);
    if (waiter.number % 7 === 0) return false;
    this.flying.push(waiter);
    expect(this.flying.length).toBeLessThanOrEqual(this.#limit);
    return true;
  }

  add(priority: number): void {
    this.#count += 1;
    const posting: Posting = { priority, whenDisconnected: 'queue', signal: undefined };
    const waiter = { number: this.#count, posting };
    this.waiting.push(waiter);
    this.lane.add(waiter as unknown as PendingAction, posting);
  }

  /** One in flight is over. */
  answer(which: number): void {
    if (this.flying.length === 0) return;
    this.flying.splice(which % this.flying.length, 1);
    this.lane.free();
  }

  /** One that waits is given up. */
  giveUp(which: number): void {
    const [waiter] = this.waiting.splice(which % Math.max(1, this.waiting.length), 1);
    if (waiter) this.lane.forget(waiter as unknown as PendingAction, waiter.posting);
  }

  pause(): void {
    this.open = false;
    this.lane.pause();
  }

  start(): void {
    this.open = true;
    this.lane.start();
  }

  /** No place stays empty while somebody waits for one. */
  async rested(): Promise<void> {
    await turns();
    expect(this.lane.size).toBe(this.waiting.length);
    if (this.open && this.flying.length < this.#limit) expect(this.waiting).toEqual([]);
  }
}

type Step = (model: Model) => unknown;

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -10, max: 9 }).map((priority) => (model: Model) => model.add(priority)) },
  { weight: 3, arbitrary: fc.nat(20).map((which) => (model: Model) => model.answer(which)) },
  {
    weight: 3,
    arbitrary: fc.array(fc.nat(20), { maxLength: 8 }).map((all) => (model: Model) => {
      for (const which of all) model.answer(which);
    }),
  },
  { weight: 2, arbitrary: fc.nat(20).map((which) => (model: Model) => model.giveUp(which)) },
  { weight: 1, arbitrary: fc.constant((model: Model) => model.pause()) },
  { weight: 2, arbitrary: fc.constant((model: Model) => model.start()) },
  { weight: 3, arbitrary: fc.constant(() => Promise.resolve()) },
  { weight: 3, arbitrary: fc.constant((model: Model) => model.rested()) },
);

it('sends by priority and in the order of the calls, never more than the limit, and never fewer while some wait', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(steps, { maxLength: 60 }), async (limit, run) => {
      const model = new Model(limit);
      for (const step of run) await step(model);
      await model.rested();
      model.start();
      for (let left = 200; left > 0 && model.waiting.length + model.flying.length > 0; left -= 1) {
        model.answer(0);
        await model.rested();
      }
      expect(model.waiting).toEqual([]);
      expect(model.flying).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
