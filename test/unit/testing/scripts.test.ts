import { describe, expect, it } from 'vitest';
import { useFakes } from './fakes.js';
import { settle } from './raw-client.js';

describe('scripting a fake', () => {
  const { start, logIn } = useFakes();

  it('answers an action as told, ActionID second', async () => {
    const { fake } = await start();
    fake.on('Originate', (call) => call.respond({ Message: `to ${call.get('channel')}`, Nothing: undefined }));
    const client = await logIn(fake);
    client.send('Action: ORIGINATE', 'ActionID: 7', 'Channel: PJSIP/zażółć');
    await settle();
    expect(Buffer.from(client.received, 'latin1').toString()).toBe(
      'Response: Success\r\nActionID: 7\r\nMessage: to PJSIP/zażółć\r\n\r\n',
    );
  });

  it('answers with an error', async () => {
    const { fake } = await start();
    fake.on('Originate', (call) => call.error('Extension does not exist.'));
    const client = await logIn(fake);
    client.send('Action: Originate');
    await settle();
    expect(client.received).toBe('Response: Error\r\nMessage: Extension does not exist.\r\n\r\n');
  });

  it('answers with a list', async () => {
    const { fake } = await start();
    fake.on('Agents', (call) =>
      call.list([
        { Event: 'Agents', Agent: '1001' },
        { Event: 'Agents', Agent: '1002', ActionID: undefined },
      ]),
    );
    const client = await logIn(fake);
    client.send('Action: Agents', 'ActionID: a');
    await settle();
    expect(client.received).toBe(
      'Response: Success\r\nActionID: a\r\nEventList: start\r\nMessage: Agents will follow\r\n\r\n' +
        'Event: Agents\r\nActionID: a\r\nAgent: 1001\r\n\r\n' +
        'Event: Agents\r\nAgent: 1002\r\nActionID: a\r\n\r\n' +
        'Event: AgentsComplete\r\nActionID: a\r\nEventList: Complete\r\nListItems: 2\r\n\r\n',
    );
  });

  it('does not mark lists as one of version 11', async () => {
    const { fake } = await start({ version: '11.25.3' });
    const client = await logIn(fake);
    client.send('Action: QueueSummary', 'ActionID: q');
    await settle();
    expect(client.received).toBe(
      'Response: Success\r\nActionID: q\r\nMessage: Queue summary will follow\r\n\r\n' +
        'Event: QueueSummaryComplete\r\nActionID: q\r\n\r\n',
    );
  });

  it('frames the output of commands as its version does', async () => {
    const answer = async (version: string) => {
      const { fake } = await start({ version });
      const client = await logIn(fake);
      client.send('Action: Command', 'Command: core show version', 'ActionID: c');
      await settle();
      return client.received;
    };
    expect(await answer('13.38.3')).toBe(
      'Response: Follows\r\nPrivilege: Command\r\nActionID: c\r\nAsterisk 13.38.3\n--END COMMAND--\r\n\r\n',
    );
    expect(await answer('14.7.8')).toBe(
      'Response: Success\r\nActionID: c\r\nMessage: Command output follows\r\nOutput: Asterisk 14.7.8\r\n\r\n',
    );
  });

  it('says how long it has been up in the words of the console', async () => {
    const { fake, clock } = await start();
    const client = await logIn(fake);
    const uptime = async () => {
      client.send('Action: Command', 'Command: core show uptime');
      await settle();
      return /System uptime: .*/.exec(client.take())?.[0];
    };
    expect(await uptime()).toBe('System uptime: 0 seconds');
    clock.increment(((8 * 24 + 1) * 3_600 + 121) * 1_000);
    expect(await uptime()).toBe('System uptime: 1 week, 1 day, 1 hour, 2 minutes, 1 second');
  });

  it('can leave an action unanswered, answer in its own way after all, and be taken away', async () => {
    const { fake } = await start();
    const client = await logIn(fake);
    const off = fake.on('Ping', () => undefined);
    client.send('Action: Ping', 'ActionID: 1');
    const offAgain = fake.on('Ping', (call) => call.builtin());
    client.send('Action: Ping', 'ActionID: 2');
    await settle();
    expect(client.take()).toContain('ActionID: 2\r\nPing: Pong');
    offAgain();
    client.send('Action: Ping', 'ActionID: 3');
    await settle();
    expect(client.take()).toBe('');
    off();
    client.send('Action: Ping', 'ActionID: 4');
    await settle();
    expect(client.take()).toContain('ActionID: 4');
  });

  it('does not let a script pass who may not run the action', async () => {
    const { fake } = await start({ users: { app: { secret: 'secret', write: 'call' } } });
    fake.on('Originate', (call) => call.respond());
    const client = await logIn(fake);
    client.send('Action: Originate');
    await settle();
    expect(client.received).toBe('Response: Error\r\nMessage: Permission denied\r\n\r\n');
  });

  it('remembers what came, with fields as Asterisk reads them', async () => {
    const { fake } = await start();
    const client = await logIn(fake);
    client.send('action: Getvar', 'Variable:   A', 'variable: B', 'Empty:', 'nocolon');
    await settle();
    const action = fake.actions.at(-1);
    expect(action).toMatchObject({ name: 'Getvar', actionId: undefined, session: 1 });
    expect(action?.get('VARIABLE')).toBe('A');
    expect(action?.getAll('Variable')).toEqual(['A', 'B']);
    expect(action?.get('Empty')).toBe('');
    expect(action?.get('None')).toBeUndefined();
  });

  it('hands every action out once to those who wait, before or after it comes', async () => {
    const { fake } = await start();
    const client = await logIn(fake);
    const early = fake.waitForAction('Ping');
    client.send('Action: Ping', 'ActionID: 1');
    client.send('Action: Ping', 'ActionID: 2');
    expect((await early).actionId).toBe('1');
    expect((await fake.waitForAction((action) => action.is('ping'))).actionId).toBe('2');
    expect((await fake.waitForAction('Login')).get('Username')).toBe('app');
  });

  it('hands out sessions that log in', async () => {
    const { fake } = await start();
    const waiting = fake.waitForSession();
    await logIn(fake);
    expect((await waiting).user?.name).toBe('app');
  });

  it('forgets the oldest actions beyond its limit', async () => {
    const { fake } = await start({ logLimit: 4 });
    const client = await logIn(fake);
    for (let index = 0; index < 20; index += 1) client.send('Action: Ping', `ActionID: ${index}`);
    await settle();
    expect(fake.actions.length).toBeLessThanOrEqual(4);
    expect(fake.actions.at(-1)?.actionId).toBe('19');
  });
});
