import { expect, it } from 'vitest';
import { createActor, createMachine, fromCallback, SimulatedClock } from 'xstate';
import { spareTimers } from '../../../src/supervisor/timers.js';

/** Stops children that have no timer of their own beside one that has. Tells how often the timers of all were looked through. */
const looks = (prepare: (root: ReturnType<typeof createActor>) => void) => {
  const waiting = createMachine({ initial: 'waiting', states: { waiting: { after: { 1000: 'over' } }, over: {} } });
  const parent = createMachine({
    initial: 'busy',
    invoke: { src: waiting, id: 'waiting' },
    states: {
      busy: { invoke: { src: fromCallback(() => () => {}) }, on: { next: 'idle' } },
      idle: { on: { next: 'busy' } },
      done: {},
    },
    on: { end: { target: '.done' } },
  });
  const clock = new SimulatedClock();
  const root = createActor(parent, { clock });
  prepare(root);
  root.start();
  const snapshot = (root.system as unknown as { _snapshot: { _scheduledEvents: object } })._snapshot;
  let count = 0;
  snapshot._scheduledEvents = new Proxy(snapshot._scheduledEvents, {
    ownKeys(target) {
      count += 1;
      return Reflect.ownKeys(target);
    },
  });
  for (let turn = 0; turn < 20; turn += 1) root.send({ type: 'next' });
  const timers = () => Object.keys(root.system.getSnapshot()._scheduledEvents).length;
  const before = { count, timers: timers() };
  root.stop();
  return { before, after: timers() };
};

it('an actor that never had a timer ends without a look at those of others, and one that has takes them along', () => {
  expect(looks(() => {})).toEqual({ before: { count: 10, timers: 1 }, after: 0 });
  expect(looks(spareTimers)).toEqual({ before: { count: 0, timers: 1 }, after: 0 });
});
