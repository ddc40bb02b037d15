import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connection, connect, refusalOf } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const refusal = (work: Promise<unknown>) => work.then(() => 'none', refusalOf);

describeEachAsterisk('commands for queues', (pbx) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(pbx.url);
  });
  afterAll(() => connection.close());

  const eve = `Local/${extensions.hold}@default`;
  const seen = async () => (await connection.queue.status('support', { member: eve }))[0]?.members[0];

  it('a member comes, is paused, changes and goes', async () => {
    const { queue } = connection;
    const added = await queue.add('support', eve, { name: 'Eve, "x"', penalty: 3, paused: true, reason: 'new' });
    expect(added).toMatchObject({ added: true, response: { success: true } });
    expect((await queue.add('support', eve)).added).toBe(false);
    expect(await seen()).toMatchObject({
      queue: 'support',
      name: 'Eve, "x"',
      interface: eve,
      membership: 'dynamic',
      penalty: 3,
      paused: true,
      inCall: false,
      callsTaken: 0,
      lastCallAt: undefined,
      lastPauseAt: expect.any(Date),
      loginAt: expect.any(Date),
    });
    await queue.unpause(eve, { queue: 'support' });
    await queue.penalty(eve, 5);
    expect(await seen()).toMatchObject({ paused: false, penalty: 5, pausedReason: undefined });
    await queue.pause(eve, { reason: 'lunch' });
    expect(await seen()).toMatchObject({ paused: true, pausedReason: 'lunch' });
    expect((await queue.remove('support', eve)).removed).toBe(true);
    expect((await queue.remove('support', eve)).removed).toBe(false);
    expect(await seen()).toBeUndefined();
  });

  it('what is not there is refused with its reason', async () => {
    const { queue } = connection;
    expect(await refusal(queue.add('nosuch', eve))).toBe('no-such-queue');
    expect(await refusal(queue.remove('nosuch', eve))).toBe('no-such-queue');
    expect(await refusal(queue.remove('support', 'Local/801@default'))).toBe('wrong-state');
    expect(await refusal(queue.pause('Local/nobody'))).toBe('no-such-member');
    expect(await refusal(queue.pause('Local/801@default', { queue: 'nosuch' }))).toBe('no-such-member');
    await expect(queue.penalty('Local/nobody', 1)).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    expect(await queue.status('nosuch')).toEqual([]);
    expect(await queue.summary('nosuch')).toEqual([]);
  });

  it('a caller who waits is seen', async () => {
    const { queue } = connection;
    await queue.pause('Local/801@default');
    const joined = connection.waitFor('QueueCallerJoin', { timeoutMs: 5_000 });
    const call = connection.originate({
      Channel: `Local/${extensions.hold}@default/n`,
      CallerID: '"Bob" <555>',
      Application: 'Queue',
      Data: 'support',
    });
    const { channel } = await call.answered;
    await joined;
    const [support] = await queue.status('support');
    expect(support).toMatchObject({
      name: 'support',
      strategy: 'ringall',
      calls: 1,
      weight: 0,
      serviceLevelPercent: 0,
    });
    expect(support?.members.map((member) => member.name)).toContain('Ada');
    expect(support?.callers).toMatchObject([{ position: 1, channel, uniqueid: call.id, priority: 0 }]);
    expect(support?.callers[0]?.waitS).toBeGreaterThanOrEqual(0);
    expect(await queue.summary()).toMatchObject([{ name: 'support', callers: 1, loggedIn: 1, available: 0 }]);
    await call.hangup();
    await queue.unpause('Local/801@default');
  });
});
