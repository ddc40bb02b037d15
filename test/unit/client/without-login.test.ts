import { describe, expect, it } from 'vitest';
import { resolveConnectionOptions } from '../../../src/options/connection-options.js';
import { Rig } from '../../support/rig.js';

const bare = { options: { login: false, username: undefined, secret: undefined } } as const;

describe('a connection without a login', () => {
  it('is ready at the first line, and sends nothing by itself', async () => {
    const { pbx, fake, states } = await Rig.ready(bare);
    expect(states).toEqual(['connecting', 'awaitingBanner', 'handshaked', 'ready']);
    expect(fake.actions).toEqual([]);
    expect(pbx.info).toMatchObject({
      username: '',
      amiVersion: expect.stringMatching(/^\d+\.\d/),
      identity: undefined,
    });
    expect(pbx.epoch).toBe(1);
  });

  it('may not do much, until a login of the user', async () => {
    const { pbx, fake } = await Rig.ready(bare);
    await expect(pbx.send('CoreStatus')).rejects.toMatchObject({
      code: 'AMI_ACTION_ERROR',
      response: { message: 'Permission denied' },
    });
    await pbx.send('Login', { Username: 'app', Secret: 'secret' });
    expect((await pbx.send('CoreStatus')).success).toBe(true);
    const next = pbx.waitFor('Custom');
    fake.emit('Custom', { Text: 'x' });
    expect((await next).get('Text')).toBe('x');
  });

  it('has to be logged in again after each loss', async () => {
    const rig = await Rig.ready(bare);
    await rig.pbx.send('Login', { Username: 'app', Secret: 'secret' });
    await rig.pbx.reconnect();
    expect(rig.pbx.epoch).toBe(2);
    expect(rig.statuses.filter(({ type }) => type === 'gap')).toHaveLength(1);
    await expect(rig.pbx.send('CoreStatus')).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
  });

  it('comes back after a login that was refused', async () => {
    const rig = await Rig.ready(bare);
    const refused = rig.pbx.send('Login', { Username: 'app', Secret: 'wrong' });
    await expect(rig.finish(refused)).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    await rig.advance(0);
    await rig.finish(rig.pbx.ready());
    expect(rig.pbx.state).toBe('ready');
  });
});

it('without a login user and secret may be left out, and with one they may not', () => {
  const { username, login } = resolveConnectionOptions({ id: 'x', host: 'pbx', login: false });
  expect({ username, login }).toEqual({ username: '', login: false });
  expect(resolveConnectionOptions({ id: 'x', host: 'pbx', login: false, username: 'app' }).username).toBe('app');
  expect(() => resolveConnectionOptions({ id: 'x', host: 'pbx' })).toThrow(
    expect.objectContaining({ option: 'username' }),
  );
  expect(() => resolveConnectionOptions({ id: 'x', host: 'pbx', login: 'no' as never })).toThrow(
    expect.objectContaining({ option: 'login' }),
  );
});
