import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { connect } from 'astervisor';
import { FakeAsterisk } from 'astervisor/testing';
import { describe, expect, it, onTestFinished } from 'vitest';

const fakeAsterisk = async (options = {}) => {
  const fake = await FakeAsterisk.start(options);
  onTestFinished(() => fake.stop());
  return fake;
};

/** A TCP server that is no Asterisk. */
const serving = async (serve: (server: Server) => void): Promise<number> => {
  const server = createServer();
  serve(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const options = { secret: 'secret', username: 'app' };
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Error & { code: string }) => error,
  );

describe('connect', () => {
  it('opens a connection that is ready', async () => {
    const fake = await fakeAsterisk();
    const pbx = await connect(fake.url());
    expect(pbx.state).toBe('ready');
    expect(pbx.id).toBe(`127.0.0.1:${fake.port}`);
    expect((await pbx.send('Ping')).get('Ping')).toBe('Pong');
    await pbx.close();
  });

  it('is closed by leaving its scope', async () => {
    const fake = await fakeAsterisk();
    let sessions = 0;
    {
      await using pbx = await connect(fake.url());
      sessions = fake.sessions.length;
      expect(pbx.epoch).toBe(1);
    }
    expect(sessions).toBe(1);
    expect(fake.actions.at(-1)?.name).toBe('Logoff');
  });

  it('takes options for parts of the URL, and undefined for none', async () => {
    const fake = await fakeAsterisk();
    const pbx = await connect(`ami://nobody@example.invalid:${fake.port}`, {
      ...options,
      host: '127.0.0.1',
      port: undefined,
      id: undefined,
    });
    expect(pbx.id).toBe(`127.0.0.1:${fake.port}`);
    await pbx.close();
  });

  it('rejects with the first failure, at once: a port that nobody listens on', async () => {
    const error = await failure(connect(`ami://127.0.0.1:${await freePort()}`, options));
    expect(error).toMatchObject({ name: 'ConnectError', code: 'AMI_CONNECT_FAILED', retryable: true });
    expect(error?.message).toMatch(/127\.0\.0\.1:\d+.*ECONNREFUSED/);
  });

  it('a host that does not exist', async () => {
    const error = await failure(connect('ami://no-such-host.invalid', options));
    expect(error).toMatchObject({ code: 'AMI_DNS_FAILED' });
    expect(error?.message).toContain('no-such-host.invalid');
  });

  it('an HTTP server, which waits to be spoken to and then refuses', async () => {
    const port = await serving((server) =>
      server.on('connection', (socket) => {
        socket.on('error', () => undefined);
        socket.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      }),
    );
    expect(await failure(connect(`ami://127.0.0.1:${port}`, options))).toMatchObject({ code: 'AMI_NOT_AMI' });
  });

  it('a server that says nothing', async () => {
    const port = await serving((server) => server.on('connection', (socket) => socket.resume()));
    const error = await failure(connect(`ami://127.0.0.1:${port}`, { ...options, bannerTimeoutMs: 50 }));
    expect(error).toMatchObject({ code: 'AMI_BANNER_TIMEOUT' });
  });

  it('a wrong secret, after a single attempt', async () => {
    const fake = await fakeAsterisk();
    const error = await failure(connect(fake.url(), { secret: 'wrong' }));
    expect(error).toMatchObject({ name: 'AuthError', code: 'AMI_AUTH_FAILED', retryable: false });
    expect(fake.actions.filter((action) => action.is('Login'))).toHaveLength(1);
  });

  it('an option that does not exist, or a URL that is none', async () => {
    expect(await failure(connect('ami://pbx', { ...options, timout: 5 } as never))).toMatchObject({
      code: 'AMI_INVALID_OPTION',
      option: 'timout',
    });
    expect(await failure(connect('pbx', options))).toMatchObject({ code: 'AMI_INVALID_OPTION', option: 'url' });
  });

  it('keeps trying when it is told to, and gives up when its time is up', async () => {
    const fake = await fakeAsterisk();
    fake.refuse();
    const url = fake.url();
    const patient = connect(url, { retry: true, reconnect: () => 5 });
    const error = await failure(connect(url, { retry: true, reconnect: () => 5, timeoutMs: 50 }));
    expect(error).toMatchObject({ code: 'AMI_WAIT_TIMEOUT' });
    await fake.listen();
    const pbx = await patient;
    expect(pbx.state).toBe('ready');
    await pbx.close();
  });

  it('can be called off', async () => {
    const port = await serving((server) => server.on('connection', (socket) => socket.resume()));
    const controller = new AbortController();
    const failed = failure(connect(`ami://127.0.0.1:${port}`, { ...options, signal: controller.signal }));
    controller.abort();
    expect(await failed).toMatchObject({ code: 'AMI_WAIT_ABORTED' });
  });
});
