import { describe, expect, it, onTestFinished } from 'vitest';
import { connection } from '../../../src/client/tree/connection-spec.js';
import { createSupervisor } from '../../../src/client/tree/tree.js';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import { FakeAsterisk, type FakeAsteriskOptions } from '../../../src/testing/index.js';
import type { Dial } from '../../../src/transport/transport.js';
import { dose } from '../../support/dose.js';
import { Links } from '../../support/links.js';
import { ManualClock, turns } from '../supervisor/support/manual-clock.js';

/** So many connections of one tree to one fake. */
const many = async (count: number, options: Partial<ConnectionOptions> = {}, fakeOptions: FakeAsteriskOptions = {}) => {
  const clock = new ManualClock();
  const fake = await FakeAsterisk.start({ port: false, clock, ...fakeOptions });
  const links = new Links(fake.dial);
  const handshakes = { most: 0, turnedAway: 0 };
  const dial: Dial = (target, handlers) => {
    const now = links.open + 1 - fake.sessions.filter(({ authenticated }) => authenticated).length;
    handshakes.most = Math.max(handshakes.most, now);
    return links.dial(target, handlers);
  };
  const tree = createSupervisor({
    clock,
    onReport: () => undefined,
    children: Array.from({ length: count }, (_, index) =>
      connection({
        id: `c${index}`,
        host: 'pbx',
        username: 'app',
        secret: 'secret',
        identify: false,
        dial,
        ...options,
      }),
    ),
  });
  tree.addStatusListener((status) => {
    if (status.type === 'state' && (status.cause as { code?: string } | undefined)?.code === 'AMI_NO_BANNER')
      handshakes.turnedAway += 1;
  });
  onTestFinished(async () => {
    const stopped = tree.stop();
    await turns();
    await clock.advance(10_000);
    await stopped;
    await fake.stop();
  });
  const ready = () => tree.connections.filter(({ state }) => state === 'ready').length;
  return { clock, fake, links, tree, handshakes, ready };
};

describe('many connections to one Asterisk', () => {
  const count = dose(500);
  it(`A18: ${count} that are dropped at once are all back in seconds, ten at a time, and none is turned away`, async () => {
    const { clock, fake, tree, handshakes, ready } = await many(count, {}, { authLimit: 10 });
    await tree.start();
    await turns(60);
    expect(ready()).toBe(count);
    fake.crash();
    await clock.advance(3_000);
    expect(ready()).toBe(0);
    await fake.listen();
    const backAt = clock.now();
    for (let step = 0; ready() < count && step < 200; step += 1) await clock.advance(100);
    expect(ready()).toBe(count);
    expect(clock.now() - backAt).toBeLessThan(10_000);
    expect(handshakes).toEqual({ most: 10, turnedAway: 0 });
  }, 240_000);

  it('two that are turned away after the banner do not wake each other in turns', async () => {
    const { clock, tree, links } = await many(2, { secret: 'wrong', onAuthRejected: 'retry' });
    await tree.start();
    await clock.advance(59_000);
    expect(links.all).toHaveLength(2);
  });

  it('three of which one may be logged in do not either', async () => {
    const users = { app: { secret: 'secret', allowMultipleLogin: false } };
    const { clock, tree, links, ready } = await many(3, {}, { users });
    await tree.start();
    await clock.advance(60_000);
    expect(ready()).toBe(1);
    expect(links.all.length).toBeLessThan(25);
  });

  it('two whose link is cut right after the login keep to their back-off', async () => {
    const { clock, fake, tree, links } = await many(2);
    fake.on('Login', async (call) => {
      await call.builtin();
      call.close();
    });
    await tree.start();
    await clock.advance(60_000);
    expect(links.all.length).toBeLessThan(25);
  });

  it('two that find a service which is not AMI try it slowly', async () => {
    const { clock, fake, tree, links } = await many(2);
    fake.faults.banner = 'HTTP/1.1 400 Bad Request';
    await tree.start();
    await clock.advance(60_000);
    expect(links.all.length).toBeLessThan(10);
  });

  it('one that has found nobody is woken by the banner of another', async () => {
    const { clock, fake, tree, ready } = await many(20, {
      reconnect: (attempt) => (attempt < 4 ? 100 : 1_000_000 + Math.random()),
    });
    fake.refuse();
    await tree.start();
    await clock.advance(1_000);
    await fake.listen();
    await tree.connection('c7').reconnect();
    await turns(20);
    expect(ready()).toBe(20);
  });
});
