import { ChaosProxy, type Stream } from 'astervisor/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dial } from '../../../src/transport/dial.js';
import { Links } from '../../support/links.js';
import { outcome } from '../../support/outcome.js';
import { aConnection, aFake } from './support/connections.js';

const quick = { heartbeatMs: 150, heartbeatTimeoutMs: 100 } as const;

/** A connection that is ready, through a proxy. */
const through = async (options = {}) => {
  const fake = await aFake({ writeTimeoutMs: 60_000 });
  const proxy = await ChaosProxy.start({ upstream: { port: fake.port } });
  onTestFinished(() => proxy.stop());
  const links = new Links(dial);
  const all = aConnection({ host: '127.0.0.1', port: proxy.port, dial: links.dial, ...options });
  await all.tree.start();
  await all.pbx.ready();
  return { ...all, fake, proxy, links };
};

describe('A10: a black hole', () => {
  it.each<Stream>(['upstream', 'downstream'])('%s is found, and left behind', async (stream) => {
    const { pbx, proxy, links, codes } = await through(quick);
    const id = proxy.add({ type: 'timeout', stream });
    const asked = outcome(pbx.send('CoreStatus', {}, { timeoutMs: 60_000 }));
    await expect.poll(() => codes()[0]).toBe('AMI_HEARTBEAT_LOST');
    expect(asked).toMatchObject({ code: 'AMI_OUTCOME_UNKNOWN', sent: true });
    proxy.remove(id);
    await pbx.ready();
    expect(links.open).toBe(1);
    expect((await pbx.send('Ping')).success).toBe(true);
  });

  it('upstream does not hide behind the events that still come', async () => {
    const { pbx, fake, proxy, codes } = await through(quick);
    const id = proxy.add({ type: 'timeout', stream: 'upstream' });
    const stream = setInterval(() => fake.emit('Marker'), 5);
    onTestFinished(() => clearInterval(stream));
    const asked = outcome(pbx.send('Ping', {}, { timeoutMs: 60_000 }));
    await expect.poll(() => codes()[0]).toBe('AMI_HEARTBEAT_LOST');
    expect(asked.code).toBe('AMI_OUTCOME_UNKNOWN');
    proxy.remove(id);
    await pbx.ready();
  });

  it('upstream fills no memory beyond its limit, and what it did not take is known not to have left', async () => {
    const { pbx, proxy, links } = await through({ heartbeatMs: false, limits: { outgoingBytes: 65_536 } });
    proxy.add({ type: 'timeout', stream: 'upstream' });
    const fates: ReturnType<typeof outcome>[] = [];
    const burst = () => {
      for (let n = 0; n < 500; n += 1) {
        fates.push(outcome(pbx.send('UserEvent', { UserEvent: 'Bulk', Text: 'x'.repeat(900) }, { timeoutMs: 60_000 })));
      }
    };
    const refused = () => fates.filter(({ code }) => code === 'AMI_QUEUE_FULL');
    while (refused().length === 0) {
      burst();
      await new Promise((resolve) => setImmediate(resolve));
      expect(links.last.transport.bufferedBytes).toBeLessThan(65_536 + 500 * 1_100);
    }
    expect(refused().every(({ sent }) => sent === false)).toBe(true);
    await pbx.close({ force: true });
    await expect.poll(() => fates.filter(({ state }) => state === 'pending')).toEqual([]);
  });
});

describe.each(['rst', 'fin'] as const)('A11, A12: %s in the middle of a frame', (mode) => {
  it('discards what had come of it, and puts what was under way in doubt', async () => {
    const fake = await aFake();
    const { tree, pbx, states } = aConnection({ host: '127.0.0.1', port: fake.port });
    await tree.start();
    await pbx.ready();
    const heard: string[] = [];
    const gaps: unknown[] = [];
    pbx.addListener(
      () => true,
      (event) => heard.push(`${event.epoch}:${event.name}`),
    );
    pbx.addStatusListener((status) => status.type === 'gap' && gaps.push(status));
    fake.on('Slow', () => undefined);
    const asked = outcome(pbx.send('Slow', {}, { timeoutMs: 60_000 }));
    await fake.waitForAction('Slow');
    fake.garble('Event: Whole\r\n\r\nEvent: Half\r\nChannel: PJSIP/1');
    await expect.poll(() => heard).toEqual(['1:Whole']);
    fake.drop({ mode });
    await expect.poll(() => pbx.epoch).toBe(2);
    await pbx.ready();
    fake.garble('\r\n\r\nEvent: Next\r\n\r\n');
    await expect.poll(() => heard).toEqual(['1:Whole', '2:Next']);
    expect(asked).toMatchObject({ code: 'AMI_OUTCOME_UNKNOWN', sent: true });
    expect(gaps).toMatchObject([{ fromEpoch: 1, toEpoch: 2, planned: false, reason: { code: 'AMI_CONNECTION_LOST' } }]);
    expect(states).toContain('reconnecting');
  });
});

describe('A13: what is written after FIN', () => {
  it('has its fate, and is no uncaught error', async () => {
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtExceptionMonitor', note);
    onTestFinished(() => void process.off('uncaughtExceptionMonitor', note));
    const fake = await aFake();
    const { tree, pbx } = aConnection({ host: '127.0.0.1', port: fake.port });
    await tree.start();
    for (let round = 1; round <= 10; round += 1) {
      await pbx.ready();
      fake.drop();
      const fates = Array.from({ length: 200 }, () => outcome(pbx.send('Ping', {}, { timeoutMs: 60_000 })));
      await expect.poll(() => fates.some(({ state }) => state === 'pending')).toBe(false);
      expect(new Set(fates.map(({ code }) => code))).toEqual(new Set(['AMI_OUTCOME_UNKNOWN']));
      await expect.poll(() => pbx.epoch).toBe(round + 1);
    }
    expect(uncaught).toEqual([]);
  });
});
