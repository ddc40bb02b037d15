import { afterEach } from 'vitest';
import { SimulatedClock } from 'xstate';
import { FakeAsterisk, type FakeAsteriskOptions } from '../../../src/testing/index.js';
import { RawClient, settle } from './raw-client.js';

/** Fakes without a socket, on a simulated clock, stopped after each test. */
export const useFakes = () => {
  const fakes: FakeAsterisk[] = [];
  afterEach(async () => {
    await Promise.all(fakes.splice(0).map((fake) => fake.stop()));
  });

  const start = async (options: FakeAsteriskOptions = {}) => {
    const clock = new SimulatedClock();
    const fake = await FakeAsterisk.start({ port: false, clock, ...options });
    fakes.push(fake);
    const pass = async (ms: number) => {
      clock.increment(ms);
      await settle();
    };
    return { fake, clock, pass };
  };

  /** A session that is logged in, with nothing read yet. */
  const logIn = async (fake: FakeAsterisk, { mask = 'off', user = 'app', secret = 'secret' } = {}) => {
    const client = new RawClient(fake.dial);
    client.login(user, secret, `Events: ${mask}`);
    await settle();
    client.take();
    return client;
  };

  return { start, logIn };
};
