import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { describeEachAsterisk, type Pbx } from './each.js';
import { RealAsterisk } from './server.js';

const secure = (pbx: Pbx, host: string) =>
  pbx.url.replace('ami:', 'amis:').replace(`${pbx.host}:${pbx.port}`, `${host}:${pbx.server.tlsPort}`);

describeEachAsterisk(
  'A20: TLS',
  (pbx) => {
    const ca = () => RealAsterisk.certificate;

    it.each(['localhost', '127.0.0.1'])('stands with the authority that signed the certificate of %s', async (host) => {
      await using connection = await connect(secure(pbx, host), { tls: { ca: ca() } });
      expect(connection.info.tls).toBe(true);
      expect((await connection.send('Ping')).get('Ping')).toBe('Pong');
    });

    it('carries a long answer and comes back after a restart', async () => {
      await using connection = await connect(secure(pbx, 'localhost'), { tls: { ca: ca() } });
      expect((await connection.send('ListCommands')).entries().length).toBeGreaterThan(100);
      await pbx.server.kill();
      await pbx.server.restart();
      await connection.ready({ timeoutMs: 20_000 });
      expect(connection.epoch).toBe(2);
    });

    it('refuses a certificate that no authority vouches for', async () => {
      await expect(connect(secure(pbx, 'localhost'))).rejects.toMatchObject({ code: 'AMI_TLS_SELF_SIGNED' });
    });

    it('refuses a certificate of another host', async () => {
      const tls = { ca: ca(), servername: 'pbx.example' };
      await expect(connect(secure(pbx, 'localhost'), { tls })).rejects.toMatchObject({ code: 'AMI_TLS_WRONG_HOST' });
    });

    it('accepts a certificate by its fingerprint, and refuses another one', async () => {
      const { fingerprint256 } = new X509Certificate(ca());
      await using connection = await connect(secure(pbx, '127.0.0.1'), { tls: { fingerprint256 } });
      expect(connection.state).toBe('ready');
      const other = fingerprint256.replace(/^../, fingerprint256.startsWith('00') ? '01' : '00');
      await expect(connect(secure(pbx, '127.0.0.1'), { tls: { fingerprint256: other } })).rejects.toMatchObject({
        code: 'AMI_TLS_WRONG_FINGERPRINT',
      });
    });

    it('tells a port that speaks plain AMI', async () => {
      await expect(connect(pbx.url.replace('ami:', 'amis:'), { tls: { ca: ca() } })).rejects.toMatchObject({
        code: 'AMI_TLS_PLAIN_PORT',
      });
    });

    it('hears nothing from a TLS port when it speaks plain text', async () => {
      const plain = secure(pbx, '127.0.0.1').replace('amis:', 'ami:');
      await expect(connect(plain, { bannerTimeoutMs: 300 })).rejects.toMatchObject({ code: 'AMI_BANNER_TIMEOUT' });
    });
  },
  { tls: true },
);
