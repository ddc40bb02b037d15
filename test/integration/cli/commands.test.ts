import { describe, expect, it } from 'vitest';
import { run, values } from './support/cli.js';
import { actionNames, startPbx } from './support/pbx.js';

const queues = { support: { members: [{ location: 'PJSIP/1001', name: 'Anna' }] } };

describe('astervisor send', () => {
  it('prints a list with its rows as one value, and as lines for people', async () => {
    const { env } = await startPbx({ queues });
    const args = ['send', 'QueueStatus', '-H', 'Queue=support'];
    const [json, pretty] = await Promise.all([run(args, env), run([...args, '--output', 'pretty'], env)]);
    expect(values(json.stdout)).toMatchObject([
      {
        fields: { Response: 'Success', EventList: 'start' },
        events: [{ event: 'QueueParams' }, { event: 'QueueMember', fields: { Name: 'Anna' } }],
        completion: { event: 'QueueStatusComplete' },
      },
    ]);
    expect(pretty.stdout).toMatch(
      /^Success {2}Queue status will follow\n {2}QueueParams .*\n {2}QueueMember .*Name=Anna/,
    );
    expect(pretty.stdout).toMatch(/ {2}2 rows, ended by QueueStatusComplete\n$/);
  });

  it('shows every field of every row with --full', async () => {
    const { env } = await startPbx({ queues });
    const { stdout } = await run(['send', 'QueueStatus', '--full', '--output', 'pretty'], env);
    expect(stdout).toMatch(/^ {2}Location +PJSIP\/1001$/m);
    expect(stdout).toMatch(/^ {2}LoginTime +\d+$/m);
  });
});

describe('astervisor exec', () => {
  it('prints what the console says, an object a line or as it stands', async () => {
    const { fake, env } = await startPbx();
    const [json, pretty] = await Promise.all([
      run(['exec', 'core show uptime seconds'], env),
      run(['exec', 'core', 'show', 'uptime', 'seconds', '--output', 'pretty'], env),
    ]);
    expect(values(json.stdout)).toEqual([
      { output: expect.stringMatching(/^System uptime: \d+$/) },
      { output: expect.stringMatching(/^Last reload: \d+$/) },
    ]);
    expect(pretty.stdout).toMatch(/^System uptime: \d+\nLast reload: \d+\n$/);
    const commands = fake.actions.filter((action) => action.is('Command')).map((action) => action.get('Command'));
    expect(commands).toEqual(['core show uptime seconds', 'core show uptime seconds']);
  });

  it('ends with 1 and the words of the console for a command that there is not', async () => {
    const { env } = await startPbx();
    const { code, stdout, stderr } = await run(['exec', 'make coffee', '--output', 'pretty'], env);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain("No such command 'make coffee'");
  });

  it('ends with 1 and a reason when the command may not be run', async () => {
    const { env } = await startPbx();
    const { code, stdout, stderr } = await run(['exec', 'module unload chan_pjsip.so'], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Command blacklisted');
  });
});

describe('astervisor channels', () => {
  it('lists the channels as JSON, and as a table with a count', async () => {
    const { fake, env } = await startPbx();
    void fake.simulateCall({ from: 'PJSIP/1001', to: 'PJSIP/1002', durationMs: 60_000, ringMs: 1 });
    const [json, pretty] = await Promise.all([run(['channels'], env), run(['channels', '--output', 'pretty'], env)]);
    const names = values(json.stdout).map(({ fields }) => (fields as Record<string, string>).Channel);
    expect(names).toEqual([expect.stringMatching(/^PJSIP\/1001-/), expect.stringMatching(/^PJSIP\/1002-/)]);
    const [head, first, second, count] = pretty.stdout.split('\n');
    expect(head).toMatch(/^CHANNEL +STATE +CALLER +CONNECTED +EXTENSION +APPLICATION +DURATION$/);
    expect(first).toMatch(/^PJSIP\/1001-\d+ +Up +1001 +1002@default +Dial PJSIP\/1002,30 +\d\d:\d\d:\d\d$/);
    expect(second).toMatch(/^PJSIP\/1002-\d+ +Up +1002 +1001 +s@default /);
    expect(count).toBe('2 channels, 1 call');
  });
});

describe('astervisor ping', () => {
  it('tells how long each answer took, and sums up on stderr', async () => {
    const { fake, env } = await startPbx();
    const { code, stdout, stderr } = await run(['ping', '-c', '3', '-i', '1ms'], env);
    expect(code).toBe(0);
    expect(values(stdout)).toEqual(
      [1, 2, 3].map((seq) => ({ connection: `${fake.host}:${fake.port}`, seq, ms: expect.any(Number) })),
    );
    expect(stderr).toMatch(/^3 sent, 3 answered; least \/ average \/ most [\d.]+ \/ [\d.]+ \/ [\d.]+ ms\n$/);
    expect(actionNames(fake).filter((name) => name === 'Ping')).toHaveLength(3);
  });

  it('goes on after a Ping without an answer, and ends with its code', async () => {
    const { fake, env } = await startPbx();
    let pings = 0;
    fake.on('Ping', (call) => {
      pings += 1;
      if (pings !== 2) void call.builtin();
    });
    const { code, stdout, stderr } = await run(['ping', '-c', '3', '-i', '1ms', '--timeout', '100ms'], env);
    expect(code).toBe(4);
    expect(values(stdout).map(({ seq }) => seq)).toEqual([1, 3]);
    expect(stderr).toMatch(/was not answered within 100 ms\n3 sent, 2 answered/);
  });
});

describe('help and version', () => {
  it('are given on stdout with success, for the program and for each command', async () => {
    const names = ['events', 'send', 'ping', 'exec', 'channels', 'demo'];
    const [version, all, ...each] = await Promise.all([
      run(['--version']),
      run(['--help']),
      ...names.map((name) => run([name, '--help', '--nonsense'])),
    ]);
    expect(version?.stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    for (const name of names) expect(all?.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    for (const [index, { stdout }] of each.entries()) expect(stdout).toContain(`Usage: astervisor ${names[index]}`);
    for (const { code, stderr } of [version, all, ...each].filter((end) => end !== undefined)) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
  }, 240_000);
});
