import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ Event: 'CoreShowChannel', Number: n }));

/** A connection whose Asterisk answers CoreShowChannels with so many rows, and speaks of another number. */
const counting = async (rows: number, listItems: number | string | undefined) => {
  const rig = await Rig.ready();
  rig.fake.on('CoreShowChannels', (call) => call.list(rowsOf(rows), { completeFields: { ListItems: listItems } }));
  return rig;
};

describe('D49: a list whose end speaks of another number of rows', () => {
  it.each([
    ['fewer rows than announced', 2, 3],
    ['more rows than announced', 3, 2],
    ['none of those announced', 0, 1],
    ['rows, and none announced', 1, 0],
    ['a count that is no number', 2, 'two'],
    ['a count with something behind it', 2, '2x'],
    ['a count that no number can hold', 2, '22222222222222222222'],
    ['an empty count', 0, ''],
  ])('is flagged, and comes with all its rows: %s', async (_what, rows, listItems) => {
    const { pbx, fake } = await counting(rows, listItems);
    const response = await pbx.send('CoreShowChannels');
    expect(response.miscounted).toBe(true);
    expect(response.events).toHaveLength(rows);
    expect(response.toJSON()).toMatchObject({ miscounted: true });
    expect(pbx.stats.miscountedLists).toBe(1);
    expect(pbx.stats).toMatchObject({ answered: 1, refused: 0, late: 0, malformed: 0 });
    expect(fake.sessions).toHaveLength(1);
  });

  it.each([
    ['the number of its rows', 2, '2'],
    ['that it is empty', 0, '0'],
    ['that number with blanks around it', 2, ' 2 '],
    ['nothing', 2, undefined],
  ])('is not flagged when it says %s', async (_what, rows, listItems) => {
    const rig = await counting(rows, listItems);
    const response = await rig.pbx.send('CoreShowChannels');
    expect(response.miscounted).toBe(false);
    expect(response.toJSON()).not.toHaveProperty('miscounted');
    expect(rig.pbx.stats.miscountedLists).toBe(0);
    expect(rig.reportsOf('list_miscounted')).toEqual([]);
  });

  it('is a warning once for a connection, over its sessions, and counted every time', async () => {
    const rig = await counting(1, 2);
    for (let n = 0; n < 3; n += 1) await rig.pbx.send('CoreShowChannels');
    rig.fake.drop();
    await rig.advance(1_000);
    await rig.pbx.send('CoreShowChannels');
    expect(rig.pbx.epoch).toBe(2);
    expect(rig.pbx.stats.miscountedLists).toBe(4);
    const reports = rig.reportsOf('list_miscounted');
    expect(reports.map(({ level }) => level)).toEqual(['warn', 'debug', 'debug', 'debug']);
    expect(reports[0]).toMatchObject({
      message: 'the list of CoreShowChannels on pbx has another number of rows than its end says',
      fields: { connection: 'pbx', action: 'CoreShowChannels', actionId: expect.stringMatching(/^av-/) },
    });
  });

  it('is flagged row by row as well', async () => {
    const { pbx } = await counting(2, 5);
    const list = pbx.list('CoreShowChannels');
    const rows: (string | undefined)[] = [];
    for await (const row of list) rows.push(row.get('Number'));
    expect(rows).toEqual(['0', '1']);
    expect((await list.response()).miscounted).toBe(true);
    expect(pbx.stats.miscountedLists).toBe(1);
  });

  it.each([
    ['DBGetTree', 'DBGetTreeResponse', 'DBGetTreeComplete'],
    ['PJSIPShowRegistrationsOutbound', 'AuthDetail', 'OutboundRegistrationDetailComplete'],
  ] as const)('is none when Asterisk is known to count something else: %s', async (action, row, complete) => {
    const { pbx, fake } = await Rig.ready();
    fake.on(action, (call) => call.list([{ Event: row }, { Event: row }], { complete, listItems: 1 }));
    const response = await pbx.send(action as string);
    expect(response.events).toHaveLength(2);
    expect(response.miscounted).toBe(false);
  });

  it('is none when the caller has ended it with an event of another kind', async () => {
    const { pbx, fake } = await Rig.ready();
    fake.on('CoreShowChannels', (call) => call.list(rowsOf(3)));
    const response = await pbx.send('CoreShowChannels', {}, { until: (event) => event.get('Number') === '1' });
    expect(response.events).toHaveLength(1);
    expect(response.miscounted).toBe(false);
  });
});

describe('D43: a response that nobody waits for', () => {
  it('is told for debugging at once, then at most every ten seconds, and counted every time', async () => {
    const rig = await Rig.ready();
    const stray = 'Response: Success\r\nActionID: somebody\u001b[31m else\r\n\r\n';
    for (let n = 0; n < 3; n += 1) rig.fake.garble(stray);
    await turns();
    expect(rig.pbx.stats.unmatchedResponses).toBe(3);
    expect(rig.reportsOf('stray_response')).toEqual([
      {
        type: 'stray_response',
        level: 'debug',
        message: 'pbx got a response to no action of its own',
        fields: {
          connection: 'pbx',
          epoch: 1,
          seq: expect.any(Number),
          actionId: 'somebody\\u001b[31m else',
          strays: 1,
        },
      },
    ]);
    await rig.advance(9_999);
    rig.fake.garble(stray);
    await turns();
    expect(rig.reportsOf('stray_response')).toHaveLength(1);
    await rig.advance(1);
    rig.fake.garble('Response: Success\r\n\r\n');
    await turns();
    expect(rig.reportsOf('stray_response')).toHaveLength(2);
    expect(rig.reportsOf('stray_response')[1]?.fields).toMatchObject({ actionId: undefined, strays: 5 });
    expect(rig.pbx.state).toBe('ready');
    expect(rig.pbx.epoch).toBe(1);
  });

  it('is bounded in what of it is told', async () => {
    const rig = await Rig.ready();
    rig.fake.garble(`Response: Success\r\nActionID: ${'x'.repeat(100_000)}\r\n\r\n`);
    await turns();
    expect(String(rig.reportsOf('stray_response')[0]?.fields.actionId)).toHaveLength(64);
  });

  it('is not what comes late, or twice', async () => {
    const rig = await Rig.ready();
    rig.fake.on('CoreStatus', (call) => {
      call.respond();
      call.respond();
    });
    await rig.pbx.send('CoreStatus');
    await turns();
    expect(rig.pbx.stats).toMatchObject({ duplicateResponses: 1, unmatchedResponses: 0 });
    expect(rig.reportsOf('stray_response')).toEqual([]);
  });
});
