import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, SECRET, start, values } from './support/cli.js';
import { startPbx } from './support/pbx.js';

const aFile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'session.ndjson');
};

/** Records one event, and resolves with what the command ended with. */
const record = async (file: string, ...more: readonly string[]) => {
  const { fake, env } = await startPbx();
  const cli = start(['record', file, ...more], env);
  await cli.says('stderr', /recording/);
  fake.emit('UserEvent', { UserEvent: 'Told', Note: 'one' });
  // All that was sent before it has been read when the answer to a Ping is there.
  fake.drop();
  return cli.end();
};

/** The URL that a replay has told. */
const urlOf = (stdout: string): string => String(values(stdout)[0]?.url);

describe('astervisor record', () => {
  it('writes a file for its owner alone, without the secret, and says what is in it', async () => {
    const file = await aFile();
    const { code, stdout, stderr } = await record(file);
    expect(code).toBe(5);
    expect(values(stdout)).toEqual([
      { file, events: expect.any(Number), bytes: expect.any(Number), ms: expect.any(Number) },
    ]);
    expect(stderr).toMatch(/^recording {2}app@127\.0\.0\.1:\d+ to .*\nastervisor: .* \[AMI_[A-Z_]+\]\n$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(text.split('\n')[0]).toBe('{"format":"astervisor-recording","version":1}');
    expect(text).toContain('Note: one');
    expect(text).not.toContain(SECRET);
  });

  it('ends after --for with 0, and writes over a file only with --force', async () => {
    const file = await aFile();
    await writeFile(file, 'precious');
    const { env } = await startPbx();
    const refused = await run(['record', file], env);
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is there already') });
    expect(await readFile(file, 'utf8')).toBe('precious');
    expect((await run(['record', file, '--force', '--for', '50ms'], env)).code).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('Login');
  });

  it('is refused without a file, with two, and where none can be written', async () => {
    const { env } = await startPbx();
    const lines = [['record'], ['record', 'a', 'b'], ['record', '/nowhere/at/all']];
    for (const { code, stdout } of await Promise.all(lines.map((args) => run(args, env)))) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });

  it('leaves nothing that cannot be played when the login is refused', async () => {
    const file = await aFile();
    const { env } = await startPbx();
    const { code } = await run(['record', file], { ...env, AMI_SECRET: 'wrong' });
    expect(code).toBe(3);
    const replay = start(['replay', file]);
    await replay.says('stdout', /"url"/);
    replay.signal('SIGINT');
    expect((await replay.end()).code).toBe(0);
  });
});

describe('astervisor replay', () => {
  it('plays a recording whose last line was cut off, as far as it goes, and says so', async () => {
    const file = await aFile();
    await record(file);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, -5));
    const cli = start(['replay', file]);
    await cli.says('stdout', /entries/);
    await cli.says('stderr', /cut off/);
    cli.signal('SIGINT');
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    expect(values(stdout)[0]?.entries).toBe(text.trimEnd().split('\n').length - 2);
  });

  it('plays to each client that comes, where it was told to listen', async () => {
    const file = await aFile();
    await record(file);
    const replay = start(['replay', file, '--speed', '1000', '--listen', '127.0.0.1:0']);
    await replay.says('stdout', /"url"/);
    const url = urlOf(replay.stdout);
    expect(url).toMatch(/^ami:\/\/any@127\.0\.0\.1:[1-9]\d*$/);
    const args = ['events', '--url', url, '--event', 'UserEvent', '-n', '1'];
    const ends = await Promise.all([run(args, { AMI_SECRET: 'x' }), run(args, { AMI_SECRET: 'y' })]);
    for (const { code, stdout } of ends) {
      expect(code).toBe(0);
      expect(values(stdout)).toMatchObject([{ event: 'UserEvent', fields: { Note: 'one' } }]);
    }
    replay.signal('SIGTERM');
    expect((await replay.end()).code).toBe(0);
  });

  it('keeps the pauses of the recording, and shortens them by --speed', async () => {
    const file = await aFile();
    await record(file);
    const [head = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const entries = lines.map((line) => JSON.parse(line) as { at: number; text?: string });
    const told = entries.findIndex(({ text }) => text?.includes('Note: one'));
    // An hour before the event: only a replay that is fast shows it while anybody waits.
    const late = entries.map((entry, index) => (index < told ? entry : { ...entry, at: entry.at + 3_600_000 }));
    await writeFile(file, `${[head, ...late.map((entry) => JSON.stringify(entry))].join('\n')}\n`);
    const [slow, fast] = [start(['replay', file]), start(['replay', file, '--speed', '100000'])];
    await Promise.all([slow.says('stdout', /"url"/), fast.says('stdout', /"url"/)]);
    const args = (url: string) => ['events', '--url', url, '--event', 'UserEvent', '-n', '1', '--for', '3s'];
    const env = { AMI_SECRET: 'x' };
    const [unseen, seen] = await Promise.all([run(args(urlOf(slow.stdout)), env), run(args(urlOf(fast.stdout)), env)]);
    expect([unseen.code, seen.code]).toEqual([4, 0]);
  });

  it('refuses what is no recording, no address, no speed, and a port that is taken', async () => {
    const file = await aFile();
    await record(file);
    await writeFile(`${file}.txt`, 'hello\n');
    const squatter = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void squatter.close());
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as { port: number };
    const wrong: readonly (readonly [args: string[], said: RegExp])[] = [
      [['replay'], /replay needs one file/],
      [['replay', `${file}.txt`], /cannot be played: it is not a recording/],
      [['replay', `${file}.none`], /cannot be played: ENOENT/],
      [['replay', file, '--speed', '0'], /--speed takes a number above 0/],
      [['replay', file, '--listen', '5038'], /--listen takes an address/],
      [['replay', file, '--listen', '127.0.0.1:99999'], /--listen takes an address/],
      [['replay', file, '--listen', `127.0.0.1:${port}`], /--listen cannot be had: .*EADDRINUSE/],
      [['replay', file, '--url', 'ami://a@b'], /unknown option --url/],
    ];
    const ends = await Promise.all(wrong.map(([args]) => run(args)));
    for (const [index, { code, stdout, stderr }] of ends.entries()) {
      expect(stderr).toMatch(wrong[index]?.[1] ?? /$^/);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    }
  });
});
