import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/connection/ledger.js';
import type { PendingAction, PendingActionInit } from '../../../src/connection/pending-action.js';
import { OutcomeUnknownError } from '../../../src/errors.js';
import type { Arrival } from '../../../src/protocol/arrival.js';
import { AmiEvent } from '../../../src/protocol/event.js';
import { anAction, anEvent, aResponse } from '../../support/messages.js';
import { outcome } from '../../support/outcome.js';

const modern = 22;
const arrival: Arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 };

const submit = (ledger: Ledger, action: string, id: string, init?: Partial<PendingActionInit>) => {
  const pending = anAction(action, id, init as never);
  ledger.add(pending);
  return { pending, fate: outcome(pending.promise) };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));
const names = (pending: { events: readonly { name: string }[] } | undefined) => pending?.events.map(({ name }) => name);
const lost = ({ context }: PendingAction) => new OutcomeUnknownError(context, 'was lost');

describe('the ledger gives a response to the action that it names', () => {
  it('D43: and to no other', async () => {
    const ledger = new Ledger();
    const one = submit(ledger, 'Ping', 'one');
    const two = submit(ledger, 'Ping', 'two');
    expect(ledger.respond(aResponse('two'), 0, modern)).toBe(true);
    await settled();
    expect(one.fate.state).toBe('pending');
    expect(two.fate.state).toBe('resolved');
    expect(ledger.size).toBe(1);
  });

  it('and to none when it names none, even if only one is in flight', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Ping', 'one');
    expect(ledger.respond(aResponse(undefined), 0, modern)).toBe(false);
    expect(ledger.respond(aResponse('ONE'), 0, modern)).toBe(false);
    expect(ledger.respond(aResponse('one '), 0, modern)).toBe(false);
    await settled();
    expect(fate.state).toBe('pending');
    expect(ledger.counts.unmatched).toBe(3);
  });

  it('or, in the login, to the one whose turn it is', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Challenge', 'one');
    expect(ledger.respond(aResponse(undefined), 0, modern, true)).toBe(true);
    expect(ledger.respond(aResponse(undefined), 0, modern, true)).toBe(false);
    await settled();
    expect(fate.state).toBe('resolved');
  });

  it('D44: and the first one counts when there are several', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'ModuleLoad', 'one');
    ledger.respond(aResponse('one', { Response: 'Error', Message: 'first' }), 0, modern);
    ledger.respond(aResponse('one', { Response: 'Error', Message: 'second' }), 0, modern);
    ledger.respond(aResponse('one', { Message: 'third' }), 0, modern);
    await settled();
    expect(fate.error).toMatchObject({ code: 'AMI_ACTION_ERROR', message: expect.stringContaining('first') });
    expect(ledger.counts).toEqual({ unmatched: 0, late: 0, duplicate: 2 });
  });

  it('and a second success within an open list changes nothing', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'CoreShowChannels', 'one');
    ledger.respond(aResponse('one', { EventList: 'start', Message: 'first' }), 0, modern);
    ledger.respond(aResponse('one', { Message: 'second' }), 0, modern);
    ledger.claim(anEvent('CoreShowChannelsComplete', { ActionID: 'one', EventList: 'Complete' }), 0);
    await settled();
    expect(fate.value?.get('Message')).toBe('first');
    expect(ledger.counts.duplicate).toBe(1);
  });

  it('D45: and one that came too late is counted as late, once', async () => {
    const ledger = new Ledger();
    const { pending } = submit(ledger, 'Ping', 'one');
    pending.promise.catch(() => undefined);
    pending.fail(new Error('timed out'));
    expect(ledger.respond(aResponse('one'), 0, modern)).toBe(true);
    expect(ledger.counts.late).toBe(1);
    expect(ledger.expecting).toBe(false);
  });

  it('D46: and refuses an ActionID that is in flight, but not one that is over', async () => {
    const ledger = new Ledger();
    submit(ledger, 'Ping', 'one');
    expect(() => ledger.add(anAction('Ping', 'one'))).toThrow(
      expect.objectContaining({ code: 'AMI_DUPLICATE_ACTION_ID', sent: false }),
    );
    ledger.respond(aResponse('one'), 0, modern);
    const again = submit(ledger, 'Ping', 'one');
    ledger.respond(aResponse('one'), 0, modern);
    await settled();
    expect(again.fate.state).toBe('resolved');
  });
});

