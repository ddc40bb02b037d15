import { expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';

it('A17: a link that is up for a second and down for a second, a hundred times, does not reset the back-off', async () => {
  const rig = await Rig.ready();
  const up = async () => {
    await rig.fake.listen();
    await rig.advance(1_000);
  };
  const down = async () => {
    rig.fake.refuse();
    rig.fake.drop();
    await rig.advance(1_000);
  };
  for (let round = 0; round < 100; round += 1) {
    await down();
    await up();
  }
  const attempts = rig.statuses.flatMap((status) =>
    status.type === 'state' && status.state === 'reconnecting' ? [status.attempt] : [],
  );
  expect(attempts).toEqual(attempts.map((_, index) => index + 1));
  // Of 200 s: 22.5 s each at the slow end, and seven tries on the way there.
  expect(rig.links.all.length).toBeGreaterThan(8);
  expect(rig.links.all.length).toBeLessThan(20);
  expect(rig.links.open).toBeLessThanOrEqual(1);

  await rig.advance(45_000);
  expect(rig.pbx.state).toBe('ready');
  rig.fake.drop();
  await rig.advance(0);
  expect(rig.statuses.findLast(({ type }) => type === 'state')).toMatchObject({ state: 'reconnecting', attempt: 1 });
  await rig.advance(400);
  expect(rig.pbx.state).toBe('ready');
});
