import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { Recording } from '../../src/testing/index.js';
import { run, SECRET, start, startInTerminal, startPiped, values } from '../integration/cli/support/cli.js';
import { cliUser, envOf, fieldsOf, folderForTest } from './cli.js';
import { describeEachAsterisk } from './each.js';

const ESCAPE = '\u001b[';

/** The URL of a replay that has said where it is. */
const urlIn = (text: string): string => /ami:\/\/any@[\d.]+:\d+/.exec(text)?.[0] ?? '';

describeEachAsterisk(
  'astervisor record and replay',
  (pbx) => {
    const record = async (file: string): Promise<void> => {
      const cli = start(['record', file], envOf(pbx));
      await cli.says('stderr', /^recording {2}app@127\.0\.0\.1:\d+ to /m);
      await using app = await connect(pbx.url);
      for (const Note of ['one', 'two \u001b[31m', 'ä']) await app.send('UserEvent', { UserEvent: 'Told', Note });
      await app.send('UserEvent', { UserEvent: 'Last' });
      // What was read is in the file at once.
      await new Promise<void>((resolve) => {
        const look = () => (readFileSync(file, 'latin1').includes('Last') ? resolve() : setTimeout(look, 20));
        look();
      });
      cli.signal('SIGINT');
      const { code, stdout } = await cli.end();
      expect(code).toBe(0);
      expect(values(stdout)).toMatchObject([{ file, events: expect.any(Number), bytes: expect.any(Number) }]);
    };

    it('what was recorded is played to a client that sees the same events, to two of them, at any speed', async () => {
      const file = join(await folderForTest(), 'session.ndjson');
      await record(file);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      const text = readFileSync(file, 'utf8');
      expect(text).not.toContain(SECRET);
      expect(text).toMatch(/Key: \[secret\]/);
      expect((await Recording.load(file)).entries.length).toBeGreaterThan(5);

      const replay = start(['replay', file, '--speed', '100']);
      await replay.says('stdout', /"url"/);
      const url = urlIn(replay.stdout);
      const args = ['events', '--url', url, '--event', 'UserEvent', '-n', '3'];
      const ends = await Promise.all([run(args, { AMI_SECRET: 'any' }), run(args, { AMI_SECRET: 'other' })]);
      for (const { code, stdout } of ends) {
        expect(code).toBe(0);
        expect(values(stdout).map((value) => fieldsOf(value).Note)).toEqual(['one', 'two \u001b[31m', 'ä']);
      }
      replay.signal('SIGINT');
      expect(await replay.end()).toMatchObject({ code: 0, stderr: '' });
    });

    it('both say on a terminal what they do, and Ctrl-C ends them', async () => {
      const file = join(await folderForTest(), 'session.ndjson');
      const recording = startInTerminal(['record', file], envOf(pbx));
      await recording.says('stdout', /recording/);
      recording.type('\u0003');
      const recorded = await recording.end();
      expect(recorded.code).toBe(0);
      expect(recorded.stdout).toContain(`${ESCAPE}31mrecording`);
      expect(recorded.stdout).toMatch(/\d+ events in \d+(?:\.\d)? m?s, in .*session\.ndjson\r\n$/);
      const replaying = startInTerminal(['replay', file, '--listen', ':0'], {}, 200);
      await replaying.says('stdout', /on ami:\/\/any@127\.0\.0\.1:\d+/);
      replaying.type('\u0003');
      const replayed = await replaying.end();
      expect(replayed.code).toBe(0);
      expect(replayed.stdout).toContain(`${ESCAPE}32mreplaying`);
    });

    it('record keeps a file that is there, ends after --for, and writes over it with --force', async () => {
      const file = join(await folderForTest(), 'session.ndjson');
      const first = await run(['record', file, '--for', '300ms'], envOf(pbx));
      expect(first.code).toBe(0);
      const before = readFileSync(file, 'utf8');
      const refused = await run(['record', file, '--for', '300ms'], envOf(pbx));
      expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is there already') });
      expect(readFileSync(file, 'utf8')).toBe(before);
      expect((await run(['record', file, '--force', '--for', '300ms'], envOf(pbx))).code).toBe(0);
      expect(readFileSync(file, 'utf8')).not.toBe(before);
    });

    it('record keeps what it has when the server dies, and says so with 5', async () => {
      const file = join(await folderForTest(), 'session.ndjson');
      const cli = start(['record', file], envOf(pbx));
      await cli.says('stderr', /recording/);
      await pbx.server.kill();
      const { code, stdout, stderr } = await cli.end();
      expect(code).toBe(5);
      expect(values(stdout)).toHaveLength(1);
      expect(stderr).toMatch(/^astervisor: .*\[AMI_[A-Z_]+\]$/m);
      const replay = startPiped(['replay', file], 'head -n 1');
      await replay.says('stdout', /"url"/);
      await pbx.server.restart();
      const { code: played } = await run(['health', '--url', urlIn(replay.stdout)], { AMI_SECRET: 'any' });
      expect(played).toBe(0);
      replay.signal('SIGTERM');
    });
  },
  { users: [cliUser] },
);
