import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { playDemo } from '../../../src/cli/demo/play.js';
import { SceneError, Stage } from '../../../src/cli/demo/stage.js';
import { Output } from '../../../src/cli/output.js';

const collected = () => {
  const written = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk, _encoding, done) => {
        written[name] += chunk;
        done();
      },
    });
  return { written, output: new Output({ stdout: into('stdout'), stderr: into('stderr') }, 'pretty') };
};

const never = () => new AbortController().signal;

describe('the stage', () => {
  it('numbers its scenes, and says who does what', async () => {
    const { written, output } = collected();
    const stage = new Stage(output, never());
    stage.scene('First', 'It has to be somewhere.', 'begin()');
    stage.say('north', 'ready');
    stage.say('you', 'short', 'beside it');
    stage.say('you', 'short', `below it, since it is ${'long '.repeat(20)}`);
    stage.scene('Second', 'It goes on.');
    await stage.flush();
    const lines = written.stdout.replaceAll(/^ +\d+\.\d\d/gm, 't').split('\n');
    expect(lines[1]).toMatch(/^1 {2}First ─+$/);
    expect(lines[1]).toHaveLength(100);
    expect(lines.slice(2, 5)).toEqual(['   It has to be somewhere.', '   > begin()', '']);
    expect(lines.slice(5, 8)).toEqual([
      't north    ready',
      `t you      ${'short'.padEnd(32)}beside it`,
      't you      short',
    ]);
    expect(lines[8]).toMatch(/^ {18}below it, since it is long .* long$/);
    expect(written.stdout).toMatch(/\n2 {2}Second ─/);
  });

  it('does not wait for ever', async () => {
    const stage = new Stage(collected().output, never());
    const waiting = stage.within(1, 'the impossible', new Promise(() => {}));
    await expect(waiting).rejects.toThrow(new SceneError('the impossible did not happen within 0.001 s'));
    await expect(stage.within(60_000, 'the possible', Promise.resolve('here'))).resolves.toBe('here');
  });

  it('is left by everybody when the play is called off', async () => {
    const end = new AbortController();
    const stage = new Stage(collected().output, end.signal);
    const waits = [stage.within(60_000, 'something', new Promise(() => {})), stage.pause(60_000)];
    const reason = new Error('the house is on fire');
    end.abort(reason);
    for (const { status, reason: given } of (await Promise.allSettled(waits)) as PromiseRejectedResult[]) {
      expect({ status, given }).toEqual({ status: 'rejected', given: reason });
    }
  });
});

describe('the demo', () => {
  it('fails with 1 and a reason when a scene does not happen, and leaves nothing running', async () => {
    const { written, output } = collected();
    let ports: number[] = [];
    let end: Promise<unknown> | undefined;
    const code = await playDemo(output, never(), [
      async ({ tree, north, south }) => {
        ports = [north.fake.port, south.fake.port];
        end = tree.terminated;
        await tree.start();
      },
      async ({ stage }) => stage.within(1, 'a miracle', new Promise<void>(() => {})),
      async ({ stage }) => stage.say('you', 'never said'),
    ]);
    expect(code).toBe(1);
    expect(written.stderr).toBe('the demo failed: a miracle did not happen within 0.001 s\n');
    expect(written.stdout).not.toContain('never said');
    expect(ports).toHaveLength(2);
    await expect(end).resolves.toBe('shutdown');
  });
});
