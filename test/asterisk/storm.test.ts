import { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { child, startSupervisor } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

const receivers = 10;
const told = 50_000;
const wave = 1_000;

describeEachAsterisk('E57: ten connections that hear 50,000 events each', (pbx) => {
  it('hear all of them in order, stay up, are never paused, and do not keep them', {
    timeout: 600_000,
  }, async () => {
    const pause = vi.spyOn(Socket.prototype, 'pause');
    const options = { url: pbx.url, identify: false, lagWarningMs: 60_000, actionTimeoutMs: 120_000 };
    const ids = Array.from({ length: receivers }, (_, n) => `receiver-${n}`);
    await using tree = await startSupervisor({
      onReport: () => undefined,
      children: [
        child.connection({ ...options, id: 'source', eventMask: 'off' }),
        ...ids.map((id) => child.connection({ ...options, id, eventMask: ['user'] })),
      ],
    });
    await tree.ready({ timeoutMs: 60_000 });
    const dialled = pause.mock.calls.length;
    const counted = ids.map(() => 0);
    let disorder = 0;
    ids.forEach((id, n) => {
      tree.connection(id).addListener({ Event: 'UserEvent', UserEvent: 'Storm' }, (event) => {
        if (event.int('Number') !== counted[n]) disorder += 1;
        counted[n] = (counted[n] ?? 0) + 1;
      });
    });
    const source = tree.connection('source');
    const startedAt = performance.now();
    let heapMb = 0;
    for (let number = 0; number < told; number += wave) {
      const send = (_: unknown, n: number) => source.send('UserEvent', { UserEvent: 'Storm', Number: number + n });
      await Promise.all(Array.from({ length: wave }, send));
      heapMb = Math.max(heapMb, process.memoryUsage().heapUsed / 2 ** 20);
    }
    await expect.poll(() => counted, { timeout: 120_000 }).toEqual(ids.map(() => told));
    const perSecond = Math.round((receivers * told * 1_000) / (performance.now() - startedAt));
    process.stdout.write(`${perSecond} events a second were heard, with at most ${Math.round(heapMb)} MB of heap\n`);
    expect(disorder).toBe(0);
    expect(pause.mock.calls.length).toBe(dialled);
    for (const connection of tree.connections) {
      expect(connection).toMatchObject({ state: 'ready', epoch: 1 });
      expect(connection.stats).toMatchObject({ malformed: 0, late: 0, unmatchedResponses: 0, waiting: 0, inFlight: 0 });
    }
    // All of them would be more than this.
    expect(heapMb).toBeLessThan(200);
    pause.mockRestore();
  });
});
