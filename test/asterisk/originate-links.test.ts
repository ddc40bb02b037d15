import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Connection, connect } from '../../src/index.js';
import { ChaosProxy } from '../../src/testing/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const ringing = {
  Channel: `Local/${extensions.ring}@default/n`,
  Application: 'Wait',
  Data: '1',
  Timeout: 300_000,
} as const;

/** The far leg is busy as soon as it is dialled, the first stays. */
const plan = ['exten => 3400,1,Dial(Local/400@default/n,5)', 'exten => 3400,2,Wait(3600)'].join('\n');

describeEachAsterisk(
  'a call whose link is cut while it is dialled',
  (pbx) => {
    let witness: Connection;
    let proxy: ChaosProxy;
    let connection: Connection;
    beforeAll(async () => {
      witness = await connect(pbx.url, { id: 'witness' });
      proxy = await ChaosProxy.start({ upstream: { port: pbx.port } });
      const url = new URL(pbx.url);
      url.port = String(proxy.port);
      connection = await connect(url.href, { id: 'cut' });
    });
    afterAll(async () => {
      await connection.close();
      await proxy.stop();
      await witness.close();
    });

    /** Until the phone rings, as somebody sees it whose link is whole. */
    const rings = (id: string) => witness.waitFor({ Event: 'DialBegin', DestUniqueid: id }, { timeoutMs: 30_000 });
    const gone = (id: string) => witness.waitFor({ Event: 'Hangup', Uniqueid: id }, { timeoutMs: 30_000 });
    const channelsOf = async (id: string) => {
      const { events } = await witness.send('CoreShowChannels');
      return events.filter((row) => row.get('Linkedid') === id);
    };

    it('is found again, and its outcome is told', async () => {
      const ChannelId = `found-${Date.now()}`;
      const rung = rings(ChannelId);
      const call = connection.originate({ ...ringing, ChannelId });
      expect((await call.queued).status).toBe('queued');
      await rung;
      proxy.drop({ mode: 'rst' });
      await expect.poll(() => connection.state, { timeout: 30_000 }).toBe('reconnecting');
      await connection.ready({ timeoutMs: 30_000 });
      expect(await channelsOf(ChannelId)).not.toEqual([]);
      await call.hangup();
      expect((await call.answered).status).toBe('cancelled');
      expect((await call.ended).status).toBe('cancelled');
      expect(await channelsOf(ChannelId)).toEqual([]);
    });

    it('before it was answered for is found again too', async () => {
      const ChannelId = `asked-${Date.now()}`;
      const rung = rings(ChannelId);
      const hole = proxy.add({ type: 'timeout' });
      const call = connection.originate({ ...ringing, ChannelId });
      await rung;
      proxy.down({ mode: 'rst' });
      proxy.remove(hole);
      await proxy.up();
      expect(await call.queued).toEqual({ status: 'queued', error: undefined });
      await call.hangup();
      expect((await call.ended).status).toBe('cancelled');
      expect(await channelsOf(ChannelId)).toEqual([]);
    });

    it('and that was over before the link was back is unknown', async () => {
      const ChannelId = `over-${Date.now()}`;
      const rung = rings(ChannelId);
      const call = connection.originate({ ...ringing, ChannelId });
      const channel = (await rung).get('DestChannel') ?? '';
      proxy.down({ mode: 'rst' });
      const over = gone(ChannelId);
      await witness.send('Hangup', { Channel: channel });
      await over;
      await proxy.up();
      const { status, error } = await call.ended;
      expect(status).toBe('unknown');
      expect(error).toMatchObject({ code: 'AMI_WAIT_ABORTED' });
      expect((await call.answered).status).toBe('unknown');
      expect(connection.state).toBe('ready');
    });

    it('and whose far leg came to its end meanwhile does not read as a call that reached nobody or somebody', async () => {
      const ChannelId = `far-${Date.now()}`;
      const call = connection.originate({
        Channel: `Local/${extensions.hold}@default/n`,
        Application: 'Wait',
        Data: '3600',
        ChannelId,
      });
      expect((await call.answered).status).toBe('answered');
      proxy.down({ mode: 'rst' });
      const busy = witness.waitFor({ Event: 'DialEnd', Uniqueid: ChannelId }, { timeoutMs: 30_000 });
      await witness.redirect(call.channel ?? '', { context: 'default', exten: '3400' });
      expect((await busy).get('DialStatus')).toBe('BUSY');
      await proxy.up();
      await connection.ready({ timeoutMs: 60_000 });
      await call.hangup();
      const [connected, ended] = await Promise.all([call.connected, call.ended]);
      expect(connected).toMatchObject({ status: 'unknown', error: { code: 'AMI_WAIT_ABORTED' } });
      expect(ended).toMatchObject({ status: 'unknown', cause: 16, error: { code: 'AMI_WAIT_ABORTED' } });
    });

    it('and that was never sent was not placed', async () => {
      proxy.down({ mode: 'rst' });
      await expect.poll(() => connection.state, { timeout: 30_000 }).toBe('reconnecting');
      const call = connection.originate(ringing);
      expect((await call.queued).status).toBe('not-sent');
      expect((await call.ended).status).toBe('not-sent');
      await proxy.up();
      await connection.ready({ timeoutMs: 60_000 });
      expect(await channelsOf(call.id)).toEqual([]);
    });

    it('and is lost for good when the connection is closed', async () => {
      const ChannelId = `closed-${Date.now()}`;
      const rung = rings(ChannelId);
      const call = connection.originate({ ...ringing, ChannelId });
      const channel = (await rung).get('DestChannel') ?? '';
      await connection.close({ force: true });
      expect((await call.answered).status).toBe('unknown');
      expect((await call.ended).status).toBe('unknown');
      const over = gone(ChannelId);
      await witness.send('Hangup', { Channel: channel });
      await over;
    });
  },
  { dialplanExtra: plan },
);
