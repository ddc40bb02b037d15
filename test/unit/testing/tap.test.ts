import { describe, expect, it } from 'vitest';
import { sliceDial, Tap } from '../../../src/testing/index.js';
import { useFakes } from './fakes.js';
import { RawClient, settle } from './raw-client.js';

describe('a tap', () => {
  const { start } = useFakes();

  it('keeps both sides of each session, byte for byte', async () => {
    const { fake } = await start();
    const tap = new Tap();
    const [first, second] = [1, 2].map(() => new RawClient(tap.wrap(fake.dial))) as [RawClient, RawClient];
    first.login('app', 'secret', 'Events: off');
    second.transport.write(Buffer.from([1, 2, 255]));
    await settle();
    first.send('Action: Logoff');
    await first.untilClosed();
    expect(tap.sessions).toBe(2);
    expect(tap.bytes('client', 2)).toEqual(Buffer.from([1, 2, 255]));
    expect(tap.bytes('server', 1).toString('latin1')).toBe(first.received);
    expect(tap.bytes('client', 1).toString()).toMatch(/^Action: Login\r\n(.*\r\n)+Action: Logoff\r\n\r\n$/);
    expect(tap.bytes('client').includes(Buffer.from([1, 2, 255]))).toBe(true);
    expect(tap.entries.at(-1)).toMatchObject({ session: 1, from: 'server', bytes: undefined });
  });

  it('does not keep what the transport did not take', async () => {
    const { fake } = await start();
    const tap = new Tap();
    const client = new RawClient(tap.wrap(fake.dial));
    await settle();
    client.transport.destroy();
    client.send('Action: Ping');
    expect(tap.bytes('client').length).toBe(0);
    tap.clear();
    expect(tap.entries).toEqual([]);
  });
});

describe('a dial that slices', () => {
  const { start } = useFakes();

  it('hands out small chunks, and none after the transport is destroyed', async () => {
    const { fake } = await start();
    const chunks: number[] = [];
    const transport = sliceDial(fake.dial, 3)(
      { host: 'fake', port: 1 },
      {
        opened: () => undefined,
        closed: () => undefined,
        data: (chunk) => {
          chunks.push(chunk.length);
          if (chunks.length === 4) transport.destroy();
        },
      },
    );
    await settle();
    expect(chunks).toEqual([3, 3, 3, 3]);
  });
});
