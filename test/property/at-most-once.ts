import { expect } from 'vitest';
import type { Outcome } from '../support/outcome.js';
import type { Rig } from '../support/rig.js';

/** Actions by their field `Number`: each left at most once, and settled exactly once, with what became of it. */
export const expectAtMostOnce = (rig: Rig, fates: ReadonlyMap<string, Outcome>): void => {
  const received = rig.fake.actions.flatMap((action) => action.get('Number') ?? []);
  expect(new Set(received).size).toBe(received.length);
  for (const [number, fate] of fates) {
    expect(fate.settled, number).toBe(1);
    if (fate.state === 'resolved') expect(received).toContain(number);
    else expect(typeof fate.sent, `${number}: ${fate.code}`).toBe('boolean');
    if (fate.sent === false) expect(received).not.toContain(number);
  }
  expect(rig.pbx.stats).toMatchObject({ waiting: 0, inFlight: 0 });
};
