import { expect, it } from 'vitest';
import { type ActionFields, connect } from '../../src/index.js';
import { hangUpAll } from './calls.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';
import { freePort } from './ports.js';

const iaxConf = `[general]
bindaddr=127.0.0.1
bindport=${await freePort()}
[ada]
type=friend
host=127.0.0.2
[grace]
type=peer
host=dynamic
`;

/** Nothing to list: what comes instead differs from action to action. */
const nothing: readonly (readonly [string, ActionFields, 'error' | 'empty'])[] = [
  ['ConfbridgeList', { Conference: 'none' }, 'error'],
  ['ConfbridgeListRooms', {}, 'error'],
  ['BridgeInfo', { BridgeUniqueid: 'none' }, 'error'],
  ['PJSIPShowEndpoints', {}, 'error'],
  ['PJSIPShowEndpoint', { Endpoint: 'none' }, 'error'],
  ['PJSIPShowAors', {}, 'error'],
  ['PJSIPShowRegistrationsInbound', {}, 'empty'],
  ['PJSIPShowRegistrationsOutbound', {}, 'empty'],
  ['ShowDialPlan', { Context: 'none' }, 'error'],
  ['DBGet', { Family: 'none', Key: 'none' }, 'error'],
  ['QueueStatus', { Queue: 'none' }, 'empty'],
  ['QueueSummary', { Queue: 'none' }, 'empty'],
  ['Status', { Channel: 'Local/none' }, 'error'],
  ['Status', {}, 'empty'],
  ['CoreShowChannels', {}, 'empty'],
  ['BridgeList', {}, 'empty'],
  ['ParkedCalls', {}, 'empty'],
  ['ParkedCalls', { ParkingLot: 'none' }, 'error'],
  ['FAXSessions', {}, 'empty'],
  ['PresenceStateList', {}, 'empty'],
];

/** Two of these stall the session, two end it, the answer to one has no frame, and one is answered more than once. */
const apart = ['Originate', 'WaitEvent', 'Logoff', 'Login', 'IAXnetstats', 'ModuleLoad'];

