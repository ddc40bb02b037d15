import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('the fate of an action', () => {
  it('answered: it resolves with the response', async () => {
    const { pbx } = await Rig.ready();
    const response = await pbx.send('Ping');
    expect(response.get('Ping')).toBe('Pong');
    expect(response.epoch).toBe(1);
    expect(response.actionId).toMatch(/^av-[0-9a-f]{12,16}-\d+$/);
  });

  it('refused by Asterisk: it rejects with the response, and counts as sent', async () => {
    const { pbx } = await Rig.ready();
    const error = await pbx.send('Nonsense').catch((thrown) => thrown);
    expect(error).toMatchObject({ name: 'ActionError', code: 'AMI_ACTION_ERROR', sent: true, retryable: false });
    expect(error.response.get('Message')).toContain('Invalid/unknown command');
  });

  it('not sent: while the link is down it rejects at once, and Asterisk never sees it', async () => {
    const { pbx, fake, received } = await Rig.ready();
    fake.refuse();
    fake.drop();
    await turns();
    expect(pbx.state).toBe('reconnecting');
    const ping = outcome(pbx.send('Ping'));
    await turns(1);
    expect(ping.code).toBe('AMI_NOT_CONNECTED');
    expect(ping.error).toMatchObject({ sent: false, retryable: true, action: 'Ping', connection: 'pbx' });
    expect((ping.error as Error).cause).toMatchObject({ code: 'AMI_CONNECTION_LOST' });
    expect(received).toEqual([]);
  });

  it('outcome unknown: what is in flight when the link is lost is neither repeated nor forgotten', async () => {
    const rig = await Rig.ready();
    const { pbx, fake } = rig;
    fake.on('Originate', () => undefined);
    const call = outcome(pbx.send('Originate', { Channel: 'PJSIP/100', Application: 'Wait', Async: true }));
    await turns();
    fake.drop({ mode: 'rst' });
    await turns();
    expect(call.code).toBe('AMI_OUTCOME_UNKNOWN');
    expect(call.error).toMatchObject({ sent: true, retryable: false, action: 'Originate' });
    await rig.advance(60_000);
    expect(pbx.state).toBe('ready');
    expect(rig.received.filter((name) => name === 'Originate')).toHaveLength(1);
    expect(call.settled).toBe(1);
  });

  it('timed out without an answer: sent is true, and the late answer is counted and dropped', async () => {
    const rig = await Rig.ready();
    const { pbx, fake } = rig;
    fake.on('CoreStatus', async (call) => {
      await call.sleep(12_000);
      call.respond();
    });
    const status = outcome(pbx.send('CoreStatus'));
    await rig.advance(9_999);
    expect(status.state).toBe('pending');
    await rig.advance(1);
    expect(status.code).toBe('AMI_ACTION_TIMEOUT');
    expect(status.error).toMatchObject({ sent: true, retryable: false });
    await rig.advance(2_000);
    expect(pbx.stats.late).toBe(1);
    expect(pbx.state).toBe('ready');
  });

  it('its own deadline goes before that of the connection', async () => {
    const rig = await Rig.ready({ options: { actionTimeoutMs: 5_000 } });
    rig.fake.stall();
    const short = outcome(rig.pbx.send('Ping', {}, { timeoutMs: 100 }));
    const usual = outcome(rig.pbx.send('Ping'));
    const long = outcome(rig.pbx.send('Ping', {}, { timeoutMs: 7_000 }));
    await rig.advance(99);
    expect(short.state).toBe('pending');
    await rig.advance(1);
    expect(short.code).toBe('AMI_ACTION_TIMEOUT');
    await rig.advance(4_899);
    expect(usual.state).toBe('pending');
    await rig.advance(1);
    expect(usual.code).toBe('AMI_ACTION_TIMEOUT');
    expect(long.state).toBe('pending');
    await rig.advance(2_000);
    expect(long.code).toBe('AMI_ACTION_TIMEOUT');
  });

  it('aborted after it was sent: sent is true, the reason is the cause', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    const controller = new AbortController();
    const ping = outcome(rig.pbx.send('Ping', {}, { signal: controller.signal }));
    await turns();
    const reason = new Error('no longer wanted');
    controller.abort(reason);
    await turns(1);
    expect(ping.code).toBe('AMI_ACTION_ABORTED');
    expect(ping.error).toMatchObject({ sent: true, cause: reason });
    rig.fake.resume();
    await turns();
    expect(rig.pbx.stats.late).toBe(1);
  });

  it('aborted before it was sent: sent is false, and Asterisk never sees it', async () => {
    const rig = await Rig.ready();
    const early = outcome(rig.pbx.send('Ping', {}, { signal: AbortSignal.abort() }));
    await turns(1);
    expect(early.code).toBe('AMI_ACTION_ABORTED');
    expect(early.sent).toBe(false);
    expect(rig.received).toEqual([]);
  });

  it('refused before it was sent: a line break in a field rejects and writes nothing', async () => {
    const rig = await Rig.ready();
    const smuggled = outcome(rig.pbx.send('Setvar', { Variable: 'X', Value: 'a\nAction: Hangup' }));
    await turns(1);
    expect(smuggled.error).toMatchObject({ code: 'AMI_INVALID_FIELD', field: 'Value', sent: false });
    expect(String(smuggled.error)).not.toContain('Hangup');
    expect(rig.received).toEqual([]);
  });

  it('D52: refused before it was sent: what would stall the session has to be asked for', async () => {
    const rig = await Rig.ready();
    const fields = { Channel: 'Local/1@x', Application: 'Wait' };
    const plain = outcome(rig.pbx.send('Originate', fields));
    await turns(1);
    expect(plain.error).toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
    expect(rig.received).toEqual([]);
    const asked = outcome(rig.pbx.send('Originate', fields, { blocking: true }));
    await rig.advance(50);
    expect(asked.state).toBe('resolved');
  });

  it('D46: the same ActionID in flight twice: the second rejects, unsent, and the first is answered', async () => {
    const rig = await Rig.ready();
    const first = outcome(rig.pbx.send('Ping', { ActionID: 'mine' }));
    const second = outcome(rig.pbx.send('Ping', { ActionID: 'mine' }));
    await turns();
    expect(first.state).toBe('resolved');
    expect(second.code).toBe('AMI_DUPLICATE_ACTION_ID');
    expect(second.sent).toBe(false);
    expect(rig.received).toEqual(['Ping']);
  });

  it('sent after the connection was closed: AMI_CLOSED, at once', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.close());
    const ping = outcome(rig.pbx.send('Ping'));
    await turns(1);
    expect(ping.code).toBe('AMI_CLOSED');
    expect(ping.sent).toBe(false);
  });

  it('sent after the login was refused: AMI_CONNECTION_FAILED, with the refusal as the cause', async () => {
    const rig = await Rig.start({ options: { secret: 'wrong' } });
    await rig.advance(2_000);
    const ping = outcome(rig.pbx.send('Ping'));
    await turns(1);
    expect(ping.code).toBe('AMI_CONNECTION_FAILED');
    expect(ping.error).toMatchObject({ sent: false, cause: { code: 'AMI_AUTH_FAILED' } });
  });
});
