import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('a call whose link is lost while it is placed', () => {
  it('is unknown when the link has not come back by the time that the phone would have rung out', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Originate', () => rig.fake.crash());
    const call = rig.pbx.originate({
      Channel: 'PJSIP/100',
      Context: 'default',
      Exten: '200',
      Priority: 1,
      Timeout: 20_000,
    });
    const [queued, answered, ended] = [outcome(call.queued), outcome(call.answered), outcome(call.ended)];
    await turns();
    expect(rig.pbx.state).toBe('reconnecting');
    await rig.advance(29_000);
    expect(queued.state).toBe('pending');
    await rig.advance(1_000);
    const message = expect.stringMatching(/^the link of pbx was lost while the call .* was placed$/);
    for (const fate of [queued, answered, ended]) {
      expect(fate).toMatchObject({ value: { status: 'unknown', error: { code: 'AMI_WAIT_CLOSED', message } } });
    }
    expect(rig.pbx.state).toBe('reconnecting');
  });

  it('says so, and asks for no event class, also when it had been queued before', async () => {
    const rig = await Rig.ready({ fake: { dialOutcome: () => ({ status: 'NOANSWER' }) } });
    const call = rig.pbx.originate({ Channel: 'PJSIP/100', Application: 'Wait', Data: '1', Timeout: 20_000 });
    const [queued, answered] = [outcome(call.queued), outcome(call.answered)];
    await turns();
    expect(queued).toMatchObject({ value: { status: 'queued' } });
    rig.fake.crash();
    await rig.advance(40_000);
    const message = expect.stringMatching(/^the link of pbx was lost while the call .* was placed$/);
    expect(answered).toMatchObject({ value: { status: 'unknown', error: { code: 'AMI_WAIT_CLOSED', message } } });
  });
});

describe('a call that is given up', () => {
  const fields = { Channel: 'PJSIP/100', Application: 'Wait', Data: '1', Timeout: 20_000 } as const;

  it('between its sending and its answer is hung up as soon as there is a channel', async () => {
    const rig = await Rig.ready({ fake: { dialOutcome: () => ({ status: 'NOANSWER' }) } });
    rig.fake.on('Originate', async (call) => {
      await call.sleep(500);
      await call.builtin();
    });
    const abort = new AbortController();
    const call = rig.pbx.originate(fields, { signal: abort.signal });
    await turns();
    expect(rig.received).toEqual(['Originate']);
    abort.abort();
    await rig.advance(400);
    expect(rig.received).toEqual(['Originate']);
    const ended = rig.finish(call.ended);
    expect((await ended).status).toBe('cancelled');
    expect(await call.queued).toEqual({ status: 'queued', error: undefined });
    expect(rig.received[1]).toBe('Hangup');
    expect(rig.fake.channels).toEqual([]);
  });

  it('between its sending and a refusal is refused', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Originate', async (call) => {
      await call.sleep(500);
      call.error('Extension does not exist.');
    });
    const abort = new AbortController();
    const call = rig.pbx.originate(fields, { signal: abort.signal });
    await turns();
    abort.abort();
    expect((await rig.finish(call.ended)).status).toBe('refused');
  });

  it.each(['by its signal', 'by hangup()'])('before it was sent is not placed: %s', async (way) => {
    const rig = await Rig.ready();
    rig.fake.drop();
    await turns();
    const abort = new AbortController();
    const reason = new Error('no longer wanted');
    const call = rig.pbx.originate(fields, { signal: abort.signal, whenDisconnected: 'queue' });
    if (way === 'by hangup()') await call.hangup();
    else abort.abort(reason);
    const { status, error } = await rig.finish(call.queued);
    expect({ status, code: (error as { code?: string } | undefined)?.code }).toEqual({
      status: 'not-sent',
      code: 'AMI_ACTION_ABORTED',
    });
    if (way !== 'by hangup()') expect(error?.cause).toBe(reason);
    await rig.advance(60_000);
    expect(rig.pbx.state).toBe('ready');
    expect(rig.received).not.toContain('Originate');
  });
});

describe('a call whose id another call has', () => {
  it('has failed, and is over when the channels of the other outlast it', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Originate', (call) => {
      call.respond({ Message: 'Originate successfully queued' });
      rig.fake.emit('Newchannel', {
        Channel: 'PJSIP/100-1',
        Uniqueid: 'key',
        Linkedid: 'key',
        ChannelStateDesc: 'Down',
      });
      const answer = { ActionID: call.action.actionId, Response: 'Failure', Reason: 0, Uniqueid: 'key' };
      rig.fake.emit('OriginateResponse', answer);
    });
    const call = rig.pbx.originate({ Channel: 'PJSIP/100', Application: 'Wait', Data: '1', ChannelId: 'key' });
    const ended = outcome(call.ended);
    await rig.advance(4_999);
    expect(ended.state).toBe('pending');
    await rig.advance(1);
    expect(ended.value).toMatchObject({ status: 'failed', uniqueid: undefined });
  });
});
