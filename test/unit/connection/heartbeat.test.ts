import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const pings = (rig: Rig) => rig.received.filter((name) => name === 'Ping').length;

describe('the heartbeat', () => {
  it('pings a link that has been silent for ten seconds, and goes on as long as it answers', async () => {
    const rig = await Rig.ready();
    await rig.advance(9_999);
    expect(pings(rig)).toBe(0);
    await rig.advance(1);
    expect(pings(rig)).toBe(1);
    await rig.advance(50_000);
    expect(pings(rig)).toBe(6);
    expect(rig.pbx.epoch).toBe(1);
  });

  it('does not ping a link on which anything comes', async () => {
    const rig = await Rig.ready();
    for (let second = 0; second < 60; second += 1) {
      await rig.advance(1_000);
      rig.fake.emit('Marker');
      await turns(1);
    }
    expect(pings(rig)).toBe(0);
  });

  it('counts any byte as a sign of life, also half a message', async () => {
    const rig = await Rig.ready();
    const [session] = rig.fake.sessions;
    rig.fake.on('Ping', () => undefined);
    for (let second = 0; second < 60; second += 4) {
      await rig.advance(4_000);
      session?.write(second === 0 ? 'Event: Slow\r\nField: ' : 'x');
      await turns(1);
    }
    expect(rig.pbx.epoch).toBe(1);
    expect(rig.pbx.state).toBe('ready');
  });

  it('A9: finds a dead link within fifteen seconds, and drops it', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    const status = outcome(rig.pbx.send('CoreStatus', {}, { timeoutMs: 60_000 }));
    await rig.advance(14_999);
    expect(rig.pbx.state).toBe('ready');
    await rig.advance(1);
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_HEARTBEAT_LOST', retryable: true });
    expect(rig.links.open).toBe(0);
    expect(status.code).toBe('AMI_OUTCOME_UNKNOWN');
    expect(status.error).toMatchObject({ cause: { code: 'AMI_HEARTBEAT_LOST' } });
  });

  it('A9: tells the gap with the dead link as its reason', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    await rig.advance(15_000);
    rig.fake.resume();
    await rig.advance(1_000);
    expect(rig.statuses.find(({ type }) => type === 'gap')).toMatchObject({
      planned: false,
      reason: { code: 'AMI_HEARTBEAT_LOST' },
      lostAt: rig.clock.wallNow() - 1_000,
    });
  });

  it('A15: is patient with a link of four seconds latency', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Ping', async (call) => {
      await call.sleep(4_900);
      return call.builtin();
    });
    await rig.advance(120_000);
    expect(rig.pbx.epoch).toBe(1);
  });

  it.each([
    ['a Command that takes its time', 'Command', { Command: 'core show channels' }],
    ['a Reload', 'Reload', {}],
    [
      'an Originate that was asked to block',
      'Originate',
      { Channel: 'Local/1@x', Application: 'Wait', Timeout: 60_000 },
    ],
  ] as const)('D53: waits for %s', async (_what, action, fields) => {
    const rig = await Rig.ready();
    rig.fake.on(action, async (call) => {
      await call.sleep(50_000);
      call.respond();
    });
    const slow = outcome(rig.pbx.send(action as string, fields as never, { timeoutMs: 60_000, blocking: true }));
    await rig.advance(50_000);
    expect(slow.state).toBe('resolved');
    expect(rig.pbx.epoch).toBe(1);
    await rig.advance(30_000);
    expect(rig.pbx.state).toBe('ready');
  });

  it('does not wait for ever: when the slow action has come due, the link is judged', async () => {
    const rig = await Rig.ready();
    rig.fake.stall();
    const slow = outcome(rig.pbx.send('Command', { Command: 'x' }, { timeoutMs: 20_000 }));
    await rig.advance(20_000);
    expect(slow.code).toBe('AMI_ACTION_TIMEOUT');
    await rig.advance(5_000);
    expect(rig.states).toContain('reconnecting');
  });

  describe('A10: when one direction is dead', () => {
    /** Events come every second, and nothing that is sent arrives. */
    const deaf = async (rig: Rig, seconds: number, tell: () => void) => {
      for (let second = 0; second < seconds && rig.pbx.state === 'ready'; second += 1) {
        await rig.advance(1_000);
        tell();
        await turns(1);
      }
    };

    it('events do not hide for long that no action is answered', async () => {
      const rig = await Rig.ready();
      rig.fake.on('Ping', () => undefined);
      await deaf(rig, 60, () => rig.fake.emit('Marker'));
      expect(rig.pbx.state).toBe('ready');
      const asked = outcome(rig.pbx.send('Ping', {}, { timeoutMs: 2_000 }));
      await deaf(rig, 14, () => rig.fake.emit('Marker'));
      expect(rig.pbx.state).toBe('ready');
      expect(asked.code).toBe('AMI_ACTION_TIMEOUT');
      await deaf(rig, 2, () => rig.fake.emit('Marker'));
      expect(rig.pbx.state).toBe('reconnecting');
      expect(rig.pbx.cause).toMatchObject({ code: 'AMI_HEARTBEAT_LOST' });
    });

    it('one answer is enough to go on, be it an Error', async () => {
      const rig = await Rig.ready();
      rig.fake.on('Never', () => undefined);
      rig.fake.on('Ping', (call) => call.error('Permission denied'));
      void outcome(rig.pbx.send('Never', {}, { timeoutMs: 300_000 }));
      await deaf(rig, 120, () => rig.fake.emit('Marker'));
      expect(rig.pbx.epoch).toBe(1);
      expect(rig.pbx.state).toBe('ready');
    });

    it('the rows of a list are answers, and so are the bytes of a message that takes its time', async () => {
      const rig = await Rig.ready();
      rig.fake.on('Ping', () => undefined);
      rig.fake.on('Status', (call) => {
        call.session.write(`Response: Success\r\nActionID: ${call.action.actionId}\r\nEventList: start\r\n\r\n`);
      });
      const list = outcome(rig.pbx.send('Status'));
      await turns();
      const [session] = rig.fake.sessions;
      const id = rig.fake.actions.findLast((action) => action.is('Status'))?.actionId;
      await deaf(rig, 60, () => session?.write(`Event: Status\r\nActionID: ${id}\r\n\r\nEvent: Marker\r\n\r\n`));
      session?.write(`Event: Status\r\nActionID: ${id}\r\nLong: `);
      await deaf(rig, 9, () => session?.write('x'));
      expect(list.state).toBe('pending');
      expect(rig.pbx.state).toBe('ready');
    });
  });

  it('can be turned off, and then no timer of it is left', async () => {
    const rig = await Rig.ready({ options: { heartbeatMs: false } });
    await rig.advance(10_000);
    rig.fake.stall();
    await rig.advance(86_400_000);
    expect(pings(rig)).toBe(0);
    expect(rig.pbx.state).toBe('ready');
  });

  it('has figures of its own', async () => {
    const rig = await Rig.ready({ options: { heartbeatMs: 1_000, heartbeatTimeoutMs: 200 } });
    rig.fake.stall();
    await rig.advance(1_199);
    expect(rig.pbx.state).toBe('ready');
    await rig.advance(1);
    expect(rig.pbx.state).toBe('reconnecting');
  });

  it('survives a Ping that Asterisk refuses, as it does while it shuts down gracefully', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Ping', (call) => call.error('Asterisk is shutting down'));
    await rig.advance(60_000);
    expect(rig.pbx.epoch).toBe(1);
    expect(rig.pbx.state).toBe('ready');
  });

  it('E58: does not judge a link before what has arrived was read', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Ping', () => undefined);
    await rig.advance(10_000);
    expect(pings(rig)).toBe(1);
    // The process was busy: the deadline passes in the same turn in which the data lie ready in the socket.
    rig.fake.emit('Marker');
    await rig.advance(5_000);
    expect(rig.pbx.state).toBe('ready');
  });
});
