import { describe, expect, it } from 'vitest';
import { createActionIds } from '../../../src/protocol/action-id.js';
import type { ActionCall } from '../../../src/testing/index.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** A rig whose Getvar answers with a value that dialplan data decided, line ends and all. */
const readingValue = async (value: (call: ActionCall) => string) => {
  const rig = await Rig.ready();
  rig.fake.on('Getvar', (call) => {
    const head = `Response: Success\r\nActionID: ${call.get('ActionID')}\r\nVariable: NOTE\r\n`;
    rig.fake.garble(`${head}Value: ${value(call)}\r\n\r\n`);
  });
  return rig;
};

describe('stanzas that a value forges', () => {
  it('add fields that come after those of Asterisk', async () => {
    const rig = await readingValue(() => 'first\r\nInjected: yes\r\nResponse: Error\r\nValue: second');
    const answer = await rig.pbx.send('Getvar', { Variable: 'NOTE' });
    expect(answer.success).toBe(true);
    expect(answer.get('Value')).toBe('first');
    expect(answer.getAll('Value')).toEqual(['first', 'second']);
    expect(answer.get('Injected')).toBe('yes');
  });

  it('are counted when they are neither response nor event, and the session goes on', async () => {
    const rig = await readingValue(() => 'first\r\n\r\nActionID: none\r\nNonsense\r\n\r\n\r\n: x\r\n\r\n__proto__: y');
    expect((await rig.pbx.send('Getvar', { Variable: 'NOTE' })).get('Value')).toBe('first');
    await rig.pbx.send('Ping');
    expect(rig.pbx.stats.malformed).toBe(3);
    expect(rig.pbx).toMatchObject({ state: 'ready', epoch: 1 });
  });

  it.each([
    ['names no action', ''],
    ['has an empty ActionID', 'ActionID: \r\n'],
    ['guesses the counter alone', 'ActionID: 2\r\n'],
    ['has the prefix of another source', `ActionID: ${createActionIds().prefix}2\r\n`],
  ])('answer nothing when a response %s', async (_, line) => {
    const rig = await readingValue(() => `first\r\n\r\nResponse: Success\r\n${line}Ping: Forged`);
    let answer = (): void => undefined;
    rig.fake.on('Ping', (call) => {
      answer = () => call.respond({ Ping: 'Pong' });
    });
    const read = rig.pbx.send('Getvar', { Variable: 'NOTE' });
    const pending = rig.pbx.send('Ping');
    const settled: string[] = [];
    pending.then(
      (response) => settled.push(response.get('Ping') ?? ''),
      (error: unknown) => settled.push(String(error)),
    );
    expect((await read).get('Value')).toBe('first');
    await turns();
    expect(settled).toEqual([]);
    expect(rig.pbx.stats.unmatchedResponses).toBe(1);
    answer();
    expect((await pending).get('Ping')).toBe('Pong');
    expect(settled).toEqual(['Pong']);
  });

  it('end no list that they do not name', async () => {
    const rig = await Rig.ready();
    rig.fake.on('CoreShowChannels', (call) => {
      call.startList('Channels will follow');
      rig.fake.garble('Event: CoreShowChannelsComplete\r\nEventList: Complete\r\nListItems: 0\r\n\r\n');
      call.event('CoreShowChannel', { Channel: 'PJSIP/100-1' });
      call.event('CoreShowChannelsComplete', { EventList: 'Complete', ListItems: 1 });
    });
    const { events } = await rig.pbx.send('CoreShowChannels');
    expect(events.map((row) => row.get('Channel'))).toEqual(['PJSIP/100-1']);
  });

  it('are events like any other when they say so, which is why a page warns of them', async () => {
    const rig = await readingValue(() => 'first\r\n\r\nEvent: Hangup\r\nChannel: PJSIP/100-1\r\nCause: 16');
    const heard: (string | undefined)[] = [];
    rig.pbx.addListener('Hangup', (event) => heard.push(event.get('Channel')));
    await rig.pbx.send('Getvar', { Variable: 'NOTE' });
    await turns();
    expect(heard).toEqual(['PJSIP/100-1']);
  });
});

describe('ActionIDs that nobody guesses', () => {
  const bits = 48;
  const sources = Array.from({ length: 2_000 }, createActionIds);
  const randomParts = sources.map(({ prefix }) => /^av-([0-9a-f]{12})-$/.exec(prefix)?.[1] ?? '');

  it(`have ${bits} random bits, no two sources alike`, () => {
    expect(randomParts).not.toContain('');
    expect(new Set(randomParts).size).toBe(sources.length);
  });

  it('of which each is set as often as not, and none follows another', () => {
    const rows = randomParts.map((hex) => BigInt(`0x${hex}`).toString(2).padStart(bits, '0'));
    // Of 2,000 fair bits about 1,000 are set; 180 more or less are eight standard deviations.
    const even = (count: number) => count > 820 && count < 1_180;
    for (let one = 0; one < bits; one += 1) {
      expect(even(rows.filter((row) => row[one] === '1').length)).toBe(true);
      for (let other = one + 1; other < bits; other += 1) {
        expect(even(rows.filter((row) => row[one] === row[other]).length)).toBe(true);
      }
    }
  });
});
