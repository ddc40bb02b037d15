import { describe, expect, it } from 'vitest';
import type { MemoryTransport } from '../../../src/transport/memory.js';
import { useFakes } from './fakes.js';
import { settle } from './raw-client.js';

describe('a client that does not read', () => {
  const { start, logIn } = useFakes();

  it('is cut off when it takes nothing for as long as the write timeout', async () => {
    const { fake, pass } = await start({ writeTimeoutMs: 100 });
    const client = await logIn(fake, { mask: 'call' });
    await pass(100);
    (client.transport as MemoryTransport).hold();
    fake.emit('Hangup');
    for (let at = 0; at < 100; at += 25) await pass(25);
    expect(fake.sessions).toHaveLength(1);
    await pass(25);
    expect(fake.sessions).toHaveLength(0);
  });

  it('is not cut off when it reads in time, nor when nothing is written to it', async () => {
    const { fake, pass } = await start({ writeTimeoutMs: 100 });
    const client = await logIn(fake, { mask: 'call' });
    const transport = client.transport as MemoryTransport;
    transport.hold();
    await pass(10_000);
    for (let round = 0; round < 20; round += 1) {
      transport.hold();
      fake.emit('Hangup');
      for (let at = 0; at < 75; at += 25) await pass(25);
      transport.release();
      await settle();
      await pass(25);
    }
    expect(fake.sessions).toHaveLength(1);
  });

  it('is not cut off by one late look of a process that was stalled itself', async () => {
    const { fake, pass } = await start({ writeTimeoutMs: 100 });
    const client = await logIn(fake, { mask: 'call' });
    (client.transport as MemoryTransport).hold();
    fake.emit('Hangup');
    await pass(5_000);
    (client.transport as MemoryTransport).release();
    await pass(25);
    await pass(25);
    expect(fake.sessions).toHaveLength(1);
  });
});
