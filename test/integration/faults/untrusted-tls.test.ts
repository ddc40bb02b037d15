import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { connect } from 'astervisor';
import { expect, it, onTestFinished } from 'vitest';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import { dial } from '../../../src/transport/dial.js';
import { Links } from '../../support/links.js';
import { Rig } from '../../support/rig.js';
import { aFake } from './support/connections.js';

const pem = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8');
const localhost = {
  cert: pem('../../asterisk/tls/localhost.cert.pem'),
  key: pem('../../asterisk/tls/localhost.key.pem'),
};
const expired = {
  cert: pem('../transport/fixtures/expired.cert.pem'),
  key: pem('../transport/fixtures/expired.key.pem'),
};

/** Counts what a plain server hears: a client that falls back would say its user and secret here. */
const plainPort = async () => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => heard.push(chunk.toString('latin1')));
    socket.write('Asterisk Call Manager/11.0.0\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, heard };
};

const cases: readonly [string, typeof localhost | undefined, ConnectionOptions['tls'], string][] = [
  ['has expired', expired, { ca: expired.cert }, 'AMI_TLS_EXPIRED'],
  ['is vouched for by nobody', localhost, true, 'AMI_TLS_SELF_SIGNED'],
  ['belongs to another host', localhost, { ca: localhost.cert, servername: 'pbx.example' }, 'AMI_TLS_WRONG_HOST'],
  ['has another fingerprint', localhost, { fingerprint256: 'ab'.repeat(32) }, 'AMI_TLS_WRONG_FINGERPRINT'],
  ['is none, since the port is a plain one', undefined, { ca: localhost.cert }, 'AMI_TLS_PLAIN_PORT'],
];

it.each(cases)('A20: a certificate that %s: a code of its own, nothing said, tried again slowly', async (...given) => {
  const [, tls, option, code] = given;
  const fake = tls && (await aFake({ tls }));
  const plain = await plainPort();
  const port = fake?.port ?? plain.port;
  const target = { host: '127.0.0.1', port, username: 'app', secret: 'secret', tls: option };

  await expect(connect(`amis://127.0.0.1:${port}`, { ...target, id: 'pbx' })).rejects.toMatchObject({
    name: 'ConnectError',
    code,
  });

  // The same under a supervisor, whose clock stands still: one try, and the next at the slow end of the back-off.
  const links = new Links(dial);
  const rig = await Rig.declare({ options: { ...target, dial: links.dial } });
  await rig.tree.start();
  await expect.poll(() => rig.pbx.state).toBe('reconnecting');
  expect(rig.pbx.cause).toMatchObject({ code });
  expect(rig.statuses.findLast(({ type }) => type === 'state')).toMatchObject({ attempt: 1, retryInMs: 22_500 });
  await rig.advance(22_499);
  expect(links.all).toHaveLength(1);
  expect(links.open).toBe(0);
  expect(fake?.actions ?? []).toEqual([]);
  expect(plain.heard.join('')).not.toMatch(/Action|app|secret/);
});
