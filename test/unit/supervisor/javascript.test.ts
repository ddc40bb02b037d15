import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnyActorLogic,
  assign,
  createMachine,
  type EventObject,
  fromCallback,
  fromPromise,
  sendTo,
  setup,
} from 'xstate';
import { actor, type ChildSpec, type SupervisorTree, supervisor, worker } from '../../../src/supervisor/index.js';
import type { Logger } from '../../../src/telemetry/report.js';
import type { Held } from './support/held.js';
import { turns } from './support/manual-clock.js';
import { mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

/** Errors that nobody caught would end the process. */
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.on('uncaughtException', note).on('unhandledRejection', note);
});
afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve));
  process.off('uncaughtException', note).off('unhandledRejection', note);
  expect(uncaught).toEqual([]);
});

interface Input {
  readonly held: Held;
  readonly signal: AbortSignal;
}

const never = new AbortController().signal;

/** Holds things that only XState gives back, and things that only the signal does. */
const holder = fromCallback<EventObject, Input>(({ input: { held, signal } }) => {
  held.take('by signal', signal);
  return held.take('by dispose', never);
});

const boom = (): never => {
  throw new Error('boom');
};

const base = setup({
  types: {} as { input: Input; context: Input; events: { type: 'go' } | { type: 'supervisor.shutdown' } },
  actors: { holder },
});

type Config = Parameters<typeof base.createMachine>[0];

const holding = (config: Partial<Config>): ReturnType<typeof base.createMachine> =>
  base.createMachine({
    context: ({ input }) => input,
    invoke: { src: 'holder', input: ({ context }) => context },
    ...config,
  } as Config);

const crashes: Record<string, Partial<Config>> = {
  'in an action': { on: { go: { actions: boom } } },
  'in assign': { on: { go: { actions: assign(boom) } } },
  'in a guard': { on: { go: { guard: boom, actions: () => {} } } },
  'in a later entry': { initial: 'a', states: { a: { on: { go: 'b' } }, b: { entry: boom } } },
  'in an exit action': { initial: 'a', states: { a: { exit: boom, on: { go: 'b' } }, b: {} } },
  'in an always guard': {
    initial: 'a',
    states: { a: { on: { go: 'b' } }, b: { always: { guard: boom, target: 'a' } } },
  },
};

const crashesAtStart: Record<string, Partial<Config>> = {
  'in entry': { entry: boom },
  'in the entry of a nested state': { initial: 'a', states: { a: { entry: boom } } },
  'in the context factory': { context: boom },
};

const child = (config: Partial<Config>): ChildSpec =>
  actor({ id: 'x', logic: holding(config), input: ({ signal }) => ({ held: world().held, signal }) });

