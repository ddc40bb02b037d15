import { Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

const events = 11_000;
const text = 'x'.repeat(900);

describeEachAsterisk('a session that Asterisk cuts off after 100 ms without a read', (pbx) => {
  it('takes a burst of 10 MB with a slow listener, is never paused, and is not cut off', {
    timeout: 120_000,
  }, async () => {
    const pause = vi.spyOn(Socket.prototype, 'pause');
    await using hasty = await connect(pbx.server.url('hasty'), { lagWarningMs: 60_000 });
    await using source = await connect(pbx.url, {
      eventMask: 'off',
      actionTimeoutMs: 60_000,
      limits: { pending: events },
    });
    const dialled = pause.mock.calls.length;
    let heard = 0;
    // It holds the process up for 20 ms at a time, and each of its promises takes much longer than its turn.
    hasty.addListener('UserEvent', async () => {
      heard += 1;
      if (heard % 500 === 0) for (const until = performance.now() + 20; performance.now() < until; );
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    const fields = { UserEvent: 'Burst', Text: text };
    await Promise.all(Array.from({ length: events }, () => source.send('UserEvent', fields)));
    await expect.poll(() => heard, { timeout: 60_000 }).toBe(events);
    expect(hasty.stats.bytesReceived).toBeGreaterThan(10_000_000);
    expect(hasty.epoch).toBe(1);
    expect(hasty.state).toBe('ready');
    expect(pause.mock.calls.length).toBe(dialled);
    pause.mockRestore();
  });
});
