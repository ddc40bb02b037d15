import { describe, expect, it } from 'vitest';
import { createMachine, fromPromise } from 'xstate';
import { actor, type ExitReason, type WorkerScope, worker } from '../../../src/supervisor/index.js';
import { turns } from './support/manual-clock.js';
import { mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

const untilAborted = ({ signal }: WorkerScope) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

describe('worker', () => {
  it('is up when init has resolved, and runs with what it made', async () => {
    const events: unknown[] = [];
    let open = (_: string) => {};
    const store = new Promise<string>((resolve) => {
      open = resolve;
    });
    const tree = world().declare({
      children: [
        worker({
          id: 'w',
          init: () => store,
          run: (scope, state) => {
            events.push(state);
            return untilAborted(scope);
          },
        }),
        world().child('next'),
      ],
    });
    const started = tree.start();
    await turns();
    expect([events, world().log()]).toEqual([[], []]);
    open('store');
    await started;
    expect([events, world().log()]).toEqual([['store'], ['start next']]);
  });

  it('an init that fails is a start failure, not retried at init', async () => {
    let tries = 0;
    const init = async () => {
      tries += 1;
      throw new Error('no store');
    };
    const tree = world().declare({ children: [worker({ id: 'w', init, run: () => {} })] });
    await expect(tree.start()).rejects.toMatchObject({ child: 'w', cause: { message: 'no store' } });
    expect(tries).toBe(1);
  });

  it('is transient by default: an end is an end, an error is restarted', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const run = () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
    const tree = await world().start({ children: [worker({ id: 'w', run })] });
    ends[0]?.(new Error('boom'));
    await turns();
    expect(tree.whichChild('w').child?.incarnation).toBe(2);
    ends[1]?.();
    await turns();
    expect(standing(tree)).toEqual(['w undefined']);
    expect(tree.print()).toContain('last exit normal');
  });

  const ends: [string, () => unknown, ExitReason][] = [
    ['returns at once', () => undefined, 'normal'],
    ['resolves', async () => 'whatever', 'normal'],
    ['says why', async () => ({ exit: ['shutdown', 'done'] }), ['shutdown', 'done']],
    [
      'gives a promise of its own kind',
      // biome-ignore lint/suspicious/noThenProperty: it is what this is about
      () => ({ then: (done: (v: unknown) => void) => done({ exit: 'shutdown' }) }),
      'shutdown',
    ],
    ['says nonsense', async () => ({ exit: 'tired' }), 'normal'],
  ];

  it.each(ends)('that %s ends with its reason', async (_title, run, reason) => {
    const tree = await world().start({});
    const handle = await tree.startChild(worker({ id: 'w', restart: 'temporary', run }));
    expect(await handle?.exited).toEqual(reason);
  });

  it('is asked to stop by its signal, and given its time', async () => {
    const seen: string[] = [];
    const run = async (scope: WorkerScope) => {
      await untilAborted(scope);
      seen.push('asked');
      await new Promise<void>((resolve) => world().clock.setTimeout(resolve, 1_000));
      seen.push('done');
    };
    const tree = await world().start({ children: [worker({ id: 'w', restart: 'permanent', run })] });
    const { exited } = mustBeUp(tree.whichChild('w').child);
    const stopped = tree.stop();
    await turns();
    expect(seen).toEqual(['asked']);
    await world().clock.advance(1_000);
    expect(await stopped).toBe('shutdown');
    expect(await exited).toBe('shutdown');
    expect(seen).toEqual(['asked', 'done']);
    expect(world().reportTypes()).toEqual(['progress']);
  });

  it('ends in order when what it waits for rejects because of the signal', async () => {
    const { setTimeout: sleep } = await import('node:timers/promises');
    for (const run of [
      ({ signal }: WorkerScope) => sleep(3_600_000, undefined, { signal }),
      async (scope: WorkerScope) => {
        await untilAborted(scope);
        scope.signal.throwIfAborted();
      },
    ]) {
      const tree = await world().start({ children: [worker({ id: 'w', restart: 'permanent', run })] });
      const { exited } = mustBeUp(tree.whichChild('w').child);
      await tree.stop();
      expect(await exited).toBe('shutdown');
    }
    expect(world().reportTypes()).not.toContain('shutdown_error');
  });

  it('does not when its clean-up fails', async () => {
    const run = async (scope: WorkerScope) => {
      await untilAborted(scope);
      throw new Error('could not save');
    };
    const tree = await world().start({ children: [worker({ id: 'w', run })] });
    await tree.stop();
    expect(world().reports.filter(({ type }) => type === 'shutdown_error')).toMatchObject([
      { fields: { error: { message: 'could not save' }, offender: { id: 'w' } } },
    ]);
  });

  it('that ignores its signal is abandoned at its deadline, and reported', async () => {
    const tree = await world().start({ children: [worker({ id: 'w', run: () => new Promise(() => {}) })] });
    const stopped = tree.stop();
    await turns();
    await world().clock.advance(4_999);
    expect(tree.state).toBe('running');
    await world().clock.advance(1);
    expect(await stopped).toBe('shutdown');
    expect(world().reportTypes()).toEqual(['progress', 'shutdown_error']);
  });

  it('a start that is given up aborts the signal of init', async () => {
    let aborted = false;
    const init = ({ signal }: WorkerScope) =>
      new Promise<never>(() => signal.addEventListener('abort', () => (aborted = true)));
    const tree = world().declare({ children: [worker({ id: 'w', startTimeoutMs: 10, init, run: () => {} })] });
    const refused = expect(tree.start()).rejects.toMatchObject({ cause: { code: 'SUPERVISOR_START_TIMEOUT' } });
    await turns();
    await world().clock.advance(10);
    await refused;
    expect(aborted).toBe(true);
  });

  it('knows who and where it is', async () => {
    let scope: WorkerScope | undefined;
    const tree = await world().start({
      random: () => 0.5,
      children: [
        worker({
          id: 'w',
          run: (given) => {
            scope = given;
            return untilAborted(given);
          },
        }),
      ],
    });
    expect(scope).toMatchObject({ id: 'w', incarnation: 1, path: ['w'], attachment: undefined, args: undefined });
    expect(scope?.random()).toBe(0.5);
    expect(scope?.clock).toBe(world().clock);
    expect(scope?.tree.name).toBe(tree.name);
    expect(scope?.signal.aborted).toBe(false);
    await tree.stop();
    expect(scope?.signal.aborted).toBe(true);
    expect(scope?.signal.reason).toMatchObject({ name: 'AbortError' });
  });
});

