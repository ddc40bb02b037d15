import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const changes = (rig: Rig) => rig.statuses.flatMap((status) => (status.type === 'identity' ? [status.change] : []));
const identify = { identify: true };

describe('identity', () => {
  it('is learnt before the connection is ready', async () => {
    const rig = await Rig.ready({ options: identify, fake: { version: '22.10.1', systemName: 'north' } });
    const { identity } = rig.pbx.info;
    expect(identity).toMatchObject({
      asteriskVersion: '22.10.1',
      systemName: 'north',
      startedAt: '2026-01-01 00:00:00',
    });
    expect(identity?.may('originate')).toBe(true);
    expect(identity?.may('NoSuchAction')).toBe(false);
    const types = rig.statuses.map((status) => (status.type === 'state' ? status.state : status.type));
    expect(types.indexOf('identity')).toBeLessThan(types.indexOf('ready'));
  });

  it('is the same after a link that was lost', async () => {
    const rig = await Rig.ready({ options: identify });
    rig.fake.drop();
    await rig.advance(1_000);
    expect(changes(rig)).toEqual(['first', 'same']);
    expect(rig.reportsOf('pbx_restarted')).toEqual([]);
  });

  it('tells a restart of the PBX', async () => {
    const rig = await Rig.ready({ options: identify });
    await rig.advance(5_000);
    await rig.fake.restart();
    await rig.advance(2_000);
    expect(rig.pbx.state).toBe('ready');
    expect(changes(rig)).toEqual(['first', 'restarted']);
    expect(rig.reportsOf('pbx_restarted')).toHaveLength(1);
  });

  it('does not ask what the login may not ask, and stays unknown', async () => {
    const rig = await Rig.ready({
      options: identify,
      fake: { users: { app: { secret: 'secret', read: 'call', write: 'call' } } },
    });
    expect(rig.received).toEqual(['ListCommands']);
    expect(rig.pbx.info.identity).toMatchObject({ asteriskVersion: undefined, startedAt: undefined });
    expect(rig.pbx.info.identity?.may('CoreSettings')).toBe(false);
    expect(rig.pbx.info.identity?.may('Originate')).toBe(false);
    expect(rig.pbx.info.identity?.may('Ping')).toBe(true);
  });

  it('can be left out', async () => {
    const rig = await Rig.ready();
    expect(rig.received).toEqual([]);
    expect(rig.pbx.info.identity).toBeUndefined();
    await turns();
  });
});
