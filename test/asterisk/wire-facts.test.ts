import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';
import { field, stanzas, Wire } from './wire.js';

/** What the connection, the codec and the fake Asterisk take for granted, asked of the real servers. */
describeEachAsterisk('the wire', (pbx) => {
  const amiVersion = () => (pbx.server.major === 16 ? '5.0.4' : '11.0.0');
  const loggedIn = async (...more: readonly string[]) => {
    const wire = await Wire.open(pbx);
    await wire.login(pbx.username, pbx.secret, ...more);
    return wire;
  };

  it('begins with one line, which no blank line follows', async () => {
    using wire = await Wire.open(pbx);
    await wire.ask('Action: Challenge', 'AuthType: MD5', 'ActionID: 1');
    expect(wire.received).toMatch(
      new RegExp(
        `^Asterisk Call Manager/${amiVersion()}\\r\\nResponse: Success\\r\\nActionID: 1\\r\\nChallenge: \\d{1,9}\\r\\n\\r\\n$`,
      ),
    );
  });

  it('refuses every action before the login, known or not, and stays', async () => {
    using wire = await Wire.open(pbx);
    for (const action of ['Ping', 'NoSuchAction']) {
      expect(await wire.ask(`Action: ${action}`, 'ActionID: 1')).toBe(
        'Response: Error\r\nActionID: 1\r\nMessage: Permission denied',
      );
    }
    expect(await wire.login(pbx.username, pbx.secret)).toMatch(/^Response: Success/);
  });

  it('accepts a plain login, then sends FullyBooted to those who may see it', async () => {
    using wire = await Wire.open(pbx);
    expect(await wire.login(pbx.username, pbx.secret, 'ActionID: 1', 'Events: system')).toBe(
      'Response: Success\r\nActionID: 1\r\nMessage: Authentication accepted',
    );
    expect(await wire.stanza(/^Event: /)).toMatch(
      /^Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: \d+\r\nLastReload: \d+\r\nStatus: Fully Booted$/,
    );
  });

  it('sends no FullyBooted to a user without the class, nor to a session with its events off', async () => {
    using limited = await Wire.open(pbx);
    await limited.login('limited', pbx.server.user('limited').secret);
    await limited.ask('Action: Ping');
    expect(limited.received).not.toContain('Event: ');
    using quiet = await loggedIn('Events: off');
    await quiet.ask('Action: Ping');
    expect(quiet.received).not.toContain('Event: ');
  });

  it('accepts an MD5 login with the lower-case digest of challenge and secret', async () => {
    using wire = await Wire.open(pbx);
    const challenge = field(await wire.ask('Action: Challenge', 'AuthType: md5'), 'Challenge');
    expect(field(await wire.ask('Action: Challenge', 'AuthType: MD5'), 'Challenge')).toBe(challenge);
    expect(await wire.loginMd5(pbx.username, pbx.secret)).toContain('Message: Authentication accepted');
  });

  it('answers a failed login after a second, and closes without a look at what followed', async () => {
    using wire = await Wire.open(pbx);
    const asked = performance.now();
    wire.send('Action: Login', 'ActionID: 1', `Username: ${pbx.username}`, 'Secret: wrong');
    wire.send('Action: Login', 'ActionID: 2', `Username: ${pbx.username}`, `Secret: ${pbx.secret}`);
    expect(stanzas(await wire.ended())).toEqual(['Response: Error\r\nActionID: 1\r\nMessage: Authentication failed']);
    expect(performance.now() - asked).toBeGreaterThan(950);
  });

  it.each([
    ['an unknown user', ['Username: nobody', 'Secret: x']],
    ['no user', ['Secret: x']],
    ['MD5 without a challenge', ['AuthType: MD5', 'Username: app', 'Key: d41d8cd98f00b204e9800998ecf8427e']],
  ])('does not tell why a login failed: %s', async (_, lines) => {
    using wire = await Wire.open(pbx);
    wire.send('Action: Login', ...lines);
    expect(stanzas(await wire.ended())).toEqual(['Response: Error\r\nMessage: Authentication failed']);
  });

  it('refuses the digest in capitals', async () => {
    using wire = await Wire.open(pbx);
    const challenge = field(await wire.ask('Action: Challenge', 'AuthType: MD5'), 'Challenge');
    const key = createHash('md5')
      .update(challenge + pbx.secret)
      .digest('hex');
    wire.send('Action: Login', 'AuthType: MD5', `Username: ${pbx.username}`, `Key: ${key.toUpperCase()}`);
    expect(await wire.ended()).toContain('Message: Authentication failed');
  });

  it('takes a second login on the session for granted, whoever asks', async () => {
    using wire = await loggedIn('Events: off');
    expect(await wire.login('nobody', 'wrong')).toBe('Response: Success\r\nMessage: Already authenticated');
  });

  it('reads lines of 1022 bytes, and answers once or twice when they are longer', async () => {
    using wire = await loggedIn('Events: off');
    const ping = (bytes: number) => wire.send('Action: Ping', 'ActionID: 1', `X: ${'y'.repeat(bytes - 3)}`);
    const answersTo = async (bytes: number) => {
      const before = wire.received.length;
      ping(bytes);
      wire.send('Action: Challenge', 'ActionID: fence');
      const answers = await wire.stanzasUntil(/ActionID: fence/, before);
      return answers.slice(0, -1);
    };
    const tooLong = 'Response: Error\r\nActionID: 1\r\nMessage: Failed to parse message: line too long';
    expect(await answersTo(1022)).toEqual([expect.stringMatching(/^Response: Success\r\nActionID: 1\r\nPing: Pong/)]);
    expect(await answersTo(1023)).toEqual([tooLong, 'Response: Error\r\nMessage: Missing action in request']);
    expect(await answersTo(1024)).toEqual([tooLong]);
    expect(await answersTo(5000)).toEqual([tooLong]);
  });

  it('reads 128 lines, the action among them, and refuses one more', async () => {
    using wire = await loggedIn('Events: off');
    const filled = (lines: number) =>
      wire.ask('Action: Ping', 'ActionID: 1', ...Array.from({ length: lines - 2 }, (_, n) => `X${n}: y`));
    expect(await filled(128)).toMatch(/^Response: Success\r\nActionID: 1\r\nPing: Pong/);
    expect(await filled(129)).toBe(
      'Response: Error\r\nActionID: 1\r\nMessage: Too many lines in message or allocation failure',
    );
  });

  it('answers what it does not know or cannot see', async () => {
    using wire = await loggedIn('Events: off');
    expect(await wire.ask('Action: NoSuchAction', 'ActionID: 1')).toBe(
      'Response: Error\r\nActionID: 1\r\nMessage: Invalid/unknown command: NoSuchAction. Use Action: ListCommands to show available commands.',
    );
    expect(await wire.ask('ActionID: 1')).toBe('Response: Error\r\nActionID: 1\r\nMessage: Missing action in request');
    expect(await wire.ask('')).toBe('Response: Error\r\nMessage: Missing action in request');
  });

  it('answers pipelined actions in order, with their ActionIDs as they were', async () => {
    using wire = await loggedIn('Events: off');
    const before = wire.received.length;
    const ids = Array.from({ length: 500 }, (_, n) => `Zug um Zug ${n}`);
    for (const id of ids) wire.send('Action: Ping', `ActionID: ${id}`);
    const answers = await wire.stanzasUntil(/Zug um Zug 499/, before);
    expect(answers.map((answer) => field(answer, 'ActionID'))).toEqual(ids);
  });

  it('prefixes every line of a command, and keeps their indent', async () => {
    using wire = await loggedIn('Events: off');
    const answer = await wire.ask('Action: Command', 'ActionID: 1', 'Command: manager show settings');
    expect(answer).toMatch(/^Response: Success\r\nActionID: 1\r\nMessage: Command output follows\r\nOutput: /);
    const [, , , ...output] = answer.split('\r\n');
    expect(output.length).toBeGreaterThan(12);
    for (const line of output) expect(line).toMatch(/^Output: /);
    expect(output).toContainEqual(expect.stringMatching(/^Output: {3}Manager \(AMI\): /));
    const unknown = await wire.ask('Action: Command', 'Command: no such');
    expect(unknown).toMatch(/^Response: Error\r\nMessage: Command output follows\r\nOutput: No such command/);
  });

  it('sends a list as a response that starts it, its rows, and an event that completes it', async () => {
    using wire = await loggedIn('Events: off');
    const list = async (action: string, ...more: readonly string[]) => {
      const before = wire.received.length;
      wire.send(`Action: ${action}`, 'ActionID: 1', ...more);
      return wire.stanzasUntil(/\r\nEventList: Complete\r\n/, before);
    };
    expect(await list('CoreShowChannels')).toEqual([
      'Response: Success\r\nActionID: 1\r\nEventList: start\r\nMessage: Channels will follow',
      'Event: CoreShowChannelsComplete\r\nActionID: 1\r\nEventList: Complete\r\nListItems: 0',
    ]);
    const queue = await list('QueueStatus', 'Queue: support');
    expect(queue.map((stanza) => stanza.split('\r\n')[0])).toEqual([
      'Response: Success',
      'Event: QueueParams',
      'Event: QueueMember',
      'Event: QueueStatusComplete',
    ]);
    for (const stanza of queue) expect(field(stanza, 'ActionID')).toBe('1');
    expect(field(queue[2]!, 'Location')).toBe(`Local/${extensions.queueMember}@default`);
    expect(await list('QueueStatus', 'Queue: nosuch')).toHaveLength(2);
  });

  it('lists live channels with the ActionID and without a Privilege, whatever the event mask', async () => {
    using wire = await loggedIn('Events: call');
    const calls = 12;
    for (let n = 0; n < calls; n++) {
      const call = [`Channel: Local/${extensions.hold}@default`, 'Application: Wait', 'Data: 3600', 'Async: true'];
      wire.send('Action: Originate', `ActionID: call-${n}`, ...call);
    }
    for (let n = 0; n < calls; n++) {
      const answered = await wire.stanza(
        new RegExp(`^Event: OriginateResponse\\r\\n(.*\\r\\n)*ActionID: call-${n}\\r\\n`),
      );
      expect(field(answered, 'Response')).toBe('Success');
      expect(field(answered, 'Reason')).toBe('4');
    }
    await wire.ask('Action: Events', 'EventMask: off');
    const before = wire.received.length;
    wire.send('Action: CoreShowChannels', 'ActionID: 2');
    const [start, ...rows] = await wire.stanzasUntil(/^Event: CoreShowChannelsComplete/, before);
    const complete = rows.pop()!;
    expect(field(start!, 'EventList')).toBe('start');
    expect(rows).toHaveLength(2 * calls);
    for (const row of rows)
      expect(row).toMatch(/^Event: CoreShowChannel\r\nActionID: 2\r\nChannel: Local\/300@default-/);
    expect(field(complete, 'ListItems')).toBe(String(2 * calls));
    await wire.ask('Action: Hangup', 'Channel: /^Local/', 'ActionID: 3');
    await wire.stanza(/^Event: ChannelsHungupListComplete/);
  });

  it('cuts a session that does not read for as long as its writetimeout, without a word', async () => {
    using hasty = await Wire.open(pbx);
    await hasty.login('hasty', pbx.server.user('hasty').secret, 'Events: off');
    using patient = await loggedIn('Events: off');
    await patient.ask('Action: Setvar', 'Variable: LONG', `Value: ${'y'.repeat(900)}`);
    const answers = 10_000;
    for (const wire of [hasty, patient]) {
      wire.pause();
      for (let n = 0; n < answers; n++) wire.send('Action: Getvar', 'Variable: LONG');
      wire.send('Action: Logoff');
    }
    await expect.poll(() => pbx.server.cli('manager show connected'), { timeout: 20_000 }).not.toContain('hasty');
    for (const wire of [hasty, patient]) wire.resume();
    const cut = await hasty.ended();
    expect(stanzas(cut).length).toBeLessThan(answers);
    expect(cut).not.toMatch(/Shutdown|Goodbye/);
    const whole = stanzas(await patient.ended());
    expect(whole.filter((stanza) => stanza.includes('Value: yyy'))).toHaveLength(answers);
  });

  it('says goodbye to who logs off, and reads no further', async () => {
    using wire = await loggedIn('Events: off');
    const before = wire.received.length;
    wire.send('Action: Logoff', 'ActionID: 1');
    wire.send('Action: Ping', 'ActionID: 2');
    const received = await wire.ended();
    expect(received.slice(before)).toBe(
      'Response: Goodbye\r\nActionID: 1\r\nMessage: Thanks for all the fish.\r\n\r\n',
    );
  });
});

