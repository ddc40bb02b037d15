import { describe, expect, it } from 'vitest';
import { filterOf } from '../../../src/cli/commands/events.js';
import { fieldsOf } from '../../../src/cli/commands/send.js';
import { AmiEvent } from '../../../src/protocol/event.js';

const arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 } as const;
const context = { source: 'pbx', listenerId: 'pbx/1' };

const passes = (
  names: readonly string[],
  conditions: readonly (readonly [string, string])[],
  name: string,
  ...fields: string[]
): boolean =>
  filterOf(names, conditions)(new AmiEvent(name, [`Event: ${name}`, ...fields].join('\r\n'), arrival, 1), context);

describe('the filter of events', () => {
  it('passes everything when nothing is asked for', () => {
    expect(passes([], [], 'Hangup')).toBe(true);
  });

  it('takes names in any case', () => {
    expect(passes(['hangup', 'DIALEND'], [], 'DialEnd')).toBe(true);
    expect(passes(['hangup'], [], 'HangupRequest')).toBe(false);
  });

  it('wants every field, and any of the values of one', () => {
    const where = [
      ['Queue', 'support'],
      ['queue', 'sales'],
      ['Paused', '1'],
    ] as const;
    expect(passes([], where, 'QueueMemberPause', 'Queue: sales', 'Paused: 1')).toBe(true);
    expect(passes([], where, 'QueueMemberPause', 'Queue: sales', 'Paused: 0')).toBe(false);
    expect(passes([], where, 'QueueMemberPause', 'Paused: 1')).toBe(false);
  });

  it('compares what people read as well as what was sent', () => {
    const sent = "Value: O\\'Brien";
    expect(passes([], [['Value', "O'Brien"]], 'VarSet', sent)).toBe(true);
    expect(passes([], [['Value', "O\\'Brien"]], 'VarSet', sent)).toBe(true);
  });
});

describe('the fields of an action', () => {
  it('keep their order, repeat where they are repeated, and have variables apart', () => {
    const headers = [
      ['Channel', 'PJSIP/100'],
      ['Codecs', 'ulaw'],
      ['codecs', 'alaw'],
      ['__proto__', 'plain data'],
    ] as const;
    const fields = fieldsOf(headers, [
      ['A', '1'],
      ['B', '2=3'],
    ]);
    expect(Object.entries(fields)).toEqual([
      ['Channel', 'PJSIP/100'],
      ['Codecs', ['ulaw', 'alaw']],
      ['__proto__', 'plain data'],
      ['Variable', { A: '1', B: '2=3' }],
    ]);
  });

  it('may hold an ActionID, once, and no action', () => {
    expect(fieldsOf([['ActionID', 'mine']], [])).toEqual({ ActionID: 'mine' });
    expect(() =>
      fieldsOf(
        [
          ['ActionID', 'a'],
          ['actionid', 'b'],
        ],
        [],
      ),
    ).toThrow('-H ActionID is given twice');
    expect(() => fieldsOf([['action', 'Ping']], [])).toThrow('-H action is what stands behind send');
  });

  it('name variables in one way', () => {
    expect(() => fieldsOf([['variable', 'A=1']], [['B', '2']])).toThrow('-V and -H Variable exclude each other');
  });
});
