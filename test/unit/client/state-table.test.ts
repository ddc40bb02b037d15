import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** What an iterable has given so far, and how it has ended. */
class Taken<T> {
  readonly items: T[] = [];
  end = 'open';

  constructor(iterable: AsyncIterable<T>) {
    void this.#take(iterable);
  }

  async #take(iterable: AsyncIterable<T>): Promise<void> {
    try {
      for await (const item of iterable) this.items.push(item);
      this.end = 'ended';
    } catch (error) {
      this.end = (error as { code: string }).code;
    }
  }
}

let secret = 'secret';
afterEach(() => {
  secret = 'secret';
});

const shutdown = 'Event: Shutdown\r\nShutdown: Cleanly\r\nRestart: False\r\n\r\n';

/** How a connection gets into each row of the table, from `ready`, and what its state is then called. */
const rows: Record<string, { state: string; options?: RigOptions['options']; into: (rig: Rig) => unknown }> = {
  'before the first `ready`': { state: 'connecting', into: () => undefined },
  '`ready`': { state: 'ready', into: () => undefined },
  '`draining`': { state: 'draining', into: ({ fake }) => fake.garble(shutdown) },
  'from the loss to the next `ready`': {
    state: 'reconnecting',
    into: ({ fake }) => {
      fake.refuse();
      fake.drop();
    },
  },
  '`closing`': { state: 'closing', into: ({ pbx }) => void pbx.close() },
  '`closed`': { state: 'closed', into: (rig) => rig.finish(rig.pbx.close()) },
  '`failed`, the login refused': {
    state: 'failed',
    options: { secret: () => secret },
    into: async (rig) => {
      secret = 'rotated';
      rig.fake.drop();
      await rig.advance(5_000);
    },
  },
  '`failed`, parked after crashes': {
    state: 'failed',
    options: { budget: { intensity: 0, periodMs: 5_000, retryMs: 60_000 } },
    into: ({ links }) => links.last.handlers.data(undefined as unknown as Buffer),
  },
};

/** A connection in a state, with everything that somebody may have had under way when it got there. */
const world = async (row: string) => {
  const { state, options = {}, into } = rows[row] ?? { state: 'unknown', into: () => undefined };
  const rig = await Rig.declare({ options });
  const { pbx, fake } = rig;
  fake.on('Rows', async (call) => {
    call.startList('follow', true);
    call.event('Row');
  });
  fake.on('Snapshot', (call) => call.list([{ Event: 'Row' }]));
  let heard = 0;
  pbx.addListener('Marker', () => {
    heard += 1;
  });
  const events = new Taken(pbx.events('Marker'));
  const wait = outcome(pbx.waitFor('Marker', { timeoutMs: false }));
  const follow = new Taken(pbx.follow('Snapshot', 'Marker'));
  const statuses = new Taken(pbx.status());
  if (state === 'connecting') fake.refuse({ silent: true });
  await rig.tree.start();
  await turns();
  const list = state === 'connecting' ? undefined : new Taken(pbx.list('Rows'));
  await turns();
  const steps = () => follow.items.map(({ type }) => type);
  if (state !== 'connecting') expect(steps()).toEqual(['reset', 'row', 'synced']);
  await into(rig);
  await turns();
  expect(pbx.state).toBe(state);
  const action = outcome(pbx.send('Ping'));
  const ready = outcome(pbx.ready());
  // What comes in that state, where anything can.
  fake.emit('Marker');
  const id = fake.actions.findLast((received) => received.is('Rows'))?.actionId;
  fake.garble(`Event: Row\r\nActionID: ${id}\r\n\r\n`);
  await turns();
  const states = statuses.items.flatMap((status) => (status.type === 'state' ? [status.state] : [status.type]));
  const fresh = new Taken(pbx.status());
  await turns();
  return { rig, heard: () => heard, events, wait, follow, steps, statuses, states, fresh, list, action, ready };
};

type World = Awaited<ReturnType<typeof world>>;

const code = (text: string) => /`(AMI_\w+)`/.exec(text)?.[1];

