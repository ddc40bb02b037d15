import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('status listeners', () => {
  it('hear of every state, in order, with what came before it', async () => {
    const rig = await Rig.ready();
    expect(rig.states).toEqual(['connecting', 'awaitingBanner', 'authenticating', 'handshaked', 'ready']);
    const states = rig.statuses.flatMap((status) => (status.type === 'state' ? [status] : []));
    expect(states.map(({ previous }) => previous)).toEqual(['idle', ...rig.states.slice(0, -1)]);
  });

  it('hear of the gap before the first event of the new epoch, even in the same packet', async () => {
    const rig = await Rig.ready({ options: { eventMask: 'off' } });
    const order: string[] = [];
    rig.pbx.addStatusListener((status) => status.type === 'gap' && order.push(`gap to ${status.toEpoch}`));
    rig.pbx.addListener('Marker', (event) => order.push(`event of ${event.epoch}`));
    rig.fake.on('Login', (call) => {
      const answer = call.builtin();
      call.session.write('Event: Marker\r\n\r\n');
      return answer;
    });
    rig.fake.sessions[0]?.write('Event: Marker\r\n\r\n');
    await turns();
    rig.fake.drop();
    await rig.advance(1_000);
    expect(order).toEqual(['event of 1', 'gap to 2', 'event of 2']);
  });

  it('hear no gap at the first login', async () => {
    const rig = await Rig.declare();
    rig.fake.refuse();
    await rig.tree.start();
    await rig.advance(5_000);
    await rig.fake.listen();
    await rig.advance(30_000);
    expect(rig.pbx.state).toBe('ready');
    expect(rig.statuses.filter(({ type }) => type === 'gap')).toEqual([]);
  });

  it('hear one gap for one loss, however many attempts it took', async () => {
    const rig = await Rig.ready();
    const lostAt = rig.clock.wallNow();
    rig.fake.refuse();
    rig.fake.drop();
    await rig.advance(20_000);
    await rig.fake.listen();
    await rig.advance(40_000);
    const gaps = rig.statuses.filter(({ type }) => type === 'gap');
    expect(gaps).toMatchObject([{ fromEpoch: 1, toEpoch: 2, lostAt, reason: { code: 'AMI_CONNECTION_LOST' } }]);
  });

  it('hear that a loss was planned when Asterisk announced it', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.fake.restart({ downMs: 2_000 }));
    await rig.advance(10_000);
    expect(rig.statuses.find(({ type }) => type === 'gap')).toMatchObject({ planned: true });
  });

  it('are told at the tree as well, also of connections that are added later', async () => {
    const rig = await Rig.ready();
    const heard = new Set<string>();
    const id = rig.tree.addStatusListener((status) => heard.add(status.connection));
    const { connection } = await import('../../../src/client/tree/connection-spec.js');
    await rig.tree.startChild(
      connection({ id: 'later', host: 'pbx', username: 'app', secret: 'secret', dial: rig.fake.dial, identify: false }),
    );
    await turns();
    expect([...heard]).toEqual(['later']);
    expect(rig.tree.delStatusListener(id)).toBe(true);
  });

  it('are removed by id, also while they are being told', async () => {
    const rig = await Rig.declare();
    const heard: string[] = [];
    rig.pbx.addStatusListener(() => rig.pbx.delListener(second));
    const second = rig.pbx.addStatusListener((status) => heard.push(status.type));
    await rig.tree.start();
    await turns();
    expect(heard).toEqual([]);
    expect(rig.pbx.delListener(second)).toBe(false);
  });
});

describe('the event mask', () => {
  const masks = (rig: Rig) =>
    rig.fake.actions.filter((action) => action.is('Events')).map((action) => action.get('EventMask'));

  it('is asked for last, and again after every login', async () => {
    const rig = await Rig.ready({ options: { eventMask: ['call', 'agent'] } });
    rig.fake.drop();
    await rig.advance(1_000);
    expect(masks(rig)).toEqual(['call,agent', 'call,agent']);
  });

  it('is not asked for when there is nothing to ask for', async () => {
    const off = await Rig.ready({ options: { eventMask: 'off' } });
    expect(masks(off)).toEqual([]);
    const none = await Rig.ready({ options: { eventMask: [] } });
    expect(masks(none)).toEqual([]);
  });

  it('can be changed, and stays changed', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.setEventMask(['user']));
    rig.fake.drop();
    await rig.advance(1_000);
    expect(masks(rig)).toEqual(['on', 'user', 'user']);
    await rig.finish(rig.pbx.setEventMask([]));
    rig.fake.drop();
    await rig.advance(2_000);
    expect(masks(rig)).toEqual(['on', 'user', 'user', 'off']);
  });

  it('can be changed while the link is down', async () => {
    const rig = await Rig.ready();
    rig.fake.drop();
    await turns();
    await rig.pbx.setEventMask(['cdr']);
    await rig.advance(1_000);
    expect(masks(rig)).toEqual(['on', 'cdr']);
  });

  it.each([
    ['user', 'on,user'],
    ['off', 'on,off'],
  ] as const)('can be changed to %s while the session is being set up', async (mask, asked) => {
    const rig = await Rig.declare();
    rig.fake.on('Events', async (call) => {
      await call.sleep(1_000);
      return call.builtin();
    });
    await rig.tree.start();
    await turns();
    expect(rig.pbx.state).toBe('handshaked');
    await rig.pbx.setEventMask(mask === 'off' ? 'off' : [mask]);
    await rig.advance(3_000);
    expect(rig.pbx.state).toBe('ready');
    expect(masks(rig).join()).toBe(asked);
  });

  it('that has no effect is reported', async () => {
    const rig = await Rig.ready({ options: { eventMask: ['nonsense'] } });
    expect(rig.reportsOf('event_mask_without_effect')).toHaveLength(1);
    expect(rig.pbx.state).toBe('ready');
  });

  it.each([['Call'], ['call agent'], [''], ['call,agent']])(
    'refuses %j, which Asterisk would take for none',
    async (word) => {
      const rig = await Rig.declare();
      await expect(rig.pbx.setEventMask([word])).rejects.toMatchObject({
        code: 'AMI_INVALID_OPTION',
        option: 'mask[0]',
      });
    },
  );
});

describe('forward', () => {
  it('sends every event to an actor', async () => {
    const rig = await Rig.ready();
    const messages: unknown[] = [];
    const id = rig.pbx.forward(['Marker'], { send: ({ type, event }) => messages.push([type, event.name]) });
    rig.fake.emit('Marker');
    rig.fake.emit('Other');
    await turns();
    expect(messages).toEqual([['ami.event', 'Marker']]);
    expect(rig.pbx.delListener(id)).toBe(true);
  });
});