describe('69: a machine that throws', () => {
  it.each(Object.entries(crashes))('%s: one abnormal exit, and nothing of it survives', async (_where, config) => {
    const tree = await world().start({ children: [child(config)] });
    const { ref, exited } = mustBeUp(tree.whichChild('x').child);
    expect(world().held.all).toHaveLength(8);
    ref?.send({ type: 'go' });
    expect(world().held.all, 'given back before the restart').toEqual([]);
    expect(await exited).toMatchObject({ error: { message: expect.stringContaining('boom') } });
    await turns();
    expect(tree.whichChild('x').child?.incarnation).toBe(2);
    expect(world().held.all).toHaveLength(8);
    expect(world().reportTypes()).toEqual(['progress', 'child_terminated', 'progress']);
  });

  it.each(Object.entries(crashesAtStart))(
    '%s at start: a start failure, and nothing of it survives',
    async (_where, config) => {
      const tree = await world().start({});
      await expect(tree.startChild(child(config))).rejects.toMatchObject({
        code: 'SUPERVISOR_START_FAILED',
        cause: { message: 'boom' },
      });
      expect(world().held.all).toEqual([]);
      expect(tree.whichChildren()).toEqual([]);
    },
  );

  describe.each([1, 2, 3])('%i below the machine that is the child', (depth) => {
    const below = setup({ types: {} as { input: Input; context: Input } });

    /** A machine around a machine around … one that crashes. */
    const around = (levels: number, handled: boolean): AnyActorLogic => {
      if (levels === 0) return holding(crashes['in an action'] ?? {});
      const inner = around(levels - 1, handled);
      return below.createMachine({
        context: ({ input }: { input: Input }) => input,
        invoke: {
          id: 'inner',
          src: inner,
          input: ({ context }: { context: Input }) => context,
          ...(handled && { onError: { actions: () => {} } }),
        },
        on: { go: { actions: sendTo('inner', { type: 'go' }) } },
      } as unknown as Parameters<typeof below.createMachine>[0]);
    };

    const start = async (handled: boolean) => {
      const logic = around(depth, handled);
      const input = ({ signal }: { signal: AbortSignal }) => ({ held: world().held, signal });
      const tree = await world().start({ children: [actor({ id: 'x', logic, input })] });
      expect(world().held.all).toHaveLength(8);
      const handle = mustBeUp(tree.whichChild('x').child);
      handle.ref?.send({ type: 'go' });
      return { tree, handle };
    };

    it('unhandled: the child crashes as well, and nothing of any of them survives', async () => {
      const { tree, handle } = await start(false);
      expect(handle.alive).toBe(false);
      expect(world().held.all).toEqual([]);
      await turns();
      expect(tree.whichChild('x').child?.incarnation).toBe(2);
    });

    it('handled: the child lives on, and what the crashed one held by XState is given back', async () => {
      const { tree, handle } = await start(true);
      expect(handle.alive).toBe(true);
      expect(world().held.all.filter((thing) => thing.endsWith('by dispose'))).toEqual([]);
      await tree.terminateChild('x');
      expect(world().held.all).toEqual([]);
    });
  });

  it('in a promise or a callback that it has invoked: likewise', async () => {
    for (const src of [fromPromise(async () => boom()), fromCallback(boom)]) {
      const config = { initial: 'a', states: { a: { on: { go: 'b' } }, b: { invoke: { src } } } } as Partial<Config>;
      const tree = await world().start({ children: [child(config)] });
      const { ref, exited } = mustBeUp(tree.whichChild('x').child);
      ref?.send({ type: 'go' });
      expect(await exited).toMatchObject({ error: { message: 'boom' } });
      await turns();
      expect(tree.whichChild('x').child?.incarnation).toBe(2);
      expect(world().held.all).toHaveLength(8);
      await tree.stop();
    }
  });
});

it('70: a system id taken in a step that threw is free for the next incarnation', async () => {
  let spawned = 0;
  const logic = setup({ types: {} as { input: Input; context: Input }, actors: { holder } }).createMachine({
    context: ({ input }) => input,
    on: {
      go: {
        actions: [
          assign(({ context, spawn }) => {
            spawned += 1;
            spawn('holder', { systemId: 'the-only-one', input: context });
            return {};
          }),
          () => {
            if (spawned < 3) boom();
          },
        ],
      },
    },
  });
  const tree = await world().start({
    intensity: 5,
    children: [actor({ id: 'x', logic, input: ({ signal }) => ({ held: world().held, signal }) })],
  });
  for (let incarnation = 1; incarnation <= 3; incarnation += 1) {
    const current = mustBeUp(tree.whichChild('x').child);
    expect(current.incarnation).toBe(incarnation);
    current.ref?.send({ type: 'go' });
    await turns();
  }
  const last = mustBeUp(tree.whichChild('x').child);
  expect(last.incarnation, 'the third go has worked').toBe(3);
  expect(last.ref?.system.get('the-only-one')?.getSnapshot().status).toBe('active');
});