describe('actor', () => {
  it('runs any logic, with an input made for each incarnation', async () => {
    const inputs: unknown[] = [];
    const logic = fromPromise<void, { signal: AbortSignal; turn: number }>(async ({ input }) => {
      inputs.push(input.turn);
      await new Promise((_resolve, reject) =>
        input.signal.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    });
    const tree = await world().start({
      children: [actor({ id: 'p', logic, input: ({ signal, incarnation }) => ({ signal, turn: incarnation }) })],
    });
    await tree.terminateChild('p');
    await tree.restartChild('p');
    expect(inputs).toEqual([1, 2]);
    expect(world().reportTypes(), 'it cannot be asked, and is stopped at once').toEqual(['progress', 'progress']);
  });

  it('is asked politely when it declares the event, or its spec says so', async () => {
    const machine = createMachine({
      initial: 'on',
      states: { on: { on: { 'supervisor.shutdown': 'off' } }, off: { type: 'final' } },
      output: { exit: ['shutdown', 'asked'] },
    });
    const mute = createMachine({
      initial: 'on',
      states: { on: { on: { '*': 'off' } }, off: { type: 'final' } },
      output: { exit: ['shutdown', 'asked'] },
    });
    const specs = [
      actor({ id: 'a', logic: machine }),
      actor({ id: 'b', logic: mute, politeStop: true }),
      actor({ id: 'c', logic: mute }),
      actor({ id: 'd', logic: machine, politeStop: false }),
    ];
    const tree = await world().start({ children: specs });
    const exits = specs.map(({ id }) => mustBeUp(tree.whichChild(id).child).exited);
    await tree.stop();
    expect(await Promise.all(exits)).toEqual([['shutdown', 'asked'], ['shutdown', 'asked'], 'shutdown', 'shutdown']);
  });
});
