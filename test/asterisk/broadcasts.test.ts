import { expect, it } from 'vitest';
import { type AmiEvent, connect } from '../../src/index.js';
import { hangUpAll, holdingCall } from './calls.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

describeEachAsterisk('an event that answers an action of another session (47)', (pbx) => {
  it('is news here, even under an ActionID that is in flight here', async () => {
    await using ours = await connect(pbx.url, { id: 'ours' });
    await using theirs = await connect(pbx.url, { id: 'theirs' });
    const ActionID = 'one-and-the-same';
    const heard: AmiEvent[] = [];
    ours.addListener('OriginateResponse', (event) => heard.push(event));
    // Stalls our own session, so that the answer to it and their event come while it is in flight.
    const call = { Channel: `Local/${extensions.ring}@default`, Application: 'Wait', Timeout: 1_500, ActionID };
    const blocked = ours.send('Originate', call, { blocking: true });
    await theirs.send('Originate', { ...holdingCall, ActionID });
    await expect(blocked).rejects.toMatchObject({ code: 'AMI_ACTION_ERROR' });
    await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(1);
    expect(heard[0]).toMatchObject({ actionId: ActionID, source: 'ours' });
    expect(heard[0]?.get('Response')).toBe('Success');
    await hangUpAll(ours);
  });

  it('D47: goes to the listeners of both, and settles nothing', async () => {
    await using ours = await connect(pbx.url, { id: 'ours' });
    await using theirs = await connect(pbx.url, { id: 'theirs' });
    const heard = { ours: [] as unknown[], theirs: [] as unknown[] };
    for (const connection of [ours, theirs]) {
      connection.addListener(['OriginateResponse', 'UserEvent'], ({ name, actionId, source }) =>
        heard[source as 'ours' | 'theirs'].push([name, actionId]),
      );
    }
    const queued = await ours.send('Originate', { ...holdingCall, ActionID: 'a-call' });
    expect(queued.events).toEqual([]);
    await ours.send('UserEvent', { UserEvent: 'Said', ActionID: 'a-word' });
    await expect.poll(() => [heard.ours.length, heard.theirs.length], { timeout: 10_000 }).toEqual([2, 2]);
    const expected = expect.arrayContaining([
      ['OriginateResponse', 'a-call'],
      ['UserEvent', 'a-word'],
    ]);
    expect(heard).toEqual({ ours: expected, theirs: expected });
    expect(theirs.stats).toMatchObject({ unmatchedResponses: 0, late: 0 });
    await hangUpAll(ours);
  });

  it('keeps each process to its own: no two of a thousand ActionIDs are the same', async () => {
    const connections = await Promise.all(Array.from({ length: 4 }, (_, n) => connect(pbx.url, { id: `c${n}` })));
    const answers = await Promise.all(
      connections.flatMap((connection) => Array.from({ length: 250 }, () => connection.send('Ping'))),
    );
    const ids = answers.map(({ actionId }) => actionId);
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) expect(id).toMatch(/^[!-~]{1,32}$/);
    await Promise.all(connections.map((connection) => connection.close()));
  });
});
