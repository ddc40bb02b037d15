import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { start, startInTerminal } from './support/cli.js';

const SCENES = [
  'Two PBXs, one tree',
  'Listeners',
  'An action, and its answer',
  'A PBX dies',
  'A bug crashes a child',
  'An orderly end',
];

/** What a newcomer has to see, in this order. */
const STORY: readonly RegExp[] = [
  /north ready/,
  /campaign started incarnation 1/,
  /north 10\d\d calls 10\d\d: (answered|busy) DialEnd, listener north\/\w+\/1/,
  /you Success \d+ rows, ended by CoreShowChannelsComplete/,
  /PJSIP\/10\d\d-\w+ \w+ 10\d\d/,
  /north is killed/,
  /north reconnecting/,
  /AMI_OUTCOME_UNKNOWN, sent: true/,
  /AMI_NOT_CONNECTED, sent: false/,
  /north is started again/,
  /north gap .*?events may be missing/,
  /north ready/,
  /listener north\/\w+\/1/,
  /the old listener hears north/,
  /south is in its first session/,
  /tree dialler\/south ended, incarnation 1 TypeError: a bug in our own back-off function/,
  /campaign stops/,
  /south ready/,
  /tree dialler\/south is up as incarnation 2/,
  /campaign started incarnation 2/,
  /listener south\/\w+\/1/,
  /the old listener hears south/,
  /├─ north worker up #1 0 restarts/,
  /├─ south worker up #2 1 restart /,
  /└─ campaign worker up #2 1 restart /,
  /campaign stops/,
  /south closed/,
  /north closed/,
  /tree ended: shutdown both PBXs were told goodbye/,
  /Done in \d+\.\d s\./,
];

const expectStory = (told: string): void => {
  const numbered = [...told.matchAll(/^(\d) {2}(.*?) ─+$/gm)].map(([, number, title]) => [number, title]);
  expect(numbered).toEqual(SCENES.map((title, index) => [String(index + 1), title]));
  const flowing = told.replaceAll(/\s+/g, ' ');
  let from = 0;
  for (const part of STORY) {
    const found = part.exec(flowing.slice(from));
    expect(found, `${part} after ${JSON.stringify(flowing.slice(from, from + 200))}`).not.toBeNull();
    from += (found?.index ?? 0) + (found?.[0].length ?? 0);
  }
};

describe('the demo', () => {
  it('tells its story and succeeds: in a pipe in plain lines, on a terminal in colour and within its width', async () => {
    const [pipe, terminal] = await Promise.all([start(['demo']).end(), startInTerminal(['demo'], {}, 80).end()]);

    expectStory(pipe.stdout);
    expect(pipe.stdout).not.toContain('\u001b');
    expect({ code: pipe.code, stderr: pipe.stderr }).toEqual({ code: 0, stderr: '' });

    expect(terminal.stdout).toContain('\u001b[');
    const lines = stripVTControlCharacters(terminal.stdout).split('\r\n');
    expectStory(lines.join('\n'));
    expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
    expect(terminal.code).toBe(0);
  }, 240_000);

  it('stops in order when it is interrupted', async () => {
    const cli = start(['demo']);
    await cli.says('stdout', /2 {2}Listeners/);
    cli.signal('SIGINT');
    const { code, stdout } = await cli.end();
    expect(code).toBe(130);
    expect(stdout).toMatch(/campaign stops.*south +closed.*north +closed/s);
  }, 240_000);

  it('ends quietly when nobody reads it any more', async () => {
    const cli = start(['demo']);
    await cli.says('stdout', /astervisor demo/);
    await cli.stopReading();
    expect(await cli.end()).toMatchObject({ code: 0, stderr: '' });
  }, 240_000);
});
