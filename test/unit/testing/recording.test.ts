import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SimulatedClock } from 'xstate';
import {
  FakeAsterisk,
  Recorder,
  Recording,
  type ReplayOptions,
  type ReplayServer,
} from '../../../src/testing/index.js';
import { useFakes } from './fakes.js';
import { RawClient, settle } from './raw-client.js';

describe('a recording', () => {
  const { start } = useFakes();
  const servers: ReplayServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

  const record = async (talk: (client: RawClient) => void) => {
    const { fake } = await start();
    const recorder = new Recorder();
    const client = new RawClient(recorder.wrap(fake.dial));
    talk(client);
    await settle();
    return { recorder, client, fake };
  };
  const replay = async (recording: Recording, options: ReplayOptions = {}) => {
    const server = await FakeAsterisk.replay(recording, { port: false, ...options });
    servers.push(server);
    return server;
  };

  it('has whole actions of the client, with secrets masked, and the chunks of the server', async () => {
    const { recorder } = await record((client) => {
      client.transport.write('Action: Login\r\nUsername: app\r\nSec');
      client.transport.write('ret: secret\r\nEvents: off\r\nActionID: 1\r\n\r\nAction: Ping\r\n\r\nAction: Unfini');
    });
    const entries = recorder.recording().entries;
    expect(entries.filter(({ from }) => from === 'client').map(({ text }) => text)).toEqual([
      'Action: Login\r\nUsername: app\r\nSecret: [secret]\r\nEvents: off\r\nActionID: 1\r\n\r\n',
      'Action: Ping\r\n\r\n',
    ]);
    expect(recorder.recording().toString()).not.toContain('Secret: secret');
    const said = entries.filter(({ from }) => from === 'server').map(({ text }) => text);
    expect(said.join('')).toMatch(/^Asterisk Call Manager.*Authentication accepted.*Pong/s);
  });

  it('is written to a file and read again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
    const path = join(folder, 'session.ndjson');
    const { recorder } = await record((client) => client.login());
    await recorder.save(path);
    const [head, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(head).toBe('{"format":"astervisor-recording","version":1}');
    expect(lines).toHaveLength(recorder.recording().entries.length);
    expect((await Recording.load(path)).entries).toEqual(recorder.recording().entries);
    await rm(folder, { recursive: true });
  });

  it('is not read from another kind of file, or from a later version', () => {
    expect(() => Recording.parse('{"a":1}\n')).toThrow(SyntaxError);
    expect(() => Recording.parse('')).toThrow(SyntaxError);
    expect(() => Recording.parse('{"format":"astervisor-recording","version":2}\n')).toThrow('version 2');
  });

  it('is played to a client, with the ActionIDs of that client', async () => {
    const { recorder, fake } = await record((client) => {
      client.login('app', 'secret', 'Events: call');
      client.send('Action: CoreShowChannels', 'ActionID: old-2');
      client.send('Action: Ping');
    });
    fake.emit('Hangup', { Channel: 'PJSIP/é' });
    await settle();
    fake.drop();
    await settle();
    const server = await replay(recorder.recording());
    const client = new RawClient(server.dial);
    await settle();
    expect(client.take()).toBe('Asterisk Call Manager/11.0.0\r\n');
    client.send('Action: Login', 'Username: other', 'ActionID: new-1');
    client.send('Action: coreshowchannels', 'ActionID: new-2');
    client.send('Action: Ping', 'ActionID: new-3');
    await settle();
    expect(client.received).toMatch(/^Response: Success\r\nActionID: new-1\r\nMessage: Authentication accepted/);
    expect(client.received).toContain('ActionID: new-2\r\nEventList: Complete');
    expect(client.received).not.toContain('old');
    expect(client.received).toContain('Channel: PJSIP/\xc3\xa9');
    expect(client.closed).toEqual({ error: undefined });
  });

  it('lets a client ping in between, log in by MD5, and errs at what it does not know', async () => {
    const { recorder, client: recorded } = await record((client) => client.login('app', 'secret', 'Events: off'));
    recorded.send('Action: CoreStatus', 'ActionID: s');
    await settle();
    const server = await replay(recorder.recording());
    const client = new RawClient(server.dial);
    client.send('Action: Challenge', 'AuthType: MD5', 'ActionID: 1');
    client.send('Action: Login', 'Key: 0', 'ActionID: 2');
    client.send('Action: Ping', 'ActionID: 3');
    client.send('Action: QueueStatus', 'ActionID: 4');
    client.send('Action: CoreStatus', 'ActionID: 5');
    await settle();
    expect(client.received).toMatch(
      /ActionID: 1\r\nChallenge: \d+\r\n.*ActionID: 2\r\nMessage: Authentication accepted.*ActionID: 3\r\nPing: Pong.*Response: Error\r\nActionID: 4\r\nMessage: The recording has no QueueStatus here.*ActionID: 5\r\nCoreStartupDate/s,
    );
  });

  it('skips a challenge for a client that logs in with its secret', async () => {
    const { recorder, client: recorded } = await record((client) => client.send('Action: Challenge', 'AuthType: MD5'));
    recorded.login('app', 'secret', 'Events: off');
    await settle();
    const server = await replay(recorder.recording());
    const client = new RawClient(server.dial);
    client.login();
    await settle();
    expect(client.received).toMatch(
      /^Asterisk Call Manager\/11.0.0\r\nResponse: Success\r\nActionID: login\r\nMessage: Auth/,
    );
  });

  it('keeps its pauses when it is told to', async () => {
    const recording = new Recording([
      { at: 0, from: 'server', text: 'Asterisk Call Manager/11.0.0\r\n' },
      { at: 1_000, from: 'server', text: 'Event: A\r\n\r\nEvent: ' },
      { at: 3_000, from: 'server', text: 'B\r\n\r\n' },
    ]);
    const clock = new SimulatedClock();
    const server = await replay(recording, { clock, speed: 2 });
    const client = new RawClient(server.dial);
    const pass = async (ms: number) => {
      clock.increment(ms);
      await settle();
      return client.take();
    };
    expect(await pass(0)).toBe('Asterisk Call Manager/11.0.0\r\n');
    expect(await pass(499)).toBe('');
    expect(await pass(1)).toBe('Event: A\r\n\r\n');
    expect(await pass(1_000)).toBe('Event: B\r\n\r\n');
  });
});
