import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { LIST_ACTIONS, type ListAction } from '../../src/catalog/lists.js';
import { type ActionFields, type AmiEvent, type Connection, connect } from '../../src/index.js';
import { actionRows } from './catalogue/actions.js';
import { equipment } from './catalogue/equipment.js';
import { World } from './catalogue/world.js';
import { describeEachAsterisk } from './each.js';

const { sipPort, ...options } = await equipment();
const lists = Object.entries<ListAction>(LIST_ACTIONS).filter(
  ([name]) => actionRows[name]?.fields && !actionRows[name].refused,
);

/** What a row says, apart from when it was asked for. */
const told = (row: AmiEvent): string =>
  JSON.stringify(
    row.entries().filter(([name]) => !/^(ActionID|Duration|Seconds|Wait|LastPause|TimeToHangup)$/i.test(name)),
  );

const ascending = (events: readonly AmiEvent[]): boolean =>
  events.every(({ seq }, index) => index === 0 || seq >= (events[index - 1] as AmiEvent).seq);

describeEachAsterisk(
  'the list of',
  (pbx) => {
    let connection: Connection;
    let world: World;
    let has: (action: string) => boolean;
    const heard: string[] = [];
    let sent = 0;
    beforeAll(async () => {
      connection = await connect(pbx.url);
      world = new World(connection, pbx.server, sipPort);
      const commands = new Set((await connection.send('ListCommands')).entries().map(([name]) => name));
      has = (action) => commands.has(action);
    });
    afterEach(() => world.clear());
    afterAll(() => connection.close());

    const request = async (action: string): Promise<ActionFields> => {
      const fields = (await actionRows[action]?.fields?.(world)) ?? {};
      // Of a channel, `Hangup` lists when it is given an expression.
      return action === 'Hangup' ? { Channel: '/^Local.300@/' } : fields;
    };
    const sendOptions = (action: string) => (action === 'Hangup' ? { expression: true } : {});

    it.each(lists)('%s is the same bundled and streamed', async (action, list) => {
      if (!has(action)) return;
      sent += 1;
      const fields = await request(action);
      const names = [...new Set([...list.items, ...list.complete])];
      const listener = connection.addListener(names, ({ name, actionId }) => {
        // Some names are also those of events that are nobody's row.
        if (actionId !== undefined) heard.push(name);
      });
      const { events, completion } = await connection.send(action as string, fields, sendOptions(action));
      if (action === 'Hangup') await request(action);
      const stream = connection.list(action as string, fields, sendOptions(action));
      const rows: AmiEvent[] = [];
      for await (const row of stream) rows.push(row);
      const end = await stream.completion();
      connection.delListener(listener);

      if (action !== 'Hangup') expect(rows.map(told)).toEqual(events.map(told));
      else expect(rows).toHaveLength(events.length);
      expect(rows.map(({ name }) => name)).toEqual(events.map(({ name }) => name));
      expect(events.filter(({ name }) => !list.items.includes(name))).toEqual([]);
      for (const one of [completion, end]) expect(list.complete).toContain(one?.name);
      expect(
        ascending([...events, completion as AmiEvent, await stream.response(), ...rows, end as AmiEvent] as AmiEvent[]),
      ).toBe(true);
      expect(heard).toEqual([]);
      expect(connection.stats).toMatchObject({ late: 0, inFlight: 0, malformed: 0, duplicateResponses: 0 });
    });

    it('every action that lists was asked for', () => {
      expect(sent).toBeGreaterThanOrEqual(35);
      expect(lists.filter(([name]) => has(name)).length).toBe(sent);
    });

    it.each(['send', 'list'])('channels ends where the caller says, by %s', async (way) => {
      await world.channel();
      const until = (event: AmiEvent) => event.is('CoreShowChannel');
      if (way === 'send') {
        const { events, completion } = await connection.send('CoreShowChannels', {}, { until });
        expect([events.length, completion?.name]).toEqual([0, 'CoreShowChannel']);
      } else {
        const stream = connection.list('CoreShowChannels', {}, { until });
        const rows: AmiEvent[] = [];
        for await (const row of stream) rows.push(row);
        expect([rows.length, (await stream.completion())?.name]).toEqual([0, 'CoreShowChannel']);
      }
      expect((await connection.send('CoreShowChannels')).events).toHaveLength(2);
    });
  },
  options,
);
