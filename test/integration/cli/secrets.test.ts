import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, SECRET } from './support/cli.js';
import { startPbx } from './support/pbx.js';

const fileWith = async (content: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'secret');
  await writeFile(file, content);
  await chmod(file, 0o600);
  return file;
};

describe('G76: the secret', () => {
  it('comes from a file, without the end of its line', async () => {
    const { env } = await startPbx();
    const file = await fileWith(`${SECRET}\r\n# a remark\n`);
    const { code } = await run(['send', 'Ping', '--secret-file', file], { AMI_URL: env.AMI_URL });
    expect(code).toBe(0);
  });

  it('may stand in AMI_URL, which is no argument', async () => {
    const { fake } = await startPbx();
    const { code } = await run(['send', 'Ping'], { AMI_URL: fake.url('app') });
    expect(code).toBe(0);
  });

  it('is refused on the command line, wherever it stands, and never repeated', async () => {
    const { fake, env } = await startPbx();
    const place = `${fake.host}:${fake.port}`;
    const lines: readonly (readonly [args: string[], said: string])[] = [
      [['events', '--url', fake.url('app')], 'the URL of --url holds a secret'],
      [['events', `--url=ami://app:${SECRET}@${place}`], 'the URL of --url holds a secret'],
      [['events', '--secret', SECRET], 'there is no --secret'],
      [['events', `--password=${SECRET}`], 'there is no --password'],
      [['events', `--pasword=${SECRET}`], 'unknown option --pasword'],
      [['events', `ami://app:${SECRET}@${place}`], 'events takes options only'],
      [[`ami://app:${SECRET}@${place}`], 'unknown command ami://app:***@'],
      [[`--secret=${SECRET}`], 'unknown option --secret'],
      [['send', 'Ping', '--timeout', `ami://app:${SECRET}@${place}`], '--timeout takes a time'],
      [['send', 'Ping', '-H', SECRET], '-H takes name=value'],
      [['events', '--url', `ami://app:${SECRET}@${place}:port`], '--url is not a URL'],
    ];
    const ends = await Promise.all(lines.map(([args]) => run(args, env)));
    for (const [index, { code, stdout, stderr }] of ends.entries()) {
      expect(stderr).toContain(lines[index]?.[1]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
    expect(fake.actions).toEqual([]);
  }, 240_000);

  it('is asked for by name when there is none and nobody to ask', async () => {
    const { env } = await startPbx();
    const { code, stderr } = await run(['send', 'Ping'], { AMI_URL: env.AMI_URL });
    expect(code).toBe(2);
    expect(stderr).toMatch(/no secret for app@127\.0\.0\.1:\d+\n {2}give it in AMI_SECRET, or in a file/);
  });

  it('that cannot be read is a matter of usage', async () => {
    const { env } = await startPbx();
    const empty = await fileWith('\nsecond line\n');
    const [missing, blank] = await Promise.all([
      run(['send', 'Ping', '--secret-file', `${empty}-not`], env),
      run(['send', 'Ping', '--secret-file', empty], env),
    ]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read: ENOENT') });
    expect(blank).toMatchObject({ code: 2, stderr: expect.stringContaining('no secret in its first line') });
  });
});
