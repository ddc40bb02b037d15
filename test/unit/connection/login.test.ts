import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const logins = (rig: Rig) => rig.fake.actions.filter((action) => action.is('Login'));

describe('the login', () => {
  it('answers a challenge, and keeps the secret to itself', async () => {
    const rig = await Rig.ready();
    const [login] = logins(rig);
    expect(login?.get('AuthType')).toBe('MD5');
    expect(login?.get('Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(login?.lines.join()).not.toContain('secret');
    expect(login?.get('Events')).toBe('off');
  });

  it('sends the secret when it is told to', async () => {
    const rig = await Rig.ready({ options: { auth: 'plain' } });
    expect(logins(rig)[0]?.get('Secret')).toBe('secret');
    expect(rig.fake.actions.some((action) => action.is('Challenge'))).toBe(false);
  });

  it('asks for the secret at each login, so that a rotated one is found', async () => {
    const given = ['secret', 'secret'];
    const rig = await Rig.ready({ options: { secret: async () => given.shift() ?? 'none left' } });
    rig.fake.drop();
    await rig.advance(400);
    expect(rig.pbx.state).toBe('ready');
    expect(given).toEqual([]);
  });

  it('B21: ends in failed when Asterisk refuses it, with one attempt and no more', async () => {
    const rig = await Rig.start({ options: { secret: 'wrong' } });
    await rig.advance(3_600_000);
    expect(rig.pbx.state).toBe('failed');
    expect(rig.pbx.cause).toMatchObject({ name: 'AuthError', code: 'AMI_AUTH_FAILED', retryable: false });
    expect(logins(rig)).toHaveLength(1);
    expect(rig.links.open).toBe(0);
    expect(rig.tree.state).toBe('running');
  });

  it('B25: ends in failed when the challenge is refused, and does not fall back to the plain secret', async () => {
    const rig = await Rig.declare();
    rig.fake.on('Challenge', (call) => call.error('Must specify AuthType'));
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('failed');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_AUTH_FAILED' });
    expect(logins(rig)).toEqual([]);
  });

  it('ends in failed when the challenge has no challenge in it', async () => {
    const rig = await Rig.declare();
    rig.fake.on('Challenge', (call) => call.respond());
    await rig.tree.start();
    await turns();
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_AUTH_FAILED' });
    expect(logins(rig)).toEqual([]);
  });

  it('B21: is tried again slowly when that is wanted, until the secret is right', async () => {
    let secret = 'wrong';
    const rig = await Rig.start({ options: { secret: () => secret, onAuthRejected: 'retry' } });
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.statuses.filter(({ type }) => type === 'auth')).toHaveLength(1);
    await rig.advance(59_000);
    expect(logins(rig)).toHaveLength(1);
    await rig.advance(2_000);
    expect(logins(rig)).toHaveLength(2);
    secret = 'secret';
    await rig.advance(60_000);
    expect(rig.pbx.state).toBe('ready');
    expect(logins(rig)).toHaveLength(3);
  });

  it('is tried again at once by reconnect, out of failed', async () => {
    let secret = 'wrong';
    const rig = await Rig.start({ options: { secret: () => secret } });
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('failed');
    secret = 'secret';
    await rig.finish(rig.pbx.reconnect());
    expect(rig.pbx.state).toBe('ready');
  });

  it('B29: backs off, and does not fail, while the user is logged in elsewhere and may be only once', async () => {
    const users = { app: { secret: 'secret', allowMultipleLogin: false } };
    const rig = await Rig.ready({ fake: { users } });
    const second = await Rig.start({ fake: { users }, options: { dial: rig.fake.dial } });
    await rig.advance(1_000);
    await turns();
    expect(second.pbx.state).toBe('reconnecting');
    expect(second.pbx.cause).toMatchObject({ code: 'AMI_LOGIN_IN_USE' });
    await second.stop();
  });

  it.each(['md5', 'plain'] as const)('backs off, and does not fail, while Asterisk ends: %s', async (auth) => {
    const rig = await Rig.ready({ options: { auth } });
    rig.fake.faults.shuttingDown = true;
    rig.fake.drop();
    await rig.advance(20_000);
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ name: 'ConnectError', code: 'AMI_SHUTTING_DOWN', retryable: true });
    expect(rig.statuses.filter(({ type }) => type === 'auth')).toEqual([]);
    rig.fake.faults.shuttingDown = false;
    await rig.finish(rig.pbx.ready());
    expect(rig.pbx.epoch).toBe(2);
  });

  it('backs off, and does not fail, when the secret cannot be fetched', async () => {
    const fault = new Error('vault is sealed');
    let sealed = true;
    const secret = () => {
      if (sealed) throw fault;
      return 'secret';
    };
    const rig = await Rig.start({ options: { secret } });
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_SECRET_UNAVAILABLE', cause: fault });
    sealed = false;
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('ready');
  });

  it('takes a function that returns no string for a secret that cannot be fetched', async () => {
    const rig = await Rig.start({ options: { secret: (() => undefined) as unknown as () => string } });
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_SECRET_UNAVAILABLE' });
    expect(rig.reportsOf('child_terminated')).toEqual([]);
  });

  it('does not use a secret on another session than the one it was fetched for', async () => {
    const pending: ((secret: string) => void)[] = [];
    const secret = () => new Promise<string>((resolve) => pending.push(resolve));
    const rig = await Rig.start({ options: { secret } });
    await rig.advance(10_000);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_LOGIN_TIMEOUT' });
    await rig.advance(1_000);
    expect(pending).toHaveLength(2);
    pending[0]?.('secret');
    await turns();
    expect(logins(rig)).toEqual([]);
    pending[1]?.('secret');
    await turns();
    expect(rig.pbx.state).toBe('ready');
    expect(logins(rig)).toHaveLength(1);
  });

  it('B24: matches answers without ActionID by the state it is in', async () => {
    const rig = await Rig.declare({ options: { eventMask: 'off' } });
    rig.fake.faults.omitActionIds = true;
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('ready');
    const ping = outcome(rig.pbx.send('Ping'));
    await turns();
    expect(ping.state).toBe('pending');
    expect(rig.pbx.stats.unmatchedResponses).toBe(1);
    await rig.advance(10_000);
    expect(ping.code).toBe('AMI_ACTION_TIMEOUT');
  });

  it('B26: does not take another event of the same ActionID for its answer', async () => {
    const rig = await Rig.declare();
    rig.fake.on('Login', (call) => {
      call.session.write(`Event: UserEvent\r\nActionID: ${call.action.actionId}\r\nResponse: Error\r\n\r\n`);
      return call.builtin();
    });
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('ready');
  });

  it('B26: dispatches nothing of what comes before it was accepted', async () => {
    const rig = await Rig.declare();
    const seen: string[] = [];
    rig.pbx.addListener(['Early', 'Late'], (event) => seen.push(event.name));
    rig.fake.on('Login', (call) => {
      call.session.write('Event: Early\r\n\r\n');
      const answer = call.builtin();
      call.session.write('Event: Late\r\n\r\n');
      return answer;
    });
    await rig.tree.start();
    await turns();
    expect(seen).toEqual(['Late']);
  });
});
