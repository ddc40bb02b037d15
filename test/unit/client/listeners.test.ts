import { describe, expect, it } from 'vitest';
import { AbortGroups } from '../../../src/client/actions/abort-groups.js';
import { Listeners } from '../../../src/client/listening/listeners.js';
import type { AmiEvent } from '../../../src/protocol/event.js';
import type { Report } from '../../../src/telemetry/report.js';
import { anEvent } from '../../support/messages.js';

const make = (max = 10_000) => {
  const reports: Report[] = [];
  const listeners = new Listeners('pbx', max, (report) => reports.push(report), new AbortGroups());
  return { listeners, reports };
};

describe('listeners', () => {
  it('are called in the order of their registration, whatever their filters', () => {
    const { listeners } = make();
    const order: number[] = [];
    listeners.add('Hangup', () => order.push(1));
    listeners.add(
      () => true,
      () => order.push(2),
    );
    listeners.add(['Newchannel', 'Hangup'], () => order.push(3));
    listeners.add({ Event: 'Hangup' }, () => order.push(4));
    listeners.dispatch(anEvent('Hangup'));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('get the event, its source and their own id', () => {
    const { listeners } = make();
    const seen: unknown[] = [];
    const id = listeners.add('Hangup', (event, context) => seen.push([event.name, context]));
    listeners.dispatch(anEvent('Hangup'));
    expect(seen).toEqual([['Hangup', { source: 'pbx', listenerId: id }]]);
  });

  it('have ids that are never used twice', () => {
    const { listeners } = make();
    const ids = new Set<string>();
    for (let i = 0; i < 100; i += 1) {
      const id = listeners.add('Hangup', () => undefined);
      ids.add(id);
      listeners.delete(id);
    }
    expect(ids.size).toBe(100);
  });

  it('may be objects, which keep their own this', () => {
    const { listeners } = make();
    const counter = {
      count: 0,
      handle() {
        this.count += 1;
      },
    };
    listeners.add('Hangup', counter);
    listeners.dispatch(anEvent('Hangup'));
    expect(counter.count).toBe(1);
  });

  it('cost nothing for events of other names', () => {
    const { listeners } = make();
    listeners.add('Hangup', () => undefined);
    listeners.add({ Event: 'Newchannel', Channel: 'x' }, () => undefined);
    expect(listeners.wants('VarSet')).toBe(false);
    expect(listeners.wants('Hangup')).toBe(true);
    expect(listeners.wants('Newchannel')).toBe(true);
  });

  it('are found again after names made up by a peer have pushed each other out', () => {
    const { listeners } = make();
    const seen: string[] = [];
    listeners.add('Hangup', (event) => seen.push(event.name));
    for (let i = 0; i < 10_000; i += 1) listeners.wants(`Made up ${i}`);
    listeners.dispatch(anEvent('Hangup'));
    expect(seen).toEqual(['Hangup']);
  });

  it.each(['error', '__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    'C36: take an event named %s for plain data',
    (name) => {
      const { listeners, reports } = make();
      const seen: string[] = [];
      expect(listeners.wants(name)).toBe(false);
      listeners.add(name, (event) => seen.push(event.name));
      listeners.dispatch(anEvent(name));
      expect(seen).toEqual([name]);
      expect(reports).toEqual([]);
    },
  );
});

describe('a field match', () => {
  const match = (filter: Record<string, string>, event: AmiEvent) => {
    const { listeners } = make();
    let hits = 0;
    listeners.add(filter, () => {
      hits += 1;
    });
    listeners.dispatch(event);
    return hits === 1;
  };

  it('compares values exactly, and names without regard to case', () => {
    expect(match({ channel: 'PJSIP/1' }, anEvent('Hangup', { Channel: 'PJSIP/1' }))).toBe(true);
    expect(match({ Channel: 'PJSIP/1' }, anEvent('Hangup', { Channel: 'pjsip/1' }))).toBe(false);
    expect(match({ Channel: 'PJSIP' }, anEvent('Hangup', { Channel: 'PJSIP/1' }))).toBe(false);
  });

  it('wants all its fields', () => {
    const filter = { EVENT: 'Hangup', Channel: 'a', Cause: '16' };
    expect(match(filter, anEvent('Hangup', { Channel: 'a', Cause: '16' }))).toBe(true);
    expect(match(filter, anEvent('Hangup', { Channel: 'a' }))).toBe(false);
    expect(match(filter, anEvent('Newchannel', { Channel: 'a', Cause: '16' }))).toBe(false);
  });

  it.each([
    ['an empty name', ''],
    ['no names', []],
    ['an empty name among names', ['Hangup', '']],
    ['no fields', {}],
    ['a field that is no string', { Cause: 16 }],
    ['null', null],
    ['a number', 16],
  ])('and any filter is refused when it is %s', (_what, filter) => {
    const { listeners } = make();
    expect(() => listeners.add(filter as never, () => undefined)).toThrow(
      expect.objectContaining({ code: 'AMI_INVALID_OPTION' }),
    );
    expect(listeners.size).toBe(0);
  });

  it.each([undefined, null, {}, 'handle', { handle: 1 }])('and a handler is refused when it is %j', (handler) => {
    const { listeners } = make();
    expect(() => listeners.add('Hangup', handler as never)).toThrow(expect.objectContaining({ option: 'handler' }));
  });
});

describe('a listener for one event', () => {
  it('fires once and is gone', () => {
    const { listeners } = make();
    let hits = 0;
    const id = listeners.add('Hangup', () => (hits += 1), { once: true });
    listeners.dispatch(anEvent('Hangup'));
    listeners.dispatch(anEvent('Hangup'));
    expect(hits).toBe(1);
    expect(listeners.delete(id)).toBe(false);
  });

  it('fires once when its own handler causes the same event', () => {
    const { listeners } = make();
    let hits = 0;
    listeners.add(
      'Hangup',
      () => {
        hits += 1;
        listeners.dispatch(anEvent('Hangup'));
      },
      { once: true },
    );
    listeners.dispatch(anEvent('Hangup'));
    expect(hits).toBe(1);
  });

  it('fires once when its filter causes the same event', () => {
    const { listeners } = make();
    let hits = 0;
    let nested = false;
    const filter = () => {
      if (nested) return true;
      nested = true;
      listeners.dispatch(anEvent('Hangup'));
      return true;
    };
    listeners.add(filter, () => (hits += 1), { once: true });
    listeners.dispatch(anEvent('Hangup'));
    expect(hits).toBe(1);
  });

  it('waits on when its filter says no, or throws', () => {
    const { listeners, reports } = make();
    const answers = [
      () => false,
      () => {
        throw new Error('bug');
      },
      () => true,
    ];
    let hits = 0;
    listeners.add(
      () => answers.shift()?.() ?? false,
      () => (hits += 1),
      { once: true },
    );
    for (let i = 0; i < 4; i += 1) listeners.dispatch(anEvent('Hangup'));
    expect(hits).toBe(1);
    expect(reports).toHaveLength(1);
  });

  it('is gone also when it throws', () => {
    const { listeners, reports } = make();
    listeners.add(
      'Hangup',
      () => {
        throw new Error('bug');
      },
      { once: true },
    );
    listeners.dispatch(anEvent('Hangup'));
    listeners.dispatch(anEvent('Hangup'));
    expect(reports).toHaveLength(1);
    expect(listeners.size).toBe(0);
  });
});

describe('E56: during a dispatch', () => {
  it('one that is removed is not called any more', () => {
    const { listeners } = make();
    const order: string[] = [];
    listeners.add('Hangup', () => {
      order.push('first');
      listeners.delete(second);
    });
    const second = listeners.add('Hangup', () => order.push('second'));
    listeners.add('Hangup', () => order.push('third'));
    listeners.dispatch(anEvent('Hangup'));
    expect(order).toEqual(['first', 'third']);
  });

  it('one that its own filter removes is not called any more', () => {
    const { listeners } = make();
    let hits = 0;
    const id = listeners.add(
      () => listeners.delete(id),
      () => (hits += 1),
    );
    listeners.dispatch(anEvent('Hangup'));
    expect(hits).toBe(0);
  });

  it('one that is added begins with the next event', () => {
    const { listeners } = make();
    const order: string[] = [];
    let added = false;
    listeners.add('Hangup', () => {
      order.push('first');
      if (added) return;
      added = true;
      listeners.add('Hangup', () => order.push('second'));
    });
    listeners.dispatch(anEvent('Hangup'));
    expect(order).toEqual(['first']);
    listeners.dispatch(anEvent('Hangup'));
    expect(order).toEqual(['first', 'first', 'second']);
  });
});

describe('what goes wrong in a listener', () => {
  it('E54: is reported with its id, and reaches no other', async () => {
    const { listeners, reports } = make();
    const bug = new Error('bug');
    const seen: string[] = [];
    const ids = [
      listeners.add('Hangup', () => {
        throw bug;
      }),
      listeners.add('Hangup', async () => {
        throw bug;
      }),
      listeners.add('Hangup', () => ({
        // biome-ignore lint/suspicious/noThenProperty: a promise of another library
        then: (_ok: unknown, failed: (error: unknown) => void) => failed(bug),
      })),
    ];
    listeners.add('Hangup', () => seen.push('last'));
    listeners.dispatch(anEvent('Hangup'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual(['last']);
    expect(reports.map(({ type, fields }) => [type, fields.listener, fields.error]).sort()).toEqual(
      ids.map((id) => ['listener_failed', id, bug]).sort(),
    );
  });

  it('is reported also when it is no error', () => {
    const { listeners, reports } = make();
    listeners.add('Hangup', () => {
      throw undefined;
    });
    listeners.dispatch(anEvent('Hangup'));
    expect(reports).toHaveLength(1);
  });
});

describe('the number of listeners', () => {
  it('is limited, and room is made by removing one', () => {
    const { listeners } = make(2);
    const id = listeners.add('Hangup', () => undefined);
    listeners.add('Hangup', () => undefined);
    expect(() => listeners.add('Hangup', () => undefined)).toThrow(
      expect.objectContaining({ code: 'AMI_TOO_MANY_LISTENERS', sent: undefined }),
    );
    listeners.delete(id);
    expect(() => listeners.add('Hangup', () => undefined)).not.toThrow();
  });

  it('does not count those that an aborted signal kept out', () => {
    const { listeners } = make(1);
    const id = listeners.add('Hangup', () => undefined, { signal: AbortSignal.abort() });
    expect(listeners.size).toBe(0);
    expect(listeners.delete(id)).toBe(false);
  });
});

describe('the signal of a listener', () => {
  it('removes it, also during a dispatch', () => {
    const { listeners } = make();
    const controller = new AbortController();
    let hits = 0;
    listeners.add('Hangup', () => controller.abort());
    listeners.add('Hangup', () => (hits += 1), { signal: controller.signal });
    listeners.dispatch(anEvent('Hangup'));
    expect(hits).toBe(0);
    expect(listeners.size).toBe(1);
  });

  it('may be shared by thousands, without a warning of the process', async () => {
    const heard: string[] = [];
    const listen = (warning: Error) => heard.push(warning.message);
    process.on('warning', listen);
    const { listeners } = make();
    const { signal, abort } = ((controller) => ({ signal: controller.signal, abort: () => controller.abort() }))(
      new AbortController(),
    );
    const ids = Array.from({ length: 5_000 }, () => listeners.add('Hangup', () => undefined, { signal }));
    for (const id of ids.slice(0, 2_500)) listeners.delete(id);
    abort();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(listeners.size).toBe(0);
    expect(heard).toEqual([]);
  });
});
