import { describe, expect, it } from 'vitest';
import { FakeAsterisk } from '../../../src/testing/index.js';
import { dialTcp } from '../../../src/transport/tcp.js';
import { RawClient } from '../../unit/testing/raw-client.js';

const dial = (fake: FakeAsterisk) => new RawClient(dialTcp, { host: fake.host, port: fake.port });

describe('a fake Asterisk on a port', () => {
  it('serves, and says where', async () => {
    await using fake = await FakeAsterisk.start({ users: { 'a b': { secret: 'ü/:@' } } });
    expect(fake.url('a b')).toBe(`ami://a%20b:%C3%BC%2F%3A%40@127.0.0.1:${fake.port}`);
    expect(fake.url()).toBe(fake.url('a b'));
    const client = dial(fake);
    client.login('a b', 'ü/:@', 'Events: off');
    await client.until('Authentication accepted');
    expect(fake.sessions[0]?.remote).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('answers five thousand pipelined pings in order', async () => {
    await using fake = await FakeAsterisk.start();
    const client = dial(fake);
    client.login('app', 'secret', 'Events: off');
    for (let index = 0; index < 5_000; index += 1) client.send('Action: Ping', `ActionID: ${index}`);
    await client.until('ActionID: 4999\r\n');
    const ids = [...client.received.matchAll(/ActionID: (\d+)/g)].map((match) => Number(match[1]));
    expect(ids).toEqual(Array.from({ length: 5_000 }, (_, index) => index));
  });

  it('answers after a FIN, then closes', async () => {
    await using fake = await FakeAsterisk.start();
    const client = dial(fake);
    client.login('app', 'secret', 'Events: off');
    client.send('Action: Ping', 'ActionID: last');
    client.transport.end();
    await client.untilClosed();
    expect(client.received).toContain('ActionID: last\r\nPing: Pong');
  });

  it('keeps its port across a restart and a crash', async () => {
    await using fake = await FakeAsterisk.start();
    const { port } = fake;
    const first = dial(fake);
    first.login('app', 'secret', 'Events: system');
    await first.until('Authentication accepted');
    await fake.restart();
    await first.untilClosed();
    expect(first.received).toContain('Event: Shutdown');
    const second = dial(fake);
    await second.until('Asterisk Call Manager');
    fake.crash({ mode: 'rst' });
    await second.untilClosed();
    expect(second.closed?.error).toMatchObject({ code: 'ECONNRESET' });
    const refused = dial(fake);
    await refused.untilClosed();
    expect(refused.closed?.error).toMatchObject({ code: 'ECONNREFUSED' });
    await fake.restart();
    expect(fake.port).toBe(port);
    await dial(fake).until('Asterisk Call Manager');
  });

  it('takes nothing while it hangs, so that bytes pile up in the client', async () => {
    await using fake = await FakeAsterisk.start();
    const client = dial(fake);
    await client.until('Asterisk Call Manager');
    fake.stall();
    client.transport.write(Buffer.alloc(30_000_000, '\n'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.transport.bufferedBytes).toBeGreaterThan(10_000_000);
    client.transport.destroy();
  });

  it('leaves nothing open when it is stopped', async () => {
    const fake = await FakeAsterisk.start();
    const before = process.getActiveResourcesInfo().length;
    const client = dial(fake);
    client.login();
    await client.until('Authentication accepted');
    void fake.simulateCall({ from: '1', to: '2' });
    await fake.stop();
    await client.untilClosed();
    while (process.getActiveResourcesInfo().length >= before) await new Promise((resolve) => setImmediate(resolve));
  });
});
