import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseEnvironment } from '../../src/agi/environment.js';
import { type AgiHandler, type AgiSession, handleAsyncAgi } from '../../src/agi/index.js';
import { decodePercent } from '../../src/agi/percent-encoding.js';
import { type Connection, connect, type Report } from '../../src/index.js';
import { ChaosProxy } from '../../src/testing/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

/** As the dialplan writes a variable. */
const variable = (name: string): string => `\${${name}}`;

const plan = [
  'exten => 510,1,Answer()',
  'exten => 510,2,AGI(agi:async,menu,two words)',
  `exten => 510,3,UserEvent(WentOn,Status: ${variable('AGISTATUS')})`,
  'exten => 510,4,Hangup()',
  `exten => 520,1,AGI(agi:async,${Array.from({ length: 30 }, (_, n) => `${n}${'x'.repeat(40)}`).join(',')})`,
  '[sub]',
  'exten => s,1,Return()',
  '[dead]',
  'exten => s,1,Answer()',
  'exten => s,2,Hangup()',
  'exten => h,1,AGI(agi:async)',
].join('\n');

describeEachAsterisk(
  'asynchronous AGI',
  (pbx) => {
    let connection: Connection;
    const reports: Report[] = [];
    beforeAll(async () => {
      connection = await connect(pbx.url, { onReport: (report) => reports.push(report) });
    });
    afterAll(() => connection.close());

    /** Places a call into AGI, and resolves with what the handler made of it, when the channel has gone. */
    const serve = async <T>(
      handler: (agi: AgiSession) => Promise<T>,
      extension: string = extensions.asyncAgi,
    ): Promise<T> => {
      let settle: AgiHandler = () => undefined;
      const result = new Promise<T>((resolve, reject) => {
        settle = (agi) => handler(agi).then(resolve, reject);
      });
      await using _registration = handleAsyncAgi(connection, (agi) => settle(agi));
      const Channel = `Local/${extension}@default/n`;
      const call = connection.originate({ Channel, Application: 'Wait', Data: '60' });
      try {
        return await result;
      } finally {
        await call.hangup();
        await call.ended;
      }
    };

    it('tells who calls, and what the dialplan has to say', async () => {
      const seen = await serve(async ({ environment, arguments: args, context, extension, channel, uniqueid }) => {
        return { version: environment.get('agi_version'), args, context, extension, channel, uniqueid };
      }, '510');
      expect(seen).toMatchObject({ args: ['menu', 'two words'], context: 'default', extension: '510' });
      expect(seen.version).toMatch(pbx.label.endsWith('16') ? /^16\./ : /^22\./);
      expect(seen.channel).toMatch(/^Local\/510@default-\w+;2$/);
    });

    it('carries variables of every kind there and back', async () => {
      const values = [
        '',
        'a b',
        'say "hi"',
        'back\\slash',
        'tab\there',
        variable('EXTEN'),
        'Zażółć',
        '(a) b)',
        "it's",
        'x'.repeat(900),
      ];
      const got = await serve(async (agi) => {
        await Promise.all(values.map((value, n) => agi.setVariable(`V${n}`, value)));
        return Promise.all(values.map((_, n) => agi.getVariable(`V${n}`)));
      });
      expect(got).toEqual(values);
    });

    it('puts long values together again, and tells when one lost its end', async () => {
      const outcome = await serve(async (agi) => {
        await agi.setVariable('X', 'x'.repeat(900));
        await agi.setVariable('Z', 'ż'.repeat(450));
        const long = await agi.getFullVariable(variable('X').repeat(3));
        const lost = await agi.getVariable('Z').catch((error) => error.code);
        const [again, context] = await Promise.all([
          agi.getFullVariable(`${variable('X')}-${variable('X')}`),
          agi.getVariable('CONTEXT'),
        ]);
        return { long, lost, again, context };
      });
      const x = 'x'.repeat(900);
      expect(outcome).toEqual({ long: x + x + x, lost: 'AMI_AGI_TRUNCATED', again: `${x}-${x}`, context: 'default' });
    });

    it('is not confused by an environment that was cut', async () => {
      const outcome = await serve(
        async (agi) => [agi.arguments.length, await agi.getVariable('EXTEN')] as const,
        '520',
      );
      expect(outcome[0]).toBeLessThan(30);
      expect(outcome[1]).toBe('520');
    });

    it('runs every command that needs no caller', async () => {
      const done = await serve(async (agi) => {
        const state = await agi.channelStatus();
        const none = await agi.channelStatus('Nosuch/1');
        await Promise.all([agi.noop(), agi.verbose('hello "there"', 3), agi.setCallerid('Ann <123>')]);
        await agi.databasePut('agi test', 'a key', 'a "value"');
        const stored = await agi.databaseGet('agi test', 'a key');
        await agi.databaseDel('agi test', 'a key');
        const removed = await agi.databaseGet('agi test', 'a key');
        await agi.databaseDelTree('agi test');
        await agi.setMusic(true);
        await agi.setMusic(false);
        await agi.setAutohangup(100);
        await agi.setAutohangup(0);
        await agi.sendText('hello there');
        await agi.sendImage('nosuch');
        await agi.tddMode(false);
        await agi.gosub('sub', 's', 1, ['something']);
        const executed = await agi.exec('Set', 'Q=1 2');
        const unset = await agi.getVariable('NOSUCH');
        const unknown = await agi.getFullVariable('x', 'Nosuch/1');
        const caller = await agi.getVariable('CALLERID(all)');
        return {
          state,
          none,
          stored,
          removed,
          executed,
          unset,
          unknown,
          caller,
          q: await agi.getVariable('Q'),
        };
      });
      expect(done).toEqual({
        state: 'Up',
        none: undefined,
        stored: 'a "value"',
        removed: undefined,
        executed: 0,
        unset: undefined,
        unknown: undefined,
        caller: '"Ann" <123>',
        q: '1 2',
      });
    });

    it('plays, speaks, records and waits', async () => {
      const played = await serve(async (agi) => ({
        file: await agi.streamFile('beep'),
        option: await agi.getOption('beep', { escapeDigits: '1', timeoutMs: 100 }),
        control: await agi.controlStreamFile('beep', { pauseDigit: '5', offsetMs: 100 }),
        digits: await agi.getData('beep', { timeoutMs: 100, maxDigits: 2 }),
        digit: await agi.waitForDigit(50),
        number: await agi.sayNumber(1),
        recording: await agi.recordFile('/tmp/astervisor', 'wav', {
          escapeDigits: '#',
          timeoutMs: 100,
          beep: true,
          silenceSeconds: 1,
        }),
      }));
      expect(played).toEqual({
        file: { digit: undefined, endSample: 3_520 },
        option: { digit: undefined, endSample: 3_520 },
        control: { digit: undefined, endMs: undefined },
        digits: '',
        digit: undefined,
        number: undefined,
        recording: { digit: undefined, reason: 'timeout', endSample: expect.any(Number) },
      });
    });

    it('gives errors their codes', async () => {
      const code = (work: Promise<unknown>) =>
        work.then(
          () => 'fine',
          (error) => error.code,
        );
      const codes = await serve(async (agi) => [
        await code(agi.command('NO SUCH COMMAND')),
        await code(agi.setPriority('nolabel')),
        await code(agi.command('CONTROL STREAM FILE')),
        await code(agi.exec('Nosuch')),
        await code(agi.speechCreate('none')),
        await code(agi.getData('nosuch', { timeoutMs: 10 })),
        await code(agi.noop()),
        await code(agi.streamFile('nosuch')),
      ]);
      expect(codes).toEqual([
        'AMI_AGI_UNKNOWN_COMMAND',
        'AMI_AGI_USAGE',
        'AMI_AGI_USAGE',
        'AMI_AGI_NO_APPLICATION',
        'AMI_AGI_FAILED',
        'AMI_AGI_FAILED',
        'fine',
        'AMI_AGI_FAILED',
      ]);
    });

    it('rejects what waits when the caller hangs up', async () => {
      const ends = await serve(async (agi) => {
        const waiting = Promise.allSettled([agi.getData('beep', { timeoutMs: 30_000 }), agi.noop(), agi.noop()]);
        const far = agi.channel.replace(/;2$/, ';1');
        await connection.waitFor({ Event: 'AGIExecStart', Uniqueid: agi.uniqueid });
        await connection.send('Hangup', { Channel: far });
        const settled = await waiting;
        if (!agi.signal.aborted) await once(agi.signal, 'abort');
        return [
          ...settled.map((one) => (one.status === 'rejected' ? one.reason.code : one.value)),
          agi.signal.reason.code,
        ];
      });
      expect(ends[0]).toBe('AMI_AGI_ENDED');
      expect(ends[3]).toBe('AMI_AGI_ENDED');
    });

    it('goes on in the dialplan when the handler returns, and when it throws', async () => {
      for (const failure of [undefined, new Error('a bug')]) {
        await using _registration = handleAsyncAgi(connection, async (agi) => {
          await agi.setVariable('LEFT', 'yes');
          if (failure) throw failure;
        });
        const wentOn = connection.waitFor({ Event: 'UserEvent', UserEvent: 'WentOn' }, { timeoutMs: 20_000 });
        const call = connection.originate({ Channel: 'Local/510@default/n', Application: 'Wait', Data: '60' });
        expect((await wentOn).get('Status')).toBe('SUCCESS');
        await call.ended;
      }
      const failed = reports.filter(({ type }) => type === 'agi_handler_failed');
      expect(failed).toMatchObject([{ fields: { error: { message: 'a bug' } } }]);
    });

    it('hears at once that a channel in the extension h is gone already', async () => {
      let took: (codes: unknown) => void = () => undefined;
      const taken = new Promise((resolve) => {
        took = resolve;
      });
      await using _registration = handleAsyncAgi(connection, async (agi) => {
        const code = await agi.getVariable('CONTEXT').catch((error) => error.code);
        took([agi.extension, code]);
      });
      const call = connection.originate({ Channel: 'Local/s@dead/n', Application: 'Wait', Data: '30' });
      expect(await taken).toEqual(['h', 'AMI_AGI_ENDED']);
      await call.hangup();
      await call.ended;
    });

    it('serves many channels on one connection', async () => {
      const count = 20;
      const seen = new Map<string, string | undefined>();
      let done = () => {};
      const all = new Promise<void>((resolve) => {
        done = resolve;
      });
      await using _registration = handleAsyncAgi(connection, async (agi) => {
        await agi.setVariable('MINE', agi.uniqueid);
        seen.set(agi.uniqueid, await agi.getVariable('MINE'));
        if (seen.size === count) done();
      });
      const Channel = `Local/${extensions.asyncAgi}@default/n`;
      const calls = Array.from({ length: count }, () =>
        connection.originate({ Channel, Application: 'Wait', Data: '30' }),
      );
      await all;
      await Promise.all(calls.map((call) => call.ended));
      expect([...seen].every(([uniqueid, mine]) => uniqueid === mine)).toBe(true);
    });

    it('gives a channel back whose session was lost with the link', async () => {
      await using watcher = await connect(pbx.url);
      let lost: AgiSession | undefined;
      let begin = () => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      await using _registration = handleAsyncAgi(connection, async (agi) => {
        lost = agi;
        begin();
        await once(agi.signal, 'abort');
      });
      const wentOn = watcher.waitFor({ Event: 'UserEvent', UserEvent: 'WentOn' }, { timeoutMs: 20_000 });
      await watcher.send('Originate', { Channel: 'Local/510@default/n', Application: 'Wait', Data: '30', Async: true });
      await begun;
      await connection.reconnect({ timeoutMs: 10_000 });
      expect(lost?.signal.reason).toMatchObject({ code: 'AMI_AGI_LINK_LOST' });
      expect((await wentOn).get('Uniqueid')).toBe(lost?.uniqueid);
    });

    it('serves a channel that came while the link was away, with what is known of it', async () => {
      await using watcher = await connect(pbx.url);
      await using proxy = await ChaosProxy.start({ upstream: { port: pbx.port } });
      await using cut = await connect(pbx.url.replace(`:${pbx.port}`, `:${proxy.port}`), { onReport: () => undefined });
      let served: (agi: AgiSession) => void = () => undefined;
      const found = new Promise<AgiSession>((resolve) => {
        served = resolve;
      });
      await using _registration = handleAsyncAgi(cut, async (agi) => {
        await agi.verbose('found');
        served(agi);
      });
      proxy.down({ mode: 'rst' });
      const begun = watcher.waitFor('AsyncAGIStart', { timeoutMs: 20_000 });
      const wentOn = watcher.waitFor({ Event: 'UserEvent', UserEvent: 'WentOn' }, { timeoutMs: 30_000 });
      const Channel = 'Local/510@default/n';
      const CallerID = '"Zaż" <123>';
      await watcher.send('Originate', { Channel, CallerID, Application: 'Wait', Data: '30', Async: true });
      const start = await begun;
      await proxy.up();
      const agi = await found;
      expect(agi.uniqueid).toBe(start.get('Uniqueid'));
      expect(agi.arguments).toEqual(['menu', 'two words']);
      const said = parseEnvironment(decodePercent(start.get('Env') ?? ''));
      for (const [name, value] of agi.environment) {
        if (said.has(name)) expect([name, value]).toEqual([name, said.get(name)]);
      }
      expect((await wentOn).get('Uniqueid')).toBe(agi.uniqueid);
    });
  },
  { dialplanExtra: plan },
);