describe('the ledger collects a list', () => {
  it('in order, and gives its end apart', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'QueueStatus', 'one');
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    for (const name of ['QueueParams', 'QueueMember', 'QueueEntry']) {
      expect(ledger.claim(anEvent(name, { ActionID: 'one' }), 0)).toBe(true);
    }
    expect(
      ledger.claim(anEvent('QueueStatusComplete', { ActionID: 'one', EventList: 'Complete', ListItems: '3' }), 0),
    ).toBe(true);
    await settled();
    expect(names(fate.value)).toEqual(['QueueParams', 'QueueMember', 'QueueEntry']);
    expect(fate.value?.completion?.get('ListItems')).toBe('3');
  });

  it.each(['start', 'Start', 'START'])('that opens with EventList: %s', async (word) => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'FAXSessions', 'one');
    ledger.respond(aResponse('one', { EventList: word }), 0, modern);
    await settled();
    expect(fate.state).toBe('pending');
  });

  it.each(['Complete', 'complete', 'cancelled', 'Cancelled'])('D50: that ends with EventList: %s', async (word) => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Status', 'one');
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    ledger.claim(anEvent('StatusComplete', { ActionID: 'one', EventList: word }), 0);
    await settled();
    expect(fate.state).toBe('resolved');
  });

  it('whose rows come before its response', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Status', 'one');
    ledger.claim(anEvent('Status', { ActionID: 'one' }), 0);
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    ledger.claim(anEvent('Status', { ActionID: 'one' }), 0);
    ledger.claim(anEvent('StatusComplete', { ActionID: 'one', EventList: 'Complete' }), 0);
    await settled();
    expect(fate.value?.events).toHaveLength(2);
  });

  it('whose end comes before its response', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Status', 'one');
    ledger.claim(anEvent('StatusComplete', { ActionID: 'one', EventList: 'Complete' }), 0);
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    await settled();
    expect(fate.value?.completion?.name).toBe('StatusComplete');
  });

  it('D50: that is empty: a Success without EventList is a whole answer from 13 on', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'VoicemailUsersList', 'one');
    ledger.respond(aResponse('one', { Message: 'There are no voicemail users currently defined.' }), 0, modern);
    await settled();
    expect(fate.value?.events).toEqual([]);
    expect(fate.value?.completion).toBeUndefined();
  });

  it('and "will follow" in a message makes none', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Command', 'one');
    ledger.respond(aResponse('one', { Message: 'Channels will follow' }), 0, modern);
    await settled();
    expect(fate.state).toBe('resolved');
  });

  it.each(['QueueStatus', 'Status', 'Agents', 'ParkedCalls'])(
    'of Asterisk 12 and older, which does not mark it: %s',
    async (action) => {
      const ledger = new Ledger();
      const { fate } = submit(ledger, action, 'one');
      ledger.respond(aResponse('one'), 0, 11);
      ledger.claim(anEvent('SomeRow', { ActionID: 'one' }), 0);
      await settled();
      expect(fate.state).toBe('pending');
      ledger.claim(anEvent(`${action}Complete`, { ActionID: 'one' }), 0);
      await settled();
      expect(names(fate.value)).toEqual(['SomeRow']);
    },
  );

  it('and an unknown version counts as a new one', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'QueueStatus', 'one');
    ledger.respond(aResponse('one'), 0, undefined);
    await settled();
    expect(fate.state).toBe('resolved');
  });

  it('whose one event is its end: FAXStats', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'FAXStats', 'one');
    ledger.respond(aResponse('one'), 0, modern);
    ledger.claim(anEvent('FAXStats', { ActionID: 'one', CurrentSessions: '0' }), 0);
    await settled();
    expect(fate.value?.completion?.get('CurrentSessions')).toBe('0');
  });

  it('whose rows have no ActionID, between its start and its end', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'IAXpeers', 'one');
    expect(ledger.claim(anEvent('PeerEntry', { ObjectName: 'early' }), 0)).toBe(false);
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    expect(ledger.claim(anEvent('PeerEntry', { ObjectName: 'a' }), 0)).toBe(true);
    expect(ledger.claim(anEvent('Hangup'), 0)).toBe(false);
    ledger.claim(anEvent('PeerlistComplete', { ActionID: 'one', EventList: 'Complete' }), 0);
    expect(ledger.claim(anEvent('PeerEntry', { ObjectName: 'after' }), 0)).toBe(false);
    await settled();
    expect(fate.value?.events.map((row) => row.get('ObjectName'))).toEqual(['a']);
  });

  it('whose rows and end are one stanza, where the action is known to write it so', async () => {
    // As chan_skinny does: no empty lines between them.
    const text = (id: string) =>
      [
        ...['Event: DeviceEntry', `ActionID: ${id}`, 'ObjectName: a', 'Line: b'],
        ...['Event: DeviceEntry', `ActionID: ${id}`, 'ObjectName: c'],
        ...['Event: DevicelistComplete', `ActionID: ${id}`, 'EventList: Complete', 'ListItems: 2'],
      ].join('\r\n');
    const ledger = new Ledger();
    const glued = (id: string) => new AmiEvent('DeviceEntry', text(id), arrival, 7);
    const skinny = submit(ledger, 'SKINNYdevices', 'one');
    const other = submit(ledger, 'SIPpeers', 'two');
    for (const id of ['one', 'two']) {
      ledger.respond(aResponse(id, { EventList: 'start' }), 0, modern);
      ledger.claim(glued(id), 0);
    }
    await settled();
    const { events, completion, miscounted } = skinny.fate.value!;
    expect(events.map((event) => [event.name, event.get('ObjectName'), event.get('Line'), event.seq])).toEqual([
      ['DeviceEntry', 'a', 'b', 7],
      ['DeviceEntry', 'c', undefined, 7],
    ]);
    expect(completion?.name).toBe('DevicelistComplete');
    expect(completion?.get('ObjectName')).toBeUndefined();
    expect(miscounted).toBe(false);
    expect(names(other.fate.value)).toEqual([]);
    expect(other.fate.value?.completion?.name).toBe('DeviceEntry');
  });

  it('D50: that ends in an Error after rows, with what had come', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'ShowDialPlan', 'one');
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    ledger.claim(anEvent('ListDialplan', { ActionID: 'one' }), 0);
    ledger.respond(aResponse('one', { Response: 'Error', Message: 'no such extension' }), 0, modern);
    await settled();
    expect(fate.code).toBe('AMI_ACTION_ERROR');
    expect(names((fate.error as { response: never }).response)).toEqual(['ListDialplan']);
  });

  it('and the Complete that follows such an Error is no news', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'PJSIPShowEndpoint', 'one');
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    ledger.respond(aResponse('one', { Response: 'Error' }), 0, modern);
    expect(ledger.claim(anEvent('EndpointDetailComplete', { ActionID: 'one', EventList: 'Complete' }), 0)).toBe(true);
    expect(ledger.expecting).toBe(false);
    await settled();
    expect(fate.code).toBe('AMI_ACTION_ERROR');
  });

  it('up to its limit of rows', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Status', 'one', { bounds: { maxRows: 2 } } as never);
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    for (let i = 0; i < 3; i += 1) ledger.claim(anEvent('Status', { ActionID: 'one' }), 0);
    await settled();
    expect(fate.error).toMatchObject({ code: 'AMI_LIST_TOO_LONG', sent: true });
    expect(ledger.claim(anEvent('Status', { ActionID: 'one' }), 0)).toBe(true);
  });

  it('up to its limit of bytes', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Status', 'one', { bounds: { maxBytes: 1_000 } } as never);
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    ledger.claim(anEvent('Status', { ActionID: 'one', Long: 'x'.repeat(1_000) }), 0);
    await settled();
    expect(fate.code).toBe('AMI_LIST_TOO_LONG');
  });

  it('up to the event that the caller waits for', async () => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, 'Custom', 'one', { until: (event) => event.name === 'CustomDone' });
    ledger.respond(aResponse('one'), 0, modern);
    ledger.claim(anEvent('CustomRow', { ActionID: 'one' }), 0);
    ledger.claim(anEvent('CustomDone', { ActionID: 'one' }), 0);
    await settled();
    expect(names(fate.value)).toEqual(['CustomRow']);
    expect(fate.value?.completion?.name).toBe('CustomDone');
  });

  it('and what the caller throws about that goes to the caller', async () => {
    const ledger = new Ledger();
    const bug = new Error('bug in until');
    const { fate } = submit(ledger, 'Custom', 'one', {
      until: () => {
        throw bug;
      },
    });
    ledger.respond(aResponse('one'), 0, modern);
    expect(() => ledger.claim(anEvent('CustomRow', { ActionID: 'one' }), 0)).not.toThrow();
    await settled();
    expect(fate.error).toMatchObject({ code: 'AMI_ACTION_ABORTED', sent: true, cause: bug });
  });
});

