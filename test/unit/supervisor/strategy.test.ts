import { describe, expect, it } from 'vitest';
import { endsSupervisor, isAlarming, isOrderlyStop, judgeExit } from '../../../src/supervisor/exit-policy.js';
import type { ExitReason } from '../../../src/supervisor/exit-reason.js';
import type { Shutdown } from '../../../src/supervisor/spec.js';
import { planRestart } from '../../../src/supervisor/strategy.js';

describe('planRestart', () => {
  const order = ['a', 'b', '1', 'c'];

  it.each([
    ['one_for_one', 'b', { stop: [], start: ['b'] }],
    ['simple_one_for_one', 'b', { stop: [], start: ['b'] }],
    ['one_for_all', 'a', { stop: ['c', '1', 'b'], start: ['a', 'b', '1', 'c'] }],
    ['one_for_all', 'b', { stop: ['c', '1', 'a'], start: ['a', 'b', '1', 'c'] }],
    ['one_for_all', 'c', { stop: ['1', 'b', 'a'], start: ['a', 'b', '1', 'c'] }],
    ['rest_for_one', 'a', { stop: ['c', '1', 'b'], start: ['a', 'b', '1', 'c'] }],
    ['rest_for_one', 'b', { stop: ['c', '1'], start: ['b', '1', 'c'] }],
    ['rest_for_one', 'c', { stop: [], start: ['c'] }],
  ] as const)('%s, when %s fails', (strategy, failed, plan) => {
    expect(planRestart(strategy, order, failed)).toEqual(plan);
  });

  it('does not change the order it is given', () => {
    const given = [...order];
    planRestart('one_for_all', given, 'b');
    expect(given).toEqual(order);
  });
});

describe('judgeExit', () => {
  const clean: ExitReason[] = ['normal', 'shutdown', ['shutdown', 'x']];
  const abnormal: ExitReason[] = ['killed', { error: new Error('boom') }];

  it.each([
    ['permanent', 'restart', 'restart'],
    ['transient', 'keep', 'restart'],
    ['temporary', 'remove', 'remove'],
  ] as const)('%s: %s after a clean end, %s after another', (restart, afterClean, afterAbnormal) => {
    for (const reason of clean) expect(judgeExit(restart, reason)).toBe(afterClean);
    for (const reason of abnormal) expect(judgeExit(restart, reason)).toBe(afterAbnormal);
  });

  it('alarms at every end of a permanent child, and at abnormal ones of others', () => {
    for (const reason of [...clean, ...abnormal]) expect(isAlarming('permanent', reason)).toBe(true);
    for (const restart of ['transient', 'temporary'] as const) {
      for (const reason of clean) expect(isAlarming(restart, reason)).toBe(false);
      for (const reason of abnormal) expect(isAlarming(restart, reason)).toBe(true);
    }
  });
});

describe('isOrderlyStop', () => {
  const table: [ExitReason, 'permanent' | 'transient' | 'temporary', Shutdown, boolean][] = [
    ['shutdown', 'permanent', 5_000, true],
    ['shutdown', 'transient', 'infinity', true],
    ['killed', 'permanent', 'brutal_kill', true],
    ['killed', 'permanent', 5_000, false],
    ['killed', 'transient', 5_000, false],
    ['normal', 'permanent', 5_000, false],
    ['normal', 'transient', 5_000, true],
    ['normal', 'temporary', 5_000, true],
    [['shutdown', 'x'], 'permanent', 5_000, false],
    [['shutdown', 'x'], 'transient', 5_000, true],
    [{ error: 'boom' }, 'temporary', 5_000, false],
    [{ error: 'boom' }, 'permanent', 'brutal_kill', false],
  ];
  it.each(table)('%o of a %s child with shutdown %s: %s', (reason, restart, shutdown, orderly) => {
    expect(isOrderlyStop(reason, restart, shutdown)).toBe(orderly);
  });
});

describe('endsSupervisor', () => {
  const child = (significant: boolean, present: boolean) => ({ spec: { significant }, present });

  it.each([
    ['never', [], false],
    ['any_significant', [child(true, true)], true],
    ['all_significant', [], true],
    ['all_significant', [child(false, true)], true],
    ['all_significant', [child(true, false)], true],
    ['all_significant', [child(true, false), child(true, true)], false],
  ] as const)('%s with %o remaining: %s', (autoShutdown, remaining, ends) => {
    expect(endsSupervisor(autoShutdown, remaining)).toBe(ends);
  });
});
