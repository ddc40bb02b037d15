import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ledger } from '../../src/connection/ledger.js';
import type { PendingAction } from '../../src/connection/pending-action.js';
import type { AmiEvent } from '../../src/protocol/event.js';
import { dose } from '../support/dose.js';
import { anAction, anEvent, aResponse } from '../support/messages.js';
import { type Outcome, outcome } from '../support/outcome.js';
import { BROADCAST, type Fate, MAX_ROWS, ReferenceLedger, ROW, type Said, type Way } from './reference-ledger.js';

const ACTIONS: Readonly<Record<Way, string>> = {
  plain: 'Ping',
  list: 'CoreShowChannels',
  headless: 'IAXpeers',
  until: 'Originate',
};
const ABORTED = new Error('aborted');
const MODERN = 22;

const id = fc.constantFrom('one', 'two', 'three', 'four', 'ONE', 'one ', 'stranger', '');
const said: fc.Arbitrary<Said> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('response' as const),
      id,
      success: fc.constantFrom(true, true, true, false),
      starts: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record(
      {
        kind: fc.constant('event' as const),
        id: fc.option(id, { nil: undefined }),
        name: fc.constantFrom('CoreShowChannel', ROW, 'Last', 'Hangup', BROADCAST),
        list: fc.constantFrom('start', 'Complete', 'cancelled', 'COMPLETE', 'else'),
      },
      { requiredKeys: ['kind', 'id', 'name'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('abort' as const), id }) },
);
const way = fc.constantFrom<Way>('plain', 'list', 'headless', 'until');

/** One run of the real ledger, seen as the reference sees itself. */
class Run {
  readonly news: number[] = [];
  readonly #ledger = new Ledger();
  readonly #positions = new Map<AmiEvent, number>();
  readonly #fates: (readonly [PendingAction, Outcome])[];

  constructor(ways: readonly (readonly [string, Way])[]) {
    this.#fates = ways.map(([actionId, kind]) => {
      const until = (event: AmiEvent) => event.is('Last') || event.is(BROADCAST);
      const pending = anAction(ACTIONS[kind], actionId, {
        bounds: { maxRows: MAX_ROWS },
        ...(kind === 'until' && { until }),
      });
      this.#ledger.add(pending);
      return [pending, outcome(pending.promise)] as const;
    });
  }

  say(one: Said, at: number): void {
    if (one.kind === 'abort') this.#fates.find(([{ actionId }]) => actionId === one.id)?.[0].fail(ABORTED);
    else if (one.kind === 'response') {
      const { success, starts } = one;
      const fields = { Response: success ? 'Success' : 'Error', ...(starts && { EventList: 'start' }) };
      this.#ledger.respond(aResponse(one.id, fields), 0, MODERN);
    } else {
      const { name, list } = one;
      const named = one.id === undefined ? {} : { ActionID: one.id };
      const event = anEvent(name, { ...named, ...(list !== undefined && { EventList: list }) });
      this.#positions.set(event, at);
      if (!this.#ledger.expecting || !this.#ledger.claim(event, 0)) this.news.push(at);
    }
  }

  fates(): Fate[] {
    return this.#fates.map(([pending, fate]) => {
      const { events = [], completion } = (fate.value ?? {}) as { events?: AmiEvent[]; completion?: AmiEvent };
      const at = (event: AmiEvent) => this.#positions.get(event) ?? -1;
      return {
        state: this.#stateOf(pending, fate),
        rows: events.map(at),
        end: completion && at(completion),
      };
    });
  }

  #stateOf(pending: PendingAction, { error }: Outcome): Fate['state'] {
    if (!pending.settled) return 'pending';
    if (error === undefined) return 'resolved';
    if (error === ABORTED) return 'aborted';
    return (error as { code?: string }).code === 'AMI_LIST_TOO_LONG' ? 'too long' : 'refused';
  }
}

const names = ['one', 'two', 'three', 'four'] as const;

it('D43, D44, D45: what a server says goes to the action that it names, as in a ledger written without any care for speed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(way, way, way, way), fc.array(said, { maxLength: 30 }), async (kinds, script) => {
      const ways = names.map((name, index) => [name, kinds[index] ?? 'plain'] as const);
      const run = new Run(ways);
      const reference = new ReferenceLedger(ways);
      for (const [at, one] of script.entries()) {
        run.say(one, at);
        reference.say(one, at);
      }
      await new Promise((resolve) => setImmediate(resolve));
      const expected = reference.records.map(({ state, rows, end }) =>
        state === 'resolved' ? { state, rows, end } : { state, rows: [], end: undefined },
      );
      expect({ fates: run.fates(), news: run.news }).toEqual({ fates: expected, news: reference.news });
    }),
    {
      numRuns: dose(4_000),
      // The end of a list that was given up, on a row without an ActionID.
      examples: [
        [
          ['headless', 'plain', 'plain', 'plain'],
          [
            { kind: 'response', id: 'one', success: true, starts: true },
            { kind: 'abort', id: 'one' },
            { kind: 'event', id: undefined, name: ROW, list: 'cancelled' },
            { kind: 'event', id: undefined, name: ROW },
          ],
        ],
      ],
    },
  );
}, 120_000);
