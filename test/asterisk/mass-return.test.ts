import { expect, it } from 'vitest';
import { connection, createSupervisor } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

const count = 500;

describeEachAsterisk('A18: five hundred connections that are dropped at once', (pbx) => {
  it('are all back when their Asterisk is, and no login was refused or turned away', { timeout: 120_000 }, async () => {
    const { host, port, username, secret } = pbx;
    const wrong: string[] = [];
    await using tree = createSupervisor({
      onReport: () => undefined,
      children: Array.from({ length: count }, (_, n) =>
        connection({ id: `c${n}`, host, port, username, secret, eventMask: 'off', identify: false }),
      ),
    });
    tree.addStatusListener((status) => {
      const code = status.type === 'state' ? (status.cause as { code?: string } | undefined)?.code : undefined;
      if (status.type === 'auth' || code === 'AMI_NO_BANNER') wrong.push(`${status.connection} ${code}`);
    });
    await tree.start();
    await tree.ready({ timeoutMs: 60_000 });
    await pbx.server.kill();
    await pbx.server.restart();
    await tree.ready({ timeoutMs: 60_000 });
    expect(wrong).toEqual([]);
    expect(new Set(tree.connections.map(({ epoch }) => epoch))).toEqual(new Set([2]));
    expect(await pbx.server.cli('manager show connected')).toContain(`${count} users connected`);
  });
});
