import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AmiEvent, type Connection, connect } from '../../src/index.js';
import { equipment } from './catalogue/equipment.js';
import { eventFacts, untyped } from './catalogue/facts.js';
import { scenes } from './catalogue/scenes.js';
import { World } from './catalogue/world.js';
import { describeEachAsterisk } from './each.js';

const { sipPort, ...options } = await equipment();

describeEachAsterisk(
  'the catalogue of events',
  (pbx) => {
    let connection: Connection;
    let world: World;
    const seen = new Map<string, number>();
    const wrong = new Map<string, Set<string>>();
    const look = (event: AmiEvent): void => {
      seen.set(event.name, (seen.get(event.name) ?? 0) + 1);
      for (const name of untyped(event)) {
        const fields = wrong.get(event.name) ?? new Set();
        wrong.set(event.name, fields.add(name));
      }
    };
    beforeAll(async () => {
      connection = await connect(pbx.url);
      world = new World(connection, pbx.server, sipPort);
      connection.addListener(() => true, look);
    });
    afterAll(() => connection.close());

    it.each(Object.entries(scenes))('%s', async (_name, scene) => {
      await scene(world);
      await world.clear();
      expect(connection.state).toBe('ready');
    });

    it('types every event that came, with every field', async () => {
      await connection.send('Ping');
      expect(Object.fromEntries([...wrong].map(([name, fields]) => [name, [...fields]]))).toEqual({});
      expect([...seen.keys()].filter((name) => !eventFacts.has(name))).toEqual([]);
      const total = [...seen.values()].reduce((sum, count) => sum + count, 0);
      console.log(`${pbx.label}: ${total} events of ${seen.size} types: ${[...seen.keys()].sort().join(' ')}`);
      expect(seen.size).toBeGreaterThanOrEqual(70);
    });
  },
  {
    ...options,
    allVersions: true,
    timestampEvents: true,
    systemName: 'catalogue',
    managerGeneral: { channelvars: 'CATALOGUE' },
  },
);
