import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { describeEachAsterisk } from './each.js';
import { findRoots, sweepInstances } from './roots.js';
import { RealAsterisk } from './server.js';
import { Wire } from './wire.js';

describeEachAsterisk(
  'a server of the rig',
  (pbx) => {
    it('is the version it says', async () => {
      expect(await pbx.server.cli('core show version')).toContain(`Asterisk ${pbx.server.version} `);
      expect(pbx.server.version).toMatch(pbx.server.major === 16 ? /^16\.28\./ : /^22\./);
    });

    it('lets in every user of its configuration, with any secret', async () => {
      for (const name of ['app', 'hasty', 'limited', 'semi']) {
        using wire = await Wire.open(pbx);
        expect(await wire.loginMd5(name, pbx.server.user(name).secret)).toContain('Authentication accepted');
      }
    });

    it('takes other users while it runs', async () => {
      await pbx.server.setUsers({ name: 'late', secret: 'first' });
      await pbx.server.setUsers({ name: 'late', secret: 'second' });
      using wire = await Wire.open(pbx);
      expect(await wire.login('late', 'second')).toContain('Authentication accepted');
    });

    it('comes back on its port after a crash, and after a polite end that it announces', async () => {
      using before = await Wire.open(pbx);
      await before.login(pbx.username, pbx.secret);
      await pbx.server.kill();
      expect(await before.ended()).not.toContain('Event: Shutdown');
      await pbx.server.restart();
      using after = await Wire.open(pbx);
      await after.login(pbx.username, pbx.secret);
      await pbx.server.halt();
      expect(await after.ended()).toMatch(
        /Event: Shutdown\r\nPrivilege: system,all\r\n(Timestamp: .*\r\n)?(SystemName: .*\r\n)?Shutdown: Cleanly\r\nRestart: False\r\n\r\n$/,
      );
      await pbx.server.restart();
      using last = await Wire.open(pbx);
      expect(await last.login(pbx.username, pbx.secret)).toContain('Authentication accepted');
    });

    it('can be frozen and thawed', async () => {
      using wire = await Wire.open(pbx);
      await wire.login(pbx.username, pbx.secret, 'Events: off');
      pbx.server.freeze();
      const answer = wire.ask('Action: Ping', 'ActionID: 1');
      using other = await Wire.silent(pbx);
      expect(wire.received).not.toContain('Ping: Pong');
      pbx.server.thaw();
      expect(await answer).toContain('Ping: Pong');
      expect(await other.banner()).toMatch(/^Asterisk Call Manager\//);
    });

    it('names itself and stamps its events as asked', async () => {
      using wire = await Wire.open(pbx);
      await wire.login(pbx.username, pbx.secret, 'Events: user');
      wire.send('Action: UserEvent', 'UserEvent: Tested');
      expect(await wire.stanza(/^Event: UserEvent/)).toMatch(/\r\nTimestamp: \d+\.\d+\r\nSystemName: north\r\n/);
    });

    it('speaks TLS with the certificate it tells', async () => {
      const { tlsPort } = pbx.server;
      const socket = connect({ host: '127.0.0.1', port: tlsPort, ca: RealAsterisk.certificate });
      const [banner] = (await once(socket, 'data')) as [Buffer];
      expect(socket.authorized).toBe(true);
      expect(banner.toString('latin1')).toMatch(/^Asterisk Call Manager\/[\d.]+\r\n$/);
      socket.destroy();
    });

    it('runs beside others and leaves nothing behind', async () => {
      const { major } = pbx.server;
      const root = findRoots().find((one) => one.major === major)!;
      const count = () => readdirSync(join(root.folder, 'instances')).length;
      const before = count();
      const other = await RealAsterisk.start({ version: major });
      expect(count()).toBe(before + 1);
      expect(other.port).not.toBe(pbx.port);
      using wire = await Wire.open(pbx);
      expect(wire.received).toMatch(/^Asterisk/);
      const { pid } = other;
      await other.stop();
      expect(count()).toBe(before);
      expect(existsSync(`/proc/${pid}`)).toBe(false);
    });
  },
  {
    tls: true,
    systemName: 'north',
    timestampEvents: true,
    users: [{ name: 'semi', secret: 'a;b" c' }],
  },
);

describe.skipIf(RealAsterisk.available().length === 0)('a test run that is killed', () => {
  it('takes its server with it, and the next run removes the files', async () => {
    const root = findRoots()[0]!;
    const program = join(import.meta.dirname, 'orphan.ts');
    const run = spawn(process.execPath, ['--import', 'tsx', program, String(root.major)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: run.stdout }), 'line')) as [string];
    const { pid, folder } = JSON.parse(line) as { pid: number; folder: string };
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    expect(existsSync(folder)).toBe(true);
    run.kill('SIGKILL');
    await once(run, 'exit');
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false);
    sweepInstances(root);
    expect(existsSync(folder)).toBe(false);
  });
});