it('71: an observer without an error listener does not turn a crash into an uncaught exception', async () => {
  const seen: unknown[] = [];
  const logic = setup({}).createMachine({
    entry: ({ self }) => {
      self.subscribe((snapshot) => seen.push(snapshot));
    },
    on: { go: { actions: boom } },
  });
  const tree = await world().start({ children: [actor({ id: 'x', logic })] });
  const { ref } = mustBeUp(tree.whichChild('x').child);
  ref?.subscribe(() => {});
  ref?.subscribe({ next: () => {} });
  ref?.send({ type: 'go' });
  await turns();
  expect(seen.length).toBeGreaterThan(0);
  expect(tree.whichChild('x').child?.incarnation).toBe(2);
});

it('71: nor does one that throws', async () => {
  const tree = await world().start({
    children: [actor({ id: 'x', logic: createMachine({ on: { go: { actions: boom } } }) })],
  });
  const { ref } = mustBeUp(tree.whichChild('x').child);
  ref?.subscribe({ next: boom, error: boom, complete: boom });
  ref?.on('*', boom);
  ref?.send({ type: 'nothing' });
  ref?.send({ type: 'go' });
  await turns();
  expect(tree.whichChild('x').child?.incarnation).toBe(2);
  expect(world().reportTypes()).toContain('listener_failed');
});

describe('72: what an incarnation does too late', () => {
  it.each(['resolves', 'rejects'] as const)(
    'a worker that %s after it was killed does not touch its successor',
    async (how) => {
      const ends: (() => void)[] = [];
      const stubborn = worker({
        id: 'w',
        restart: 'permanent',
        shutdown: 100,
        run: () =>
          new Promise<void>((resolve, reject) =>
            ends.push(how === 'resolves' ? resolve : () => reject(new Error('late'))),
          ),
      });
      const tree = await world().start({ children: [stubborn] });
      const terminated = tree.terminateChild('w');
      await turns();
      await world().clock.advance(100);
      await terminated;
      const second = mustBeUp(await tree.restartChild('w'));
      ends[0]?.();
      await turns();
      expect(second.alive).toBe(true);
      expect(standing(tree)).toEqual(['w up']);
      const stopped = tree.stop();
      ends[1]?.();
      await stopped;
    },
  );

  it('a start function that settles after its time does not start anything', async () => {
    let settle = (_: 'ignore') => {};
    const slow = { id: 'x', startTimeoutMs: 50, start: () => new Promise<'ignore'>((resolve) => (settle = resolve)) };
    const tree = await world().start({});
    const refused = expect(tree.startChild(slow)).rejects.toMatchObject({
      cause: { code: 'SUPERVISOR_START_TIMEOUT' },
    });
    await turns();
    await world().clock.advance(50);
    await refused;
    settle({ logic: createMachine({}) } as unknown as 'ignore');
    await turns();
    expect(tree.whichChildren()).toEqual([]);
  });
});

describe('73: what users hand in may throw', () => {
  const throwing = new Proxy({}, { get: () => boom }) as Logger;

  it('a logger, a report handler and an inspector', async () => {
    const tree = world().declare({
      logger: throwing,
      onReport: boom,
      inspect: boom,
      children: world().children('a', 'b'),
    });
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on('warning', listen);
    await tree.start();
    await world().exit('a', 'boom');
    expect(standing(tree)).toEqual(['b up', 'a up']);
    await tree.stop();
    process.off('warning', listen);
    expect(warnings.filter((message) => /threw/.test(message))).toHaveLength(2);
  });

  it('an inspector, which is reported', async () => {
    const tree = await world().start({ inspect: { next: boom }, children: world().children('a') });
    expect(standing(tree)).toEqual(['a up']);
    expect(world().reportTypes()).toContain('inspector_failed');
  });

  it('a start function and an init', async () => {
    const tree = await world().start({});
    await expect(tree.startChild({ id: 's', start: boom })).rejects.toMatchObject({ cause: { message: 'boom' } });
    await expect(tree.startChild(worker({ id: 'w', init: boom, run: boom }))).rejects.toMatchObject({
      cause: { message: 'boom' },
    });
    expect(tree.whichChildren()).toEqual([]);
  });

  it('a run, and an input function', async () => {
    const tree = await world().start({ intensity: 0 });
    const input = actor({ id: 'i', logic: createMachine({}), input: boom });
    await expect(tree.startChild(input)).rejects.toMatchObject({ cause: { message: 'boom' } });
    await expect(tree.startChild(worker({ id: 'w', run: boom }))).rejects.toMatchObject({ cause: { message: 'boom' } });
    expect(tree.state).toBe('running');
  });

  it('a listener of an attachment', async () => {
    const attached = world().child('a', {
      attach: ({ subscribe }) => {
        subscribe(boom);
        return 'it';
      },
    });
    const tree = await world().start({ children: [attached] });
    await world().exit('a', 'boom');
    expect(standing(tree)).toEqual(['a up']);
    expect(world().reportTypes()).toContain('listener_failed');
  });

  it('an attach function: declared, it throws at the declaration; added, it fails the start', async () => {
    const attached = world().child('a', { attach: boom });
    expect(() => world().declare({ children: [attached] })).toThrow('boom');
    const tree = await world().start({});
    await expect(tree.startChild(attached)).rejects.toMatchObject({
      code: 'SUPERVISOR_START_FAILED',
      cause: { message: 'boom' },
    });
    expect(tree.whichChildren()).toEqual([]);
  });
});

