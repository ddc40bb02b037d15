import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { cells } from '../../src/cli/printable.js';
import { connect } from '../../src/index.js';
import { start, startInTerminal, startPiped, values } from '../integration/cli/support/cli.js';
import { cliUser, envOf, fieldsOf, screenLines } from './cli.js';
import { describeEachAsterisk, type Pbx } from './each.js';

const ESCAPE = '\u001b[';
const HOSTILE = 'a\u001b[31mb\u0007c\u202ed\u009be';

/** Has Asterisk raise events that the command line is to show. */
const raise = async (pbx: Pbx, ...notes: readonly string[]): Promise<void> => {
  await using app = await connect(pbx.url);
  for (const Note of notes) await app.send('UserEvent', { UserEvent: 'Told', Note });
};

describeEachAsterisk(
  'astervisor events',
  (pbx) => {
    it('writes JSON into a pipe, with what is hostile spelled out, and ends after -n', async () => {
      const cli = start(['events', '--event', 'UserEvent', '-n', '2'], envOf(pbx));
      await cli.says('stderr', /^listening {2}app@127\.0\.0\.1:\d+\n$/);
      await raise(pbx, HOSTILE, 'ä\t"');
      const { code, stdout, stderr } = await cli.end();
      expect(code).toBe(0);
      expect(stderr).toMatch(/^listening .*\n$/);
      expect(stdout).toMatch(/^[^\p{Cc}\u202e]*\n[^\p{Cc}\u202e]*\n$/u);
      const notes = values(stdout).map((value) => fieldsOf(value).Note);
      expect(notes[0]).toBe(HOSTILE);
      expect(notes[1]).toMatch(/^ä\t"$/);
    });

    it('shows a line each in colour on a narrow terminal, and lets nothing steer it', async () => {
      const cli = startInTerminal(['events', '--event', 'UserEvent', '-n', '2'], envOf(pbx), 50);
      await cli.says('stdout', /listening/);
      await raise(pbx, HOSTILE, 'x'.repeat(300));
      const { code, stdout } = await cli.end();
      expect(code).toBe(0);
      const lines = screenLines(stdout).filter((line) => line.includes('UserEvent'));
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        expect(line).toContain(ESCAPE);
        const visible = stripVTControlCharacters(line);
        expect(visible).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}UserEvent +Told /);
        expect(cells(visible)).toBe(50);
        expect(visible).not.toMatch(/[\p{Cc}\u202e]/u);
      }
    });

    it('leaves colours away for NO_COLOR, and the terminal for --output json', async () => {
      const uncoloured = startInTerminal(
        ['events', '--event', 'UserEvent', '-n', '1', '--full'],
        { ...envOf(pbx), NO_COLOR: '1' },
        80,
      );
      const json = startInTerminal(['events', '--event', 'UserEvent', '-n', '1', '--output', 'json'], envOf(pbx), 40);
      const pretty = start(['events', '--event', 'UserEvent', '-n', '1', '--output', 'pretty'], envOf(pbx));
      await Promise.all([
        uncoloured.says('stdout', /listening/),
        json.says('stdout', /listening/),
        pretty.says('stderr', /listening/),
      ]);
      await raise(pbx, HOSTILE);
      const [plain, data, piped] = await Promise.all([uncoloured.end(), json.end(), pretty.end()]);
      expect(plain.stdout).not.toContain(ESCAPE);
      expect(plain.stdout).toContain('  Note       a\\u001b[31mb\\u0007c\\u202ed\\u009be\r\n');
      const line = screenLines(data.stdout).find((text) => text.startsWith('{')) ?? '';
      expect(fieldsOf(JSON.parse(line)).Note).toBe(HOSTILE);
      expect(piped.stdout).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}UserEvent +Told .*Note=a\\u001b\[31mb/);
      expect(piped.stdout).not.toContain(ESCAPE);
    });

    it('ends cleanly on Ctrl-C, in a pipe and on a terminal', async () => {
      const piped = start(['events'], envOf(pbx));
      const shown = startInTerminal(['events'], envOf(pbx));
      await Promise.all([piped.says('stderr', /listening/), shown.says('stdout', /listening/)]);
      piped.signal('SIGINT');
      shown.type('\u0003');
      const ends = await Promise.all([piped.end(), shown.end()]);
      expect(ends.map(({ code }) => code)).toEqual([0, 0]);
      expect(ends[0].stderr).toMatch(/^listening .*\n$/);
      expect(ends.map(({ stdout }) => /error|abort|at file/i.test(stdout))).toEqual([false, false]);
      // Nobody is left behind: the only session is the one that asks.
      const sessions = await pbx.server.cli('manager show connected');
      expect(sessions).toMatch(/\b0 users connected/);
    });

    it('ends quietly when `head` has seen enough', async () => {
      const cli = startPiped(['events', '--event', 'UserEvent'], 'head -n 1', envOf(pbx));
      await cli.says('stderr', /listening/);
      await raise(pbx, 'first');
      await cli.says('stdout', /first/);
      // Written into a pipe that nobody reads any more.
      await raise(pbx, 'second');
      const { stdout, stderr } = await cli.end();
      expect(values(stdout).map((value) => fieldsOf(value).Note)).toEqual(['first']);
      expect(stderr).toMatch(/^listening .*\ncode 0\n$/);
    });

    it('ends with 4 when the events have not come in time, and filters by field', async () => {
      const cli = start(['events', '--where', 'Note=wanted', '-n', '2', '--for', '4s'], envOf(pbx));
      await cli.says('stderr', /listening/);
      await raise(pbx, 'unwanted', 'wanted', 'wanted too');
      const { code, stdout } = await cli.end();
      expect(code).toBe(4);
      expect(values(stdout).map((value) => fieldsOf(value).Note)).toEqual(['wanted']);
    });

    it('tells of an outage and its gap on stderr, and goes on', async () => {
      const cli = start(['events', '--event', 'UserEvent', '-n', '2'], envOf(pbx));
      await cli.says('stderr', /listening/);
      await raise(pbx, 'before');
      await cli.says('stdout', /before/);
      await pbx.server.kill();
      await cli.says('stderr', /reconnecting {2}retry 1 in /);
      await pbx.server.restart();
      await cli.says('stderr', /gap {2}.* of events may be missing[\s\S]*ready/);
      await raise(pbx, 'after');
      const { code, stdout, stderr } = await cli.end();
      expect(code).toBe(0);
      expect(values(stdout).map((value) => [fieldsOf(value).Note, value.epoch])).toEqual([
        ['before', 1],
        ['after', 2],
      ]);
      expect(stderr).not.toMatch(/^\{/m);
    });
  },
  { users: [cliUser] },
);
