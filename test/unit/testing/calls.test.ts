import { describe, expect, it } from 'vitest';
import type { DialResult } from '../../../src/testing/index.js';
import { useFakes } from './fakes.js';
import { type RawClient, settle } from './raw-client.js';

const stanzas = (client: RawClient) =>
  client
    .take()
    .split('\r\n\r\n')
    .filter((text) => text !== '')
    .map((text) => Object.fromEntries(text.split('\r\n').map((line) => line.split(/: (.*)/, 2) as [string, string])));
const names = (client: RawClient) => stanzas(client).map(({ Event, Response }) => Event ?? Response);

describe('calls of the fake', () => {
  const { start, logIn } = useFakes();

  it('have the events of a real one, in their order', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake, { mask: 'call' });
    const call = fake.simulateCall({ from: '100', to: '200', ringMs: 500, durationMs: 3_000 });
    await settle();
    expect(names(client)).toEqual([
      'Newchannel',
      'Newchannel',
      'NewConnectedLine',
      'DialBegin',
      'Newstate',
      'DialState',
    ]);
    await pass(500);
    expect(names(client)).toEqual(['Newstate', 'DialEnd', 'Newstate', 'BridgeCreate', 'BridgeEnter', 'BridgeEnter']);
    expect(fake.channels.map(({ name, state }) => [name, state])).toEqual([
      ['PJSIP/100-00000000', 'Up'],
      ['PJSIP/200-00000001', 'Up'],
    ]);
    await pass(3_000);
    expect(names(client)).toEqual(['HangupRequest', 'BridgeLeave', 'BridgeLeave', 'BridgeDestroy', 'Hangup', 'Hangup']);
    await call;
    expect(fake.channels).toEqual([]);
  });

  it('share a Linkedid, and are listed while they live', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake);
    void fake.simulateCall({ from: '100', to: '200' });
    await pass(200);
    await pass(1_000);
    client.send('Action: CoreShowChannels', 'ActionID: 1');
    await settle();
    const [head, ...rows] = stanzas(client);
    expect(head).toMatchObject({ Response: 'Success', EventList: 'start', Message: 'Channels will follow' });
    expect(rows.at(-1)).toMatchObject({ Event: 'CoreShowChannelsComplete', ListItems: '2' });
    expect(rows[0]).toMatchObject({
      Channel: 'PJSIP/100-00000000',
      ActionID: '1',
      Duration: '00:00:01',
      CallerIDNum: '100',
    });
    expect(rows[1]?.Linkedid).toBe(rows[0]?.Uniqueid);
    expect(rows[0]?.BridgeId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('can be busy, or not be answered', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake, { mask: 'call' });
    for (const [outcome, cause] of [
      ['BUSY', '17'],
      ['NOANSWER', '19'],
    ] as const) {
      const call = fake.simulateCall({ from: '100', to: '200', outcome });
      await pass(200);
      await call;
      const events = stanzas(client);
      expect(events.find(({ Event }) => Event === 'DialEnd')?.DialStatus).toBe(outcome);
      expect(events.filter(({ Event }) => Event === 'Hangup').map(({ Cause }) => Cause)).toEqual([cause, cause]);
    }
  });

  it('end when somebody hangs one of the channels up', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake, { mask: 'call' });
    const call = fake.simulateCall({ from: '100', to: '200', durationMs: 60_000 });
    await pass(200);
    client.take();
    client.send('Action: Hangup', 'Channel: pjsip/100-00000000', 'ActionID: h');
    await settle();
    const [response, ...events] = stanzas(client);
    expect(response).toMatchObject({ Response: 'Success', ActionID: 'h', Message: 'Channel Hungup' });
    expect(events.map(({ Event }) => Event)).toEqual([
      'HangupRequest',
      'BridgeLeave',
      'BridgeLeave',
      'BridgeDestroy',
      'Hangup',
      'Hangup',
    ]);
    await pass(60_000);
    await call;
    expect(names(client)).toEqual([]);
  });

  it('are all hung up by an expression', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake);
    void fake.simulateCall({ from: '100', to: '200' });
    await pass(200);
    client.send('Action: Hangup', 'Channel: /^PJSIP\\/.00-/', 'ActionID: h');
    await settle();
    expect(names(client)).toEqual(['Success', 'ChannelHungup', 'ChannelHungup', 'ChannelsHungupListComplete']);
    expect(fake.channels).toEqual([]);
  });
});