describe('74: a start that never settles', () => {
  const tooLate = { cause: { code: 'SUPERVISOR_START_TIMEOUT' } };

  const stuck = (settings: Partial<ChildSpec> = {}): ChildSpec => ({
    id: 'x',
    startTimeoutMs: 1_000,
    start: ({ signal }) => {
      world().held.take('x', signal);
      return new Promise(() => {});
    },
    ...settings,
  });

  it('ends at its time limit, and the calls behind it are served', async () => {
    const tree = await world().start({ children: world().children('a') });
    const refused = expect(tree.startChild(stuck())).rejects.toMatchObject(tooLate);
    const behind = tree.terminateChild('a');
    await turns();
    expect(standing(tree)).toEqual(['x starting', 'a up']);
    await world().clock.advance(1_000);
    await refused;
    await behind;
    expect(world().held.all).toEqual([]);
  });

  it('the same for a child that is never ready: it is stopped politely', async () => {
    const plain = world().child('x');
    const start: ChildSpec['start'] = async (scope) => {
      const started = await plain.start(scope);
      return started === 'ignore' ? started : { ...started, ready: new Promise(() => {}) };
    };
    const tree = await world().start({});
    const refused = expect(tree.startChild(stuck({ start }))).rejects.toMatchObject(tooLate);
    await turns();
    await world().clock.advance(1_000);
    await refused;
    expect(world().log()).toEqual(['start x', 'stop x shutdown']);
  });

  it('with startWhen declared nobody waits for ready, and its rejection is nobody’s', async () => {
    const plain = world().child('x');
    const start: ChildSpec['start'] = async (scope) => {
      const started = await plain.start(scope);
      return started === 'ignore' ? started : { ...started, ready: Promise.reject(new Error('not today')) };
    };
    const tree = await world().start({ children: [stuck({ start, startWhen: 'declared' }), world().child('b')] });
    expect(standing(tree)).toEqual(['b up', 'x up']);
    await tree.terminateChild('x');
    await tree.deleteChild('x');
    await expect(tree.startChild(stuck({ start }))).rejects.toMatchObject({ cause: { message: 'not today' } });
  });
});

