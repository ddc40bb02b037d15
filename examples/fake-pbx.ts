/**
 * An Asterisk to try the other examples on, when there is none at hand: a fake with a call every few seconds.
 *
 *   npx tsx examples/fake-pbx.ts
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { FakeAsterisk } from 'astervisor/testing';

const running = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.abort());

await using fake = await FakeAsterisk.start({
  port: Number(process.env.PORT ?? 5038),
  queues: { support: { members: [{ location: 'PJSIP/200' }, { location: 'PJSIP/201' }] } },
});
console.log(`AMI_URL=${fake.url()}`);

while (!running.signal.aborted) {
  void fake.simulateCall({ from: '100', to: '200', durationMs: 1_500 });
  await sleep(3_000, undefined, { signal: running.signal }).catch(() => {});
}
