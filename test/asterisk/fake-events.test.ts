import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeAsterisk } from '../../src/testing/index.js';
import { describeEachAsterisk } from './each.js';
import { stanzas, Wire } from './wire.js';

interface Server {
  readonly host: string;
  readonly port: number;
}

/** A call that waits, is listed and hung up, and two that are bridged; each kind of event once at least. */
const talk = async (server: Server, username: string, secret: string): Promise<ReadonlyMap<string, Set<string>>> => {
  using wire = await Wire.open(server);
  await wire.login(username, secret, 'Events: call,dialplan');
  for (const id of ['one', 'two']) {
    const call = ['Channel: Local/300@default/n', 'Application: Wait', 'Data: 60', `ChannelId: ${id}`, 'Async: true'];
    wire.send('Action: Originate', `ActionID: ${id}`, ...call);
    await wire.stanza(new RegExp(`^Event: OriginateResponse\\r\\n(.*\\r\\n)*ActionID: ${id}\\r\\n`));
  }
  wire.send('Action: CoreShowChannels', 'ActionID: channels');
  await wire.stanza(/^Event: CoreShowChannelsComplete/);
  wire.send('Action: Status', 'ActionID: status', 'Variables: A');
  await wire.stanza(/^Event: StatusComplete/);
  const channels = [...wire.received.matchAll(/^Event: CoreShowChannel\r\n(?:.*\r\n)*?Channel: (.*)\r\n/gm)];
  const mine = channels.map((match) => match[1] ?? '').filter((name) => !name.endsWith(';2'));
  wire.send('Action: Bridge', `Channel1: ${mine[0]}`, `Channel2: ${mine[1]}`, 'ActionID: bridge');
  await wire.stanza(/^Response: .*\r\nActionID: bridge/);
  wire.send('Action: Hangup', 'Channel: /^Local/', 'ActionID: hangup');
  await wire.stanza(/^Event: Hangup\r\n(.*\r\n)*Uniqueid: two\r\n/);
  // The bridge may go after its last channel.
  await wire.stanza(/^Event: BridgeDestroy/);
  const keys = new Map<string, Set<string>>();
  for (const stanza of stanzas(wire.received)) {
    const lines = stanza.split('\r\n');
    const name = lines[0] ?? '';
    const list = lines
      .slice(1)
      .map((line) => line.slice(0, line.indexOf(':')))
      .join(' ');
    keys.set(name, (keys.get(name) ?? new Set()).add(list));
  }
  return keys;
};

describeEachAsterisk('the events of calls of the fake beside those of the real server', (pbx) => {
  let fake: FakeAsterisk;
  beforeAll(async () => {
    fake = await FakeAsterisk.start({ version: pbx.server.version });
  });
  afterAll(() => fake.stop());

  it('have the same fields in the same order', async () => {
    const real = await talk(pbx, pbx.username, pbx.secret);
    const ours = await talk(fake, 'app', 'secret');
    for (const [name, lists] of ours) {
      for (const list of lists) expect([...(real.get(name) ?? [])], name).toContain(list);
    }
    expect([...ours.keys()].filter((name) => name.startsWith('Event: ')).sort()).toEqual(
      [
        ...[
          'BridgeCreate',
          'BridgeDestroy',
          'BridgeEnter',
          'BridgeLeave',
          'ChannelHungup',
          'ChannelsHungupListComplete',
        ],
        ...[
          'CoreShowChannel',
          'CoreShowChannelsComplete',
          'DialBegin',
          'DialEnd',
          'Hangup',
          'HangupRequest',
          'Newchannel',
        ],
        ...['Newexten', 'Newstate', 'OriginateResponse', 'Status', 'StatusComplete'],
      ].map((name) => `Event: ${name}`),
    );
  });
});
