import { describe, expect, it } from 'vitest';
import { bareList } from '../../../src/catalog/lists.js';
import { createActionIds } from '../../../src/protocol/action-id.js';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../../unit/supervisor/support/manual-clock.js';
import { channelActions } from './actions/channel-actions.js';
import { deviceActions } from './actions/device-actions.js';
import { formActions } from './actions/form-actions.js';
import { queueActions } from './actions/queue-actions.js';
import { serverActions } from './actions/server-actions.js';
import { lineValue, ScriptedServer } from './scripted-server.js';

const cases = [...formActions, ...channelActions, ...queueActions, ...deviceActions, ...serverActions];

it('has no case twice', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

describe('an action leaves as it was given', () => {
  it.each(cases)('$id: $action', async ({ action, fields, options, lines }) => {
    const server = new ScriptedServer({});
    const rig = await Rig.ready({ options: { dial: server.dial } });
    const before = server.received.length;
    const answer = rig.pbx.send(action as string, fields, options);
    const fate = outcome(answer);
    await turns();
    const [received, ...others] = server.received.slice(before);
    expect(others).toEqual([]);
    if (typeof lines === 'string') {
      expect([fate.code, fate.sent, received]).toEqual([lines, false, undefined]);
      return;
    }
    const [first, second = '', ...rest] = received ?? [];
    expect(first).toBe(`Action: ${action}`);
    expect(second).toMatch(/^ActionID: ./);
    expect(rest).toEqual(lines);
    const own = fields.ActionID ?? fields.actionid;
    if (own !== undefined) expect(second).toBe(`ActionID: ${own}`);
    server.write(`Response: Success\r\nActionID: ${lineValue(received ?? [], 'ActionID')}\r\n\r\n`);
    const list = bareList(action, undefined);
    if (list) server.write(`Event: ${list.complete[0]}\r\nActionID: ${lineValue(received ?? [], 'ActionID')}\r\n\r\n`);
    expect((await answer).success).toBe(true);
  });
});

it('act-028: two thousand ActionIDs at once are two thousand, and none is another program’s', () => {
  const [ours, theirs] = [createActionIds(), createActionIds()];
  const ids = Array.from({ length: 2_000 }, () => [ours(), theirs()]).flat();
  expect(new Set(ids).size).toBe(4_000);
  for (const id of ids) expect(id).toMatch(/^[!-~]{1,32}$/);
});
