import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { AuthError, connect, connection, createSupervisor, NotSentError } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';
import { Logins } from './logins.js';

describeEachAsterisk('B21: a wrong secret', (pbx) => {
  const declare = (secret: string, options = {}) => {
    const { host, port, username } = pbx;
    const tree = createSupervisor({
      name: 'wrong',
      onReport: () => undefined,
      children: [
        connection({ id: 'pbx', host, port, username, secret, reconnect: { minMs: 10, maxMs: 20 }, ...options }),
      ],
    });
    return { tree, it: tree.connection('pbx') };
  };

  it.each(['md5', 'plain'] as const)('ends in failed after one session, with %s', async (auth) => {
    await using logins = await Logins.watch(pbx);
    const { tree, it: wrong } = declare('not it', { auth });
    await using _ = tree;
    await tree.start();
    const waiting = wrong.send('Ping');
    await expect(wrong.ready({ timeoutMs: 10_000 })).rejects.toThrow(AuthError);
    expect(wrong.state).toBe('failed');
    expect(wrong.cause).toMatchObject({ code: 'AMI_AUTH_FAILED', retryable: false });
    await expect(waiting).rejects.toThrow(NotSentError);
    await expect(wrong.send('Ping')).rejects.toMatchObject({ code: 'AMI_CONNECTION_FAILED', sent: false });
    // Asterisk takes a second for each of these, in which a loop would have tried a hundred times.
    await expect(connect(pbx.server.url('limited').replace('battery', 'no'))).rejects.toThrow(AuthError);
    await expect(connect(pbx.server.url('limited').replace('battery', 'no'))).rejects.toThrow(AuthError);
    expect(await logins.counted()).toEqual({ accepted: 0, refused: 3 });
    expect(wrong.state).toBe('failed');
  });

  it('says nothing of the secret', async () => {
    const { tree, it: wrong } = declare('hunter2-in-the-clear');
    await using _ = tree;
    await tree.start();
    const error = await wrong.ready().catch((reason: unknown) => reason);
    const shown = [error, (error as Error).stack, wrong, tree, tree.print()];
    for (const text of [inspect(shown, { depth: 20, showHidden: true }), JSON.stringify(shown)]) {
      expect(text).toContain('pbx');
      expect(text).not.toContain('hunter2');
    }
  });

  it('is tried again slowly when asked for, until it is right', async () => {
    await using logins = await Logins.watch(pbx);
    await pbx.server.setUsers({ name: 'rotated', secret: 'old' });
    const { tree, it: rotated } = declare('new', { username: 'rotated', onAuthRejected: 'retry', authRetryMs: 700 });
    await using _ = tree;
    const refusals: string[] = [];
    rotated.addStatusListener((status) => status.type === 'auth' && refusals.push(status.error.name));
    await tree.start();
    await expect.poll(() => refusals.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    await pbx.server.setUsers({ name: 'rotated', secret: 'new' });
    await rotated.ready({ timeoutMs: 20_000 });
    const { accepted, refused } = await logins.counted();
    expect(accepted).toBe(1);
    expect(refused).toBeGreaterThanOrEqual(2);
    expect(refused).toBeLessThanOrEqual(4);
    expect(refusals).toHaveLength(refused);
  });

  it('is left behind by reconnect() once the user is right', async () => {
    await pbx.server.setUsers({ name: 'late', secret: 'first' });
    const { tree, it: late } = declare('second', { username: 'late' });
    await using _ = tree;
    await tree.start();
    await expect(late.ready()).rejects.toThrow(AuthError);
    await pbx.server.setUsers({ name: 'late', secret: 'second' });
    await late.reconnect({ timeoutMs: 10_000 });
    expect((await late.send('Ping')).success).toBe(true);
  });

  it('of an unknown user looks the same', async () => {
    await expect(connect(pbx.url.replace('app', 'nobody'))).rejects.toMatchObject({ code: 'AMI_AUTH_FAILED' });
  });
});
