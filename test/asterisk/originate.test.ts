import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CallOutcome, type Connection, connect, type OriginateFields } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

/** Numbers that dial somebody on: what the far leg comes to. */
const plan = [
  'exten => 2400,1,Dial(Local/400@default/n,5)',
  'exten => 2400,2,Hangup()',
  'exten => 2401,1,Dial(Local/401@default/n,5)',
  'exten => 2401,2,Hangup()',
  'exten => 2402,1,Dial(Local/402@default/n,1)',
  'exten => 2402,2,Hangup()',
  'exten => 2100,1,Dial(Local/100@default/n,5)',
  'exten => 2100,2,Hangup()',
  'exten => 2300,1,Dial(Local/300@default/n,5)',
  'exten => 2300,2,Hangup()',
  'exten => 2999,1,Dial(Nosuch/x,5)',
  'exten => 2999,2,Hangup()',
].join('\n');

const local = (extension: string): string => `Local/${extension}@default/n`;
const agent = (far: string): OriginateFields => ({
  Channel: local(extensions.hold),
  Context: 'default',
  Exten: far,
  Priority: 1,
});
const alone = (extension: string, more: Partial<OriginateFields> = {}): OriginateFields => ({
  Channel: local(extension),
  Application: 'Wait',
  Data: '1',
  ...more,
});
const status = ({ status }: CallOutcome): string => status;

describeEachAsterisk(
  'originate',
  (pbx) => {
    let connection: Connection;
    beforeAll(async () => {
      connection = await connect(pbx.url);
    });
    afterAll(() => connection.close());

    it.each([
      ['answered', alone(extensions.answer), ['answered', 'none', 'answered'], undefined],
      ['busy', alone(extensions.busy), ['busy', 'none', 'busy'], 17],
      ['congestion', alone(extensions.congestion), ['congestion', 'none', 'congestion'], 34],
      ['no answer', alone(extensions.ring, { Timeout: 700 }), ['no-answer', 'none', 'no-answer'], undefined],
      [
        'an unknown technology',
        { Channel: 'Nosuch/x', Application: 'Wait', Data: '1' },
        ['failed', 'none', 'failed'],
        undefined,
      ],
      ['an unknown extension', alone('nosuch'), ['failed', 'none', 'failed'], undefined],
    ] as const)('first leg: %s', async (_name, fields, expected, cause) => {
      const call = connection.originate(fields);
      expect(await call.queued).toEqual({ status: 'queued', error: undefined });
      const outcomes = await Promise.all([call.answered, call.connected, call.ended]);
      expect(outcomes.map(status)).toEqual(expected);
      if (cause !== undefined) expect(outcomes[0].cause).toBe(cause);
    });

    it.each([
      ['answered', '2100', 'answered', undefined],
      ['busy', '2400', 'busy', 17],
      ['congestion', '2401', 'congestion', 34],
      ['no answer', '2402', 'no-answer', undefined],
      ['an unknown technology', '2999', 'none', undefined],
    ] as const)('far leg: %s', async (_name, exten, expected, cause) => {
      const call = connection.originate(agent(exten));
      expect(status(await call.answered)).toBe('answered');
      const far = await call.connected;
      expect(far.status).toBe(expected);
      if (cause !== undefined) expect(far.cause).toBe(cause);
      const end = await call.ended;
      expect(end.status).toBe(expected === 'none' ? 'answered' : expected);
    });

    it('an invalid channel is refused', async () => {
      const call = connection.originate({ Channel: 'no-slash', Application: 'Wait', Data: '1' });
      expect((await call.queued).status).toBe('refused');
      expect(status(await call.ended)).toBe('refused');
    });

    it('a ChannelId that is still up places no second call', async () => {
      const fields = { ...alone(extensions.hold), Data: '5', ChannelId: `key-${Date.now()}` };
      const first = connection.originate(fields);
      expect(status(await first.answered)).toBe('answered');
      const second = connection.originate(fields);
      expect(['refused', 'failed']).toContain(status(await second.ended));
      const { events } = await connection.send('CoreShowChannels');
      expect(events.filter((row) => row.get('Uniqueid') === first.id)).toHaveLength(1);
      await first.hangup();
      expect(status(await first.ended)).toBe('answered');
    });

    it('placed twice at once, one call fails and the other goes on', async () => {
      const fields = { ...alone(extensions.hold), Data: '60', ChannelId: `twice-${Date.now()}` };
      const calls = [connection.originate(fields), connection.originate(fields)];
      const first = await Promise.race(calls.map((call) => call.answered.then(() => call)));
      const statuses = Promise.all(calls.map((call) => call.answered.then(status)));
      const { events } = await connection.send('CoreShowChannels');
      expect(events.filter((row) => row.get('Uniqueid') === first.id)).toHaveLength(1);
      expect((await statuses).sort()).toEqual(['answered', 'failed']);
      await Promise.all(calls.map((call) => call.hangup()));
      expect((await Promise.all(calls.map((call) => call.ended))).map(status).sort()).toEqual(['answered', 'failed']);
    });

    it.each(['at once', 'when it is queued', 'when it rings'])('abort hangs up: %s', async (when) => {
      const abort = new AbortController();
      const ringing = connection.waitFor('DialBegin', { timeoutMs: 20_000 });
      const call = connection.originate(alone(extensions.ring), { signal: abort.signal });
      if (when === 'when it is queued') expect((await call.queued).status).toBe('queued');
      if (when === 'when it rings') await ringing;
      ringing.catch(() => undefined);
      abort.abort();
      const ended = await call.ended;
      if (when === 'at once' && ended.status === 'not-sent') expect(ended.error).toMatchObject({ sent: false });
      else expect(ended.status).toBe('cancelled');
      const { events } = await connection.send('CoreShowChannels');
      expect(events.filter((row) => row.get('Linkedid') === call.id)).toEqual([]);
    });

    it('progress tells every step once', async () => {
      const call = connection.originate(agent('2100'));
      const steps: string[] = [];
      for await (const step of call.progress()) steps.push(`${step.stage} ${step.outcome.status}`);
      expect(steps).toEqual(['queued queued', 'answered answered', 'connected answered', 'ended answered']);
    });

    it('finds a call again that outlived the link', async () => {
      const call = connection.originate(agent('2300'));
      expect(status(await call.connected)).toBe('answered');
      await connection.reconnect({ timeoutMs: 10_000 });
      await call.hangup();
      expect(status(await call.ended)).toBe('answered');
    });

    it('is unknown when Asterisk dies while it dials', async () => {
      const call = connection.originate(alone(extensions.ring));
      expect((await call.queued).status).toBe('queued');
      await pbx.server.kill();
      await pbx.server.restart();
      expect(status(await call.answered)).toBe('unknown');
      expect(status(await call.ended)).toBe('unknown');
    });
  },
  { dialplanExtra: plan },
);
