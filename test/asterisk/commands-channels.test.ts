import { afterAll, beforeAll, expect, it } from 'vitest';
import { ActionError, type Connection, connect, refusalOf } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const gone = 'Local/300@default-0000ffff;1';
const failure = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ActionError);
  return error;
};
const refusal = async (work: Promise<unknown>) => refusalOf(await failure(work));

describeEachAsterisk('commands for channels', (pbx) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(pbx.url);
  });
  afterAll(() => connection.close());

  const place = { context: 'default', exten: extensions.hold };
  const up = async (CallerID?: string) => {
    const call = connection.originate({
      Channel: `Local/${extensions.hold}@default/n`,
      Application: 'Wait',
      Data: '600',
      CallerID,
    });
    const { channel } = await call.answered;
    if (channel === undefined) throw new Error('the call was not answered');
    return { name: channel, call };
  };

  it('hangup ends one channel, and says which', async () => {
    const { name, call } = await up();
    const { channels, response } = await connection.hangup(name, { cause: 21 });
    expect([channels, response.success]).toEqual([[name], true]);
    expect((await call.ended).status).toBe('answered');
  });

  it('hangup takes a Uniqueid, and any case of letters', async () => {
    const [first, second] = [await up(), await up()];
    await connection.hangup(first.call.id);
    await connection.hangup(second.name.toUpperCase());
    expect(await Promise.all([first.call.ended, second.call.ended])).toHaveLength(2);
  });

  it('hangup of a channel that is gone does nothing', async () => {
    const { channels, response } = await connection.hangup(gone);
    expect([channels, response.success]).toEqual([[], false]);
  });

  it('hangup ends all that match only when asked to', async () => {
    const { name, call } = await up();
    await expect(connection.hangup(`/${name}/`)).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED', sent: false });
    const matching = `^${name.replace(/[/;]/g, '.')}$`;
    expect((await connection.hangup({ matching })).channels).toEqual([name]);
    await call.ended;
    expect((await connection.hangup({ matching })).channels).toEqual([]);
  });

  it('variables of a channel, global ones, and functions', async () => {
    const { name, call } = await up('"Ada" <100>');
    const value = 'a=b, "c" \\d $ {EPOCH} é: x ';
    await connection.setVar(name, 'ODD', value);
    await connection.setVar(null, 'ASTERVISOR', 7);
    expect(await connection.getVar(name, 'ODD')).toBe(value);
    expect(await connection.getVar(null, 'ASTERVISOR')).toBe('7');
    expect(await connection.getVar(null, 'ODD')).toBe('');
    expect(await connection.getVar(name, 'NOSUCH(x)')).toBe('');
    await connection.setVar(name, 'CHANNEL(language)', 'de');
    expect(await connection.getVar(name, 'CHANNEL(language)')).toBe('de');
    expect(await refusal(connection.getVar(gone, 'ODD'))).toBe('no-such-channel');
    expect(await refusal(connection.setVar(gone, 'ODD', 'x'))).toBe('no-such-channel');
    await failure(connection.setVar(name, 'NOSUCH(x)', 'y'));
    await call.hangup();
  });

  it('channels as plain data', async () => {
    const { name, call } = await up(`"O'Brien?" <123>`);
    const found = (await connection.channels()).find((channel) => channel.name === name);
    expect(found).toMatchObject({
      uniqueid: call.id,
      linkedid: call.id,
      state: 6,
      stateText: 'Up',
      connectedNumber: '123',
      connectedName: "O'Brien?",
      application: 'Wait',
      data: '600',
      bridgeId: undefined,
    });
    expect(found?.durationS).toBeGreaterThanOrEqual(0);
    await call.hangup();
  });

  it('redirect sends one leg, or both to places of their own', async () => {
    const [first, second] = [await up(), await up()];
    const arrived = (call: string) =>
      connection.waitFor((event) => event.is('Newexten') && event.get('Uniqueid') === call, { timeoutMs: 5_000 });
    const one = arrived(first.call.id);
    await connection.redirect(first.name, place);
    expect((await one).fields.Exten).toBe(extensions.hold);
    const both = [arrived(first.call.id), arrived(second.call.id)];
    await connection.redirect(first.name, place, { extra: { channel: second.name, exten: extensions.answer } });
    expect((await Promise.all(both)).map((event) => event.get('Exten'))).toEqual([extensions.hold, extensions.answer]);
    await Promise.all([connection.hangup(first.name), connection.hangup(second.name)]);
  });

  it('redirect of what is gone is refused', async () => {
    const { name, call } = await up();
    expect(await refusal(connection.redirect(gone, place))).toBe('no-such-channel');
    expect(await refusal(connection.redirect(name, place, { extra: { channel: gone } }))).toBe('no-such-channel');
    await call.hangup();
  });

  it('bridge lets two channels talk', async () => {
    const [first, second] = [await up(), await up()];
    const entered = connection.waitFor((event) => event.is('BridgeEnter') && event.get('BridgeNumChannels') === '2', {
      timeoutMs: 5_000,
    });
    await connection.bridge(first.name, second.name, { tone: 'first' });
    const bridgeId = (await entered).get('BridgeUniqueid');
    const ours = (await connection.channels()).filter(({ name }) => [first.name, second.name].includes(name));
    expect(ours.map((channel) => channel.bridgeId)).toEqual([bridgeId, bridgeId]);
    expect(await refusal(connection.bridge(first.name, gone))).toBe('no-such-channel');
    expect(await refusal(connection.bridge(gone, first.name))).toBe('no-such-channel');
    await Promise.all([connection.hangup(first.name), connection.hangup(second.name)]);
  });

  it('park tells where the call is', async () => {
    const [first, second] = [await up(), await up()];
    expect(await connection.park(first.name, { parkForMs: 60_000, returnTo: second.name })).toMatchObject({
      space: expect.stringMatching(/^9\d\d$/),
      lot: 'default',
    });
    expect(await connection.park(second.call.id)).toMatchObject({ lot: 'default' });
    expect(await refusal(connection.park(gone))).toBe('no-such-channel');
    const third = await up();
    await failure(connection.park(third.name, { lot: 'nosuch' }));
    await Promise.all([first, second, third].map(({ name }) => connection.hangup(name)));
  });

  it('park asks for the channel to announce to before it can crash Asterisk', async () => {
    const { name } = await up();
    expect(await refusal(connection.park(name, { announceTo: gone }))).toBe('no-such-channel');
    expect((await connection.send('Ping')).success).toBe(true);
    const { name: announceTo } = await up();
    expect(await connection.park(name, { announceTo })).toMatchObject({ lot: 'default' });
    await Promise.all([connection.hangup(name), connection.hangup(announceTo)]);
  });
});
