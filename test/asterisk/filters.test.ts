import { expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { describeEachAsterisk } from './each.js';

const news = [
  { UserEvent: 'a', Trunk: 'PJSIP/1' },
  { UserEvent: 'b', Trunk: ['x', 'PJSIP/2'] },
  { UserEvent: 'c', Other: 'PJSIP/3' },
  { UserEvent: 'd', trunk: 'PJSIP/4' },
  { UserEvent: 'e', Trunk: 'SIP/1 (PJSIP.)' },
] as const;

describeEachAsterisk('filters', (pbx) => {
  it.each([
    ['contains', [{ event: 'UserEvent', field: 'Trunk', contains: 'PJSIP/' }], ['a', 'b']],
    ['equals', [{ field: 'Trunk', equals: 'PJSIP/1' }], ['a']],
    ['startsWith', [{ field: 'Trunk', startsWith: 'SIP/1 (' }], ['e']],
    ['endsWith', [{ field: 'Trunk', endsWith: 'PJSIP.)' }], ['e']],
    ['presence', [{ event: 'UserEvent', field: 'Other' }], ['c']],
    ['name', [{ event: 'UserEvent' }], ['a', 'b', 'c', 'd', 'e']],
    ['another name', [{ event: 'Hangup' }], []],
    ['exclusion', [{ field: 'Trunk', contains: 'PJSIP/', exclude: true }], ['c', 'd', 'e']],
    ['both', [{ event: 'UserEvent' }, { field: 'Trunk', startsWith: 'PJSIP', exclude: true }], ['c', 'd', 'e']],
  ] as const)('%s lets through the same on every version', async (_name, filters, expected) => {
    await using filtered = await connect(pbx.url, { filters });
    await using source = await connect(pbx.url, { id: 'source', eventMask: 'off' });
    const seen: (string | undefined)[] = [];
    filtered.addListener('UserEvent', (event) => seen.push(event.fields.UserEvent));
    for (const fields of news) await source.send('UserEvent', fields);
    await filtered.send('Ping');
    expect(seen).toEqual(expected);
  });

  it('are declared again after a restart, before the first event', async () => {
    await using filtered = await connect(pbx.url, { filters: [{ field: 'Trunk', equals: 'PJSIP/1' }] });
    const seen: (string | undefined)[] = [];
    filtered.addListener('UserEvent', (event) => seen.push(event.fields.UserEvent));
    await pbx.server.kill();
    await pbx.server.restart();
    await filtered.ready({ timeoutMs: 10_000 });
    await using source = await connect(pbx.url, { id: 'source', eventMask: 'off' });
    for (const fields of news) await source.send('UserEvent', fields);
    await filtered.send('Ping');
    expect(seen).toEqual(['a']);
    expect(filtered.epoch).toBe(2);
  });

  it('say who is there, and that it was restarted', async () => {
    await using connection = await connect(pbx.url);
    const changes: string[] = [];
    connection.addStatusListener((status) => status.type === 'identity' && changes.push(status.change));
    const { identity } = connection.info;
    expect(identity?.asteriskVersion).toMatch(pbx.server.major === 16 ? /^16\.28/ : /^22\./);
    expect(identity?.may('originate')).toBe(true);
    expect(identity?.may('NoSuchAction')).toBe(false);
    await connection.reconnect();
    await pbx.server.kill();
    await pbx.server.restart();
    await connection.ready({ timeoutMs: 10_000 });
    expect(changes).toEqual(['same', 'restarted']);
  });
});
