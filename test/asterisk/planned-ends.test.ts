import { beforeEach, expect, it } from 'vitest';
import { ConnectError, type Connection, connect } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';
import { nextStatus, Story } from './statuses.js';

const fast = { reconnect: { minMs: 50, maxMs: 500 } } as const;

/** Calls an extension, and resolves when it has answered. */
const answered = async (connection: Connection, extension: string): Promise<void> => {
  const begun = connection.waitFor('OriginateResponse');
  await connection.send('Originate', {
    Channel: `Local/${extension}@default`,
    Application: 'Wait',
    Data: '60',
    Async: true,
  });
  await begun;
};

/** That it was told of the end, then drained, then was down, and in between nothing else but what was under way. */
const expectDrained = ({ told }: Story) => {
  const [announced, draining, down] = ['1:Shutdown', 'draining', 'reconnecting'].map((what) => told.indexOf(what));
  expect(announced).toBeGreaterThan(-1);
  expect(draining).toBe((announced ?? 0) + 1);
  expect(down).toBeGreaterThan(draining ?? 0);
  expect(told.filter((what) => what === 'draining')).toHaveLength(1);
};

describeEachAsterisk('B30: a server that ends in order', (pbx) => {
  // A server that is still starting takes no command to end; one that has replaced itself takes no signal but this.
  beforeEach(async () => {
    await pbx.server.kill();
    await pbx.server.restart();
  });

  it('core restart now: the Shutdown event makes the gap a planned one', async () => {
    await using connection = await connect(pbx.url, fast);
    const story = new Story(connection);
    const restored = nextStatus(connection, 'gap');
    const meanwhile = nextStatus(connection, 'state', ({ state }) => state === 'draining').then(() =>
      connection.send('Ping').catch((error: unknown) => error),
    );
    await pbx.server.cli('core restart now');
    expect(await meanwhile).toMatchObject({ code: 'AMI_NOT_CONNECTED', sent: false });
    expect(await restored).toMatchObject({ fromEpoch: 1, toEpoch: 2, planned: true });
    await connection.ready({ timeoutMs: 20_000 });
    expectDrained(story);
    expect((await connection.send('Ping')).success).toBe(true);
  });

  it('core restart now, sent by ourselves, has no answer: its outcome is unknown, and the link comes back', async () => {
    await using connection = await connect(pbx.url, fast);
    await expect(connection.send('Command', { Command: 'core restart now' })).rejects.toMatchObject({
      code: 'AMI_OUTCOME_UNKNOWN',
      sent: true,
    });
    await connection.ready({ timeoutMs: 20_000 });
    expect(connection.epoch).toBe(2);
  });

  it('halt: the Shutdown event, then nobody is there, then it is back', async () => {
    await using connection = await connect(pbx.url, fast);
    const story = new Story(connection);
    await pbx.server.halt();
    await expect.poll(() => connection.state, { timeout: 20_000 }).toBe('reconnecting');
    expectDrained(story);
    await pbx.server.restart();
    await connection.ready({ timeoutMs: 20_000 });
    expect(story.of('gap')).toEqual([expect.objectContaining({ planned: true })]);
  });

  it('core abort shutdown: who has lost his link while nobody was let in comes back by himself', async () => {
    await using connection = await connect(pbx.url, fast);
    await answered(connection, extensions.hold);
    const stopped = pbx.server.cli('core stop gracefully').catch(String);
    await expect
      .poll(
        () =>
          connect(pbx.url).then(
            (other) => other.close(),
            (error: unknown) => error,
          ),
        { timeout: 10_000 },
      )
      .toMatchObject({ code: 'AMI_SHUTTING_DOWN' });
    const refused = nextStatus(
      connection,
      'state',
      ({ cause }) => cause instanceof ConnectError && cause.code === 'AMI_SHUTTING_DOWN',
    );
    const back = connection.reconnect({ timeoutMs: 30_000 });
    expect(await refused).toMatchObject({ state: 'reconnecting' });
    await pbx.server.cli('core abort shutdown');
    await back;
    expect((await connection.send('Ping')).success).toBe(true);
    await stopped;
  });

  it('core stop gracefully: every action is refused while a call lasts, then it goes', async () => {
    await using connection = await connect(pbx.url, fast);
    const story = new Story(connection);
    await answered(connection, extensions.answer);
    const stopped = pbx.server.cli('core stop gracefully');
    await expect
      .poll(() => connection.send('Ping').catch((error: unknown) => error), { timeout: 10_000 })
      .toMatchObject({
        code: 'AMI_ACTION_ERROR',
        sent: true,
      });
    expect(connection.state).toBe('ready');
    await expect(connect(pbx.url)).rejects.toMatchObject({ name: 'ConnectError', code: 'AMI_SHUTTING_DOWN' });
    const gap = nextStatus(connection, 'gap');
    await expect.poll(() => connection.state, { timeout: 20_000 }).toBe('reconnecting');
    await stopped;
    await pbx.server.restart();
    // A server that has waited for its last call may be gone before it has said so to everybody.
    const announced = story.told.includes('1:Shutdown');
    expect(await gap).toMatchObject({ planned: announced });
    if (announced) expectDrained(story);
    await connection.ready({ timeoutMs: 20_000 });
  });

  it('a loss that was announced with expectDown, or asked for with reconnect, is planned as well', async () => {
    await using connection = await connect(pbx.url, fast);
    const story = new Story(connection);
    connection.expectDown({ withinMs: 60_000 });
    await pbx.server.kill();
    await pbx.server.restart();
    await connection.ready({ timeoutMs: 20_000 });
    await connection.reconnect({ timeoutMs: 10_000 });
    expect(story.of('gap').map(({ planned }) => planned)).toEqual([true, true]);
  });

  it('manager kick session: closed without a word, the connection comes back as unplanned', async () => {
    await using connection = await connect(pbx.server.url('limited'), { ...fast, eventMask: ['call'] });
    const story = new Story(connection);
    const shown = await pbx.server.cli('manager show connected');
    const descriptor = /^\s*limited\s.*$/m.exec(shown)?.[0].trim().split(/\s+/)[4];
    expect(descriptor).toMatch(/^\d+$/);
    const restored = nextStatus(connection, 'gap');
    const answer = await pbx.server.cli(`manager kick session ${descriptor}`).catch(String);
    if (pbx.server.major === 16) {
      expect(answer).toMatch(/No such command/);
      restored.catch(() => undefined); // There is no gap, and the statuses end with the connection.
      return;
    }
    expect(await restored).toMatchObject({ planned: false, fromEpoch: 1, toEpoch: 2 });
    await connection.ready({ timeoutMs: 20_000 });
    expect(story.told).not.toContain('1:Shutdown');
    expect(story.told).not.toContain('draining');
  });
});
