import { describe, expect, it } from 'vitest';
import type { CallOutcome } from '../../../src/client/calls/call-outcome.js';
import { CallTracker } from '../../../src/client/calls/call-tracker.js';
import { AmiEvent } from '../../../src/protocol/event.js';

const arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 } as const;
const event = (name: string, fields: Readonly<Record<string, string>>): AmiEvent => {
  const lines = Object.entries({ Event: name, ...fields }).map(([field, value]) => `${field}: ${value}`);
  return new AmiEvent(name, lines.join('\r\n'), arrival, 0);
};

const channel = (uniqueid: string, state = 'Down') => ({
  Channel: `Local/${uniqueid}`,
  Uniqueid: uniqueid,
  Linkedid: 'key',
  ChannelStateDesc: state,
});
const dialled = (uniqueid: string, state = 'Down') => ({
  DestChannel: `Local/${uniqueid}`,
  DestUniqueid: uniqueid,
  DestLinkedid: 'key',
  DestChannelStateDesc: state,
});
const verdict = (reason: number, uniqueid = 'key') =>
  event('OriginateResponse', { ActionID: 'mine', Reason: String(reason), Uniqueid: uniqueid, Channel: 'Local/key' });
const hangUp = (uniqueid: string, cause = 16) => event('Hangup', { ...channel(uniqueid), Cause: String(cause) });
const row = (uniqueid: string, state = 'Up') => event('CoreShowChannel', channel(uniqueid, state));

const follow = (...events: readonly AmiEvent[]) => {
  const stages: string[] = [];
  const outcomes: CallOutcome[] = [];
  const tracker = new CallTracker('key', 'mine', (stage, outcome) => {
    stages.push(`${stage} ${outcome.status}`);
    outcomes.push(outcome);
  });
  for (const one of events) if (tracker.concerns(one)) tracker.feed(one);
  return { tracker, stages, outcomes };
};

describe('a call that is refused since another has its id', () => {
  // As Asterisk 16 sent them when the second call was placed as soon as the first had been answered.
  const late = [
    event('DialBegin', dialled('key')),
    event('Newstate', channel('key', 'Up')),
    event('DialEnd', { ...dialled('key', 'Up'), DialStatus: 'ANSWER' }),
  ];

  it('has failed at once, whether the events of the first come before the verdict or behind it', () => {
    for (const events of [
      [...late, verdict(0)],
      [late[0]!, verdict(0), ...late.slice(1)],
      [verdict(0), ...late],
    ]) {
      const { stages, outcomes, tracker } = follow(...events);
      expect(stages).toEqual(['answered failed', 'connected none', 'ended failed']);
      expect(outcomes[0]).toMatchObject({ channel: undefined, uniqueid: undefined, cause: undefined });
      expect(tracker.lingers).toBe(false);
    }
  });

  it('does not say that it was connected to whom the first talks to', () => {
    const talk = event('DialEnd', { ...channel('key', 'Up'), ...dialled('far', 'Up'), DialStatus: 'ANSWER' });
    const { stages } = follow(late[0]!, talk, verdict(0));
    expect(stages).toEqual(['answered failed', 'connected none', 'ended failed']);
  });

  it('lingers while the first still rings, until it is told that this is none of its own', () => {
    const { stages, tracker } = follow(event('Newchannel', channel('key')), verdict(0));
    expect(stages).toEqual([]);
    expect(tracker.lingers).toBe(true);
    tracker.disown();
    expect(stages).toEqual(['answered failed', 'connected none', 'ended failed']);
    expect(tracker.over).toBe(true);
  });
});

describe('the end of a call', () => {
  it('is known when the hang-up overtakes the verdict', () => {
    const { stages, outcomes } = follow(
      event('Newchannel', channel('key')),
      event('Newstate', channel('key', 'Up')),
      hangUp('key'),
      verdict(4),
    );
    expect(stages).toEqual(['answered answered', 'connected none', 'ended answered']);
    expect(outcomes.at(-1)).toMatchObject({ channel: 'Local/key', cause: 16 });
  });

  it('waits for the verdict though the far leg has answered already', () => {
    const far = event('DialEnd', { ...channel('key', 'Up'), ...dialled('far', 'Up'), DialStatus: 'ANSWER' });
    const { tracker, stages } = follow(event('Newchannel', channel('key')), far);
    expect(stages).toEqual([]);
    tracker.feed(verdict(4));
    expect(stages).toEqual(['answered answered', 'connected answered']);
  });

  it.each([
    [0, undefined, 'cancelled'],
    [3, undefined, 'cancelled'],
    [0, 'NOANSWER', 'cancelled'],
    [5, undefined, 'busy'],
    [0, 'BUSY', 'busy'],
  ])('of one that this side hung up, at reason %i and dial status %s: %s', (reason, DialStatus, expected) => {
    const { tracker, stages } = follow(event('Newchannel', channel('key')));
    tracker.cancel();
    if (DialStatus) tracker.feed(event('DialEnd', { ...dialled('key'), DialStatus }));
    tracker.feed(verdict(reason));
    tracker.feed(hangUp('key'));
    expect(stages).toEqual([`answered ${expected}`, 'connected none', `ended ${expected}`]);
  });
});

