import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/client/commands/refusal.js';
import { Rig } from '../../support/rig.js';

const queues = { support: { members: [{ location: 'PJSIP/100', name: 'Ada' }] } };

describe('answers as plain data', () => {
  it('hangup says what was hung up, and nothing of what is gone', async () => {
    const rig = await Rig.ready();
    const call = rig.pbx.originate({ Channel: 'PJSIP/100', Application: 'Wait', Data: '60' });
    const { channel = '' } = await rig.finish(call.answered);
    expect((await rig.pbx.hangup(channel)).channels).toEqual([channel]);
    expect((await rig.pbx.hangup(channel)).channels).toEqual([]);
    expect((await rig.pbx.hangup({ matching: '.*' })).channels).toEqual([]);
    await call.ended;
  });

  it('AstDB: a value, none, and a tree with neighbours', async () => {
    const { pbx } = await Rig.ready();
    await pbx.db.put('cf', '100', '200');
    expect(await pbx.db.get('cf', '100')).toBe('200');
    expect(await pbx.db.get('cf', '101')).toBeUndefined();
    await pbx.db.put('CF', '100', 'other');
    await expect(pbx.db.delTree('cf', null)).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED' });
    expect((await pbx.db.del('CF', '100')).deleted).toBe(true);
    expect((await pbx.db.delTree('cf', null)).deleted).toBe(1);
  });

  it('AstDB: an Error in other words stays an error', async () => {
    const { fake, pbx } = await Rig.ready();
    fake.on('DBGet', (call) => call.error('The database is on fire'));
    await expect(pbx.db.get('cf', '100')).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
  });

  it('AstDB: a value that Asterisk 16 cuts is asked for again', async () => {
    const { fake, pbx } = await Rig.ready();
    const whole = 'v'.repeat(600);
    fake.database.set('/cf/long', whole);
    fake.on('DBGet', (call) =>
      call.list([{ Event: 'DBGetResponse', Family: 'cf', Key: 'long', Val: whole.slice(0, 255) }]),
    );
    expect(await pbx.db.get('cf', 'long')).toBe(whole);
  });

  it('queues: numbers, dates, and nothing for nobody', async () => {
    const { pbx } = await Rig.ready({ fake: { queues } });
    expect((await pbx.queue.add('support', 'PJSIP/101', { penalty: 2 })).added).toBe(true);
    expect((await pbx.queue.add('support', 'PJSIP/101')).added).toBe(false);
    const [support] = await pbx.queue.status('support');
    expect(support?.members).toMatchObject([
      { name: 'Ada', membership: 'static', state: 'not-in-use', paused: false, lastCallAt: undefined },
      { interface: 'PJSIP/101', penalty: 2, loginAt: expect.any(Date) },
    ]);
    expect(await pbx.queue.status('nosuch')).toEqual([]);
    expect((await pbx.queue.remove('support', 'PJSIP/101')).removed).toBe(true);
    expect((await pbx.queue.remove('support', 'PJSIP/101')).removed).toBe(false);
  });

  it('park asks for the channel to announce to before it parks', async () => {
    const rig = await Rig.ready();
    const error = await rig.pbx.park('PJSIP/100-00000001', { announceTo: 'PJSIP/nobody' }).catch((reason) => reason);
    expect(refusalOf(error)).toBe('no-such-channel');
    expect(rig.received).toEqual(['Getvar']);
  });

  it('options of send pass through', async () => {
    const rig = await Rig.ready();
    const abort = AbortSignal.abort();
    await expect(rig.pbx.db.get('cf', '1', { signal: abort })).rejects.toMatchObject({ code: 'AMI_ACTION_ABORTED' });
    rig.fake.on('ListCommands', () => undefined);
    const late = rig.pbx.listCommands({ timeoutMs: 50 });
    await expect(rig.finish(late)).rejects.toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: true });
  });

  it('commands of a closed connection are not sent', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.close());
    await expect(rig.pbx.queue.status()).rejects.toMatchObject({ code: 'AMI_CLOSED', sent: false });
    await expect(rig.pbx.hangup('x/y')).rejects.toMatchObject({ code: 'AMI_CLOSED', sent: false });
  });
});