describe('75: a child that calls its own supervisor during its start', () => {
  const calling = (id: string, call: (tree: SupervisorTree) => Promise<unknown>): ChildSpec => {
    const plain = world().child(id);
    return world().child(id, {
      start: async (scope) => {
        await call(scope.tree);
        return plain.start(scope);
      },
    });
  };

  const deadlock = { code: 'SUPERVISOR_START_FAILED', cause: { code: 'SUPERVISOR_DEADLOCK' } };

  it('is refused', async () => {
    const tree = await world().start({ children: world().children('a') });
    await expect(tree.startChild(calling('x', (own) => own.terminateChild('a')))).rejects.toMatchObject(deadlock);
    await expect(tree.startChild(calling('x', (own) => own.startChild(world().child('y'))))).rejects.toMatchObject(
      deadlock,
    );
    expect(standing(tree)).toEqual(['a up']);
  });

  it('is refused by every supervisor that waits for the start, and not by others', async () => {
    const up = calling('x', (tree) => tree.startChild(world().child('y')));
    const nested = world().declare({ children: [supervisor({ id: 's', children: [up] })] });
    await expect(nested.start()).rejects.toMatchObject({ child: 's', cause: { child: 'x', ...deadlock } });

    const across = calling('x', (tree) => tree.supervisor('s').startChild(world().child('y')));
    const tree = await world().start({ children: [supervisor({ id: 's' }), supervisor({ id: 't', children: [] })] });
    await tree.supervisor('t').startChild(across);
    expect(standing(tree.supervisor('s'))).toEqual(['y up']);
  });

  it('is served once it is up', async () => {
    let added: Promise<unknown> | undefined;
    const run = worker({
      id: 'w',
      run: async ({ tree, signal }) => {
        added = tree.startChild(world().child('y'));
        await added;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    const tree = await world().start({ children: [run] });
    await turns();
    expect(await added).toMatchObject({ id: 'y' });
    expect(standing(tree)).toEqual(['y up', 'w up']);
  });
});

describe('76: exits at awkward moments', () => {
  it('during the synchronous part of its start: finished is an exit, crashed a start failure', async () => {
    const tree = await world().start({});
    const finished = actor({ id: 'f', restart: 'transient', logic: createMachine({ type: 'final' }) });
    await tree.startChild(finished);
    await turns();
    expect(standing(tree)).toEqual(['f undefined']);
    const crashed = actor({ id: 'c', logic: fromCallback(boom) });
    await expect(tree.startChild(crashed)).rejects.toMatchObject({ cause: { message: 'boom' } });
  });

  it('inside a call of the supervisor itself', async () => {
    const plain = world().child('x');
    const killer = world().child('x', {
      start: (scope) => {
        world().stage.order('a', 'boom');
        return plain.start(scope);
      },
    });
    const tree = await world().start({ children: world().children('a') });
    await tree.startChild(killer);
    await turns();
    expect(standing(tree)).toEqual(['x up', 'a up']);
    expect(tree.whichChild('a').child?.incarnation).toBe(2);
    expect(world().log()).toEqual(['start a', 'exit a boom', 'start x', 'start a']);
  });

  it('a thousand in one tick: no recursion, and the event loop keeps turning', async () => {
    const fail = new Map<string, (error: Error) => void>();
    const children = Array.from({ length: 1_000 }, (_, index) =>
      worker({
        id: `w${index}`,
        run: ({ id, signal }) =>
          new Promise<void>((resolve, reject) => {
            fail.set(id, reject);
            signal.addEventListener('abort', () => resolve());
          }),
      }),
    );
    const tree = await world().start({ intensity: 1_000, children });
    let turned = 0;
    const turning = setInterval(() => (turned += 1), 0);
    for (const reject of [...fail.values()]) reject(new Error('boom'));
    while (world().reports.filter(({ type }) => type === 'progress').length < 2_000) await turns(1);
    clearInterval(turning);
    expect(turned).toBeGreaterThan(0);
    expect(tree.countChildren()).toMatchObject({ active: 1_000 });
    expect(new Set(tree.whichChildren().map((entry) => entry.child?.incarnation))).toEqual(new Set([2]));
  });

  it('a child that crashes as soon as it is up, for ever, does not starve the event loop', async () => {
    const flash = worker({ id: 'w', run: async () => boom() });
    const tree = await world().start({ intensity: 100_000_000, children: [flash] });
    const heard = await new Promise<string>((resolve) => setTimeout(() => resolve('timer'), 1));
    expect(heard).toBe('timer');
    await tree.terminateChild('w');
  });
});
