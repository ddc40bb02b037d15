import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeAsterisk } from 'astervisor/testing';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../docs/blocks.js';
import { Programs } from '../docs/programs.js';

/** Each is a program of its own, in a file or in a folder. */
const files = readdirSync(join(root, 'examples'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[\w-]+\.ts$|\/main\.ts$/.test(file))
  .sort();
const programs = new Programs(
  new Map(files.map((file) => [`examples/${file}`, readFileSync(join(root, 'examples', file), 'utf8')])),
);
afterAll(() => programs.dispose());

const start = (file: string, environment: NodeJS.ProcessEnv = {}) => programs.start(`examples/${file}`, environment);

const errorsOf = (stdout: string): readonly string[] => stdout.split('\n').filter((line) => line.startsWith('error:'));

test('every example is run by a test of this file', () => {
  const here = readFileSync(new URL(import.meta.url), 'utf8');
  expect(files.filter((file) => !here.includes(`start('${file}'`))).toEqual([]);
});

describe('on a fake Asterisk', () => {
  let fake: FakeAsterisk;
  beforeEach(async () => {
    fake = await FakeAsterisk.start({
      dialOutcome: (device) => ({ status: device === 'PJSIP/666' ? 'BUSY' : 'ANSWER' }),
    });
  });
  afterEach(() => fake.stop());

  test('first-event says how the next call ended', async () => {
    const example = start('first-event.ts', { AMI_URL: fake.url() });
    await fake.waitForAction('Events');
    await example.printed('ready');
    await fake.simulateCall({ from: '100', to: '200', ringMs: 1, durationMs: 1 });
    expect(await example.ended).toEqual({
      code: 0,
      stdout: 'ready: AMI 11.0.0 as app\n100 calls 200\nPJSIP/200-00000001 has hung up: Normal Clearing\n',
      stderr: '',
    });
    expect(fake.actions.at(-1)?.name).toBe('Logoff');
  });

  test('first-call connects a phone with an extension, and hangs up', async () => {
    expect(await start('first-call.ts', { AMI_URL: fake.url() }).ended).toEqual({
      code: 0,
      stdout: 'queued: queued\nanswered: answered\nconnected: answered\nended: answered\nNormal Clearing\n',
      stderr: '',
    });
    const originate = fake.actions.find((action) => action.is('Originate'));
    expect(originate?.getAll('Variable')).toEqual(['CAMPAIGN=spring\\, \\"north\\"']);
  });

  test('first-call says so when the phone is busy, and when Asterisk refuses', async () => {
    const busy = start('first-call.ts', { AMI_URL: fake.url(), CHANNEL: 'PJSIP/666' });
    expect(await busy.ended).toEqual({
      code: 1,
      stdout: 'queued: queued\nanswered: busy\nconnected: none\nended: busy\nUser busy\n',
      stderr: '',
    });
    const refused = start('first-call.ts', { AMI_URL: fake.url(), CHANNEL: 'nonsense' });
    expect(await refused.ended).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^queued: refused, .*Invalid channel/),
    });
  });

  test('two-servers goes on with one while the other is away, and takes it back', async () => {
    await using other = await FakeAsterisk.start();
    const example = start('two-servers.ts', { AMI_URL_A: fake.url(), AMI_URL_B: other.url() });
    await Promise.all([example.printed('north ready'), example.printed('south ready')]);
    other.crash();
    await example.printed('south reconnecting (');
    await fake.simulateCall({ from: '100', to: '200', ringMs: 1, durationMs: 1 });
    await example.printed('north: 100 calls 200');
    await other.restart();
    await example.printed('south was away for ');
    await other.waitForAction((action) => action.is('Events') && action.session > 1);
    await other.simulateCall({ from: '300', to: '400', ringMs: 1, durationMs: 1 });
    await example.printed('south: 300 calls 400');
    example.signal('SIGTERM');
    expect(await example.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('supervised-worker starts its worker again, and leaves the connection alone', async () => {
    const example = start('supervised-worker.ts', { AMI_URL: fake.url() });
    await example.printed('orders is up as incarnation 1');
    fake.emit('UserEvent', { UserEvent: 'Order', Number: '100' });
    fake.emit('UserEvent', { UserEvent: 'Order', Number: 'many' });
    await example.printed('orders is up as incarnation 2');
    fake.emit('UserEvent', { UserEvent: 'Order', Number: '200' });
    await example.printed('order for 200, 2 in all');
    expect(errorsOf(example.stdout)).toEqual(['error: orders ended, incarnation 1: Error: an order without a number']);
    example.signal('SIGTERM');
    const { code, stdout } = await example.ended;
    expect({ code, tail: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, tail: 'ended: shutdown' });
    expect(fake.actions.filter((action) => action.is('Login'))).toHaveLength(1);
  });

  test('supervised-worker is stopped in the middle of its stream without being reported', async () => {
    const example = start('supervised-worker.ts', { AMI_URL: fake.url() });
    await example.printed('orders is up as incarnation 1');
    example.signal('SIGTERM');
    expect(errorsOf((await example.ended).stdout)).toEqual([]);
  });

  test('graceful-shutdown lets the action in flight end before it says Logoff', async () => {
    let answer = () => {};
    const arrived = new Promise<void>((resolve) => {
      fake.on('Command', async (call) => {
        resolve();
        await new Promise<void>((answered) => {
          answer = answered;
        });
        call.respond({ Message: 'Command output follows', Output: 'System uptime: 1 day' });
      });
    });
    const example = start('graceful-shutdown.ts', { AMI_URL: fake.url() });
    await example.printed('at work');
    await arrived;
    example.signal('SIGTERM');
    answer();
    expect(await example.ended).toEqual({
      code: 0,
      stdout: 'at work\nanswered: System uptime: 1 day\nended: shutdown\n',
      stderr: '',
    });
    expect(fake.actions.at(-1)?.name).toBe('Logoff');
  });

  test('screen-pop tells the browser of one extension, and lets go of a browser that leaves', async () => {
    const example = start('screen-pop.ts', { AMI_URL: fake.url(), PORT: '0' });
    await example.printed('/calls/200');
    const url = example.stdout.trim();
    expect((await fetch(new URL('/calls/none', url))).status).toBe(404);
    const leaving = new AbortController();
    const response = await fetch(url, { signal: leaving.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await fake.simulateCall({ from: '100', to: '300', ringMs: 1, durationMs: 1 });
    await fake.simulateCall({ from: '100', to: '200', ringMs: 1, durationMs: 1 });
    let text = '';
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      if (text.includes('"number"')) break;
    }
    expect(text).toMatch(/^retry: 1000\n\nevent: call\ndata: \{"number":"100","name":"100","id":"\d+\.\d+"\}\n\n$/);
    leaving.abort();
    example.signal('SIGTERM');
    expect(await example.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('click-to-call connects a phone with a number for a browser, and starts without its PBX', async () => {
    fake.refuse();
    const example = start('click-to-call/main.ts', { AMI_URL: fake.url(), PORT: '0' });
    await example.printed('\n');
    const service = example.stdout.trim();
    expect((await fetch(`${service}/health`)).status).toBe(503);
    await fake.listen();
    await fake.waitForAction('Events');
    const headers = { 'content-type': 'application/json' };
    const place = () => fetch(`${service}/calls`, { method: 'POST', headers, body: '{ "from": "100", "to": "200" }' });
    await expect.poll(async () => (await place()).status).toBe(202);
    expect(fake.actions.filter((action) => action.is('Originate'))).toHaveLength(1);
    example.signal('SIGTERM');
    expect(await example.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('ivr asks for a key, does what it stands for, and hangs up', async () => {
    const said: string[] = [];
    fake.on('AGI', (call) => {
      const [command, CommandId] = [call.get('Command'), call.get('CommandID')];
      said.push(command);
      call.respond({ Message: 'Added AGI command to queue' });
      const result = command.startsWith('GET DATA') ? 2 : command === 'HANGUP' ? 1 : 0;
      fake.emit('AsyncAGIExec', {
        Channel: 'PJSIP/100-1',
        Uniqueid: '1.1',
        Result: `200%20result%3D${result}%0A`,
        CommandId,
      });
      if (command === 'HANGUP') fake.emit('AsyncAGIEnd', { Channel: 'PJSIP/100-1', Uniqueid: '1.1' });
    });
    const example = start('ivr.ts', { AMI_URL: fake.url() });
    await example.printed('ready');
    const Env = encodeURIComponent('agi_callerid: 4711\nagi_arg_1: menu\n\n');
    fake.emit('AsyncAGIStart', { Channel: 'PJSIP/100-1', Uniqueid: '1.1', Env });
    await example.printed('4711: gone');
    example.signal('SIGTERM');
    expect(await example.ended).toEqual({ code: 0, stdout: 'ready\n4711: 2\n4711: gone\n', stderr: '' });
    expect(said).toEqual(['ANSWER', 'GET DATA "beep" 5000 1', 'SAY DIGITS "4711" ""', 'HANGUP']);
  });
});

test('fake-pbx is an Asterisk to try the examples on', async () => {
  const example = start('fake-pbx.ts', { PORT: '0' });
  await example.printed('AMI_URL=');
  const [, AMI_URL] = /AMI_URL=(\S+)/.exec(example.stdout) ?? [];
  const caller = start('first-event.ts', { AMI_URL });
  expect(await caller.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('has hung up') });
  example.signal('SIGTERM');
  expect(await example.ended).toMatchObject({ code: 0, stderr: '' });
});
