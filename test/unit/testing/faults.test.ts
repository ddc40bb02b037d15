import { describe, expect, it } from 'vitest';
import { useFakes } from './fakes.js';
import { RawClient, settle } from './raw-client.js';

describe('a fake that does wrong', () => {
  const { start, logIn } = useFakes();

  it('drops its sessions with FIN or with RST, and welcomes new ones', async () => {
    const { fake } = await start();
    const first = await logIn(fake);
    fake.drop();
    await settle();
    expect(first.closed).toEqual({ error: undefined });
    const second = await logIn(fake);
    fake.drop({ mode: 'rst' });
    await settle();
    expect(second.closed?.error).toMatchObject({ code: 'ECONNRESET' });
    expect(fake.sessions).toEqual([]);
  });

  it('hangs, and wakes up again', async () => {
    const { fake } = await start();
    const client = await logIn(fake, { mask: 'call' });
    fake.stall();
    client.send('Action: Ping');
    fake.emit('Hangup');
    const late = new RawClient(fake.dial);
    await settle();
    expect(late.opened).toBe(true);
    expect(client.received + late.received).toBe('');
    expect(client.transport.bufferedBytes).toBeGreaterThan(0);
    fake.resume();
    await settle();
    expect(client.received).toContain('Event: Hangup');
    expect(client.received).toContain('Ping: Pong');
    expect(late.received).toMatch(/^Asterisk Call Manager/);
  });

  it('hangs on one session alone', async () => {
    const { fake } = await start();
    const stalled = await logIn(fake);
    const other = await logIn(fake);
    fake.sessions[0]?.stall();
    stalled.send('Action: Ping');
    other.send('Action: Ping');
    await settle();
    expect(stalled.received).toBe('');
    expect(other.received).toContain('Pong');
  });

  it('writes garbage', async () => {
    const { fake } = await start();
    const client = await logIn(fake);
    fake.garble(Buffer.from([0, 255, 10]));
    await settle();
    expect(client.received).toBe('\0\xff\n');
  });

  it('refuses new clients, or leaves them without an answer, and keeps the old', async () => {
    const { fake } = await start();
    const old = await logIn(fake);
    fake.refuse();
    const refused = new RawClient(fake.dial);
    await settle();
    expect(refused.closed?.error).toMatchObject({ code: 'ECONNREFUSED' });
    fake.refuse({ silent: true });
    const unanswered = new RawClient(fake.dial);
    await settle();
    expect([unanswered.opened, unanswered.closed]).toEqual([false, undefined]);
    old.send('Action: Ping');
    await fake.listen();
    const welcome = new RawClient(fake.dial);
    await settle();
    expect(old.received).toContain('Pong');
    expect(welcome.received).toMatch(/^Asterisk Call Manager/);
  });

  it('restarts: the Shutdown event, FIN, a while of nobody, and a new uptime', async () => {
    const { fake, pass } = await start();
    await pass(5_000);
    const client = await logIn(fake, { mask: 'system' });
    const restarted = fake.restart({ downMs: 600 });
    await settle();
    expect(client.received).toBe(
      'Event: Shutdown\r\nPrivilege: system,all\r\nShutdown: Cleanly\r\nRestart: True\r\n\r\n',
    );
    expect(client.closed).toEqual({ error: undefined });
    const refused = new RawClient(fake.dial);
    await settle();
    expect(refused.closed?.error).toMatchObject({ code: 'ECONNREFUSED' });
    await pass(600);
    await restarted;
    const after = new RawClient(fake.dial);
    after.login();
    await settle();
    expect(after.received).toContain('Uptime: 0\r\n');
  });

  it('crashes without a word, loses its calls, and comes back', async () => {
    const { fake } = await start();
    const call = fake.simulateCall({ from: '100', to: '200' });
    const client = await logIn(fake, { mask: 'all' });
    fake.crash({ mode: 'rst' });
    await call;
    await settle();
    expect(client.received).toBe('');
    expect(client.closed?.error).toMatchObject({ code: 'ECONNRESET' });
    expect(fake.channels).toEqual([]);
    await fake.restart();
    expect((await logIn(fake)).closed).toBeUndefined();
  });

  it('ends at once and unanswered when a session orders it to', async () => {
    const { fake } = await start();
    const client = await logIn(fake, { mask: 'all' });
    client.send('Action: Command', 'Command: core stop now', 'ActionID: 1');
    await settle();
    expect(client.received).toBe('');
    expect(client.closed).toEqual({ error: undefined });
  });

  it('greets with another text, byte by byte, or not at all', async () => {
    const { fake, pass } = await start();
    fake.faults.banner = 'SSH-2.0-OpenSSH_9.6';
    const ssh = new RawClient(fake.dial);
    await settle();
    expect(ssh.received).toBe('SSH-2.0-OpenSSH_9.6\r\n');
    fake.faults.banner = undefined;
    fake.faults.bannerByteMs = 1_000;
    const slow = new RawClient(fake.dial);
    await settle();
    expect(slow.received).toBe('A');
    await pass(1_000);
    expect(slow.received).toBe('As');
    fake.faults.banner = null;
    const silent = new RawClient(fake.dial);
    await settle();
    expect(silent.received).toBe('');
    silent.login();
    await settle();
    expect(silent.received).toMatch(/^Response: Success/);
  });

  it('leaves ActionIDs out', async () => {
    const { fake } = await start();
    const client = await logIn(fake);
    fake.faults.omitActionIds = true;
    client.send('Action: CoreShowChannels', 'ActionID: x');
    await settle();
    expect(client.received).toContain('EventList: Complete');
    expect(client.received).not.toContain('ActionID');
  });

  it('refuses everything while it is being stopped gracefully', async () => {
    const { fake } = await start();
    const client = await logIn(fake);
    fake.faults.shuttingDown = true;
    client.send('Action: Ping', 'ActionID: x');
    await settle();
    expect(client.received).toBe('Response: Error\r\nActionID: x\r\nMessage: Asterisk is shutting down\r\n\r\n');
  });

  it('stops once and for all, with the Shutdown event, and leaves no timer', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake, { mask: 'system' });
    const restarting = fake.restart({ downMs: 1_000 });
    await Promise.all([fake.stop(), fake.stop(), restarting]);
    await pass(1_000);
    expect(client.received).toContain('Event: Shutdown');
    const late = new RawClient(fake.dial);
    await settle();
    expect(late.closed?.error).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
