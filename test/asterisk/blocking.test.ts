import { expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { hangUpAll, holdingCall } from './calls.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';
import { Story } from './statuses.js';

const heart = { heartbeatMs: 200, heartbeatTimeoutMs: 300 } as const;

const ringing = { Channel: `Local/${extensions.ring}@default`, Application: 'Wait', Data: '1' } as const;

describeEachAsterisk('an action that stalls its session (52, 53)', (pbx) => {
  it('D52: is refused unless it is asked for by name, before a byte of it leaves', async () => {
    await using connection = await connect(pbx.url);
    const { actions } = connection.stats;
    for (const refused of [
      connection.send('Originate', ringing),
      connection.send('originate' as string, { ...ringing, async: 'no' }),
      connection.send('WaitEvent', { Timeout: 1 }),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
    }
    expect(connection.stats.actions).toBe(actions);
    expect((await connection.send('CoreShowChannels')).events).toEqual([]);
  });

  it('D53: does its work with blocking: true, and the heartbeat lets it', async () => {
    await using connection = await connect(pbx.url, heart);
    const story = new Story(connection);
    const started = performance.now();
    const call = connection.send('Originate', { ...ringing, Timeout: 2_500 }, { blocking: true });
    await expect(call).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    expect(performance.now() - started).toBeGreaterThan(2_000);
    expect(story.statuses).toEqual([]);
    const answered = await connection.send(
      'Originate',
      { ...holdingCall, Async: false, Timeout: 5_000 },
      { blocking: true },
    );
    expect(answered.success).toBe(true);
    expect(story.told).not.toContain('1:OriginateResponse');
    await hangUpAll(connection);
  });

  it('that is given up by its caller still stalls the session: the link is not taken for dead', async () => {
    await using connection = await connect(pbx.url, heart);
    const story = new Story(connection);
    const call = connection.send('Originate', { ...ringing, Timeout: 2_500 }, { blocking: true, timeoutMs: 300 });
    await expect(call).rejects.toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: true });
    expect((await connection.send('Ping')).success).toBe(true);
    expect(story.statuses).toEqual([]);
    expect(connection.epoch).toBe(1);
  });

  it('takes along the events of its session, which come when it is over', async () => {
    await using connection = await connect(pbx.url);
    await using other = await connect(pbx.url, { id: 'other' });
    const heard: number[] = [];
    connection.addListener('UserEvent', ({ seq }) => heard.push(seq));
    const call = connection.send('Originate', { ...ringing, Timeout: 1_000 }, { blocking: true });
    for (const UserEvent of ['a', 'b', 'c']) await other.send('UserEvent', { UserEvent });
    expect(heard).toEqual([]);
    await call.catch(() => undefined);
    await connection.send('Ping');
    expect(heard).toHaveLength(3);
  });

  it('is harmless when it is asynchronous: its outcome comes to the listeners', async () => {
    await using connection = await connect(pbx.url, heart);
    const heard: (readonly [string | undefined, string | undefined])[] = [];
    connection.addListener('OriginateResponse', ({ fields }) => heard.push([fields.Response, fields.Reason]));
    const started = performance.now();
    const response = await connection.send('Originate', { ...ringing, Timeout: 500, Async: true });
    expect(performance.now() - started).toBeLessThan(450);
    expect(response.message).toBe('Originate successfully queued');
    expect(heard).toEqual([]);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([['Failure', '3']]);
  });
});

describeEachAsterisk('a server that falls silent', (pbx) => {
  it('A9: is found out by the heartbeat, and left', async () => {
    await using connection = await connect(pbx.url, { ...heart, reconnect: { minMs: 50, maxMs: 200 } });
    const story = new Story(connection);
    const ping = connection.send('Ping');
    await ping;
    pbx.server.freeze();
    const lost = connection.send('CoreStatus');
    await expect(lost).rejects.toMatchObject({
      code: 'AMI_OUTCOME_UNKNOWN',
      sent: true,
      cause: { code: 'AMI_HEARTBEAT_LOST' },
    });
    pbx.server.thaw();
    await connection.ready({ timeoutMs: 20_000 });
    expect(story.of('gap')).toMatchObject([{ planned: false, reason: { code: 'AMI_HEARTBEAT_LOST' } }]);
    expect((await connection.send('Ping')).success).toBe(true);
  });

  it('is not given up while it speaks: a quiet session pings again and again', async () => {
    await using connection = await connect(pbx.url, { heartbeatMs: 20, heartbeatTimeoutMs: 2_000, eventMask: 'off' });
    const { responses } = connection.stats;
    await expect.poll(() => connection.stats.responses - responses, { timeout: 20_000 }).toBeGreaterThan(50);
    expect(connection.epoch).toBe(1);
  });
});
