import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { SimulatedClock } from 'xstate';
import { FakeAsterisk, type FakeAsteriskOptions } from '../../../src/testing/index.js';
import { RawClient, settle } from './raw-client.js';

const clock = () => new SimulatedClock();
let fakes: FakeAsterisk[] = [];
const start = async (options: FakeAsteriskOptions = {}) => {
  const fake = await FakeAsterisk.start({ port: false, clock: clock(), ...options });
  fakes.push(fake);
  return fake;
};
afterEach(async () => {
  await Promise.all(fakes.map((fake) => fake.stop()));
  fakes = [];
});

describe('logging in to a fake Asterisk', () => {
  it('greets with the AMI version of its Asterisk and nothing else', async () => {
    const fake = await start({ version: '16.28.0' });
    const client = new RawClient(fake.dial);
    await settle();
    expect(client.received).toBe('Asterisk Call Manager/5.0.4\r\n');
  });

  it('accepts the secret in plain text, and sends FullyBooted to those who may see class system', async () => {
    const fake = await start();
    const client = new RawClient(fake.dial);
    client.login();
    await settle();
    expect(client.received).toMatch(
      /^Asterisk Call Manager\/11.0.0\r\nResponse: Success\r\nActionID: login\r\nMessage: Authentication accepted\r\n\r\nEvent: FullyBooted\r\nPrivilege: system,all\r\nUptime: 0\r\nLastReload: 0\r\nStatus: Fully Booted\r\n\r\nEvent: SuccessfulAuth\r\n/,
    );
  });

  it('accepts the key of an MD5 challenge, which stays the same for a session, in lower case only', async () => {
    const fake = await start();
    const client = new RawClient(fake.dial);
    client.send('Action: Challenge', 'AuthType: md5');
    client.send('Action: Challenge', 'AuthType: MD5');
    await settle();
    const [first, second] = [...client.received.matchAll(/Challenge: (\d{1,9})\r\n/g)].map((match) => match[1]);
    expect(first).toBe(second);
    const key = createHash('md5').update(`${first}secret`).digest('hex');
    client.send('Action: Login', 'AuthType: MD5', 'Username: APP', `Key: ${key}`, 'Events: off');
    await settle();
    expect(client.received).toMatch(/Authentication accepted\r\n\r\n$/);
    expect(fake.sessions[0]?.user?.name).toBe('app');
    expect(fake.sessions[0]?.accountId).toBe('APP');
  });

  it('refuses a key in upper case, a secret with AuthType MD5, and a key without a challenge', async () => {
    for (const login of [
      (challenge: string) => `Key: ${createHash('md5').update(`${challenge}secret`).digest('hex').toUpperCase()}`,
      () => 'Secret: secret',
    ]) {
      const simulated = clock();
      const fake = await start({ clock: simulated });
      const client = new RawClient(fake.dial);
      client.send('Action: Challenge', 'AuthType: MD5');
      await settle();
      const challenge = /Challenge: (\d+)/.exec(client.take())?.[1] ?? '';
      client.send('Action: Login', 'AuthType: MD5', 'Username: app', login(challenge));
      await settle();
      simulated.increment(1_000);
      await settle();
      expect(client.received).toBe('Response: Error\r\nMessage: Authentication failed\r\n\r\n');
      expect(client.closed).toEqual({ error: undefined });
    }
  });

  it('keeps a refused client waiting for a second, then closes, and drops what was pipelined behind', async () => {
    const simulated = clock();
    const fake = await start({ clock: simulated });
    const client = new RawClient(fake.dial);
    client.login('app', 'wrong');
    client.send('Action: Logoff');
    await settle();
    client.take();
    simulated.increment(999);
    await settle();
    expect(client.received).toBe('');
    simulated.increment(1);
    await settle();
    expect(client.received).toBe('Response: Error\r\nActionID: login\r\nMessage: Authentication failed\r\n\r\n');
    expect(client.closed).toEqual({ error: undefined });
    expect(fake.sessions).toEqual([]);
  });

  it('lets nothing but Login, Challenge and Logoff pass before', async () => {
    const fake = await start();
    const client = new RawClient(fake.dial);
    client.send('Action: Ping', 'ActionID: 1');
    client.send('Action: NoSuch', 'ActionID: 2');
    client.send('Action: Challenge', 'ActionID: 3');
    client.send('Action: Logoff', 'ActionID: 4');
    await client.untilClosed();
    expect(client.received.split('\r\n').slice(1).join('\n')).toBe(
      'Response: Error\nActionID: 1\nMessage: Permission denied\n\n' +
        'Response: Error\nActionID: 2\nMessage: Permission denied\n\n' +
        'Response: Error\nActionID: 3\nMessage: Must specify AuthType\n\n' +
        'Response: Goodbye\nActionID: 4\nMessage: Thanks for all the fish.\n\n',
    );
  });

  it('answers a second login on the same session without looking at it', async () => {
    const fake = await start();
    const client = new RawClient(fake.dial);
    client.login('app', 'secret', 'Events: off');
    client.login('nobody', 'wrong');
    await settle();
    expect(client.received).toMatch(/Message: Already authenticated\r\n\r\n$/);
  });

  it('refuses a second session of a user who may have one, at the challenge too', async () => {
    const simulated = clock();
    const fake = await start({ clock: simulated, users: { app: { secret: 'secret', allowMultipleLogin: false } } });
    const first = new RawClient(fake.dial);
    first.login();
    await settle();
    const second = new RawClient(fake.dial);
    second.send('Action: Challenge', 'AuthType: MD5', 'Username: app');
    await settle();
    second.take();
    simulated.increment(1_000);
    await settle();
    expect(second.received).toBe('Response: Error\r\nMessage: Login Already In Use\r\n\r\n');
    expect(second.closed).toEqual({ error: undefined });
  });

  it('closes a session beyond authlimit without a greeting', async () => {
    const fake = await start({ authLimit: 2 });
    const clients = [1, 2, 3].map(() => new RawClient(fake.dial));
    await settle();
    expect(clients.map((client) => client.received.length > 0)).toEqual([true, true, false]);
    expect(clients.map((client) => client.closed)).toEqual([undefined, undefined, { error: undefined }]);
  });

  it('does not count sessions that are logged in against authlimit', async () => {
    const fake = await start({ authLimit: 1 });
    const first = new RawClient(fake.dial);
    first.login();
    await settle();
    const second = new RawClient(fake.dial);
    await settle();
    expect(second.closed).toBeUndefined();
  });

  it('closes a session without login after authtimeout, and leaves one that is logged in', async () => {
    const simulated = clock();
    const fake = await start({ clock: simulated, authTimeoutMs: 3_000 });
    const idle = new RawClient(fake.dial);
    const member = new RawClient(fake.dial);
    member.login();
    await settle();
    simulated.increment(3_000);
    await settle();
    expect(idle.closed).toEqual({ error: undefined });
    expect(member.closed).toBeUndefined();
  });

  it('says FullyBooted later when a client logs in during boot', async () => {
    const simulated = clock();
    const fake = await start({ clock: simulated, bootMs: 2_000 });
    const client = new RawClient(fake.dial);
    client.login('app', 'secret', 'Events: system');
    await settle();
    client.take();
    simulated.increment(2_000);
    await settle();
    expect(client.received).toBe(
      'Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\nUptime: 2\r\nLastReload: 2\r\n\r\n',
    );
  });

  it('sends no FullyBooted to a login that does not ask for class system', async () => {
    const fake = await start();
    for (const mask of ['off', 'call', 'bogus']) {
      const client = new RawClient(fake.dial);
      client.login('app', 'secret', `Events: ${mask}`);
      await settle();
      expect(client.received).toMatch(/Authentication accepted\r\n\r\n$/);
    }
  });
});
