import { describe, expect, it } from 'vitest';
import { SimulatedClock } from 'xstate';
import { ChaosProxy, type ChaosProxyOptions, FakeAsterisk, Tap } from '../../../src/testing/index.js';
import { dialTcp } from '../../../src/transport/tcp.js';
import { RawClient } from '../../unit/testing/raw-client.js';

describe('a proxy that harms', () => {
  const setUp = async (options: Partial<ChaosProxyOptions> = {}) => {
    const fake = await FakeAsterisk.start();
    const clock = new SimulatedClock();
    const proxy = await ChaosProxy.start({ upstream: { port: fake.port }, clock, ...options });
    const dial = () => new RawClient(dialTcp, { host: proxy.host, port: proxy.port });
    const logIn = async () => {
      const client = dial();
      client.login('app', 'secret', 'Events: call');
      await client.until('Authentication accepted\r\n\r\n');
      client.take();
      return client;
    };
    const stop = async () => {
      await proxy.stop();
      await fake.stop();
    };
    return { fake, clock, proxy, dial, logIn, [Symbol.asyncDispose]: stop };
  };

  it('passes all on while there is no toxic, FIN too', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    client.send('Action: Logoff');
    client.transport.end();
    await client.untilClosed();
    expect(client.received).toContain('Thanks for all the fish.');
    expect(client.closed).toEqual({ error: undefined });
  });

  it('delays one direction and not the other', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    const id = world.proxy.add({ type: 'latency', stream: 'downstream', latencyMs: 2_000 });
    client.send('Action: Ping', 'ActionID: 1');
    await world.fake.waitForAction('Ping');
    expect(client.received).toBe('');
    world.clock.increment(2_000);
    while (!client.received.includes('Pong')) {
      world.clock.increment(2_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(world.proxy.remove(id)).toBe(true);
    expect(world.proxy.remove(id)).toBe(false);
    client.send('Action: Ping', 'ActionID: 2');
    await client.until('ActionID: 2');
  });

  it('swallows a direction without breaking the link, until the toxic is gone', async () => {
    const tap = new Tap();
    await using world = await setUp({ tap });
    const client = await world.logIn();
    world.proxy.add({ type: 'timeout', stream: 'upstream' });
    client.send('Action: Ping', 'ActionID: held');
    world.fake.emit('Hangup');
    await client.until('Event: Hangup');
    while (!tap.bytes('client').includes('held')) await new Promise((resolve) => setImmediate(resolve));
    expect(world.fake.actions.some((action) => action.is('Ping'))).toBe(false);
    expect(client.closed).toBeUndefined();
    world.proxy.remove();
    await client.until('ActionID: held');
  });

  it('holds the sender back when a direction is shut for long', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    world.proxy.add({ type: 'bandwidth', stream: 'upstream', bytesPerSecond: 0 });
    client.transport.write(Buffer.alloc(30_000_000, '\n'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.transport.bufferedBytes).toBeGreaterThan(10_000_000);
    client.transport.destroy();
  });

  it('breaks connections, those to come as well', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    world.proxy.add({ type: 'reset' });
    await client.untilClosed();
    expect(client.closed?.error).toMatchObject({ code: 'ECONNRESET' });
    const next = world.dial();
    await next.untilClosed();
    expect(next.closed?.error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('breaks connections after a while, unless the toxic is taken away', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    const id = world.proxy.add({ type: 'reset', afterMs: 1_000 });
    world.proxy.remove(id);
    world.clock.increment(2_000);
    world.proxy.add({ type: 'timeout', afterMs: 1_000 });
    client.send('Action: Ping');
    await world.fake.waitForAction('Ping');
    world.clock.increment(1_000);
    await client.untilClosed();
    expect(client.received).toBe('');
    expect(client.closed).toEqual({ error: undefined });
  });

  it('closes in the middle of a message after so many bytes', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    world.proxy.add({ type: 'limit_data', bytes: 10 });
    client.send('Action: Ping');
    await client.untilClosed();
    expect(client.received).toBe('Response: ');
  });

  it('harms a share of the connections only', async () => {
    const numbers = [0.2, 0.8];
    await using world = await setUp({ random: () => numbers.shift() ?? 0.5 });
    world.proxy.add({ type: 'reset', toxicity: 0.5 });
    const first = world.dial();
    await first.untilClosed();
    const second = world.dial();
    await second.until('Asterisk Call Manager');
    expect(second.closed).toBeUndefined();
  });

  it('goes down and comes up on the same port', async () => {
    await using world = await setUp();
    const { port } = world.proxy;
    const client = await world.logIn();
    expect(world.proxy.connections).toBe(1);
    world.proxy.down({ mode: 'rst' });
    await client.untilClosed();
    expect(world.proxy.connections).toBe(0);
    const refused = world.dial();
    await refused.untilClosed();
    expect(refused.closed?.error).toMatchObject({ code: 'ECONNREFUSED' });
    await world.proxy.up();
    expect(world.proxy.port).toBe(port);
    await world.logIn();
  });

  it('passes a broken link on as a broken link', async () => {
    await using world = await setUp();
    const client = await world.logIn();
    world.fake.drop({ mode: 'rst' });
    await client.untilClosed();
    expect(client.closed?.error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('lets a tap see what reached it', async () => {
    const tap = new Tap();
    await using world = await setUp({ tap });
    const client = await world.logIn();
    client.send('Action: Logoff');
    await client.untilClosed();
    expect(tap.bytes('client', 1).toString()).toMatch(/^Action: Login\r\n.*Action: Logoff\r\n\r\n$/s);
    expect(tap.bytes('server', 1).toString()).toMatch(/^Asterisk Call Manager.*all the fish.\r\n\r\n$/s);
  });
});
