import { child, connect, startSupervisor } from 'astervisor';
import { FakeAsterisk } from 'astervisor/testing';
import { describe, expect, it } from 'vitest';
import { dial } from '../../src/transport/dial.js';
import { Links } from '../support/links.js';
import { leftTimers, until } from '../support/resources.js';

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: Error & { code: string }) => error.code,
  );

describe('over TCP nothing is left behind', () => {
  it('by a connection that was closed, though its actions had deadlines', async () => {
    const left = await leftTimers(async () => {
      const fake = await FakeAsterisk.start();
      fake.on('Silent', () => undefined);
      const pbx = await connect(fake.url(), { drainTimeoutMs: 20, callsPerSecond: 1, upAfterMs: 60_000 });
      await pbx.send('Ping');
      const silent = failure(pbx.send('Silent', {}, { timeoutMs: 50_000 }));
      const waiting = failure(pbx.waitFor('Never', { timeoutMs: 50_000 }));
      await pbx.close();
      expect(await silent).toBe('AMI_OUTCOME_UNKNOWN');
      expect(await waiting).toBe('AMI_WAIT_CLOSED');
      await fake.stop();
    });
    expect(left).toBe(0);
  });

  it('by a connect that failed', async () => {
    const left = await leftTimers(async () => {
      const fake = await FakeAsterisk.start();
      expect(await failure(connect(fake.url(), { secret: 'wrong' }))).toBe('AMI_AUTH_FAILED');
      const url = fake.url();
      await fake.stop();
      expect(await failure(connect(url))).toBe('AMI_CONNECT_FAILED');
      expect(await failure(connect('ami://app:x@no-such-host.invalid'))).toBe('AMI_DNS_FAILED');
      expect(await failure(connect(url, { signal: AbortSignal.abort() }))).toBe('AMI_WAIT_ABORTED');
    });
    expect(left).toBe(0);
  });

  it('by a hundred losses in a row, and every action between them has its fate', async () => {
    const ends = new Map<string, number>();
    const left = await leftTimers(async () => {
      const fake = await FakeAsterisk.start();
      const links = new Links(dial);
      const tree = await startSupervisor({
        onReport: () => undefined,
        children: [
          child.connection({ id: 'pbx', url: fake.url(), reconnect: () => 0, identify: false, dial: links.dial }),
        ],
      });
      const pbx = tree.connection('pbx');
      const fates: Promise<void>[] = [];
      for (let round = 1; round <= 100; round += 1) {
        await pbx.ready();
        expect(pbx.epoch).toBe(round);
        const pings = [1, 2, 3].map(() => failure(pbx.send('Ping', {}, { timeoutMs: 20_000 })));
        for (const ping of pings) {
          fates.push(ping.then((end = 'answered') => void ends.set(end, (ends.get(end) ?? 0) + 1)));
        }
        if (round % 3 === 0) await pings[0];
        fake.drop({ mode: round % 2 === 0 ? 'rst' : 'fin' });
        await until(() => pbx.epoch > round || pbx.state !== 'ready');
      }
      await pbx.ready();
      await Promise.all(fates);
      expect(links.open).toBe(1);
      expect(fake.sessions).toHaveLength(1);
      await tree.stop();
      await fake.stop();
    });
    expect(left).toBe(0);
    expect([...ends.keys()].sort()).toEqual(['AMI_OUTCOME_UNKNOWN', 'answered']);
    expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(300);
  });
});
