import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { aFake } from './support/connections.js';
import { compiledProgram, Program } from './support/program.js';

interface Seen {
  readonly name: string;
  readonly ids: readonly string[];
  readonly published: number;
  readonly event: { readonly source: string; readonly epoch: number; readonly fields: Record<string, string> };
  readonly error: { readonly code: string; readonly sent: boolean; readonly message: string };
}

const root = join(import.meta.dirname, '../../..');

/** A connection in a thread of its own, and what it has seen. */
const thread = (url: string, name: string, hang = false) => {
  const worker = new Worker(compiledProgram('in-worker.ts'), { workerData: { url, name, hang } });
  onTestFinished(async () => void (await worker.terminate()));
  const seen = new Promise<Seen>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const ended = new Promise<number>((resolve) => worker.once('exit', resolve));
  return { worker, seen, ended };
};

describe('H83: connections in several threads', { timeout: 180_000 }, () => {
  it('share nothing: no ActionID, no listener, no event; what they tell each other is plain data', async () => {
    const fake = await aFake();
    fake.on('Marker', (call) => call.respond());
    const names = ['one', 'two', 'three'];
    const threads = names.map((name) => thread(fake.url(), name));
    const all = await Promise.all(threads.map(({ seen }) => seen));
    expect(await Promise.all(threads.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect(new Set(all.flatMap(({ ids }) => ids)).size).toBe(600);
    const received = fake.actions.filter(({ name }) => name === 'Marker');
    expect(new Set(received.map(({ actionId }) => actionId)).size).toBe(600);
    for (const { name, ids, published, event, error } of all) {
      const own = received.filter((action) => action.get('Thread') === name);
      expect(new Set(own.map(({ actionId }) => actionId))).toEqual(new Set(ids));
      expect(published).toBe(202);
      expect(event).toMatchObject({ epoch: 1, fields: { UserEvent: 'Done' } });
      expect(error).toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true });
    }
  });

  it('one that is ended in the middle of an action leaves the others and the process alone', async () => {
    const fake = await aFake();
    fake.on('Marker', (call) => call.respond());
    fake.on('Silent', () => undefined);
    const doomed = thread(fake.url(), 'doomed', true);
    await doomed.seen;
    await fake.waitForAction('Silent');
    const other = thread(fake.url(), 'other');
    await doomed.worker.terminate();
    expect((await other.seen).ids).toHaveLength(200);
    expect(await other.ended).toBe(0);
    await expect.poll(() => fake.sessions.length, { timeout: 60_000 }).toBe(0);
  });
});

it('H83: two copies of the package in one process share nothing but the names of their diagnostics channels', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(inject('builtPackage'), folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const program = new Program('two-copies.ts', [join(folder, 'dist')], { flags: ['--unhandled-rejections=strict'] });
  const { code, stdout, stderr } = await program.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    apart: true,
    foreignIsForeign: true,
    matched: 'AMI_ACTION_ERROR',
    named: 'ActionError',
    cause: 'AMI_CONNECT_FAILED',
    ids: 200,
    settled: true,
    foreign: false,
    heard: { a: 0, b: 1 },
    unharmed: 'Pong',
    afterwards: 'Pong',
    reports: ['tree of the first', 'tree of the second'],
  });
});
