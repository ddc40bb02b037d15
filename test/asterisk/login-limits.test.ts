import { expect, it } from 'vitest';
import { type ConnectionOptions, connect, connection, createSupervisor } from '../../src/index.js';
import { describeEachAsterisk, type Pbx } from './each.js';
import { nextStatus, Story } from './statuses.js';
import { Wire } from './wire.js';

const declare = (pbx: Pbx, options: Partial<ConnectionOptions>) => {
  const { host, port, username, secret } = pbx;
  return createSupervisor({
    name: 'limits',
    onReport: () => undefined,
    children: [
      connection({ id: 'pbx', host, port, username, secret, reconnect: { minMs: 50, maxMs: 200 }, ...options }),
    ],
  });
};

describeEachAsterisk(
  'the limits of a server',
  (pbx) => {
    it('A7: authlimit: a connection closed without a banner is no refused login, and is tried again', async () => {
      const idle = [await Wire.open(pbx), await Wire.open(pbx), await Wire.open(pbx)];
      await expect(connect(pbx.url)).rejects.toMatchObject({ code: 'AMI_NO_BANNER', retryable: true });
      await using tree = declare(pbx, {});
      const late = tree.connection('pbx');
      const { statuses } = new Story(late);
      const third = nextStatus(late, 'state', ({ attempt }) => attempt === 3);
      await tree.start();
      expect(await third).toMatchObject({ state: 'reconnecting', cause: { code: 'AMI_NO_BANNER' } });
      expect(statuses.filter(({ type }) => type === 'auth')).toEqual([]);
      for (const wire of idle) wire.close();
      await late.ready({ timeoutMs: 20_000 });
    });

    it('B29: allowmultiplelogin=no: has an error of its own, and is tried again until the other one leaves', async () => {
      const url = pbx.server.url('limited');
      const first = await connect(url);
      for (const auth of ['md5', 'plain'] as const) {
        await expect(connect(url, { auth })).rejects.toMatchObject({ code: 'AMI_LOGIN_IN_USE' });
      }
      await using tree = declare(pbx, { username: 'limited', secret: pbx.server.user('limited').secret });
      const second = tree.connection('pbx');
      const refused = nextStatus(second, 'state', ({ state }) => state === 'reconnecting');
      await tree.start();
      expect(await refused).toMatchObject({ cause: { code: 'AMI_LOGIN_IN_USE' } });
      await first.close();
      await second.ready({ timeoutMs: 20_000 });
      expect((await second.send('Ping')).success).toBe(true);
    });
  },
  { managerGeneral: { authlimit: 3, allowmultiplelogin: 'no' } },
);
