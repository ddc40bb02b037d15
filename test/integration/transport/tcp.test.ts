import dns from 'node:dns';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dialTcp } from '../../../src/transport/tcp.js';
import { describeTransport } from '../../unit/transport/contract.js';
import { Recorded } from '../../unit/transport/recorded.js';

describeTransport({
  name: 'TCP',
  dial: () => dialTcp,
  target: ({ port }) => ({ host: '127.0.0.1', port }),
});

describe('dialling over TCP', () => {
  afterEach(() => vi.restoreAllMocks());

  const serve = async (at: { host: string } | { path: string }) => {
    const server = createServer((socket) => socket.end('hello'));
    server.listen('host' in at ? { host: at.host, port: 0 } : at);
    await once(server, 'listening');
    return server;
  };
  const resolveTo = (...addresses: string[]) => {
    const lookup = vi.spyOn(dns, 'lookup');
    lookup.mockImplementation(((_host: string, _options: object, callback: (...args: unknown[]) => void) => {
      process.nextTick(
        callback,
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as never);
    return lookup;
  };

  it('tries the next address when one does not answer to it', async () => {
    const server = await serve({ host: '127.0.0.1' });
    resolveTo('127.0.0.9', '127.0.0.8', '127.0.0.1');
    const near = new Recorded();
    dialTcp({ host: 'pbx.example', port: (server.address() as AddressInfo).port }, near);
    await near.untilCalled('closed');
    expect(near.text).toBe('hello');
    server.close();
  });

  it('reads through its own buffer after a change of address too', async () => {
    const bytes = Buffer.alloc(500_000, '0123456789');
    const server = createServer((socket) => socket.end(bytes));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    resolveTo('127.0.0.9', '127.0.0.1');
    const near = new Recorded();
    dialTcp({ host: 'pbx.example', port: (server.address() as AddressInfo).port }, near);
    await near.untilCalled('closed');
    expect(near.bytes.equals(bytes)).toBe(true);
    server.close();
  });

  it('resolves the name anew at every dial', async () => {
    const server = await serve({ host: '127.0.0.1' });
    const lookup = resolveTo('127.0.0.1');
    for (const _ of [1, 2]) {
      const near = new Recorded();
      dialTcp({ host: 'pbx.example', port: (server.address() as AddressInfo).port }, near);
      await near.untilCalled('closed');
    }
    expect(lookup).toHaveBeenCalledTimes(2);
    server.close();
  });

  it('reports a name that does not resolve by the code of the resolver', async () => {
    vi.spyOn(dns, 'lookup').mockImplementation(((_host: string, _options: object, callback: (error: Error) => void) => {
      process.nextTick(callback, Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    }) as never);
    const near = new Recorded();
    dialTcp({ host: 'nowhere.example', port: 5038 }, near);
    await near.untilCalled('closed');
    expect(near.code).toBe('ENOTFOUND');
  });

  it('reports a port that cannot be, and does not throw', async () => {
    const near = new Recorded();
    const transport = dialTcp({ host: '127.0.0.1', port: 70_000 }, near);
    expect(near.calls).toEqual([]);
    await near.untilCalled('closed');
    expect(near.code).toBe('ERR_SOCKET_BAD_PORT');
    transport.write('ignored');
    transport.destroy();
  });

  it('takes a host that begins with a slash for the path of a Unix socket', async () => {
    const path = join(tmpdir(), `astervisor-${process.pid}-${Math.random()}.sock`);
    const server = await serve({ path });
    const near = new Recorded();
    const transport = dialTcp({ host: path, port: 0 }, near);
    await near.untilCalled('closed');
    expect(near.text).toBe('hello');
    expect(transport.remote).toBe(path);
    server.close();
  });

  it('names the peer, with brackets about an IPv6 address', () => {
    const transport = dialTcp({ host: '::1', port: 5038 }, new Recorded());
    expect(transport.remote).toBe('[::1]:5038');
    transport.destroy();
  });
});