describeEachAsterisk(
  'the limits of sessions',
  (pbx) => {
    it('closes a connection over authlimit without a word, until another one logs in', async () => {
      const waiting = [await Wire.open(pbx), await Wire.open(pbx), await Wire.open(pbx)];
      for (const wire of waiting) expect(wire.received).toMatch(/^Asterisk Call Manager\//);
      using refused = await Wire.open(pbx);
      expect(await refused.ended()).toBe('');
      await waiting[0]!.login(pbx.username, pbx.secret);
      using accepted = await Wire.open(pbx);
      expect(accepted.received).toMatch(/^Asterisk Call Manager\//);
      for (const wire of waiting) wire.close();
    });

    it('closes a connection that does not log in within authtimeout, without a word', async () => {
      using wire = await Wire.open(pbx);
      expect(stanzas(await wire.ended())).toEqual([]);
    });

    it('refuses a user who is logged in elsewhere when the server allows one login', async () => {
      using first = await Wire.open(pbx);
      await first.login('limited', pbx.server.user('limited').secret);
      using second = await Wire.open(pbx);
      second.send('Action: Login', 'Username: limited', `Secret: ${pbx.server.user('limited').secret}`);
      expect(stanzas(await second.ended())).toEqual(['Response: Error\r\nMessage: Login Already In Use']);
    });
  },
  { managerGeneral: { authlimit: 3, authtimeout: 2, allowmultiplelogin: 'no' } },
);

describeEachAsterisk(
  'the wire, looked at only,',
  (pbx) => {
    it('lets the user in by MD5, answers Ping, and lists channels and queues', async () => {
      using wire = await Wire.open(pbx);
      expect(wire.received).toMatch(/^\S.*\/\d+(\.\d+)*\r\n$/);
      expect(await wire.loginMd5(pbx.username, pbx.secret, 'Events: off')).toMatch(/^Response: Success\r\n/);
      expect(await wire.ask('Action: Ping', 'ActionID: 1')).toMatch(/^Response: Success\r\nActionID: 1\r\nPing: Pong/);
      for (const action of ['CoreShowChannels', 'QueueStatus']) {
        expect(await wire.ask(`Action: ${action}`)).toMatch(/^Response: Success\r\n/);
        await wire.stanza(new RegExp(`^Event: ${action}Complete`));
      }
    });
  },
  { anyServer: true },
);