describe('the ledger keeps apart what is not of a list', () => {
  it.each(['OriginateResponse', 'UserEvent', 'SIPQualifyPeerDone'])(
    '%s is news, whatever ActionID it has',
    async (name) => {
      const ledger = new Ledger();
      const { fate } = submit(ledger, 'Status', 'one');
      ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
      expect(ledger.claim(anEvent(name, { ActionID: 'one', EventList: 'Complete', Response: 'Success' }), 0)).toBe(
        false,
      );
      await settled();
      expect(fate.state).toBe('pending');
    },
  );

  it.each([
    ['Originate', 'OriginateResponse'],
    ['UserEvent', 'UserEvent'],
    ['SIPqualifypeer', 'SIPQualifyPeerDone'],
  ])('%s may wait for its own %s, which is news as well', async (action, name) => {
    const ledger = new Ledger();
    const { fate } = submit(ledger, action, 'one', { until: (event) => event.name === name });
    ledger.respond(aResponse('one'), 0, modern);
    expect(ledger.claim(anEvent(name, { ActionID: 'another' }), 0)).toBe(false);
    expect(ledger.claim(anEvent(name, { ActionID: 'one' }), 0)).toBe(false);
    await settled();
    expect(fate.value?.completion?.name).toBe(name);
  });

  it('a stanza without a head that names an action is no row of another', async () => {
    const ledger = new Ledger();
    const { pending, fate } = submit(ledger, 'CoreShowChannels', 'one');
    ledger.respond(aResponse('one', { EventList: 'start' }), 0, modern);
    expect(ledger.adopt(new AmiEvent('', 'Channel: a\r\nActionID: ONE', arrival, 1), 0)).toBe(false);
    expect(ledger.adopt(new AmiEvent('', 'EventList: Complete\r\nActionID: two', arrival, 2), 0)).toBe(false);
    expect(ledger.adopt(new AmiEvent('', 'Channel: b\r\nActionID: one', arrival, 3), 0)).toBe(true);
    expect(ledger.adopt(new AmiEvent('', 'Channel: c', arrival, 4), 0)).toBe(true);
    pending.take(anEvent('CoreShowChannelsComplete', { ActionID: 'one', EventList: 'Complete' }), 0);
    await settled();
    expect(fate.value?.events.map((row) => row.get('Channel'))).toEqual(['b', 'c']);
  });

  it('an event of another process is news', () => {
    const ledger = new Ledger();
    submit(ledger, 'Status', 'one');
    expect(ledger.claim(anEvent('Status', { ActionID: 'theirs' }), 0)).toBe(false);
  });
});