describeEachAsterisk(
  'the end of a list (50)',
  (pbx) => {
    it.each(nothing)('of %s %j with nothing in it: %s', async (action, fields, end) => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const answer = connection.send(action, fields);
      const rows = collect(connection.list(action, fields));
      if (end === 'error') {
        await expect(answer).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true });
        await expect(rows).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
      } else {
        const { events, completion } = await answer;
        expect(events).toEqual([]);
        expect(completion?.get('EventList')).toBe('Complete');
        expect(await rows).toEqual([]);
      }
      expect((await connection.send('Ping')).success).toBe(true);
      expect(connection.stats).toMatchObject({ inFlight: 0, unmatchedResponses: 0, malformed: 0 });
    });

    it('D50: is an Error in the middle when an extension is not found', async () => {
      await using connection = await connect(pbx.url);
      const request = { Context: 'default', Extension: 'nosuch' };
      const seen: string[] = [];
      connection.addListener(
        () => true,
        ({ name }) => seen.push(name),
      );
      await expect(connection.send('ShowDialPlan', request)).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
      const rows: string[] = [];
      const read = async () => {
        for await (const row of connection.list('ShowDialPlan', request)) rows.push(row.name);
      };
      await expect(read()).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
      const whole = await connection.send('ShowDialPlan', { Context: 'default' });
      expect(whole.events.length).toBeGreaterThan(20);
      expect(whole.completion?.int('ListExtensions')).toBeGreaterThan(10);
      expect(seen).toEqual([]);
    });

    it('is found when its rows bear no ActionID', async () => {
      await using connection = await connect(pbx.url);
      const seen: string[] = [];
      connection.addListener('PeerEntry', ({ name }) => seen.push(name));
      const [ping, peers, again] = await Promise.all([
        connection.send('Ping'),
        connection.send('IAXpeers'),
        connection.send('IAXpeerlist'),
      ]);
      expect(ping.get('Ping')).toBe('Pong');
      for (const { events, completion } of [peers, again]) {
        expect(events.map((event) => event.get('ObjectName')).sort()).toEqual(['ada', 'grace']);
        expect(completion?.name).toBe('PeerlistComplete');
      }
      expect(peers.events[0]?.actionId).toBeUndefined();
      expect(again.events[0]?.actionId).toBe(again.actionId);
      expect(seen).toEqual([]);
    });

    it('comes with the first event, when that is the whole answer', async () => {
      await using connection = await connect(pbx.url);
      const { events, completion } = await connection.send('FAXStats');
      expect(events).toEqual([]);
      expect(completion?.name).toBe('FAXStats');
      expect(completion?.get('CompletedFAXes')).toBe('0');
    });

    it('has come with the Success, when there are no voicemail users', async () => {
      await using connection = await connect(pbx.url);
      if (connection.info.identity?.may('VoicemailUsersList') !== true) {
        await expect(connection.send('VoicemailUsersList')).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
        return;
      }
      const { success, events, completion } = await connection.send('VoicemailUsersList');
      expect({ success, events, completion }).toEqual({ success: true, events: [], completion: undefined });
    });

    it('of a pattern of channels to hang up is an empty list, of one name an Error', async () => {
      await using connection = await connect(pbx.url);
      const none = connection.send('Hangup', { Channel: 'Local/none' });
      await expect(none).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    });

    it('of a conference has its members, and the rows of what lists several kinds', async () => {
      await using connection = await connect(pbx.url);
      const joined = connection.waitFor('ConfbridgeJoin');
      const call = { Channel: `Local/${extensions.conference}@default`, Application: 'Wait', Data: '60', Async: true };
      await connection.send('Originate', call);
      await joined;
      const members = await connection.send('ConfbridgeList', { Conference: 'room' });
      expect(members.events.map((event) => event.get('Conference'))).toEqual(['room']);
      const rooms = await connection.send('ConfbridgeListRooms');
      expect(rooms.events.map((event) => event.get('Parties'))).toEqual(['1']);
      const bridges = await connection.send('BridgeList');
      const id = bridges.events[0]?.get('BridgeUniqueid') ?? '';
      const bridge = await connection.send('BridgeInfo', { BridgeUniqueid: id });
      expect(bridge.events.map(({ name }) => name)).toEqual(['BridgeInfoChannel']);
      expect(bridge.completion?.get('BridgeUniqueid')).toBe(id);
      await hangUpAll(connection);
    });

    it('D44: is the first of several answers: the others are counted and harm nobody', async () => {
      await using connection = await connect(pbx.url);
      const [load, ping] = await Promise.allSettled([
        connection.send('ModuleLoad' as string, {}),
        connection.send('Ping'),
      ]);
      expect(load).toMatchObject({ status: 'rejected', reason: { code: 'AMI_ACTION_ERROR' } });
      expect(ping).toMatchObject({ status: 'fulfilled' });
      expect(connection.stats.duplicateResponses).toBeGreaterThanOrEqual(1);
      expect(connection.stats.unmatchedResponses).toBe(0);
      expect(connection.state).toBe('ready');
    });

    it('is found for every action that the server has, none is left hanging', async () => {
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const commands = await connection.send('ListCommands');
      const actions = commands.entries().flatMap(([name]) => (/^(Response|ActionID)$/.test(name) ? [] : [name]));
      expect(actions.length).toBeGreaterThan(110);
      const odd: string[] = [];
      for (const action of actions.filter((name) => !apart.includes(name))) {
        const error: unknown = await connection
          .send(action, {}, { timeoutMs: 5_000 })
          .catch((reason: unknown) => reason);
        if (error instanceof Error && (error as { code?: string }).code !== 'AMI_ACTION_ERROR') odd.push(String(error));
      }
      expect(odd).toEqual([]);
      expect(connection.stats).toMatchObject({ malformed: 0, late: 0, duplicateResponses: 0, unmatchedResponses: 0 });
      expect(connection.epoch).toBe(1);
    });
  },
  { files: { 'pjsip.conf': '', 'voicemail.conf': '[general]\n', 'iax.conf': iaxConf } },
);

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
