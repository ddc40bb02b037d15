import { describe, expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';
import { Logins } from './logins.js';

describeEachAsterisk('a login', (pbx) => {
  describe.each(['md5', 'plain'] as const)('by %s', (auth) => {
    it.each(['app', 'limited'])('lets %s in, once, and Ping is answered', async (name) => {
      await using logins = await Logins.watch(pbx);
      await using connection = await connect(pbx.server.url(name), { auth });
      expect(connection.state).toBe('ready');
      expect(connection.epoch).toBe(1);
      expect((await connection.send('Ping')).get('Ping')).toBe('Pong');
      expect(await logins.counted()).toEqual({ accepted: 1, refused: 0 });
    });

    it('takes a secret with blanks, colons, quotes and letters beyond ASCII', async () => {
      await pbx.server.setUsers({ name: 'odd', secret: 'a: "b" Größe / 100% = ß' });
      await using connection = await connect(pbx.server.url('odd'), { auth });
      expect((await connection.send('Ping')).success).toBe(true);
    });
  });

  it('knows the version of the protocol and of Asterisk', async () => {
    await using connection = await connect(pbx.url);
    const { amiVersion, identity } = connection.info;
    expect(amiVersion).toBe(pbx.server.major === 16 ? '5.0.4' : '11.0.0');
    expect(identity?.asteriskVersion).toBe(pbx.server.version);
  });

  it('fetches the secret anew each time', async () => {
    const secrets = [pbx.secret, pbx.secret];
    const { host, port, username } = pbx;
    await using connection = await connect(`ami://${host}:${port}`, {
      username,
      secret: async () => secrets.pop() ?? 'used up',
    });
    await connection.reconnect({ timeoutMs: 10_000 });
    expect(connection.epoch).toBe(2);
    expect(secrets).toEqual([]);
  });

  it('comes to an end with Logoff, so that no session is left', async () => {
    const connection = await connect(pbx.server.url('limited'));
    expect(await pbx.server.cli('manager show connected')).toContain('limited');
    await connection.close();
    await expect.poll(() => pbx.server.cli('manager show connected'), { timeout: 10_000 }).not.toContain('limited');
    expect(connection.state).toBe('closed');
  });
});