/** What the words of a cell mean, by column. */
const meanings: Record<string, Record<string, (world: World, cell: string) => void>> = {
  'an action called now': {
    'waits for it': async ({ action, rig }) => {
      expect(action.state).toBe('pending');
      expect(rig.pbx.stats.waiting).toBe(1);
    },
    'goes out': ({ action }) => expect(action.state).toBe('resolved'),
    code: ({ action, rig }, cell) => {
      expect(action).toMatchObject({ code: code(cell), sent: false });
      expect(rig.received).not.toContain('Ping');
    },
  },
  'a listener': {
    'is called': ({ heard }) => expect(heard()).toBe(1),
    silent: ({ heard, rig }) => {
      expect(heard()).toBe(0);
      expect(rig.pbx.stats.listeners).toBeGreaterThan(0);
    },
  },
  '`events()`, `waitFor()`': {
    wait: ({ events, wait }) => expect([events.items.length, events.end, wait.state]).toEqual([0, 'open', 'pending']),
    'give events': ({ events, wait }) =>
      expect([events.items.length, events.end, wait.state]).toEqual([1, 'open', 'resolved']),
    'end; the wait rejects with `AMI_WAIT_CLOSED`': ({ events, wait }) =>
      expect([events.items.length, events.end, wait.code]).toEqual([0, 'ended', 'AMI_WAIT_CLOSED']),
  },
  '`list()` under way': {
    '': ({ list }) => expect(list).toBeUndefined(),
    'gives rows': ({ list }) => expect([list?.items.length, list?.end]).toEqual([2, 'open']),
    'gives the rows that had come, then throws `AMI_OUTCOME_UNKNOWN`': ({ list }) =>
      expect([list?.items.length, list?.end]).toEqual([1, 'AMI_OUTCOME_UNKNOWN']),
  },
  '`follow()`': {
    silent: ({ steps, follow }) => expect([steps(), follow.end]).toEqual([[], 'open']),
    'gives events': ({ steps, follow }) => expect([steps().slice(3), follow.end]).toEqual([['event'], 'open']),
    '`stale`, then silent': ({ steps, follow }) => expect([steps().slice(3), follow.end]).toEqual([['stale'], 'open']),
    '`stale`, then ends': ({ steps, follow }) => expect([steps().slice(3), follow.end]).toEqual([['stale'], 'ended']),
  },
  '`status()`': {
    'tells each state': ({ states, statuses, fresh, rig }) => {
      expect(states[0]).toBe('idle');
      expect(states.filter((state) => state === rig.pbx.state).length).toBeGreaterThan(0);
      expect(statuses.end).toBe('open');
      expect([fresh.items.map((status) => status.type === 'state' && status.state), fresh.end]).toEqual([
        [rig.pbx.state],
        'open',
      ]);
    },
    'tells it, then ends': ({ states, statuses, fresh }) => {
      expect(states.slice(-2)).toEqual(['closed', 'down']);
      expect(statuses.end).toBe('ended');
      expect([fresh.items.map((status) => status.type === 'state' && status.state), fresh.end]).toEqual([
        ['closed'],
        'ended',
      ]);
    },
    'tells each state, and `parked`': ({ states, statuses, fresh }) => {
      expect(states.slice(-3)).toEqual(['parked', 'failed', 'down']);
      expect([statuses.end, fresh.end, fresh.items.length]).toEqual(['open', 'open', 1]);
    },
  },
  '`ready()`': {
    waits: ({ ready }) => expect(ready.state).toBe('pending'),
    resolves: ({ ready }) => expect(ready.state).toBe('resolved'),
    code: ({ ready }, cell) => expect(ready.code).toBe(code(cell)),
    'rejects with the crash': ({ ready, rig }) => {
      expect(ready.error).toBeInstanceOf(TypeError);
      expect(ready.error).toBe(rig.pbx.cause);
    },
  },
};

const cellsOf = (line: string) =>
  line
    .replace(/^\| ?/, '')
    .replace(/ ?\|$/, '')
    .split('|')
    .map((cell) => cell.trim());

const page = readFileSync(new URL('../../../docs/explanation/when-the-link-dies.md', import.meta.url), 'utf8');
const [heading = '', , ...table] = (page.split('## In every state')[1] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|'));
const columns = cellsOf(heading).slice(1);
const cells = table.flatMap((line) => {
  const [row = '', ...texts] = cellsOf(line);
  return columns.map((column, n) => ({ row, column, text: texts[n] ?? 'nothing' }));
});

describe('in every state, as the page says', () => {
  it('which has all rows and columns', () => {
    expect(table.map((line) => cellsOf(line)[0])).toEqual(Object.keys(rows));
    expect(columns).toEqual(Object.keys(meanings));
    expect(cells).toHaveLength(56);
  });

  it.each(cells)('$row: $column: $text', async ({ row, column, text }) => {
    const meaning = meanings[column]?.[text] ?? (code(text) ? meanings[column]?.code : undefined);
    if (!meaning) throw new Error(`no test knows what "${text}" means`);
    const seen = await world(row);
    meaning(seen, text);
  });

  it('what is silent goes on when the connection is ready again, out of closed and failed too', async () => {
    for (const row of Object.keys(rows)) {
      const { rig, heard, steps, statuses } = await world(row);
      secret = 'secret';
      await rig.fake.listen();
      const before = [heard(), steps().filter((step) => step === 'event').length] as const;
      const closed = rig.pbx.state === 'closing' || rig.pbx.state === 'closed';
      if (rig.pbx.state === 'closing') await rig.finish(rig.pbx.close());
      await rig.finish(rig.pbx.reconnect());
      rig.fake.emit('Marker');
      await turns();
      expect(heard(), row).toBe(before[0] + 1);
      expect(steps().filter((step) => step === 'event').length, row).toBe(before[1] + (closed ? 0 : 1));
      expect(statuses.end, row).toBe(closed ? 'ended' : 'open');
      await rig.stop();
    }
  });

  it('no status listener can send an action in a state that takes none', async () => {
    for (const row of ['`draining`', 'from the loss to the next `ready`', '`closing`', '`closed`']) {
      const { state, into } = rows[row] ?? { state: '', into: () => undefined };
      const rig = await Rig.ready();
      const fates: ReturnType<typeof outcome>[] = [];
      rig.pbx.addStatusListener((status) => {
        if (status.type === 'state' && status.state === state) fates.push(outcome(rig.pbx.send('Ping')));
      });
      await into(rig);
      await turns();
      expect(
        fates.map(({ sent }) => sent),
        row,
      ).toEqual([false]);
      expect(rig.received, row).not.toContain('Ping');
      await rig.stop();
    }
  });
});