describe('originating on the fake', () => {
  const { start, logIn } = useFakes();
  const outcomes: Record<string, DialResult> = {
    'PJSIP/answers': { status: 'ANSWER', afterMs: 100 },
    'PJSIP/200': { status: 'ANSWER', afterMs: 100 },
    'PJSIP/busy': { status: 'BUSY', afterMs: 100 },
    'PJSIP/congested': { status: 'CONGESTION', afterMs: 100 },
    'PJSIP/sleeps': { status: 'NOANSWER' },
    'PJSIP/slow': { status: 'ANSWER', afterMs: 60_000 },
    'Nosuch/x': { status: 'CHANUNAVAIL' },
  };
  const dialOutcome = (device: string): DialResult => outcomes[device] ?? { status: 'ANSWER' };

  it.each([
    ['PJSIP/answers', 'Success', '4'],
    ['PJSIP/busy', 'Failure', '5'],
    ['PJSIP/congested', 'Failure', '8'],
    ['PJSIP/sleeps', 'Failure', '3'],
    ['PJSIP/slow', 'Failure', '3'],
    ['Nosuch/x', 'Failure', '0'],
  ])('tells of %s later: %s, reason %s', async (device, response, reason) => {
    const { fake, pass } = await start({ dialOutcome });
    const client = await logIn(fake, { mask: 'call' });
    const other = await logIn(fake, { mask: 'call' });
    client.send(
      'Action: Originate',
      `Channel: ${device}`,
      'Application: Echo',
      'Async: true',
      'Timeout: 1000',
      'ActionID: o',
    );
    await settle();
    await pass(1_000);
    const seen = [client, other].map(stanzas);
    expect(seen[0]?.[0]).toMatchObject({ Response: 'Success', Message: 'Originate successfully queued' });
    const told = seen.map((all) => all.find(({ Event }) => Event === 'OriginateResponse'));
    for (const event of told) {
      expect(event).toMatchObject({ ActionID: 'o', Response: response, Reason: reason, Application: 'Echo' });
    }
    if (response === 'Failure') expect(told[0]).toMatchObject({ Channel: device, Uniqueid: '<unknown>' });
    else expect(told[0]?.Uniqueid).toBe(fake.channels[0]?.uniqueid);
  });

  it('blocks the session until the outcome when it is not asynchronous', async () => {
    const { fake, pass } = await start({ dialOutcome });
    const client = await logIn(fake);
    client.send('Action: Originate', 'Channel: PJSIP/answers', 'Application: Echo', 'ActionID: 1');
    client.send('Action: Originate', 'Channel: PJSIP/busy', 'Application: Echo', 'ActionID: 2');
    client.send('Action: Ping', 'ActionID: 3');
    await settle();
    await pass(99);
    expect(client.received).toBe('');
    await pass(1);
    expect(client.take()).toBe('Response: Success\r\nActionID: 1\r\nMessage: Originate successfully queued\r\n\r\n');
    await pass(100);
    expect(client.received).toMatch(
      /^Response: Error\r\nActionID: 2\r\nMessage: Originate failed\r\n\r\nResponse: Success\r\nActionID: 3/,
    );
  });

  it('connects the answered channel to the extension, with the ids that were asked for', async () => {
    const { fake, pass } = await start({ dialOutcome });
    const client = await logIn(fake, { mask: 'call' });
    client.send(
      ...[
        'Action: Originate',
        'Channel: PJSIP/answers',
        'Context: default',
        'Exten: 200',
        'Priority: 1',
        'Async: true',
      ],
      ...['ChannelId: one', 'OtherChannelId: two', 'CallerID: "Ada" <555>', 'Variable: A=1,B=2', 'Variable: C=3'],
    );
    await settle();
    await pass(100);
    await pass(100);
    expect(fake.channels.map(({ uniqueid, linkedid, state }) => [uniqueid, linkedid, state])).toEqual([
      ['one', 'one', 'Up'],
      ['two', 'one', 'Up'],
    ]);
    const [first] = fake.channels;
    expect(first?.caller).toEqual({ name: 'Ada', number: '555' });
    expect([...(first?.variables ?? [])]).toEqual([
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
    ]);
    expect(names(client).slice(-3)).toEqual(['BridgeCreate', 'BridgeEnter', 'BridgeEnter']);
  });

  it('hangs up after Wait', async () => {
    const { fake, pass } = await start({ dialOutcome });
    const client = await logIn(fake, { mask: 'call' });
    client.send('Action: Originate', 'Channel: PJSIP/answers', 'Application: Wait', 'Data: 2', 'Async: true');
    await settle();
    await pass(100);
    await pass(2_000);
    expect(names(client).slice(-2)).toEqual(['HangupRequest', 'Hangup']);
  });
});
