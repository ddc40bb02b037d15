import { describe, expect, it, onTestFinished } from 'vitest';
import { connection } from '../../../src/client/tree/connection-spec.js';
import { createSupervisor } from '../../../src/client/tree/tree.js';
import { HandshakeLimiter } from '../../../src/connection/handshake-limiter.js';
import { FakeAsterisk } from '../../../src/testing/index.js';
import type { Dial } from '../../../src/transport/transport.js';
import { ManualClock, turns } from '../supervisor/support/manual-clock.js';

/** Two trees of five connections each, to one fake, with a limiter that they share. */
const twoTrees = async (handshakes: HandshakeLimiter, reconnect?: () => number) => {
  const clock = new ManualClock();
  const fake = await FakeAsterisk.start({ port: false, clock });
  const most = { handshakes: 0 };
  const dial: Dial = (target, handlers) => {
    const transport = fake.dial(target, handlers);
    queueMicrotask(() => {
      const now = fake.sessions.filter(({ authenticated }) => !authenticated).length;
      most.handshakes = Math.max(most.handshakes, now);
    });
    return transport;
  };
  const options = { host: 'pbx', username: 'app', secret: 'secret', identify: false, dial, reconnect };
  const trees = ['a', 'b'].map((name) =>
    createSupervisor({
      name,
      clock,
      handshakes,
      onReport: () => undefined,
      children: Array.from({ length: 5 }, (_, index) => connection({ id: `${name}${index}`, ...options })),
    }),
  );
  onTestFinished(async () => {
    const stopped = Promise.all(trees.map((tree) => tree.stop()));
    await turns();
    await clock.advance(10_000);
    await stopped;
    await fake.stop();
  });
  const ready = () => trees.flatMap((tree) => tree.connections).filter(({ state }) => state === 'ready').length;
  return { clock, fake, trees, most, ready };
};

describe('two trees with one handshake limiter', () => {
  it('log in no more connections at a time than it allows', async () => {
    const { trees, most, ready } = await twoTrees(new HandshakeLimiter(2));
    await Promise.all(trees.map((tree) => tree.start()));
    await turns(80);
    expect(ready()).toBe(10);
    expect(most.handshakes).toBeGreaterThan(0);
    expect(most.handshakes).toBeLessThanOrEqual(2);
  });

  it('wake each other when one sees the server alive', async () => {
    const { clock, fake, trees, ready } = await twoTrees(new HandshakeLimiter(), () => 1_000_000);
    fake.refuse();
    await Promise.all(trees.map((tree) => tree.start()));
    await clock.advance(1_000);
    await fake.listen();
    expect(ready()).toBe(0);
    await trees[0]?.connections[0]?.reconnect();
    await turns(40);
    expect(ready()).toBe(10);
  });

  it('go on when one of them stops in the middle of its logins', async () => {
    const { clock, fake, trees, ready } = await twoTrees(new HandshakeLimiter(2));
    fake.stall();
    await Promise.all(trees.map((tree) => tree.start()));
    await turns();
    const [first, second] = trees;
    const stopped = first?.stop();
    await turns();
    await clock.advance(10_000);
    await stopped;
    fake.resume();
    await clock.advance(60_000);
    expect(second?.connections.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'ready'));
    expect(ready()).toBe(5);
  });
});
