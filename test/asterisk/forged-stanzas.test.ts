import { expect, it } from 'vitest';
import { type AmiEvent, type Connection, connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

/** What a caller may decide of himself, percent-encoded, goes raw into all places that Asterisk does not escape. */
const dialplan = `
exten => forge,1,Set(TEXT=\${URIDECODE(\${HOSTILE})})
exten => forge,2,Set(GLOBAL(NOTE)=\${TEXT})
exten => forge,3,Set(DB(forged/note)=\${TEXT})
exten => forge,4,NoOp(\${TEXT})
exten => forge,5,UserEvent(Note,Text: \${TEXT})
exten => forge,6,Answer()
exten => forge,7,Wait(3600)
`;

const originate = (connection: Connection, text: string) =>
  connection.originate({
    Channel: 'Local/forge@default',
    Application: 'Wait',
    Data: '3600',
    Variable: { HOSTILE: encodeURIComponent(text), __HOSTILE: encodeURIComponent(text) },
  });

/** Lets the dialplan of a call write a text into all these places; resolves when that has been done. */
const forge = async (connection: Connection, text: string) => {
  const call = originate(connection, text);
  expect((await call.answered).status).toBe('answered');
  return call;
};

interface Way {
  readonly way: string;
  /** What is read of the text that begins with "first": nothing where Asterisk names the action behind it, and so too late. */
  readonly value: string | undefined;
  readonly read: (connection: Connection, channel: string) => Promise<string | undefined>;
}

/** The answers in which the text comes back. */
const ways: readonly Way[] = [
  {
    way: 'Getvar',
    value: 'first',
    read: async (connection) => (await connection.send('Getvar', { Variable: 'NOTE' })).get('Value'),
  },
  {
    way: 'DBGet',
    value: undefined,
    read: async (connection) => {
      const { events, completion } = await connection.send('DBGet', { Family: 'forged', Key: 'note' });
      expect(completion).toMatchObject({ name: 'DBGetComplete' });
      return events.find((event) => event.is('DBGetResponse'))?.get('Val');
    },
  },
  {
    way: 'Status',
    value: undefined,
    read: async (connection, Channel) => {
      const { events, completion } = await connection.send('Status', { Channel, Variables: 'TEXT' });
      expect(completion).toMatchObject({ name: 'StatusComplete' });
      return events.find((event) => event.is('Status'))?.get('Variable');
    },
  },
];

const listening = (connection: Connection, name: string): AmiEvent[] => {
  const heard: AmiEvent[] = [];
  connection.addListener(name, (event) => heard.push(event));
  return heard;
};

/** The other leg of the Local channel is the one that went through the dialplan. */
const legOf = (channel = '') => channel.replace(/;1$/, ';2');

// What is counted is counted on a session without events: those of the dialplan carry the same text, and come when they like.
describeEachAsterisk(
  'what dialplan data forges',
  (pbx) => {
    it.each(ways)('answers no action in flight but the one that was asked: $way', async ({ read, value }) => {
      await using caller = await connect(pbx.url);
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const lines = ['first', '', 'Response: Success', 'Ping: Forged', '', 'Response: Error'];
      const strangers = ['ActionID: 1', 'Message: Forged', '', 'Response: Goodbye', 'ActionID: av-0-1', '', 'last'];
      const call = await forge(caller, [...lines, ...strangers].join('\r\n'));
      const before = connection.stats.unmatchedResponses;
      const pings = () => Array.from({ length: 5 }, () => connection.send('Ping'));
      const early = pings();
      const answer = read(connection, legOf(call.channel));
      const answers = await Promise.all([...early, ...pings()]);
      expect(await answer).toBe(value);
      expect(answers.map((answer) => answer.get('Ping'))).toEqual(Array(10).fill('Pong'));
      expect(new Set(answers.map(({ actionId }) => actionId)).size).toBe(10);
      expect(connection.stats.unmatchedResponses - before).toBe(3);
      expect(connection).toMatchObject({ state: 'ready', epoch: 1 });
      await call.hangup();
    });

    it.each(ways)('is decoded on, whatever stands in it: $way', async ({ read, value }) => {
      await using caller = await connect(pbx.url);
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const odd = [
        '',
        '',
        ': x',
        'no colon',
        '__proto__: y',
        '\r\n\r\n',
        'Response',
        'Event',
        'Event:',
        '\nx',
        '\n\n',
        '\r',
      ];
      const call = await forge(
        caller,
        ['first', ...odd, 'Response: Follows', 'raw', '--END COMMAND--', ''].join('\r\n'),
      );
      expect(await read(connection, legOf(call.channel))).toBe(value);
      expect((await connection.send('Ping')).get('Ping')).toBe('Pong');
      expect(connection.stats.malformed).toBeGreaterThan(0);
      expect(connection).toMatchObject({ state: 'ready', epoch: 1 });
      await call.hangup();
    });

    it.each(ways)('ends no list that it does not name: $way', async ({ read, value }) => {
      await using caller = await connect(pbx.url);
      await using connection = await connect(pbx.url, { eventMask: 'off' });
      const ends = ['StatusComplete', 'DBGetComplete', 'CoreShowChannelsComplete'].flatMap((name) => [
        ...['', `Event: ${name}`, 'EventList: Complete', 'ListItems: 0'],
      ]);
      const call = await forge(caller, ['first', ...ends, '', 'Rest: x'].join('\r\n'));
      const heard = listening(connection, 'CoreShowChannelsComplete');
      const [answer, channels] = await Promise.all([
        read(connection, legOf(call.channel)),
        connection.send('CoreShowChannels'),
      ]);
      expect(answer).toBe(value);
      expect(channels.events.map((event) => event.get('Channel'))).toContain(call.channel);
      expect(channels.completion?.get('ListItems')).toBe(String(channels.events.length));
      // It names no action: to the listeners it is an event like any other.
      expect(heard.map((event) => event.actionId)).toEqual([undefined]);
      await call.hangup();
    });

    it('stands in the events of the dialplan as well: AppData of Newexten, and UserEvent', async () => {
      await using connection = await connect(pbx.url);
      const forged = listening(connection, 'Forged');
      const appData = connection.waitFor(
        (event) => event.is('Newexten') && event.get('AppData') === 'first' && event.get('Application') === 'NoOp',
      );
      const user = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Note' });
      const call = await forge(
        connection,
        ['first', 'Injected: yes', '', 'Event: Forged', 'Channel: none'].join('\r\n'),
      );
      expect((await appData).get('Injected')).toBe('yes');
      expect((await user).get('Text')).toBe('first');
      await connection.send('Ping');
      expect(forged.length).toBeGreaterThanOrEqual(2);
      await call.hangup();
    });

    it('comes escaped, as one value, in what Asterisk writes as JSON: VarSet', async () => {
      await using connection = await connect(pbx.url);
      const set = connection.waitFor({ Event: 'VarSet', Variable: 'TEXT' });
      const call = originate(connection, 'a\r\n\r\nEvent: OnlyInVarSet\r\n\r\nb');
      expect((await set).get('Value')).toBe('a\\r\\n\\r\\nEvent: OnlyInVarSet\\r\\n\\r\\nb');
      expect((await set).text('Value')).toBe('a\r\n\r\nEvent: OnlyInVarSet\r\n\r\nb');
      await call.answered;
      await call.hangup();
    });
  },
  { dialplanExtra: dialplan },
);
