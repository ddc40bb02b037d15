import { describe, expect, it } from 'vitest';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** Starts a connection against a fake that was tampered with before. */
const against = async (tamper: (rig: Rig) => void, options: RigOptions = {}) => {
  const rig = await Rig.declare(options);
  tamper(rig);
  await rig.tree.start();
  await turns();
  return rig;
};

const reasons = (rig: Rig) =>
  rig.statuses.flatMap((status) => (status.type === 'state' && status.state === 'reconnecting' ? [status.cause] : []));

describe('the deadlines of a handshake', () => {
  it('A4: a connect that nobody answers: 5 s, and its socket is dropped', async () => {
    const rig = await against(({ fake }) => fake.refuse({ silent: true }));
    await rig.advance(4_999);
    expect(rig.pbx.state).toBe('connecting');
    expect(rig.links.open).toBe(1);
    await rig.advance(1);
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.links.open).toBe(0);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_CONNECT_TIMEOUT', retryable: true });
    expect(rig.pbx.cause?.message).toContain('pbx:5038');
  });

  it('A5: no banner: 5 s from the connect', async () => {
    const rig = await against(({ fake }) => {
      fake.faults.banner = null;
    });
    expect(rig.pbx.state).toBe('awaitingBanner');
    await rig.advance(4_999);
    expect(rig.pbx.state).toBe('awaitingBanner');
    await rig.advance(1);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_BANNER_TIMEOUT' });
    expect(rig.links.open).toBe(0);
  });

  it('A6: a banner of one byte a second does not stretch that', async () => {
    const rig = await against(({ fake }) => {
      fake.faults.bannerByteMs = 1_000;
    });
    await rig.advance(5_000);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_BANNER_TIMEOUT' });
  });

  it('A6: and the deadline for the whole handshake holds even if every stage keeps its own', async () => {
    const rig = await against(
      ({ fake }) => {
        fake.faults.bannerByteMs = 300;
        fake.on('Challenge', async (call) => {
          await call.sleep(4_000);
          return call.builtin();
        });
      },
      { options: { bannerTimeoutMs: 20_000, handshakeTimeoutMs: 12_000, secret: () => new Promise(() => undefined) } },
    );
    await rig.advance(11_999);
    expect(rig.pbx.state).toBe('authenticating');
    await rig.advance(1);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_HANDSHAKE_TIMEOUT' });
    expect(rig.links.open).toBe(0);
  });

  it.each(['Challenge', 'Login'])('B23: a %s that is not answered: 10 s', async (action) => {
    const rig = await against(({ fake }) => fake.on(action, () => undefined));
    await rig.advance(9_999);
    expect(rig.pbx.state).toBe('authenticating');
    await rig.advance(1);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_LOGIN_TIMEOUT' });
    expect(rig.pbx.epoch).toBe(0);
  });

  it.each(['Events', 'ListCommands'])(
    'a session that cannot be set up, for want of an answer to %s: 10 s',
    async (action) => {
      const rig = await against(({ fake }) => fake.on(action, () => undefined), { options: { identify: true } });
      expect(rig.pbx.state).toBe('handshaked');
      await rig.advance(10_000);
      expect(rig.pbx.state).toBe('reconnecting');
      expect(rig.pbx.cause).toMatchObject({ code: 'AMI_LOGIN_TIMEOUT' });
      expect(rig.pbx.epoch).toBe(1);
    },
  );

  it('each can be set', async () => {
    const rig = await against(({ fake }) => fake.refuse({ silent: true }), { options: { connectTimeoutMs: 100 } });
    await rig.advance(100);
    expect(rig.pbx.state).toBe('reconnecting');
  });
});

describe('what the other side says first', () => {
  it.each([
    ['an HTTP server', 'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n'],
    ['an SSH server', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
    ['garbage', '\u0000\u0001\u001b[31m\r\n'],
  ])('A8: %s is told as not being AMI, escaped, and tried again slowly', async (_who, greeting) => {
    const rig = await against(({ fake }) => {
      fake.faults.banner = greeting.replace(/\r\n$/, '');
    });
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_NOT_AMI' });
    expect(rig.pbx.cause?.message).toContain('pbx:5038');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(rig.pbx.cause?.message).not.toMatch(/[\u0000-\u001f]/);
    expect(rig.statuses.findLast(({ type }) => type === 'state')).toMatchObject({ attempt: 1, retryInMs: 22_500 });
    expect(rig.links.open).toBe(0);
  });

  it('A7: an end before the banner is a reason of its own, and no refused login', async () => {
    const rig = await against(() => undefined, { fake: { authLimit: 0 } });
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_NO_BANNER' });
    await rig.advance(60_000);
    expect(reasons(rig).every((error) => (error as { code?: string }).code === 'AMI_NO_BANNER')).toBe(true);
    expect(rig.pbx.state).toBe('reconnecting');
  });

  it('a refused port is told as such', async () => {
    const rig = await against(({ fake }) => fake.refuse());
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_CONNECT_FAILED', cause: { code: 'ECONNREFUSED' } });
  });
});
