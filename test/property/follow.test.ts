import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FollowStep } from '../../src/index.js';
import { Rig } from '../support/rig.js';
import { turns } from '../unit/supervisor/support/manual-clock.js';

/** What can happen to the PBX and its link while a wallboard follows the members of a queue. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('change' as const), member: fc.constantFrom('a', 'b', 'c') }) },
  { weight: 2, arbitrary: fc.constant({ type: 'drop' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'restart' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'reconnect' as const }) },
  { weight: 4, arbitrary: fc.constant({ type: 'wait' as const }) },
);

/** A wallboard in its simplest form. It may only ever replace a version of a member by a newer one. */
class Board {
  readonly members = new Map<string, number>();
  stale = true;
  synced = false;

  apply(step: FollowStep): void {
    switch (step.type) {
      case 'reset':
        this.members.clear();
        this.stale = false;
        this.synced = false;
        return;
      case 'synced':
        this.synced = true;
        return;
      case 'stale':
        this.stale = true;
        return;
      default: {
        const message = step.type === 'row' ? step.row : step.event;
        const member = message.get('Member') ?? '';
        const version = message.int('Version') ?? -1;
        expect(this.stale).toBe(false);
        expect(version).toBeGreaterThanOrEqual(this.members.get(member) ?? -1);
        this.members.set(member, version);
      }
    }
  }
}

it('never puts an old row over a newer event, and shows the truth whenever it is synced and quiet', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      const rig = await Rig.ready();
      const truth = new Map([
        ['a', 0],
        ['b', 0],
        ['c', 0],
      ]);
      rig.fake.on('Members', (call) =>
        call.list([...truth].map(([Member, Version]) => ({ Event: 'MemberRow', Member, Version }))),
      );
      const board = new Board();
      const stream = rig.pbx.follow('Members', 'MemberChanged');
      const following = (async () => {
        for await (const step of stream) board.apply(step);
      })();
      for (const { type, ...detail } of happenings) {
        if (type === 'change' && 'member' in detail) {
          truth.set(detail.member, (truth.get(detail.member) ?? 0) + 1);
          rig.fake.emit('MemberChanged', { Member: detail.member, Version: truth.get(detail.member) ?? 0 });
        } else if (type === 'drop') rig.fake.drop();
        else if (type === 'restart') await rig.fake.restart();
        else if (type === 'reconnect') rig.pbx.reconnect().catch(() => undefined);
        else await rig.advance(700);
      }
      await rig.advance(60_000);
      await turns();
      expect(rig.pbx.state).toBe('ready');
      expect(board.synced && !board.stale).toBe(true);
      expect(Object.fromEntries(board.members)).toEqual(Object.fromEntries(truth));
      await rig.stop();
      await following;
    }),
    { numRuns: 60 },
  );
});
