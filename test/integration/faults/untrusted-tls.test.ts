import { once } from 'node:events';
import { type AddressInfo, connect as connectTcp, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { connect } from 'astervisor';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import { dial } from '../../../src/transport/dial.js';
import { issue } from '../../support/certificates.js';
import { Links } from '../../support/links.js';
import { Rig } from '../../support/rig.js';
import { aConnection, aFake } from './support/connections.js';

const authority = issue({ owner: 'An authority', authority: true });
const proper = issue({ issuer: authority });
const selfSigned = issue();
const other = issue();
const { cert: ca } = authority;

/** Something that accepts, and counts what it hears. */
const serve = async (accepted: (socket: Socket) => void): Promise<{ port: number; heard: string[] }> => {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => heard.push(chunk.toString('latin1')));
    accepted(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, heard };
};

/** A fake Asterisk behind a TLS of any kind, as one behind a proxy. */
const behind = async (options: TlsOptions) => {
  const fake = await aFake();
  const heard: string[] = [];
  const server = createTlsServer(options, (socket) => {
    const onward = connectTcp(fake.port, fake.host);
    socket.on('data', (chunk) => heard.push(chunk.toString('latin1')));
    for (const one of [socket, onward]) one.on('error', () => undefined);
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, heard };
};

const plain = () => serve((socket) => void socket.write('Asterisk Call Manager/11.0.0\r\n'));
const silent = () => serve(() => undefined);
const old: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
const asking: TlsOptions = { ...proper, ca, requestCert: true, rejectUnauthorized: true };
const asOther = { ca, cert: other.cert, key: other.key };

type Server = () => Promise<{ readonly port: number; readonly heard: string[] }>;
type Case = readonly [what: string, server: Server, tls: ConnectionOptions['tls'], code: string];

const cases: readonly Case[] = [
  ['has expired', () => behind(issue({ issuer: authority, fromDays: -9, toDays: -1 })), { ca }, 'AMI_TLS_EXPIRED'],
  ['is not valid yet', () => behind(issue({ issuer: authority, fromDays: 2 })), { ca }, 'AMI_TLS_NOT_YET_VALID'],
  ['vouches for itself', () => behind(selfSigned), true, 'AMI_TLS_SELF_SIGNED'],
  ['vouches for itself, and another is trusted', () => behind(selfSigned), { ca }, 'AMI_TLS_SELF_SIGNED'],
  ['is of an unknown authority', () => behind(proper), true, 'AMI_TLS_UNKNOWN_AUTHORITY'],
  [
    'is of an unknown authority, which it brings along',
    () => behind({ ...proper, cert: proper.cert + ca }),
    true,
    'AMI_TLS_UNKNOWN_AUTHORITY',
  ],
  ['belongs to another host', () => behind(proper), { ca, servername: 'pbx.example' }, 'AMI_TLS_WRONG_HOST'],
  [
    'belongs to another address',
    () => behind(issue({ issuer: authority, names: ['127.0.0.2'] })),
    { ca },
    'AMI_TLS_WRONG_HOST',
  ],
  [
    'has another fingerprint',
    () => behind(proper),
    { ca, fingerprint256: other.fingerprint256 },
    'AMI_TLS_WRONG_FINGERPRINT',
  ],
  ['comes with TLS 1.1', () => behind({ ...proper, ...old }), { ca }, 'AMI_TLS_WRONG_VERSION'],
  [
    'comes with TLS 1.2, and 1.3 is asked for',
    () => behind({ ...proper, maxVersion: 'TLSv1.2' }),
    { ca, minVersion: 'TLSv1.3' },
    'AMI_TLS_WRONG_VERSION',
  ],
  ['is none, since the port is a plain one', plain, { ca }, 'AMI_TLS_PLAIN_PORT'],
  ['wants another back', () => behind(asking), { ca }, 'AMI_TLS_CLIENT_REFUSED'],
  [
    'comes with a cipher that nobody has',
    () => behind({ ...proper, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0' }),
    { ca },
    'AMI_TLS_FAILED',
  ],
];

describe('A20: a certificate', () => {
  it.each(cases)('that %s: a code of its own, nothing said, tried again slowly', async (_, server, tls, code) => {
    const { port, heard } = await server();
    const target = { host: '127.0.0.1', port, username: 'app', secret: 'secret', tls };

    await expect(connect(`amis://127.0.0.1:${port}`, { ...target, id: 'pbx' })).rejects.toMatchObject({
      name: 'ConnectError',
      code,
      retryable: true,
    });

    // The same under a supervisor, whose clock stands still: one try, and the next at the slow end of the back-off.
    const links = new Links(dial);
    const rig = await Rig.declare({ options: { ...target, dial: links.dial } });
    await rig.tree.start();
    await expect.poll(() => rig.pbx.state, { timeout: 20_000 }).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code });
    expect(rig.statuses.findLast(({ type }) => type === 'state')).toMatchObject({ attempt: 1, retryInMs: 22_500 });
    await rig.advance(22_499);
    expect(links.all).toHaveLength(1);
    expect(links.open).toBe(0);
    expect(heard.join('')).not.toMatch(/Action|app|secret/);
  });

  it('that never comes, since the server keeps silent: a code of its own, tried again as soon as any other', async () => {
    const { port, heard } = await silent();
    const rig = await Rig.declare({ options: { host: '127.0.0.1', port, tls: { ca }, dial: new Links(dial).dial } });
    await rig.tree.start();
    await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await rig.advance(5_000);
    expect(rig.pbx.cause).toMatchObject({ name: 'ConnectError', code: 'AMI_TLS_TIMEOUT', retryable: true });
    expect(rig.statuses.findLast(({ type }) => type === 'state')).toMatchObject({ attempt: 1, retryInMs: 375 });
    expect(heard.join('')).not.toMatch(/Action|app|secret/);
  });

  it('that is not asked for: a server of TLS waits, and is told nothing either', async () => {
    const { port, heard } = await behind(proper);
    const failed = connect(`ami://app:secret@127.0.0.1:${port}`, { id: 'pbx', bannerTimeoutMs: 300 });
    await expect(failed).rejects.toMatchObject({
      code: 'AMI_BANNER_TIMEOUT',
      message: expect.stringContaining('without TLS'),
    });
    expect(heard).toEqual([]);
  });
});

describe('a certificate of this side', () => {
  it('opens a server that asks for one', async () => {
    const mine = issue({ owner: 'app', issuer: authority });
    const { port } = await behind(asking);
    await using pbx = await connect(`amis://app:secret@127.0.0.1:${port}`, {
      tls: { ca, cert: mine.cert, key: mine.key },
    });
    expect((await pbx.send('Ping')).get('Ping')).toBe('Pong');
  });

  it('of an authority that the server does not know opens nothing', async () => {
    const { port, heard } = await behind(asking);
    await expect(connect(`amis://app:secret@127.0.0.1:${port}`, { tls: asOther })).rejects.toMatchObject({
      name: 'ConnectError',
    });
    expect(heard.join('')).not.toMatch(/Action|app|secret/);
  });
});

describe('rejectUnauthorized: false', () => {
  const unverified = async (tls: ConnectionOptions['tls']) => {
    const { port } = await behind(selfSigned);
    const links = new Links(dial);
    const rig = await Rig.declare({ options: { host: '127.0.0.1', port, tls, dial: links.dial } });
    await rig.tree.start();
    await expect.poll(() => rig.pbx.state, { timeout: 20_000 }).toBe('ready');
    return rig;
  };

  it('connects to anybody, and is warned of once, restarts or not', async () => {
    const rig = await unverified({ rejectUnauthorized: false });
    await rig.tree.restartChild('pbx').catch(() => undefined);
    await rig.tree.terminateChild('pbx');
    await rig.tree.restartChild('pbx');
    await expect.poll(() => rig.pbx.state, { timeout: 20_000 }).toBe('ready');
    expect(rig.reportsOf('tls_unverified')).toEqual([
      {
        type: 'tls_unverified',
        level: 'error',
        message: expect.stringContaining('the connection pbx trusts any certificate (rejectUnauthorized: false)'),
        fields: { connection: 'pbx' },
      },
    ]);
  });

  it('is loud without a logger too', async () => {
    const { port } = await behind(selfSigned);
    const warned: Error[] = [];
    const listen = (warning: Error) => warned.push(warning);
    process.on('warning', listen);
    onTestFinished(() => void process.off('warning', listen));
    const pbx = await connect(`amis://app:secret@127.0.0.1:${port}`, { tls: { rejectUnauthorized: false } });
    await pbx.close();
    await expect.poll(() => warned.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(warned).toEqual([expect.objectContaining({ name: 'AstervisorWarning', code: 'tls_unverified' })]);
  });

  it('is no matter with a fingerprint, which is looked at all the same', async () => {
    const tls = { rejectUnauthorized: false, fingerprint256: selfSigned.fingerprint256 };
    expect((await unverified(tls)).reportsOf('tls_unverified')).toEqual([]);
    const { port } = await behind(selfSigned);
    const { pbx, tree, codes } = aConnection({
      host: '127.0.0.1',
      port,
      tls: { ...tls, fingerprint256: other.fingerprint256 },
    });
    await tree.start();
    await expect.poll(codes, { timeout: 20_000 }).toContain('AMI_TLS_WRONG_FINGERPRINT');
    expect(pbx.state).not.toBe('ready');
  });
});
