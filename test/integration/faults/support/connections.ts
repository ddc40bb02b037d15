import { child, createSupervisor, type Tree } from 'astervisor';
import { FakeAsterisk, type FakeAsteriskOptions } from 'astervisor/testing';
import { onTestFinished } from 'vitest';
import type { ConnectionOptions } from '../../../../src/options/connection-options.js';

/** A fake Asterisk on a port of the loopback, until the test is over. */
export const aFake = async (options: FakeAsteriskOptions = {}): Promise<FakeAsterisk> => {
  const fake = await FakeAsterisk.start(options);
  onTestFinished(() => fake.stop());
  return fake;
};

/** A connection over a real socket, declared and not started, and what it was told of itself. */
export const aConnection = (options: Partial<ConnectionOptions>) => {
  const tree: Tree = createSupervisor({
    onReport: () => undefined,
    children: [
      child.connection({
        id: 'pbx',
        username: 'app',
        secret: 'secret',
        identify: false,
        reconnect: () => 5,
        ...options,
      }),
    ],
  });
  onTestFinished(() => tree.stop().then(() => undefined));
  const pbx = tree.connection('pbx');
  const states: string[] = [];
  const causes: Error[] = [];
  pbx.addStatusListener((status) => {
    if (status.type !== 'state') return;
    states.push(status.state);
    if (status.state === 'reconnecting' && status.cause) causes.push(status.cause);
  });
  return { tree, pbx, states, causes, codes: () => causes.map((cause) => (cause as { code?: string }).code) };
};
