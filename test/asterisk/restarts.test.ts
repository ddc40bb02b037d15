import { expect, it } from 'vitest';
import { connect, type NotSentError, type OutcomeUnknownError } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';
import { nextStatus, Story } from './statuses.js';

const fast = { reconnect: { minMs: 50, maxMs: 500 } } as const;

describeEachAsterisk('a server that is killed and started again', (pbx) => {
  it('is found again, by the same listeners, without the caller doing anything', async () => {
    await using connection = await connect(pbx.url, fast);
    const heard: string[] = [];
    const id = connection.addListener('UserEvent', (event) => heard.push(`${event.epoch} ${event.fields.UserEvent}`));
    const story = new Story(connection);
    await connection.send('UserEvent', { UserEvent: 'before' });
    await connection.send('Ping');
    const killedAt = Date.now();
    await pbx.server.kill();
    await nextStatus(connection, 'state', ({ state }) => state === 'reconnecting');
    await pbx.server.restart();
    await connection.ready({ timeoutMs: 20_000 });
    await connection.send('UserEvent', { UserEvent: 'after' });
    await connection.send('Ping');
    expect(heard).toEqual(['1 before', '2 after']);
    expect(connection.epoch).toBe(2);

    const { told } = story;
    expect(story.of('gap')).toEqual([
      expect.objectContaining({ fromEpoch: 1, toEpoch: 2, planned: false, connection: connection.id }),
    ]);
    const [gap] = story.of('gap');
    expect(gap!.lostAt).toBeGreaterThanOrEqual(killedAt);
    expect(gap!.restoredAt).toBeGreaterThanOrEqual(gap!.lostAt);
    expect(gap!.reason).toMatchObject({ code: 'AMI_CONNECTION_LOST' });
    const firstOfNew = told.findIndex((what) => what.startsWith('2:'));
    expect(told.indexOf('gap')).toBeGreaterThan(told.indexOf('reconnecting'));
    expect(firstOfNew).toBeGreaterThan(told.indexOf('gap'));
    expect(told.slice(firstOfNew).filter((what) => what.startsWith('1:'))).toEqual([]);
    expect(connection.delListener(id)).toBe(true);
  });

  it('settles what was in flight as unknown, and refuses what comes meanwhile as not sent', async () => {
    await using connection = await connect(pbx.url, fast);
    pbx.server.freeze();
    const inFlight = ['a', 'b', 'c'].map((Val) => connection.send('DBPut', { Family: 'k', Key: Val, Val }));
    const rows = connection.list('CoreShowChannels');
    const outcomes = Promise.allSettled([...inFlight, rows.next(), connection.send('QueueStatus')]);
    await pbx.server.kill();
    for (const outcome of await outcomes) {
      expect(outcome.status).toBe('rejected');
      const error = (outcome as PromiseRejectedResult).reason as OutcomeUnknownError;
      expect(error).toMatchObject({ code: 'AMI_OUTCOME_UNKNOWN', sent: true, retryable: false });
      expect(error.cause).toMatchObject({ code: 'AMI_CONNECTION_LOST' });
    }
    const refused = (await connection.send('Ping').catch((reason: unknown) => reason)) as NotSentError;
    expect(refused).toMatchObject({ code: 'AMI_NOT_CONNECTED', sent: false, retryable: true });
    const queued = connection.send('Ping', {}, { whenDisconnected: 'queue', timeoutMs: 20_000 });
    const tooLate = connection.send('Ping', {}, { whenDisconnected: 'queue', timeoutMs: 1 });
    await expect(tooLate).rejects.toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: false });
    await pbx.server.restart();
    expect((await queued).epoch).toBe(2);
    // None of them was sent again.
    for (const Key of ['a', 'b', 'c']) {
      await expect(connection.send('DBGet', { Family: 'k', Key })).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    }
    expect(connection.stats).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  it('keeps waits, streams and status listeners alive as well', async () => {
    await using connection = await connect(pbx.url, fast);
    const awaited = connection.waitFor({ Event: 'UserEvent', UserEvent: 'late' }, { timeoutMs: 30_000 });
    const stream = connection.events('UserEvent');
    await pbx.server.kill();
    await pbx.server.restart();
    await connection.ready({ timeoutMs: 20_000 });
    await connection.send('UserEvent', { UserEvent: 'late' });
    expect((await awaited).epoch).toBe(2);
    expect((await stream.next()).value?.epoch).toBe(2);
    await stream.return?.();
  });

  it('is found again five times in a row, and nothing piles up', async () => {
    await using connection = await connect(pbx.url, fast);
    let heard = 0;
    connection.addListener('UserEvent', () => (heard += 1));
    for (let round = 1; round <= 5; round++) {
      await pbx.server.kill();
      await pbx.server.restart();
      await connection.ready({ timeoutMs: 20_000 });
      await connection.send('UserEvent', { UserEvent: 'again' });
      await connection.send('Ping');
      expect(heard).toBe(round);
      expect(connection.epoch).toBe(round + 1);
    }
    expect(connection.stats.listeners).toBe(1);
  });
});
