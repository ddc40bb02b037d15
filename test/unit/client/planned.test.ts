import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const gaps = (rig: Rig) => rig.statuses.flatMap((status) => (status.type === 'gap' ? [status] : []));

describe('a gap', () => {
  it('is unplanned when the link just goes', async () => {
    const rig = await Rig.ready();
    rig.fake.drop();
    await rig.advance(1_000);
    expect(gaps(rig)).toMatchObject([
      { fromEpoch: 1, toEpoch: 2, planned: false, reason: { code: 'AMI_CONNECTION_LOST' } },
    ]);
  });

  it('is planned when Asterisk has announced it', async () => {
    const rig = await Rig.ready();
    await rig.fake.restart();
    await rig.advance(2_000);
    expect(gaps(rig)).toMatchObject([{ planned: true }]);
  });

  it('is planned while this side expects it, and no longer', async () => {
    const rig = await Rig.ready();
    rig.pbx.expectDown({ withinMs: 5_000 });
    rig.fake.drop();
    await rig.advance(6_000);
    rig.fake.drop();
    await rig.advance(1_000);
    expect(gaps(rig).map(({ planned }) => planned)).toEqual([true, false]);
  });

  it('is planned when this side reconnects', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.reconnect());
    expect(gaps(rig)).toMatchObject([{ planned: true }]);
  });

  it('spans the time between the two sessions', async () => {
    const rig = await Rig.ready();
    rig.fake.refuse();
    rig.fake.drop();
    await rig.advance(7_000);
    await rig.fake.listen();
    await rig.advance(10_000);
    const [gap] = gaps(rig);
    expect((gap?.restoredAt ?? 0) - (gap?.lostAt ?? 0)).toBeGreaterThanOrEqual(7_000);
    await turns();
  });
});

describe('lag', () => {
  it('E55: is measured, told at most every ten seconds, and reported', async () => {
    const rig = await Rig.ready();
    rig.pbx.addListener('Slow', () => rig.clock.stall(150));
    const slow = async () => {
      rig.fake.emit('Slow', {});
      await turns();
    };
    await slow();
    await slow();
    const told = () => rig.statuses.flatMap((status) => (status.type === 'lag' ? [status.lagMs] : []));
    expect(told()).toEqual([150]);
    await rig.advance(10_000);
    await slow();
    expect(told()).toEqual([150, 150]);
    expect(rig.reportsOf('lag').map(({ level }) => level)).toEqual(['warn', 'warn']);
    expect(rig.pbx.stats.maxLagMs).toBe(150);
  });

  it('is not told of a listener that is quick enough', async () => {
    const rig = await Rig.ready();
    rig.pbx.addListener('Quick', () => rig.clock.stall(99));
    rig.fake.emit('Quick', {});
    await turns();
    expect(rig.statuses.filter(({ type }) => type === 'lag')).toEqual([]);
    expect(rig.pbx.stats.maxLagMs).toBe(0);
  });
});

describe('further hosts', () => {
  it('are tried in turn, and the one that works is kept', async () => {
    const dialled: string[] = [];
    const rig = await Rig.declare({
      options: {
        hosts: ['standby:5040', 'third'],
        dial: (target, handlers) => {
          dialled.push(`${target.host}:${target.port}`);
          if (target.host === 'third') return rig.fake.dial(target, handlers);
          queueMicrotask(() => handlers.closed(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })));
          return { remote: target.host, bufferedBytes: 0, bytesWritten: 0, write() {}, end() {}, destroy() {} };
        },
      },
    });
    await rig.tree.start();
    await rig.advance(3_000);
    expect(rig.pbx.state).toBe('ready');
    rig.fake.drop();
    await rig.advance(5_000);
    expect(dialled).toEqual(['pbx:5038', 'standby:5040', 'third:5038', 'third:5038']);
  });
});
