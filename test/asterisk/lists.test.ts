import { expect, it } from 'vitest';
import { type AmiEvent, connect } from '../../src/index.js';
import { hangUpAll, placeCalls } from './calls.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const calls = 15;

const ascending = (events: readonly AmiEvent[]) => events.every(({ seq }, n) => n === 0 || seq > events[n - 1]!.seq);

describeEachAsterisk('a list', (pbx) => {
  it('of 30 live channels comes bundled and in order, by send and row by row', async () => {
    await using connection = await connect(pbx.url);
    const placed = await placeCalls(connection, calls);
    expect(placed.map((event) => event.fields.Response)).toEqual(placed.map(() => 'Success'));

    const response = await connection.send('CoreShowChannels');
    const { events, completion } = response;
    expect(events).toHaveLength(2 * calls);
    expect(ascending([...events, completion!])).toBe(true);
    expect(response.seq).toBeLessThan(events[0]!.seq);
    for (const event of events) {
      expect(event.is('CoreShowChannel')).toBe(true);
      expect(event.actionId).toBe(response.actionId);
      expect(event.epoch).toBe(1);
      expect(event.get('Channel')).toMatch(/^Local\/300@default-/);
    }
    expect(new Set(events.map((event) => event.get('Channel'))).size).toBe(2 * calls);
    expect(completion?.is('CoreShowChannelsComplete')).toBe(true);
    expect(completion?.int('ListItems')).toBe(2 * calls);

    const rows: AmiEvent[] = [];
    const list = connection.list('CoreShowChannels');
    for await (const row of list) rows.push(row);
    expect(rows.map((row) => row.get('Channel'))).toEqual(events.map((event) => event.get('Channel')));
    expect(ascending(rows)).toBe(true);
    expect((await list.completion())?.int('ListItems')).toBe(2 * calls);
    expect((await list.response()).success).toBe(true);
    await hangUpAll(connection);
  });

  it('goes to the action alone: listeners do not see its rows, with twenty lists at once', async () => {
    await using connection = await connect(pbx.url);
    await placeCalls(connection, 3);
    const news: string[] = [];
    connection.addListener(['CoreShowChannel', 'CoreShowChannelsComplete', 'QueueMember', 'QueueParams'], ({ name }) =>
      news.push(name),
    );
    const lists = await Promise.all(
      Array.from({ length: 20 }, (_, n) => connection.send(n % 2 ? 'QueueStatus' : 'CoreShowChannels')),
    );
    expect(lists.map(({ events }) => events.length)).toEqual(lists.map((_, n) => (n % 2 ? 2 : 6)));
    expect(news).toEqual([]);
    expect(connection.stats).toMatchObject({ late: 0, duplicateResponses: 0, unmatchedResponses: 0, malformed: 0 });
    await hangUpAll(connection);
  });

  it('of a queue has its parameters, its members and its callers', async () => {
    await using connection = await connect(pbx.url);
    const empty = await connection.send('QueueStatus', { Queue: 'support' });
    expect(empty.events.map(({ name }) => name)).toEqual(['QueueParams', 'QueueMember']);
    expect(empty.events[1]?.get('Location')).toBe(`Local/${extensions.queueMember}@default`);
    expect(empty.completion?.name).toBe('QueueStatusComplete');
    const joined = connection.waitFor('QueueCallerJoin');
    const call = { Channel: `Local/${extensions.queue}@default`, Application: 'Wait', Data: '60', Async: true };
    await connection.send('QueuePause', { Interface: `Local/${extensions.queueMember}@default`, Paused: true });
    await connection.send('Originate', call);
    await joined;
    const busy = await connection.send('QueueStatus', { Queue: 'support' });
    expect(busy.events.map(({ name }) => name)).toEqual(['QueueParams', 'QueueMember', 'QueueEntry']);
    expect(busy.events[1]?.get('Paused')).toBe('1');
    await connection.send('QueuePause', { Interface: `Local/${extensions.queueMember}@default`, Paused: false });
    await hangUpAll(connection);
  });

  it('that is given up does not leak its rows to the listeners, and the next one is whole', async () => {
    await using connection = await connect(pbx.url);
    await placeCalls(connection, 5);
    const news: string[] = [];
    connection.addListener('CoreShowChannel', ({ name }) => news.push(name));
    for await (const row of connection.list('CoreShowChannels')) {
      expect(row.name).toBe('CoreShowChannel');
      break;
    }
    const abort = new AbortController();
    const aborted = connection.send('CoreShowChannels', {}, { signal: abort.signal });
    abort.abort();
    await expect(aborted).rejects.toMatchObject({ code: 'AMI_ACTION_ABORTED', sent: true });
    expect((await connection.send('CoreShowChannels')).events).toHaveLength(10);
    expect(news).toEqual([]);
    expect(connection.stats.late).toBeGreaterThan(0);
    await hangUpAll(connection);
  });
});
