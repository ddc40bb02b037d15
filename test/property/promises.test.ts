import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ListenerId } from '../../src/client/listening/filter.js';
import { connection } from '../../src/client/tree/connection-spec.js';
import type { AmiEvent } from '../../src/protocol/event.js';
import { FakeAsterisk } from '../../src/testing/index.js';
import { type Outcome, outcome } from '../support/outcome.js';
import { Rig } from '../support/rig.js';
import { turns } from '../unit/supervisor/support/manual-clock.js';
import { expectAtMostOnce } from './at-most-once.js';

const secret = 'hunter2-très-secret';
const maxQueued = 3;
const buffer = 4;

/** What a run does to a connection, what it asks of it, and what it was told. */
interface World {
  readonly rig: Rig;
  readonly fates: Map<string, Outcome>;
  readonly aborts: AbortController;
  readonly listener: ListenerId;
  /** Everything that was told, in its order: an epoch and a place in it, or a status. */
  readonly told: {
    readonly what: 'event' | 'gap' | 'state';
    readonly epoch: number;
    readonly seq: number;
    readonly number: number;
  }[];
  /** What each session of the fake has emitted while it was logged in, by number. */
  emitted: number;
  readonly most: { waiting: number };
  readonly unheard: unknown[];
  readonly thrown: { count: number };
  readonly stream: { taken: number; readonly dropped: () => number; end: string };
}

type Step = (world: World) => unknown;

const named = (name: string, step: Step): Step => Object.assign(step, { toString: () => name });

const submit = (options: object): Step =>
  named(`submit ${JSON.stringify(options)}`, ({ rig, fates, aborts, most }) => {
    const number = `n${fates.size + 1}`;
    const action = fates.size % 5 === 4 ? 'Silent' : 'Marker';
    fates.set(number, outcome(rig.pbx.send(action, { Number: number }, { ...options, signal: aborts.signal })));
    most.waiting = Math.max(most.waiting, rig.pbx.stats.waiting);
  });

const submission = fc
  .record({
    priority: fc.integer({ min: -10, max: 9 }),
    whenDisconnected: fc.constantFrom('reject', 'queue'),
    timeoutMs: fc.constantFrom(50, 1_000, 20_000),
  })
  .map(submit);

const emit = named('emit', (world) => {
  for (let n = 0; n < 3; n += 1) {
    world.emitted += 1;
    world.rig.fake.emit('UserEvent', { UserEvent: 'Told', Number: world.emitted });
  }
});

const steps: readonly (readonly [number, Step])[] = [
  [6, emit],
  [2, named('a turn', () => turns(1))],
  [2, named('fin', ({ rig }) => rig.fake.drop())],
  [2, named('rst', ({ rig }) => rig.fake.drop({ mode: 'rst' }))],
  [1, named('refuse', ({ rig }) => rig.fake.refuse())],
  [1, named('refuse in silence', ({ rig }) => rig.fake.refuse({ silent: true }))],
  [2, named('listen', ({ rig }) => rig.fake.listen())],
  [1, named('stall', ({ rig }) => rig.fake.stall())],
  [2, named('resume', ({ rig }) => rig.fake.resume())],
  [1, named('suspend', ({ rig }) => rig.clock.suspend(3_600_000))],
  [1, named('set the wall clock', ({ rig }) => rig.clock.setWall(-3_600_000))],
  [1, named('announce the end', ({ rig }) => rig.fake.emit('Shutdown', { Shutdown: 'Cleanly' }))],
  [1, named('garble', ({ rig }) => rig.fake.garble('\r\nnonsense\r\n\r\nEvent: \r\n\r\nResponse: Success\r\n\r\n'))],
  [1, named('crash', ({ rig }) => rig.links.all.at(-1)?.handlers.data(undefined as unknown as Buffer))],
  [1, named('abort', ({ aborts }) => aborts.abort())],
  [1, named('reconnect', ({ rig }) => void rig.pbx.reconnect({ timeoutMs: 1_000 }).catch(() => undefined))],
  [1, named('close', ({ rig }) => void rig.pbx.close())],
  [1, named('close by force', ({ rig }) => void rig.pbx.close({ force: true }))],
];

const passing = fc
  .constantFrom(0, 1, 40, 600, 7_000, 31_000)
  .map((ms) => named(`${ms} ms`, ({ rig }) => rig.advance(ms)));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: submission },
  { weight: 5, arbitrary: passing },
  ...steps.map(([weight, one]) => ({ weight, arbitrary: fc.constant(one) })),
);

const limits = fc.record({
  concurrency: fc.constantFrom(undefined, 1, 3),
  whenDisconnected: fc.constantFrom('reject' as const, 'queue' as const),
});

