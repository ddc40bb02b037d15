import { describe, expect, it } from 'vitest';
import { start, values } from './support/cli.js';
import { actionNames, startPbx } from './support/pbx.js';

const fieldsOf = (value: Record<string, unknown> | undefined) => value?.fields as Record<string, string>;

describe('astervisor events', () => {
  it('prints an event a line as JSON in a pipe, ends after -n, and says goodbye', async () => {
    const { fake, env } = await startPbx();
    const cli = start(['events', '--event', 'Hangup', '--event', 'UserEvent', '-n', '2'], env);
    await cli.says('stderr', /listening/);
    fake.emit('Hangup', { Channel: 'PJSIP/100-1', 'Cause-txt': 'Normal Clearing' });
    fake.emit('UserEvent', { UserEvent: 'Done' });
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    const events = values(stdout);
    expect(events.map(({ event }) => event)).toEqual(['Hangup', 'UserEvent']);
    expect(fieldsOf(events[0])).toMatchObject({ Channel: 'PJSIP/100-1', 'Cause-txt': 'Normal Clearing' });
    expect(events[0]).toMatchObject({ epoch: 1, source: `${fake.host}:${fake.port}` });
    expect(actionNames(fake).at(-1)).toBe('Logoff');
  });

  it('shows only the names and the fields that were asked for', async () => {
    const { fake, env } = await startPbx();
    const where = ['--where', 'queue=support', '--where', 'Queue=sales'];
    const cli = start(
      ['events', '--event', 'queuecallerjoin', '--event', 'QueueCallerLeave', ...where, '-n', '3'],
      env,
    );
    await cli.says('stderr', /listening/);
    fake.emit('QueueCallerJoin', { Queue: 'support', Position: 1 });
    fake.emit('QueueCallerJoin', { Queue: 'billing', Position: 2 });
    fake.emit('QueueCallerAbandon', { Queue: 'support', Position: 3 });
    fake.emit('QueueCallerLeave', { Queue: 'sales', Position: 4 });
    fake.emit('QueueCallerLeave', { Position: 5 });
    fake.emit('QueueCallerJoin', { Queue: 'support', Position: 6 });
    const { stdout } = await cli.end();
    expect(values(stdout).map((value) => fieldsOf(value).Position)).toEqual(['1', '4', '6']);
  });

  it('comes back by itself, and tells of the outage and the gap on stderr', async () => {
    const { fake, env } = await startPbx();
    const cli = start(['events', '--event', 'Hangup', '--event', 'UserEvent', '-n', '2'], env);
    await cli.says('stderr', /listening/);
    fake.emit('Hangup', { Channel: 'before' });
    await cli.says('stdout', /before/);
    fake.crash();
    await cli.says('stderr', /reconnecting {2}retry 1 in .* ended the connection/);
    await fake.restart();
    await cli.says('stderr', /gap {2}.* of events may be missing/);
    await cli.says('stderr', /ready/);
    fake.emit('Hangup', { Channel: 'after' });
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    expect(values(stdout).map((value) => [fieldsOf(value).Channel, value.epoch])).toEqual([
      ['before', 1],
      ['after', 2],
    ]);
  });

  it('ends after --for with success, and with 4 when -n was not reached', async () => {
    // A server each: the login of one is an event for the other.
    const [alone, other] = [await startPbx(), await startPbx()];
    const [plain, short] = [
      start(['events', '--for', '50ms'], alone.env),
      start(['events', '--for', '50ms', '-n', '1'], other.env),
    ];
    expect((await plain.end()).code).toBe(0);
    expect((await short.end()).code).toBe(4);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('takes %s for the end of a good day', async (name) => {
    const { fake, env } = await startPbx();
    const cli = start(['events'], env);
    await cli.says('stderr', /listening/);
    cli.signal(name);
    expect((await cli.end()).code).toBe(0);
    expect(actionNames(fake).at(-1)).toBe('Logoff');
    expect(fake.sessions).toEqual([]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('does not take %s for success before all events have come that -n waits for', async (name, expected) => {
    const { fake, env } = await startPbx();
    const cli = start(['events', '--event', 'Hangup', '-n', '2'], env);
    await cli.says('stderr', /listening/);
    fake.emit('Hangup', { Channel: 'first' });
    await cli.says('stdout', /first/);
    cli.signal(name);
    expect((await cli.end()).code).toBe(expected);
    expect(actionNames(fake).at(-1)).toBe('Logoff');
  });

  it('ends quietly when its reader goes away', async () => {
    const { fake, env } = await startPbx();
    const cli = start(['events'], env);
    await cli.says('stderr', /listening/);
    fake.emit('Hangup', { Channel: 'first' });
    await cli.says('stdout', /first/);
    await cli.stopReading();
    fake.emit('Hangup', { Channel: 'second' });
    const { code, stderr } = await cli.end();
    expect(code).toBe(0);
    expect(stderr).toMatch(/^listening .*\n$/);
    expect(actionNames(fake).at(-1)).toBe('Logoff');
  });

  it('reads on when its own reader is slow, and says how much it had to drop', async () => {
    const { fake, env } = await startPbx();
    const cli = start(['events', '--event', 'UserEvent'], env);
    await cli.says('stderr', /listening/);
    cli.hold();
    const total = 25_000;
    for (let number = 1; number < total; number += 1) fake.emit('UserEvent', { UserEvent: 'Flood', Number: number });
    fake.emit('UserEvent', { UserEvent: 'Last' });
    // Word of the end of the link comes when all that was sent before it has been read.
    fake.drop();
    await cli.says('stderr', /reconnecting/);
    cli.readOn();
    await cli.says('stdout', /"Last"/);
    cli.signal('SIGINT');
    const { code, stdout, stderr } = await cli.end();
    expect(code).toBe(0);
    const dropped = [...stderr.matchAll(/^(\d+) events dropped/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
    expect(dropped).toBeGreaterThan(0);
    expect(values(stdout).length + dropped).toBe(total);
  });

  it('lets no control character through, and keeps the value', async () => {
    const { fake, env } = await startPbx();
    const hostile = 'a\u001b[31mb\u0085\u009bc\u202ed\u0007';
    const cli = start(['events', '--event', 'UserEvent', '-n', '1'], env);
    const pretty = start(['events', '--event', 'UserEvent', '-n', '1', '--output', 'pretty'], env);
    await Promise.all([cli.says('stderr', /listening/), pretty.says('stderr', /listening/)]);
    fake.emit('UserEvent', { UserEvent: 'Bad', Note: hostile });
    const [json, text] = await Promise.all([cli.end(), pretty.end()]);
    expect(json.stdout).toMatch(/^[^\p{Cc}\u202e]*\n$/u);
    expect(fieldsOf(values(json.stdout)[0]).Note).toBe(hostile);
    expect(text.stdout).toMatch(/^[^\p{Cc}\u202e]*\n$/u);
    expect(text.stdout).toContain('Note=a\\u001b[31mb\\u0085\\u009bc\\u202ed\\u0007');
  });

  it('ends with 3 when the login is refused after an outage', async () => {
    const { fake, env } = await startPbx();
    const cli = start(['events'], env);
    await cli.says('stderr', /listening/);
    fake.on('Login', (call) => call.error('Authentication failed'));
    fake.drop();
    const { code, stderr } = await cli.end();
    expect(code).toBe(3);
    expect(stderr).toContain('AMI_AUTH_FAILED');
  });
});