describe('a verdict that overtakes all channels', () => {
  it.each([
    [5, 'busy', 17],
    [8, 'congestion', 34],
    [3, 'no-answer', 19],
  ])('waits for them, since they know the cause: reason %i, %s', (reason, expected, cause) => {
    const { tracker, stages, outcomes } = follow(verdict(reason, '<null>'));
    expect(stages).toEqual([]);
    expect(tracker.lingers).toBe(true);
    tracker.feed(event('Newchannel', channel('key')));
    tracker.feed(event('Newchannel', channel('key-2')));
    tracker.feed(hangUp('key', 0));
    expect(stages).toEqual([]);
    tracker.feed(hangUp('key-2', cause));
    expect(stages).toEqual([`answered ${expected}`, 'connected none', `ended ${expected}`]);
    expect(outcomes[0]?.cause).toBe(cause);
  });

  it('is the end where there may have been none', () => {
    const { stages } = follow(verdict(0, '<null>'));
    expect(stages).toEqual(['answered failed', 'connected none', 'ended failed']);
  });

  it('is what they came to when they do not come', () => {
    const { tracker, stages } = follow(verdict(5, '<null>'));
    tracker.disown();
    expect(stages).toEqual(['answered busy', 'connected none', 'ended busy']);
  });
});

describe('a call after a gap', () => {
  const gap = new Error('gap');

  it('has come to what the verdict before it said', () => {
    const { tracker, stages } = follow(event('Newchannel', channel('key')), verdict(5));
    expect(stages).toEqual([]);
    tracker.miss(gap);
    tracker.resume([], gap);
    expect(stages).toEqual(['answered busy', 'connected none', 'ended busy']);
  });

  it('goes on with the channels that are there', () => {
    const { tracker, stages } = follow(event('Newchannel', channel('key')));
    tracker.resume([row('key'), row('key-2')], gap);
    expect(stages).toEqual(['answered answered']);
    tracker.feed(hangUp('key-2'));
    tracker.feed(hangUp('key'));
    expect(stages.at(-1)).toBe('ended answered');
  });

  it('does not wait for a channel whose hang-up came behind the list and was heard first', () => {
    const { stages, outcomes } = follow(event('Newchannel', channel('key')), verdict(4), hangUp('key', 31));
    expect(stages).toEqual(['answered answered', 'connected none', 'ended answered']);
    const early = follow(event('Newchannel', channel('key')), hangUp('key', 31));
    early.tracker.resume([row('key')], gap);
    expect(early.stages).toEqual(['answered unknown', 'connected unknown', 'ended unknown']);
    expect(outcomes.at(-1)?.cause).toBe(31);
  });

  const begin = event('DialBegin', { ...channel('key', 'Up'), ...dialled('far') });
  const end = (DialStatus: string) => event('DialEnd', { ...channel('key', 'Up'), ...dialled('far'), DialStatus });
  const answeredFirst = [event('Newchannel', channel('key')), verdict(4)];

  it.each([
    ['nobody had been dialled', []],
    ['somebody was being dialled', [begin]],
    ['the last to be dialled was busy', [begin, end('BUSY')]],
  ])('does not say what the far leg came to when %s before it', (_when, before) => {
    const { tracker, stages, outcomes } = follow(...answeredFirst, ...before);
    tracker.miss(gap);
    tracker.resume([row('key')], gap);
    expect(stages).toEqual(['answered answered']);
    tracker.feed(hangUp('key'));
    tracker.feed(hangUp('far'));
    expect(stages).toEqual(['answered answered', 'connected unknown', 'ended unknown']);
    expect(outcomes[1]).toMatchObject({ channel: undefined, error: gap });
    expect(outcomes[2]).toMatchObject({ channel: 'Local/key', cause: 16, error: gap });
  });

  it.each([
    ['BUSY', 'busy'],
    ['ANSWER', 'answered'],
  ])('says what the far leg came to when that is seen after it: %s', (status, expected) => {
    const { tracker, stages } = follow(...answeredFirst, begin);
    tracker.miss(gap);
    // Heard before the list that was asked for came to its end.
    tracker.feed(end(status));
    tracker.resume([row('key')], gap);
    tracker.feed(hangUp('key'));
    tracker.feed(hangUp('far'));
    expect(stages).toEqual(['answered answered', `connected ${expected}`, `ended ${expected}`]);
  });

  it('knows all of the far leg when the first answers only after it', () => {
    const { tracker, stages } = follow(event('Newchannel', channel('key')));
    tracker.miss(gap);
    tracker.resume([row('key', 'Ringing')], gap);
    tracker.feed(verdict(4));
    tracker.feed(hangUp('key'));
    expect(stages).toEqual(['answered answered', 'connected none', 'ended answered']);
  });

  it('keeps the far leg that had answered', () => {
    const { tracker, stages } = follow(...answeredFirst, begin, end('ANSWER'));
    tracker.miss(gap);
    tracker.resume([row('key'), row('far')], gap);
    tracker.feed(hangUp('far'));
    tracker.feed(hangUp('key'));
    expect(stages).toEqual(['answered answered', 'connected answered', 'ended answered']);
  });

  it('is unknown when nothing is there', () => {
    const { tracker, outcomes } = follow(event('Newchannel', channel('key')), verdict(4));
    tracker.resume(
      [row('other')].map((one) => event(one.name, { ...channel('other'), Linkedid: 'other' })),
      gap,
    );
    expect(outcomes.at(-1)).toMatchObject({ status: 'unknown', error: gap });
  });
});
