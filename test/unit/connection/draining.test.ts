import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** Asterisk has announced its end, and still holds the link. Coming back, it does not announce anything. */
const announced = async (options: RigOptions = {}) => {
  const rig = await Rig.ready(options);
  const held: (() => void)[] = [];
  rig.fake.on('CoreStatus', (call) => new Promise<void>((resolve) => held.push(resolve)).then(() => call.respond()));
  const inFlight = outcome(rig.pbx.send('CoreStatus', {}, { timeoutMs: 60_000 }));
  await turns();
  rig.fake.garble('Event: Shutdown\r\nPrivilege: system,all\r\nShutdown: Cleanly\r\nRestart: True\r\n\r\n');
  await turns();
  return { rig, inFlight, answer: () => held.shift()?.() };
};

describe('B30: a server that announces its end', () => {
  it('is sent nothing more, so that what is sent now is known not to have left', async () => {
    const { rig } = await announced();
    expect(rig.pbx.state).toBe('draining');
    const ping = outcome(rig.pbx.send('Ping'));
    await turns();
    expect(ping).toMatchObject({ code: 'AMI_NOT_CONNECTED', sent: false });
    expect((ping.error as Error).cause).toMatchObject({ code: 'AMI_CONNECTION_LOST' });
    expect(rig.received).toEqual(['CoreStatus']);
  });

  it('may still answer what it has', async () => {
    const { rig, inFlight, answer } = await announced();
    answer();
    await turns();
    expect(inFlight.state).toBe('resolved');
    expect(rig.pbx.state).toBe('draining');
  });

  it('takes an action that asked to wait when it is back, once', async () => {
    const { rig, inFlight } = await announced();
    const waiting = outcome(rig.pbx.send('Ping', {}, { whenDisconnected: 'queue' }));
    await rig.advance(1_000);
    expect(waiting.state).toBe('pending');
    rig.fake.drop();
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('ready');
    expect(waiting.state).toBe('resolved');
    expect(rig.received.filter((name) => name === 'Ping')).toHaveLength(1);
    expect(inFlight).toMatchObject({ code: 'AMI_OUTCOME_UNKNOWN', sent: true });
    expect(rig.statuses.find(({ type }) => type === 'gap')).toMatchObject({ planned: true });
  });

  it('and then does not go is left when the time to drain is over', async () => {
    const { rig, inFlight } = await announced();
    await rig.advance(4_999);
    expect(rig.pbx.state).toBe('draining');
    expect(inFlight.state).toBe('pending');
    await rig.advance(1);
    expect(rig.pbx.state).toBe('reconnecting');
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_CONNECTION_LOST', retryable: true });
    expect(rig.links.open).toBe(0);
    expect(inFlight.code).toBe('AMI_OUTCOME_UNKNOWN');
    await rig.advance(1_000);
    expect(rig.statuses.find(({ type }) => type === 'gap')).toMatchObject({ planned: true });
  });

  it('is told as down, with the announcement as its cause, and heard before that by its listeners', async () => {
    const rig = await Rig.ready();
    const order: string[] = [];
    rig.pbx.addListener('Shutdown', () => order.push('Shutdown'));
    rig.pbx.addStatusListener((status) => order.push(status.type === 'state' ? status.state : status.type));
    rig.fake.emit('Shutdown');
    await turns();
    expect(order).toEqual(['Shutdown', 'draining', 'down']);
    expect(rig.pbx.cause).toMatchObject({ code: 'AMI_CONNECTION_LOST' });
  });

  it('while the session is set up as well', async () => {
    const rig = await Rig.declare();
    rig.fake.on('Events', (call) => call.session.write('Event: Shutdown\r\n\r\n'));
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('draining');
    await rig.advance(5_000);
    expect(rig.states).not.toContain('ready');
    expect(rig.pbx.state).toBe('reconnecting');
  });

  it.each(['close', 'reconnect'] as const)('can be left by %s meanwhile', async (call) => {
    const { rig, inFlight, answer } = await announced();
    const done = outcome(rig.pbx[call]());
    answer();
    await rig.advance(100);
    expect(done.state).toBe('resolved');
    expect(rig.pbx.state).toBe(call === 'close' ? 'closed' : 'ready');
    expect(inFlight.code).toBe(call === 'close' ? 'resolved' : 'AMI_OUTCOME_UNKNOWN');
  });

  it('is not what a user event of that name is', async () => {
    const rig = await Rig.ready();
    rig.fake.emit('UserEvent', { UserEvent: 'Shutdown', Shutdown: 'Cleanly' });
    await turns();
    expect(rig.pbx.state).toBe('ready');
  });
});
