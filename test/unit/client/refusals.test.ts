import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

it('originate places no call when there is no room for its listener', async () => {
  const rig = await Rig.ready({ options: { limits: { listeners: 1 } } });
  rig.pbx.addListener('Hangup', () => {});
  expect(() => rig.pbx.originate({ Channel: 'Local/1@default', Application: 'Wait' })).toThrow(
    expect.objectContaining({ code: 'AMI_TOO_MANY_LISTENERS' }),
  );
  await turns();
  expect(rig.received).toEqual([]);
});

it('originate that is refused leaves no listener behind', async () => {
  const rig = await Rig.ready();
  expect(() => rig.pbx.originate({ Channel: 'Local/1@default\r\nAction: Logoff', Application: 'Wait' })).toThrow(
    expect.objectContaining({ code: 'AMI_INVALID_FIELD', field: 'Channel' }),
  );
  expect(rig.pbx.stats.listeners).toBe(0);
});

it.each([
  ['an action that is no name', [5], 'action'],
  ['fields that are no object', ['Ping', 'x'], 'fields'],
  ['a list of fields', ['Ping', []], 'fields'],
  ['an unknown option', ['Ping', {}, { timeout: 5 }], 'timeout'],
  ['a deadline of 0', ['Ping', {}, { timeoutMs: 0 }], 'timeoutMs'],
  ['a deadline that is no number', ['Ping', {}, { timeoutMs: Number.NaN }], 'timeoutMs'],
] as const)('send refuses %s, and names it', async (_name, args, option) => {
  const rig = await Rig.ready();
  const send = rig.pbx.send as (...args: readonly unknown[]) => Promise<unknown>;
  await expect(send.apply(rig.pbx, [...args])).rejects.toMatchObject({ code: 'AMI_INVALID_OPTION', option });
  expect(rig.received).toEqual([]);
});

describe('G74: Hangup of a channel that begins with a slash', () => {
  it.each([
    [{ Channel: '/.*/' }],
    [{ channel: '/PJSIP' }],
    [{ Channel: ['/a/', 'PJSIP/1'] }],
    [{ Channel: [null, '/a/'] }],
    [{ Channel: { '/a': 'b/' } }],
    [{ Channel: { a: null, '/a': 'b/' } }],
  ])('is refused: %j', async (fields) => {
    const rig = await Rig.ready();
    for (const action of ['Hangup', 'HANGUP']) {
      const refused = rig.pbx.send(action as string, fields as never);
      await expect(refused).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
      await expect(refused).rejects.toThrow('expression: true');
    }
    expect(rig.received).toEqual([]);
  });

  it('is sent when it is asked for by name, and hangs up every channel that matches', async () => {
    const rig = await Rig.ready();
    for (const device of ['PJSIP/100', 'PJSIP/101', 'SIP/1'])
      rig.pbx.originate({ Channel: device, Application: 'Wait', Data: '99' });
    await turns();
    const answer = rig.pbx.send('Hangup', { Channel: '/^PJSIP/' }, { expression: true });
    expect((await rig.finish(answer)).events.map((row) => row.get('Channel'))).toHaveLength(2);
  });

  it('does not concern other actions, or names with a slash in them', async () => {
    const rig = await Rig.ready();
    await expect(rig.finish(rig.pbx.send('Status', { Channel: '/a/' }))).rejects.toMatchObject({
      code: 'AMI_ACTION_ERROR',
    });
    await expect(rig.finish(rig.pbx.send('Hangup', { Channel: 'a/b/' }))).rejects.toMatchObject({
      code: 'AMI_ACTION_ERROR',
    });
  });
});

it('a tree that was stopped does not start again', async () => {
  const rig = await Rig.ready();
  await rig.finish(rig.tree.stop());
  await expect(rig.tree.start()).rejects.toMatchObject({ code: 'SUPERVISOR_NOT_RUNNING' });
});

it('a user name that cannot be sent is refused at declaration', async () => {
  await expect(Rig.declare({ options: { username: 'a\nb' } })).rejects.toMatchObject({
    code: 'AMI_INVALID_OPTION',
    option: 'username',
  });
});

it('a secret that cannot be sent ends in failed, and not in a storm', async () => {
  const rig = await Rig.start({ options: { auth: 'plain', secret: 'a\r\nb' } });
  await rig.advance(60_000);
  expect(rig.pbx.state).toBe('failed');
  expect(rig.pbx.cause).toMatchObject({ code: 'AMI_INVALID_FIELD', field: 'Secret' });
  expect(rig.states.filter((state) => state === 'connecting')).toHaveLength(1);
});
