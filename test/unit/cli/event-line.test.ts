import { describe, expect, it } from 'vitest';
import { eventBlock, eventLine } from '../../../src/cli/event-line.js';
import { plain } from '../../../src/cli/paint.js';
import { AmiEvent } from '../../../src/protocol/event.js';

const receivedAt = new Date(2026, 2, 14, 9, 5, 7, 42).getTime();
const arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt } as const;

const event = (name: string, ...fields: string[]): AmiEvent =>
  new AmiEvent(name, [`Event: ${name}`, ...fields].join('\r\n'), arrival, 1);

const line = (of: AmiEvent, width = Number.POSITIVE_INFINITY) => eventLine(of, plain, width);

describe('an event on one line', () => {
  it('says when, what, about whom, what is its own, and then the state of the channel', () => {
    const hangup = event(
      'Hangup',
      'Privilege: call,all',
      'Channel: PJSIP/100-00000001',
      'ChannelState: 6',
      'ChannelStateDesc: Up',
      'CallerIDNum: 100',
      'CallerIDName: 100',
      'ConnectedLineNum: <unknown>',
      'AccountCode: ',
      'Uniqueid: 1.1',
      'Linkedid: 1.1',
      'Cause: 16',
      'Cause-txt: Normal Clearing',
    );
    expect(line(hangup)).toBe(
      '09:05:07.042  Hangup              PJSIP/100-00000001          Cause=16  Cause-txt=Normal Clearing  ChannelStateDesc=Up  CallerIDNum=100  Uniqueid=1.1',
    );
  });

  it('names both ends of a dialled call, and leaves out the rest of the far one', () => {
    const dial = event('DialEnd', 'Channel: a-1', 'DestChannel: b-2', 'DestCallerIDNum: 200', 'DialStatus: ANSWER');
    expect(line(dial)).toMatch(/ DialEnd {13}a-1 → b-2 +DialStatus=ANSWER$/);
  });

  it('is cut to its width, and shows that it is', () => {
    const long = event('UserEvent', 'UserEvent: Done', 'Text: 0123456789');
    const whole = line(long);
    expect(line(long, whole.length)).toBe(whole);
    expect(line(long, whole.length - 1)).toBe(`${whole.slice(0, -2)}…`);
    for (let width = 20; width < whole.length; width += 1) {
      expect([...line(long, width)]).toHaveLength(width);
      expect(line(long, width)).toMatch(/…$/);
    }
  });

  it('reads values as people write them, and lets no value forge a line', () => {
    const odd = event('VarSet', "Value: O\\'Brien", 'Note: a\u001b[31m\nb', 'no colon here');
    expect(line(odd)).toContain("Value=O'Brien");
    expect(line(odd)).toContain('Note=a\\u001b[31m\\nb');
  });
});

describe('an event in full', () => {
  it('has every field as it came, aligned', () => {
    const full = event('VarSet', 'Variable: X', 'Value: 1\u0007', 'Value: 2');
    expect(eventBlock(full, plain)).toBe(
      ['09:05:07.042  VarSet', '  Variable  X', '  Value     1\\u0007', '  Value     2'].join('\n'),
    );
  });
});
