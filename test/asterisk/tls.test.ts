import { describe, expect, it } from 'vitest';
import { type ConnectOptions, connect } from '../../src/index.js';
import type { Report } from '../../src/telemetry/report.js';
import { issue } from '../support/certificates.js';
import { describeEachAsterisk, type Pbx } from './each.js';

const authority = issue({ owner: 'An authority', authority: true });
const proper = issue({ issuer: authority });
const { cert: ca } = authority;

const secure = (pbx: Pbx, host = 'localhost') =>
  pbx.url.replace('ami:', 'amis:').replace(`${pbx.host}:${pbx.port}`, `${host}:${pbx.server.tlsPort}`);

const attempt = (pbx: Pbx, tls: ConnectOptions['tls'], options: ConnectOptions = {}) =>
  connect(secure(pbx), { ...options, tls, timeoutMs: 30_000 });

describeEachAsterisk(
  'A20: TLS',
  (pbx) => {
    it.each(['localhost', '127.0.0.1'])('stands with the authority that signed the certificate of %s', async (host) => {
      await using connection = await connect(secure(pbx, host), { tls: { ca } });
      expect(connection.info.tls).toBe(true);
      expect((await connection.send('Ping')).get('Ping')).toBe('Pong');
    });

    it.each(['TLSv1.2', 'TLSv1.3'] as const)('stands with %s at least', async (minVersion) => {
      await using connection = await attempt(pbx, { ca, minVersion });
      expect(connection.state).toBe('ready');
    });

    it('carries a long answer and comes back after a restart', async () => {
      await using connection = await attempt(pbx, { ca });
      expect((await connection.send('ListCommands')).entries().length).toBeGreaterThan(100);
      await pbx.server.kill();
      await pbx.server.restart();
      await connection.ready({ timeoutMs: 20_000 });
      expect(connection.epoch).toBe(2);
    });

    it('accepts a certificate by its fingerprint, whatever the name', async () => {
      const tls = { fingerprint256: proper.fingerprint256, servername: 'pbx.example' };
      await using connection = await attempt(pbx, tls);
      expect(connection.state).toBe('ready');
    });

    it('accepts any certificate when told so, and says so loudly', async () => {
      const reports: Report[] = [];
      const onReport = (report: Report) => reports.push(report);
      await using connection = await attempt(pbx, { rejectUnauthorized: false }, { onReport });
      expect(connection.state).toBe('ready');
      expect(reports.filter(({ type }) => type === 'tls_unverified')).toHaveLength(1);
    });

    it.each<[string, ConnectOptions['tls'], string]>([
      ['a certificate of an authority that is not known', true, 'AMI_TLS_UNKNOWN_AUTHORITY'],
      ['a certificate of another authority', { ca: issue({ authority: true }).cert }, 'AMI_TLS_UNKNOWN_AUTHORITY'],
      ['a certificate of another host', { ca, servername: 'pbx.example' }, 'AMI_TLS_WRONG_HOST'],
      [
        'a certificate with another fingerprint',
        { fingerprint256: authority.fingerprint256 },
        'AMI_TLS_WRONG_FINGERPRINT',
      ],
    ])('refuses %s', async (_, tls, code) => {
      await expect(attempt(pbx, tls)).rejects.toMatchObject({ name: 'ConnectError', code });
    });

    it('tells a port that speaks plain AMI', async () => {
      const failed = connect(pbx.url.replace('ami:', 'amis:'), { tls: { ca } });
      await expect(failed).rejects.toMatchObject({ code: 'AMI_TLS_PLAIN_PORT' });
    });

    it('hears nothing from a TLS port when it speaks plain text', async () => {
      const plain = secure(pbx, '127.0.0.1').replace('amis:', 'ami:');
      await expect(connect(plain, { bannerTimeoutMs: 300 })).rejects.toMatchObject({ code: 'AMI_BANNER_TIMEOUT' });
    });

    it('tells a server that is stopped in its tracks, and comes up when that goes on', async () => {
      pbx.server.freeze();
      try {
        const failed = attempt(pbx, { ca }, { connectTimeoutMs: 500 });
        await expect(failed).rejects.toMatchObject({ code: 'AMI_TLS_TIMEOUT' });
      } finally {
        pbx.server.thaw();
      }
      await using connection = await attempt(pbx, { ca }, { retry: true });
      expect(connection.state).toBe('ready');
    });

    describe('with a certificate that cannot be trusted', () => {
      it.each<[string, Parameters<typeof issue>[0], string]>([
        ['has expired', { issuer: authority, fromDays: -9, toDays: -1 }, 'AMI_TLS_EXPIRED'],
        ['is not valid yet', { issuer: authority, fromDays: 2 }, 'AMI_TLS_NOT_YET_VALID'],
        ['vouches for itself', {}, 'AMI_TLS_SELF_SIGNED'],
      ])('refuses one that %s, and takes it by its fingerprint', async (_, wanted, code) => {
        const issued = issue(wanted);
        pbx.server.present(issued);
        await pbx.server.restart();
        await expect(attempt(pbx, { ca })).rejects.toMatchObject({ name: 'ConnectError', code });
        await using connection = await attempt(pbx, { fingerprint256: issued.fingerprint256 });
        expect(connection.state).toBe('ready');
      });
    });
  },
  { tls: proper },
);