/** A connection with listeners and a stream; beside it, in the same tree, one to another Asterisk that nobody touches. */
const begin = async (options: object): Promise<World & { neighbour: Outcome[]; other: FakeAsterisk }> => {
  const rig = await Rig.declare({
    fake: { users: { app: { secret } } },
    options: { ...options, secret, limits: { queued: maxQueued } },
  });
  const { pbx, fake, tree } = rig;
  fake.on('Marker', (call) => call.respond());
  fake.on('Silent', () => undefined);
  const told: World['told'][number][] = [];
  const thrown = { count: 0 };
  // A listener that throws stands before the one that counts.
  pbx.addListener('UserEvent', () => {
    thrown.count += 1;
    throw new Error('listener');
  });
  const listener = pbx.addListener('UserEvent', (event: AmiEvent) => {
    told.push({ what: 'event', epoch: event.epoch, seq: event.seq, number: event.int('Number') ?? -1 });
  });
  pbx.addStatusListener((status) => {
    if (status.type === 'gap') told.push({ what: 'gap', epoch: status.toEpoch, seq: 0, number: 0 });
    else if (status.type === 'state') told.push({ what: 'state', epoch: pbx.epoch, seq: 0, number: 0 });
  });
  const events = pbx.events('UserEvent', { buffer, overflow: 'drop-oldest' });
  const stream = { taken: 0, dropped: () => events.dropped, end: 'open' };
  void (async () => {
    for await (const _ of events) {
      stream.taken += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    stream.end = 'ended';
  })();
  const other = await FakeAsterisk.start({ port: false });
  await tree.start();
  await tree.startChild(
    connection({
      id: 'neighbour',
      host: 'other',
      username: 'app',
      secret: 'secret',
      dial: other.dial,
      heartbeatMs: false,
    }),
  );
  await turns();
  const world = { rig, fates: new Map(), aborts: new AbortController(), listener, told, emitted: 0 };
  return { ...world, most: { waiting: 0 }, unheard, thrown, stream, neighbour: [], other };
};

const unheard: unknown[] = [];
const hear = (error: unknown) => unheard.push(error);
beforeEach(() => {
  process.on('unhandledRejection', hear);
  process.on('uncaughtException', hear);
});
afterEach(() => {
  process.off('unhandledRejection', hear);
  process.off('uncaughtException', hear);
});

/** 2: the listener is the same, and hears the last session, however many there were. */
const expectListenersOutlive = async (world: World) => {
  const { rig, told } = world;
  rig.fake.resume();
  await rig.fake.listen();
  await rig.finish(rig.pbx.reconnect());
  expect(rig.pbx.state).toBe('ready');
  const before = told.length;
  world.emitted += 1;
  rig.fake.emit('UserEvent', { UserEvent: 'Told', Number: world.emitted });
  await turns();
  expect(told.slice(before)).toEqual([
    { what: 'event', epoch: rig.pbx.epoch, seq: expect.any(Number), number: world.emitted },
  ]);
};

/** 3: in each epoch in the order of the wire, each once and without holes; a new epoch begins with its gap. */
const expectOrder = ({ rig, told, stream, thrown }: World) => {
  let epoch = 1;
  let seq = 0;
  let number = 0;
  for (const one of told) {
    if (one.what === 'gap') {
      expect(one.epoch).toBe(epoch + 1);
      [epoch, seq] = [one.epoch, 0];
    } else if (one.what === 'event') {
      expect(one.epoch).toBe(epoch);
      expect(one.seq).toBeGreaterThan(seq);
      // A hole is where a session was lost, and nowhere else.
      if (seq > 0) expect(one.number).toBe(number + 1);
      else expect(one.number).toBeGreaterThan(number);
      [seq, number] = [one.seq, one.number];
    }
  }
  const heard = told.filter(({ what }) => what === 'event').length;
  expect(thrown.count).toBe(heard);
  expect(rig.reportsOf('listener_failed')).toHaveLength(heard);
  if (stream.end === 'open') expect(stream.taken + stream.dropped()).toBeGreaterThanOrEqual(heard - buffer);
};

/** 7: what anybody could print. */
const expectNoSecret = ({ rig, fates }: World) => {
  const errors = [...fates.values()].map(({ error }) => error);
  const all = [rig.reports, rig.statuses, errors, rig.tree, rig.pbx, rig.pbx.info, rig.pbx.stats, rig.tree.health()];
  expect(inspect(all, { depth: 6, showHidden: true, maxStringLength: null, maxArrayLength: null })).not.toContain(
    secret,
  );
};

/** All but the sixth, that the socket is always read: that takes real sockets. */
it('whatever becomes of a connection, it keeps its promises', async () => {
  let events = 0;
  let epochs = 0;
  await fc.assert(
    fc.asyncProperty(limits, fc.array(step, { minLength: 5, maxLength: 60 }), async (options, sequence) => {
      const world = await begin(options);
      const { rig, other, most, aborts, stream } = world;
      const neighbour = rig.tree.connection('neighbour' as never);
      const pings: Outcome[] = [];
      for (const next of sequence) {
        await next(world);
        if (pings.length < 10) pings.push(outcome(neighbour.send('Ping')));
      }
      aborts.abort();
      await turns();
      await expectListenersOutlive(world);
      expectOrder(world);
      // 4: the other is as it was.
      expect(neighbour).toMatchObject({ state: 'ready', epoch: 1 });
      expect(pings.map(({ state }) => state)).toEqual(pings.map(() => 'resolved'));
      events += world.told.filter(({ what }) => what === 'event').length;
      epochs += rig.pbx.epoch;
      await rig.stop();
      await other.stop();
      // 1: actions are at most once, and settle exactly once.
      expectAtMostOnce(rig, world.fates);
      // 5: what waits is bounded.
      expect(most.waiting).toBeLessThanOrEqual(maxQueued);
      expect(stream.end).toBe('ended');
      expect(rig.leftovers).toEqual({ links: 0, sessions: 0, timers: 0 });
      expectNoSecret(world);
      // 8: nothing failed unheard.
      expect(unheard).toEqual([]);
    }),
    { numRuns: 60 },
  );
  // Sequences in which nothing happens would prove nothing.
  expect(events).toBeGreaterThan(60);
  expect(epochs).toBeGreaterThan(90);
}, 240_000);
