import { describe, expect, it } from 'vitest';
import { countRestart, type RestartLimits, type RestartWindow } from '../../../src/supervisor/restart-window.js';
import { newWorlds } from './support/world.js';

/** Counts restarts at the given times; the last one decides. */
const allowedAt = (times: readonly number[], limits: RestartLimits): readonly boolean[] => {
  let window: RestartWindow = [];
  return times.map((now) => {
    const counted = countRestart(window, now, limits);
    window = counted.window;
    return counted.allowed;
  });
};

describe('the restart window', () => {
  const oneIn5s = { intensity: 1, periodMs: 5_000 };

  it.each([
    { title: 'the attempt itself counts', times: [0], limits: { intensity: 0, periodMs: 5_000 }, allowed: [false] },
    {
      title: 'as many as the intensity',
      times: [0, 0, 0],
      limits: { intensity: 2, periodMs: 5_000 },
      allowed: [true, true, false],
    },
    { title: 'exactly one period old still counts', times: [1_000, 6_000], limits: oneIn5s, allowed: [true, false] },
    { title: 'a millisecond older does not', times: [1_000, 6_001], limits: oneIn5s, allowed: [true, true] },
    { title: 'just within', times: [1_000, 5_999], limits: oneIn5s, allowed: [true, false] },
    {
      title: 'a refused attempt counts for the next',
      times: [0, 5_000, 9_000],
      limits: oneIn5s,
      allowed: [true, false, false],
    },
    {
      title: 'old ones drop out one by one',
      times: [0, 3_000, 6_000, 8_001],
      limits: { intensity: 2, periodMs: 5_000 },
      allowed: [true, true, true, true],
    },
  ])('$title', ({ times, limits, allowed }) => {
    expect(allowedAt(times, limits)).toEqual(allowed);
  });

  it('keeps the times newest first, and forgets what is too old', () => {
    const { window } = countRestart([4_000, 3_000, 999], 6_000, oneIn5s);
    expect(window).toEqual([6_000, 4_000, 3_000]);
  });

  it.each([
    { title: 'less than a period apart always share a window', times: [1_999, 6_998], allowed: [true, false] },
    { title: 'less than a period apart, in another phase', times: [1_000, 5_999], allowed: [true, false] },
    { title: 'a period and a fraction apart, floors a period apart', times: [1_000, 6_999], allowed: [true, false] },
    { title: 'a period and a bit apart, floors further apart', times: [1_999, 7_000], allowed: [true, true] },
    { title: 'a period and a second apart never share one', times: [1_000, 7_000], allowed: [true, true] },
  ])('quantise: $title', ({ times, allowed }) => {
    expect(allowedAt(times, { ...oneIn5s, quantise: true })).toEqual(allowed);
  });

  it('quantise: a tenth of a millisecond over a period is the phase, and not the distance', () => {
    const apart = [1_999.95, 7_000.05];
    expect(allowedAt(apart, { ...oneIn5s, quantise: true })).toEqual([true, true]);
    expect(allowedAt([1_000.05, 6_999.95], { ...oneIn5s, quantise: true })).toEqual([true, false]);
    expect(allowedAt([1_000.05, 6_999.95], oneIn5s)).toEqual([true, true]);
  });
});

describe('the restart window of a supervisor', () => {
  const world = newWorlds();

  it.each([
    { quantise: false, at: 5_000, ends: true },
    { quantise: false, at: 5_001, ends: false },
    { quantise: true, at: 5_001, ends: true },
    { quantise: true, at: 5_999, ends: true },
    { quantise: true, at: 6_000, ends: false },
  ])('crashes at 0 and $at ms, quantise $quantise: the supervisor ends is $ends', async ({ quantise, at, ends }) => {
    const tree = await world().start({ intensity: 1, periodMs: 5_000, quantise, children: world().children('a') });
    await world().exit('a', 'boom');
    await world().clock.advance(at);
    await world().exit('a', 'boom');
    expect(tree.state).toBe(ends ? 'ended' : 'running');
  });

  it('is not touched by calls', async () => {
    const tree = await world().start({ intensity: 1, periodMs: 5_000, children: world().children('a') });
    for (let round = 0; round < 5; round += 1) {
      await tree.terminateChild('a');
      await tree.restartChild('a');
    }
    await world().exit('a', 'boom');
    expect(tree.state).toBe('running');
  });
});
