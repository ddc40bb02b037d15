import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect as connectSocket, createServer as createRelay, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, socketDial } from 'astervisor';
import { FakeAsterisk } from 'astervisor/testing';
import { describe, expect, it, onTestFinished } from 'vitest';

const startFake = async (): Promise<FakeAsterisk> => {
  const fake = await FakeAsterisk.start();
  onTestFinished(() => fake.stop());
  return fake;
};

const never = { identify: false } as const;

describe('a socket of the user', () => {
  it('is used from an address that is chosen', async () => {
    const fake = await startFake();
    const from: (string | undefined)[] = [];
    const dial = socketDial(({ host, port }) => {
      const socket = connectSocket({ host, port, localAddress: '127.0.0.2' });
      socket.once('connect', () => from.push(socket.localAddress));
      return socket;
    });
    const pbx = await connect(fake.url(), { dial });
    expect((await pbx.send('Ping')).get('Ping')).toBe('Pong');
    expect(from).toEqual(['127.0.0.2']);
    await pbx.close();
  });

  it('may come out of a proxy, connected already', async () => {
    const fake = await startFake();
    const proxy = createServer().on('connect', (asked, client: Socket) => {
      const [host, port] = String(asked.url).split(':');
      const inner = connectSocket({ host: String(host), port: Number(port) }, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        inner.pipe(client).pipe(inner);
      });
      for (const socket of [inner, client]) socket.on('error', () => client.destroy());
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void proxy.close());
    const { port: proxyPort } = proxy.address() as AddressInfo;
    const dial = socketDial(async ({ host, port }) => {
      const tunnel = request({ host: '127.0.0.1', port: proxyPort, method: 'CONNECT', path: `${host}:${port}` }).end();
      const [, socket, head] = (await once(tunnel, 'connect')) as [unknown, Socket, Buffer];
      if (head.length > 0) socket.unshift(head);
      return socket;
    });
    const pbx = await connect(fake.url(), { dial });
    expect((await pbx.send('Ping')).get('Ping')).toBe('Pong');
    await pbx.close();
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no way');
      },
      'no way',
    ],
    ['rejects', () => Promise.reject(new Error('no way')), 'no way'],
    ['gives nothing', () => undefined, 'no socket'],
    [
      'gives a dead one',
      () => {
        const socket = connectSocket({ port: 1 });
        socket.on('error', () => undefined);
        socket.destroy();
        return socket;
      },
      'closed already',
    ],
  ])('that %s is a link that failed', async (_, open, said) => {
    const error = await connect('ami://app:s@127.0.0.1', { ...never, dial: socketDial(open as never) }).catch(
      (one: unknown) => one,
    );
    expect(error).toMatchObject({ code: 'AMI_CONNECT_FAILED' });
    expect(String((error as Error).message) + String((error as Error).cause)).toContain(said);
  });

  it('without TLS is refused where TLS is asked for, before anything is said', async () => {
    const fake = await startFake();
    const dial = socketDial(({ host, port }) => connectSocket({ host, port }));
    const url = fake.url().replace('ami:', 'amis:');
    const error = await connect(url, { ...never, dial }).catch((one: unknown) => one);
    expect(error).toMatchObject({ message: expect.stringContaining('asks for TLS') });
    expect(fake.actions).toEqual([]);
  });
});

it('a host that begins with a slash is a Unix socket', async () => {
  const fake = await startFake();
  const folder = mkdtempSync(join(tmpdir(), 'astervisor-'));
  const relay = createRelay((client) => {
    const inner = connectSocket({ host: fake.host, port: fake.port });
    inner.pipe(client).pipe(inner);
    for (const socket of [inner, client]) socket.on('error', () => undefined);
  });
  const path = join(folder, 'ami.sock');
  await once(relay.listen(path), 'listening');
  onTestFinished(() => {
    relay.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const pbx = await connect(fake.url(), { host: path });
  expect((await pbx.send('Ping')).get('Ping')).toBe('Pong');
  await pbx.close();
});
