import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { run, start, startInTerminal, startPiped, values } from '../integration/cli/support/cli.js';
import { hangUpAll, holdingCall, placeCalls } from './calls.js';
import { cliUser, envOf, fieldsOf, screenLines } from './cli.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const ESCAPE = '\u001b[';
const phone = (name: keyof typeof extensions) => `Local/${extensions[name]}@default`;

/** What a terminal shows, line by line. */
const shown = (text: string): string[] => screenLines(text).map((line) => stripVTControlCharacters(line));

describeEachAsterisk(
  'astervisor call, channels, queues and agents',
  (pbx) => {
    afterEach(async () => {
      await using app = await connect(pbx.url);
      await hangUpAll(app);
    });

    it('call tells each step as a value, and ends with 0 when both sides talk', async () => {
      const { code, stdout, stderr } = await run(['call', phone('hold'), extensions.dial], envOf(pbx));
      expect(values(stdout).map(({ stage, status }) => [stage, status])).toEqual([
        ['queued', 'queued'],
        ['answered', 'answered'],
        ['connected', 'answered'],
      ]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    });

    it('call shows the steps in colour on a terminal, and Ctrl-C hangs up', async () => {
      const cli = startInTerminal(['call', phone('hold'), extensions.hold, '--wait', 'ended'], envOf(pbx));
      await cli.says('stdout', /answered.*answered/);
      cli.type('\u0003');
      const { code, stdout } = await cli.end();
      expect(code).toBe(130);
      expect(stdout).toContain(`${ESCAPE}32manswered`);
      const steps = shown(stdout).filter((line) => /^\d\d:\d\d:\d\d/.test(line));
      expect(steps[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}queued +queued$/);
      expect(steps.at(-1)).toMatch(/ended +answered/);
      await using app = await connect(pbx.url);
      expect((await app.send('CoreShowChannels')).events).toEqual([]);
    });

    it('call ends with 1 when the phone is busy, and when nobody answers', async () => {
      const [busy, unanswered] = await Promise.all([
        run(['call', phone('busy'), extensions.answer], envOf(pbx)),
        run(['call', phone('ring'), extensions.answer, '--ring', '1s'], envOf(pbx)),
      ]);
      expect([busy.code, unanswered.code]).toEqual([1, 1]);
      expect(values(busy.stdout).at(-1)).toMatchObject({ stage: 'answered', status: 'busy' });
      expect(values(unanswered.stdout).at(-1)).toMatchObject({ stage: 'answered', status: 'no-answer' });
    });

    it('call refuses what is no phone and no extension', async () => {
      for (const args of [['100', '200'], ['PJSIP/100'], ['PJSIP/100', '200@'], ['PJSIP/100', '200', 'now']]) {
        const { code, stdout } = await run(['call', ...args], envOf(pbx));
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      }
    });

    it('channels lists values in a pipe, and a table with a count on a terminal', async () => {
      await using app = await connect(pbx.url);
      await placeCalls(app, 1);
      const [piped, wide, narrow] = await Promise.all([
        run(['channels'], envOf(pbx)),
        startInTerminal(['channels'], envOf(pbx), 160).end(),
        startInTerminal(['channels'], envOf(pbx), 40).end(),
      ]);
      const names = values(piped.stdout).map((value) => fieldsOf(value).Channel);
      expect(names).toHaveLength(2);
      expect(names.every((name) => name?.startsWith(`${holdingCall.Channel}-`))).toBe(true);
      const [head = '', ...lines] = shown(wide.stdout);
      expect(head).toMatch(/^CHANNEL +STATE +CALLER +CONNECTED +EXTENSION +APPLICATION +DURATION$/);
      expect(lines.slice(0, 2).every((line) => /^Local\/300@default-\S+;[12] +Up .* \d\d:\d\d:\d\d$/.test(line))).toBe(
        true,
      );
      expect(lines[2]).toMatch(/^2 channels, [12] calls?$/);
      expect(wide.stdout).toContain(ESCAPE);
      const clipped = shown(narrow.stdout).filter((line) => line.startsWith('Local/'));
      expect(clipped).toHaveLength(2);
      for (const line of clipped) expect([...line]).toHaveLength(40);
    });

    it('channels --watch draws calls anew on a terminal, and ends with 0 on Ctrl-C', async () => {
      const cli = startInTerminal(['channels', '--watch'], envOf(pbx), 160);
      await cli.says('stdout', /live[\s\S]*0 channels, 0 calls/);
      await using app = await connect(pbx.url);
      await placeCalls(app, 1);
      await cli.says('stdout', /2 channels/);
      await hangUpAll(app);
      await cli.says('stdout', /2 channels[\s\S]*0 channels, 0 calls/);
      cli.type('\u0003');
      expect((await cli.end()).code).toBe(0);
    });

    it('channels --watch ends quietly when its reader has gone', async () => {
      const cli = startPiped(['channels', '--watch'], 'head -n 1', envOf(pbx));
      await cli.says('stdout', /"reset"/);
      await using app = await connect(pbx.url);
      await placeCalls(app, 1);
      expect((await cli.end()).stderr).toBe('code 0\n');
    });

    it('queues lists values in a pipe, and a table on a terminal, with callers that wait', async () => {
      await using app = await connect(pbx.url);
      const joined = app.waitFor('QueueCallerJoin', { timeoutMs: 20_000 });
      await app.send('Originate', { ...holdingCall, Channel: phone('queue') });
      await joined;
      const [piped, one, none, terminal] = await Promise.all([
        run(['queues'], envOf(pbx)),
        run(['queues', 'support'], envOf(pbx)),
        run(['queues', 'nothing'], envOf(pbx)),
        startInTerminal(['queues'], envOf(pbx), 120).end(),
      ]);
      const kinds = values(piped.stdout).map(({ event }) => event);
      expect(kinds).toEqual(expect.arrayContaining(['QueueParams', 'QueueMember']));
      expect(values(one.stdout).map((value) => fieldsOf(value).Queue)).toEqual(kinds.map(() => 'support'));
      expect({ code: none.code, stdout: none.stdout }).toEqual({ code: 0, stdout: '' });
      const [head = '', line = '', count = ''] = shown(terminal.stdout);
      expect(head).toMatch(/^QUEUE +WAITING +LONGEST +MEMBERS +FREE +BUSY +PAUSED +DONE +GAVE UP +STRATEGY$/);
      expect(line).toMatch(/^support +\d .* +1 .* ringall$/);
      expect(count).toMatch(/^1 queue, \d waiting$/);
      expect(terminal.stdout).toContain(ESCAPE);
    });

    it('queues --watch follows a member that is paused', async () => {
      const cli = start(['queues', 'support', '--watch'], envOf(pbx));
      await cli.says('stdout', /"synced"/);
      await using app = await connect(pbx.url);
      await app.queue.pause(phone('queueMember'), { queue: 'support', reason: 'tea' });
      await cli.says('stdout', /"QueueMemberPause"/);
      await app.queue.unpause(phone('queueMember'), { queue: 'support' });
      cli.signal('SIGINT');
      const { code, stdout, stderr } = await cli.end();
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(
        values(stdout)
          .map(({ type }) => type)
          .slice(0, 3),
      ).toEqual(['reset', 'row', 'row']);
    });

    it('agents lists each member once', async () => {
      const [piped, terminal] = await Promise.all([
        run(['agents'], envOf(pbx)),
        startInTerminal(['agents'], { ...envOf(pbx), NO_COLOR: '1' }, 120).end(),
      ]);
      expect(values(piped.stdout)).toEqual(expect.arrayContaining([expect.objectContaining({ event: 'QueueMember' })]));
      const [head = '', line = '', count = ''] = screenLines(terminal.stdout);
      expect(head).toMatch(/^AGENT +INTERFACE +STATE +PAUSED +CALLS +LAST CALL +QUEUES$/);
      expect(line).toMatch(/^Ada +Local\/801@default +\S.* support$/);
      expect(count).toBe('1 agent, 1 free, 0 busy');
      expect(terminal.stdout).not.toContain(ESCAPE);
    });
  },
  { users: [cliUser] },
);
