import { child as declare, startSupervisor as startGiven } from 'astervisor';
import { FakeAsterisk as GivenAsterisk } from 'astervisor/testing';

await using north = await GivenAsterisk.start();
await using south = await GivenAsterisk.start();
await using tree = await startGiven({
  name: 'call-centre',
  onReport: () => {},
  children: [
    declare.connection({ id: 'north', url: north.url() }),
    declare.connection({ id: 'south', url: south.url() }),
  ],
});
await tree.ready({ timeoutMs: 10_000 });

export { north, south, tree };