describe('the rows of a list that was given up', () => {
  const giveUp = (
    ledger: Ledger,
    action: string,
    major: number,
    opened: boolean,
    init?: Partial<PendingActionInit>,
  ) => {
    const { pending } = submit(ledger, action, 'one', init);
    pending.promise.catch(() => undefined);
    const start: Record<string, string> = major >= 13 && !init?.until ? { EventList: 'start' } : {};
    if (opened) ledger.respond(aResponse('one', start), 0, major);
    pending.fail(new Error('given up'));
    if (!opened) ledger.respond(aResponse('one', start), 0, major);
  };

  it.each([true, false])('are counted and never dispatched, until its end (had it begun: %s)', (opened) => {
    const ledger = new Ledger();
    giveUp(ledger, 'CoreShowChannels', modern, opened);
    const before = ledger.counts.late;
    expect(ledger.claim(anEvent('CoreShowChannel', { ActionID: 'one' }), 0)).toBe(true);
    expect(ledger.claim(anEvent('CoreShowChannelsComplete', { ActionID: 'one', EventList: 'Complete' }), 0)).toBe(true);
    expect(ledger.counts.late - before).toBe(2);
    expect(ledger.expecting).toBe(false);
  });

  it.each([true, false])('also where Asterisk 12 marks neither end (had it begun: %s)', (opened) => {
    const ledger = new Ledger();
    giveUp(ledger, 'QueueStatus', 11, opened);
    expect(ledger.claim(anEvent('QueueMember', { ActionID: 'one' }), 0)).toBe(true);
    expect(ledger.claim(anEvent('QueueStatusComplete', { ActionID: 'one' }), 0)).toBe(true);
    expect(ledger.expecting).toBe(false);
  });

  it.each([true, false])('also where they have no ActionID (had it begun: %s)', (opened) => {
    const ledger = new Ledger();
    giveUp(ledger, 'IAXpeers', modern, opened);
    expect(ledger.claim(anEvent('PeerEntry', { ObjectName: 'a' }), 0)).toBe(true);
    expect(ledger.claim(anEvent('PeerlistComplete', { ActionID: 'one', EventList: 'Complete' }), 0)).toBe(true);
    expect(ledger.claim(anEvent('PeerEntry', { ObjectName: 'b' }), 0)).toBe(false);
    expect(ledger.expecting).toBe(false);
  });

  it.each([true, false])('also where only the caller knew its end (had it begun: %s)', (opened) => {
    const ledger = new Ledger();
    giveUp(ledger, 'Custom', modern, opened, { until: (event) => event.name === 'CustomDone' });
    expect(ledger.claim(anEvent('CustomRow', { ActionID: 'one' }), 0)).toBe(true);
  });

  it('and an Error after it was given up is its end', () => {
    const ledger = new Ledger();
    giveUp(ledger, 'CoreShowChannels', modern, true);
    ledger.respond(aResponse('one', { Response: 'Error' }), 0, modern);
    expect(ledger.expecting).toBe(false);
  });

  it('are remembered for ten thousand actions, and not for more', () => {
    const ledger = new Ledger();
    for (let i = 0; i <= 10_000; i += 1) {
      const pending = anAction('Status', `id-${i}`);
      pending.promise.catch(() => undefined);
      ledger.add(pending);
      pending.fail(new Error('given up'));
    }
    expect(ledger.claim(anEvent('Status', { ActionID: 'id-0' }), 0)).toBe(false);
    expect(ledger.claim(anEvent('Status', { ActionID: 'id-1' }), 0)).toBe(true);
  });
});

