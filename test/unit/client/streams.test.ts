import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const emit = async (rig: Rig, ...numbers: number[]) => {
  for (const number of numbers) rig.fake.emit('Marker', { Number: number });
  await turns();
};

/** Takes what is there, without waiting for more. */
const taken = async (stream: AsyncIterator<{ get(field: string): string | undefined }>, count: number) => {
  const numbers: (string | undefined)[] = [];
  for (let i = 0; i < count; i += 1) {
    const next = await stream.next();
    if (next.done) break;
    numbers.push(next.value.get('Number'));
  }
  return numbers;
};

describe('a stream of events', () => {
  it('has everything from the call on, whenever the loop begins', async () => {
    const rig = await Rig.ready();
    const stream = rig.pbx.events('Marker');
    await emit(rig, 1, 2);
    expect(await taken(stream, 2)).toEqual(['1', '2']);
    const next = outcome(stream.next());
    await emit(rig, 3);
    expect(next.value).toMatchObject({ done: false });
    await stream.return?.();
  });

  it('lets go of everything when the loop is left', async () => {
    const rig = await Rig.ready();
    const stream = rig.pbx.events('Marker');
    await emit(rig, 1, 2);
    for await (const event of stream) {
      expect(event.get('Number')).toBe('1');
      break;
    }
    expect(rig.pbx.stats.listeners).toBe(0);
    expect((await stream.next()).done).toBe(true);
  });

  it('ends when the connection is closed, after what was in it', async () => {
    const rig = await Rig.ready();
    const stream = rig.pbx.events('Marker');
    await emit(rig, 1);
    await rig.finish(rig.pbx.close());
    expect(await taken(stream, 5)).toEqual(['1']);
    expect(await taken(rig.pbx.events('Marker'), 5)).toEqual([]);
  });

  it('goes on across reconnects', async () => {
    const rig = await Rig.ready();
    const stream = rig.pbx.events('Marker');
    await emit(rig, 1);
    rig.fake.drop();
    await rig.advance(1_000);
    await emit(rig, 2);
    expect(await taken(stream, 2)).toEqual(['1', '2']);
    await stream.return?.();
  });

  it('throws when it is aborted, before or after, and only once', async () => {
    const rig = await Rig.ready();
    const controller = new AbortController();
    const stream = rig.pbx.events('Marker', { signal: controller.signal });
    const waiting = outcome(stream.next());
    controller.abort();
    await turns();
    expect(waiting.code).toBe('AMI_WAIT_ABORTED');
    expect((await stream.next()).done).toBe(true);
    const late = outcome(rig.pbx.events('Marker', { signal: controller.signal }).next());
    await turns();
    expect(late.code).toBe('AMI_WAIT_ABORTED');
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('E59: throws when more wait for it than may, after what it had; others are not affected', async () => {
    const rig = await Rig.ready();
    const slow = rig.pbx.events('Marker', { buffer: 2 });
    const roomy = rig.pbx.events('Marker');
    await emit(rig, 1, 2, 3, 4);
    expect(await taken(slow, 2)).toEqual(['1', '2']);
    await expect(slow.next()).rejects.toMatchObject({ code: 'AMI_STREAM_OVERFLOW' });
    expect((await slow.next()).done).toBe(true);
    expect(await taken(roomy, 4)).toEqual(['1', '2', '3', '4']);
    expect(rig.pbx.stats.listeners).toBe(1);
    await roomy.return?.();
  });

  it.each([
    ['drop-oldest', ['3', '4']],
    ['drop-newest', ['1', '2']],
  ] as const)('drops and counts with %s', async (overflow, kept) => {
    const rig = await Rig.ready();
    const stream = rig.pbx.events('Marker', { buffer: 2, overflow });
    await emit(rig, 1, 2, 3, 4);
    expect(stream.dropped).toBe(2);
    expect(await taken(stream, 2)).toEqual(kept);
    await stream.return?.();
  });

  it('refuses options that it does not know', async () => {
    const rig = await Rig.ready();
    expect(() => rig.pbx.events('Marker', { overflow: 'drop' as never })).toThrow(
      expect.objectContaining({ option: 'overflow' }),
    );
    expect(() => rig.pbx.events('Marker', { bufer: 1 } as never)).toThrow(/did you mean buffer/);
    expect(rig.pbx.stats.listeners).toBe(0);
  });
});

describe('the rows of a list', () => {
  const listing = async (rows: number, limits = {}) => {
    const rig = await Rig.ready({ options: { limits } });
    rig.fake.on('Rows', (call) =>
      call.list(Array.from({ length: rows }, (_, index) => ({ Event: 'Marker', Number: index + 1 }))),
    );
    return rig;
  };

  it('come as they come, then the list is complete', async () => {
    const rig = await listing(3);
    const rows = rig.pbx.list('Rows');
    expect(await taken(rows, 10)).toEqual(['1', '2', '3']);
    expect((await rows.completion())?.name).toBe('RowsComplete');
    expect((await rows.response()).events).toEqual([]);
  });

  it('go to nobody else', async () => {
    const rig = await listing(3);
    const seen: string[] = [];
    rig.pbx.addListener('Marker', (event) => seen.push(event.name));
    await taken(rig.pbx.list('Rows'), 10);
    expect(seen).toEqual([]);
  });

  it('wait for a consumer that takes its time, up to the limit', async () => {
    const rig = await listing(5, { listRows: 5 });
    const rows = rig.pbx.list('Rows');
    await rig.advance(5_000);
    expect(await taken(rows, 10)).toHaveLength(5);
  });

  it('beyond the limit end in an error, after what there was room for', async () => {
    const rig = await listing(6, { listRows: 5 });
    const rows = rig.pbx.list('Rows');
    await turns();
    expect(await taken(rows, 5)).toHaveLength(5);
    await expect(rows.next()).rejects.toMatchObject({ code: 'AMI_LIST_TOO_LONG', sent: true });
    await expect(rows.completion()).rejects.toMatchObject({ code: 'AMI_LIST_TOO_LONG' });
  });

  it('are given up when the loop is left, and what still comes is late', async () => {
    const rig = await listing(0);
    let more = () => {};
    rig.fake.on('Rows', (call) => {
      call.startList('Rows will follow');
      call.event('Marker', { Number: 1 });
      more = () => {
        call.event('Marker', { Number: 2 });
        call.event('RowsComplete', { EventList: 'Complete' });
      };
    });
    const rows = rig.pbx.list('Rows');
    for await (const _row of rows) break;
    await expect(rows.completion()).rejects.toMatchObject({ code: 'AMI_ACTION_ABORTED', sent: true });
    more();
    await turns();
    expect(rig.pbx.stats).toMatchObject({ late: 2, inFlight: 0 });
  });

  it('that nobody asks for fail without an unhandled rejection', async () => {
    const rig = await Rig.ready();
    rig.pbx.list('Nonsense');
    rig.pbx.list('Setvar', { Value: 'a\nb' } as never);
    await turns();
    const refused = outcome(rig.pbx.list('Originate', { Channel: 'x/y' } as never).next());
    await turns();
    expect(refused.code).toBe('AMI_ACTION_REFUSED');
  });

  it('are judged by their silence, not by how long they take in all', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Rows', async (call) => {
      call.startList('Rows will follow');
      for (let number = 1; number <= 10; number += 1) {
        await call.sleep(9_000);
        call.event('Marker', { Number: number });
      }
      call.event('RowsComplete', { EventList: 'Complete' });
    });
    const list = outcome(rig.pbx.send('Rows'));
    await rig.advance(91_000);
    expect(list.value?.events).toHaveLength(10);
  });

  it('D48: that stop coming end the list after ten seconds, with what had come in the error', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Rows', (call) => {
      call.startList('Rows will follow');
      call.event('Marker', { Number: 1 });
    });
    const list = outcome(rig.pbx.send('Rows'));
    await rig.advance(9_999);
    expect(list.state).toBe('pending');
    await rig.advance(1);
    expect(list.error).toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: true });
    expect((list.error as { partial: { events: unknown[] } }).partial.events).toHaveLength(1);
  });

  it('D48: that never stop coming end the list after five minutes', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Rows', async (call) => {
      call.startList('Rows will follow');
      while (!call.session.closed) {
        await call.sleep(5_000);
        call.event('Marker');
      }
    });
    const list = outcome(rig.pbx.send('Rows'));
    await rig.advance(299_999);
    expect(list.state).toBe('pending');
    await rig.advance(1);
    expect(list.code).toBe('AMI_ACTION_TIMEOUT');
    rig.fake.drop({ mode: 'rst' });
  });

  it('end with a deadline of its own when one is given', async () => {
    const rig = await Rig.ready();
    rig.fake.on('Rows', (call) => call.startList('Rows will follow'));
    const own = outcome(rig.pbx.send('Rows', {}, { timeoutMs: 500 }));
    const idle = outcome(rig.pbx.send('Rows', {}, { idleTimeoutMs: 800 }));
    await rig.advance(500);
    expect(own.code).toBe('AMI_ACTION_TIMEOUT');
    await rig.advance(300);
    expect(idle.code).toBe('AMI_ACTION_TIMEOUT');
  });
});

describe('status()', () => {
  it('begins with the present, and goes on with what comes', async () => {
    const rig = await Rig.ready();
    const stream = rig.pbx.status();
    expect((await stream.next()).value).toMatchObject({ type: 'state', state: 'ready', connection: 'pbx' });
    rig.fake.drop();
    await turns();
    expect((await stream.next()).value).toMatchObject({ type: 'state', state: 'reconnecting' });
    await stream.return?.();
  });

  it('drops the oldest when nobody takes them', async () => {
    const rig = await Rig.ready({ options: { reconnect: () => 1 } });
    const stream = rig.pbx.status();
    rig.fake.refuse();
    rig.fake.drop();
    await rig.advance(2_000);
    const first = await stream.next();
    expect(first.value.at).toBeGreaterThan(rig.clock.wallNow() - 2_000);
    await stream.return?.();
  });
});
