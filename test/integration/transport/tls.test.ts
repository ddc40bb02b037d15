import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeAsterisk } from '../../../src/testing/index.js';
import { dialTls } from '../../../src/transport/tls.js';
import type { TlsTarget } from '../../../src/transport/transport.js';
import { issue } from '../../support/certificates.js';
import { RawClient } from '../../unit/testing/raw-client.js';
import { describeTransport } from '../../unit/transport/contract.js';
import { Recorded } from '../../unit/transport/recorded.js';

const tls = issue();
const expired = issue({ fromDays: -9, toDays: -1 });
const { fingerprint256 } = tls;

describeTransport({
  name: 'TLS',
  tls,
  dial: () => dialTls,
  target: ({ port }) => ({ host: '127.0.0.1', port, tls: { ca: tls.cert } }),
});

describe('how TLS identifies the server', () => {
  const closers: (() => unknown)[] = [];
  afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

  const serve = async (options: object = {}) => {
    const server = createTlsServer({ ...tls, ...options }, (socket) => socket.end(`sni:${socket.servername}`));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => server.close());
    return (server.address() as AddressInfo).port;
  };
  const attempt = async (target: TlsTarget, options: { host?: string; server?: object } = {}) => {
    const near = new Recorded();
    const port = await serve(options.server);
    dialTls({ host: options.host ?? '127.0.0.1', port, tls: target }, near);
    await near.untilCalled('closed');
    return near;
  };

  it('refuses a certificate of no known authority, before it is opened', async () => {
    const near = await attempt({});
    expect(near.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(near.calls).toEqual(['closed']);
  });

  it('accepts it when its authority is given', async () => {
    const near = await attempt({ ca: tls.cert });
    expect(near.calls).toEqual(['opened', 'data', 'closed']);
  });

  it('refuses a certificate that has expired', async () => {
    const near = await attempt({ ca: expired.cert }, { server: expired });
    expect(near.code).toBe('CERT_HAS_EXPIRED');
    expect(near.calls).toEqual(['closed']);
  });

  it('refuses a certificate of another host', async () => {
    const near = await attempt({ ca: tls.cert, servername: 'pbx.example' });
    expect(near.code).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(near.calls).toEqual(['closed']);
  });

  it('compares an address in place of the name, if that is what is asked for', async () => {
    expect((await attempt({ ca: tls.cert, servername: '127.0.0.1' })).calls).toContain('opened');
    expect((await attempt({ ca: tls.cert, servername: '127.0.0.2' })).code).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  it('names the host to the server, but never an address', async () => {
    expect((await attempt({ ca: tls.cert, servername: 'localhost' })).text).toBe('sni:localhost');
    expect((await attempt({ ca: tls.cert })).text).toBe('sni:false');
  });

  it('accepts a pinned certificate of no known authority, with colons or without', async () => {
    for (const pin of [fingerprint256, fingerprint256.replaceAll(':', '').toLowerCase()]) {
      expect((await attempt({ fingerprint256: pin })).calls).toEqual(['opened', 'data', 'closed']);
    }
  });

  it('refuses a certificate that is not the pinned one, its authority being known or not', async () => {
    const pin = fingerprint256.replace(/^../, (pair) => (pair === '00' ? '01' : '00'));
    for (const ca of [undefined, tls.cert]) {
      const near = await attempt({ fingerprint256: pin, ca });
      expect(near.code).toBe('ERR_TLS_FINGERPRINT_MISMATCH');
      expect(near.calls).toEqual(['closed']);
    }
  });

  it('checks nothing when told so', async () => {
    expect((await attempt({ rejectUnauthorized: false })).calls).toContain('opened');
  });

  it('asks for TLS 1.2 at least', async () => {
    const near = await attempt(
      { ca: tls.cert },
      { server: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } },
    );
    expect(near.code).toMatch(/^ERR_SSL_/);
  });

  it('can be told to ask for TLS 1.3', async () => {
    const near = await attempt({ ca: tls.cert, minVersion: 'TLSv1.3' }, { server: { maxVersion: 'TLSv1.2' } });
    expect(near.code).toMatch(/^ERR_SSL_/);
  });

  it('fails on a port that speaks plainly', async () => {
    const server = createServer((socket) => socket.write('Asterisk Call Manager/11.0.0\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    closers.push(() => server.close());
    const near = new Recorded();
    dialTls({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, tls: {} }, near);
    await near.untilCalled('closed');
    expect(near.code).toBe('ERR_SSL_WRONG_VERSION_NUMBER');
  });

  it('reaches a fake Asterisk that serves TLS', async () => {
    await using fake = await FakeAsterisk.start({ tls });
    expect(fake.url('app')).toBe(`amis://app:secret@127.0.0.1:${fake.port}`);
    const client = new RawClient(dialTls, { host: fake.host, port: fake.port, tls: { ca: tls.cert } });
    client.login();
    await client.until('Authentication accepted');
    fake.drop({ mode: 'rst' });
    await client.untilClosed();
    expect(client.closed?.error).toMatchObject({ code: 'ECONNRESET' });
  });
});