describe('at the end of a session', () => {
  it('every action ends once, with the error made for it', async () => {
    const ledger = new Ledger();
    const fates = ['one', 'two'].map((id) => submit(ledger, 'Ping', id).fate);
    ledger.failAll(lost);
    ledger.failAll(lost);
    await settled();
    expect(fates.map(({ code, sent }) => [code, sent])).toEqual(Array(2).fill(['AMI_OUTCOME_UNKNOWN', true]));
    expect(ledger.size).toBe(0);
    expect(ledger.expecting).toBe(false);
  });

  it('an action that stalls the session does so until it is over', () => {
    const ledger = new Ledger();
    const { pending } = submit(ledger, 'Originate', 'one', { blocking: true });
    pending.promise.catch(() => undefined);
    expect(ledger.isBlocked(0)).toBe(true);
    pending.fail(new Error('given up'));
    expect(ledger.isBlocked(0)).toBe(false);
  });

  it('one that its caller has given up does so for as long as Asterisk may be busy with it', () => {
    const ledger = new Ledger();
    for (const id of ['one', 'two']) {
      const { pending } = submit(ledger, 'Originate', id, { blocking: true, stallMs: 1_000 });
      pending.promise.catch(() => undefined);
      pending.fail(new Error('given up'));
    }
    expect([0, 1_999, 2_000].map((now) => ledger.isBlocked(now))).toEqual([true, true, false]);
    ledger.respond(aResponse('one', { Response: 'Error' }), 0, modern);
    expect(ledger.isBlocked(0)).toBe(true);
    ledger.respond(aResponse('two'), 0, modern);
    expect(ledger.isBlocked(0)).toBe(false);
  });
});
