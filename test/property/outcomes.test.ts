import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Outcome, outcome } from '../support/outcome.js';
import { Rig } from '../support/rig.js';
import { turns } from '../unit/supervisor/support/manual-clock.js';
import { expectAtMostOnce } from './at-most-once.js';

/** What a run does to a connection and to the Asterisk behind it, step by step. */
interface World {
  readonly rig: Rig;
  readonly fates: Map<string, Outcome>;
  readonly aborts: AbortController;
}

type Step = (world: World) => unknown;

const submit = (options: object): Step => {
  return ({ rig, fates, aborts }) => {
    const number = `n${fates.size + 1}`;
    const action = fates.size % 5 === 4 ? 'Silent' : 'Marker';
    fates.set(number, outcome(rig.pbx.send(action, { Number: number }, { ...options, signal: aborts.signal })));
  };
};

const submission = fc
  .record({
    priority: fc.integer({ min: -10, max: 9 }),
    whenDisconnected: fc.constantFrom('reject', 'queue'),
    timeoutMs: fc.constantFrom(50, 1_000, 20_000),
  })
  .map(submit);

const named = (name: string, step: Step): fc.Arbitrary<Step> =>
  fc.constant(Object.assign(step, { toString: () => name }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: submission },
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, 1, 40, 600, 7_000, 31_000).map(
      (ms): Step =>
        ({ rig }) =>
          rig.advance(ms),
    ),
  },
  { weight: 2, arbitrary: named('a turn', () => turns(1)) },
  { weight: 2, arbitrary: named('fin', ({ rig }) => rig.fake.drop()) },
  { weight: 2, arbitrary: named('rst', ({ rig }) => rig.fake.drop({ mode: 'rst' })) },
  { weight: 1, arbitrary: named('refuse', ({ rig }) => rig.fake.refuse()) },
  { weight: 1, arbitrary: named('refuse in silence', ({ rig }) => rig.fake.refuse({ silent: true })) },
  { weight: 2, arbitrary: named('listen', ({ rig }) => rig.fake.listen()) },
  { weight: 1, arbitrary: named('stall', ({ rig }) => rig.fake.stall()) },
  { weight: 2, arbitrary: named('resume', ({ rig }) => rig.fake.resume()) },
  { weight: 1, arbitrary: named('garble', ({ rig }) => rig.fake.garble('\r\nnonsense\r\n\r\nEvent: \r\n\r\n')) },
  {
    weight: 1,
    arbitrary: named('crash', ({ rig }) => rig.links.all.at(-1)?.handlers.data(undefined as unknown as Buffer)),
  },
  { weight: 1, arbitrary: named('abort', ({ aborts }) => aborts.abort()) },
  {
    weight: 1,
    arbitrary: named('reconnect', ({ rig }) => void rig.pbx.reconnect({ timeoutMs: 1_000 }).catch(() => undefined)),
  },
  { weight: 1, arbitrary: named('close', ({ rig }) => void rig.pbx.close()) },
  { weight: 1, arbitrary: named('close by force', ({ rig }) => void rig.pbx.close({ force: true })) },
);

const limits = fc.record({
  concurrency: fc.constantFrom(undefined, 1, 3),
  whenDisconnected: fc.constantFrom('reject' as const, 'queue' as const),
  limits: fc.constantFrom({}, { queued: 2 }),
});

const run = async (options: object, steps: readonly Step[]): Promise<World> => {
  const rig = await Rig.declare({ options });
  rig.fake.on('Marker', (call) => call.respond());
  rig.fake.on('Silent', () => undefined);
  const world: World = { rig, fates: new Map(), aborts: new AbortController() };
  await rig.tree.start();
  for (const next of steps) await next(world);
  await turns();
  await rig.stop();
  return world;
};

it('every action settles once, none that says it was not sent was received, and none was received twice', async () => {
  await fc.assert(
    fc.asyncProperty(limits, fc.array(step, { minLength: 5, maxLength: 60 }), async (options, steps) => {
      const { rig, fates } = await run(options, steps);
      expectAtMostOnce(rig, fates);
      expect(rig.leftovers).toEqual({ links: 0, sessions: 0, timers: 0 });
      const epochs = rig.statuses.flatMap((status) =>
        status.type === 'gap' ? [[status.fromEpoch, status.toEpoch]] : [],
      );
      expect(epochs).toEqual(epochs.map((_, index) => [index + 1, index + 2]));
    }),
    { numRuns: 60 },
  );
}, 120_000);
