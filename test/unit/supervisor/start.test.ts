import { describe, expect, it } from 'vitest';
import {
  type ChildSpec,
  createSupervisor,
  dynamicSupervisor,
  type SupervisorFlags,
  supervisor,
} from '../../../src/supervisor/index.js';
import { turns } from './support/manual-clock.js';
import { mustBeUp, newWorlds, standing } from './support/world.js';

const world = newWorlds();

describe('start', () => {
  it('1: an empty supervisor starts, and stops with reason shutdown', async () => {
    const tree = await world().start({});
    expect(tree.whichChildren()).toEqual([]);
    expect(await tree.stop()).toBe('shutdown');
    expect(await tree.terminated).toBe('shutdown');
  });

  it('3: startChild whose start ignores gives undefined, and keeps a permanent spec', async () => {
    const tree = await world().start({});
    world().stage.behave('i', 'ignore');
    expect(await tree.startChild(world().child('i'))).toBeUndefined();
    expect(standing(tree)).toEqual(['i undefined']);
    expect(tree.countChildren()).toEqual({ specs: 1, active: 0, supervisors: 0, workers: 1 });
  });

  it('4: a temporary child that is ignored leaves no spec, declared or added', async () => {
    world().stage.behave('a', 'ignore');
    world().stage.behave('b', 'ignore');
    const tree = await world().start({ children: [world().child('a', { restart: 'temporary' })] });
    expect(tree.whichChildren()).toEqual([]);
    expect(await tree.startChild(world().child('b', { restart: 'temporary' }))).toBeUndefined();
    expect(tree.whichChildren()).toEqual([]);
    expect(tree.countChildren().specs).toBe(0);
  });

  it.each(['permanent', 'temporary'] as const)(
    '5: an ignored %s child of simple_one_for_one is not listed, and the supervisor still ends cleanly',
    async (restart) => {
      const tree = await world().start({
        strategy: 'simple_one_for_one',
        children: [world().child('w', { restart })],
      });
      world().stage.behave('w', 'ignore');
      expect(await tree.startChild(undefined)).toBeUndefined();
      expect(tree.whichChildren()).toEqual([]);
      expect(tree.countChildren()).toEqual({ specs: 1, active: 0, supervisors: 0, workers: 0 });
      expect(await tree.stop()).toBe('shutdown');
    },
  );

  it('7: startChild that fails, or returns nonsense, rejects with the reason and keeps no spec', async () => {
    const tree = await world().start({});
    world().stage.behave('e', 'error');
    await expect(tree.startChild(world().child('e'))).rejects.toMatchObject({
      code: 'SUPERVISOR_START_FAILED',
      child: 'e',
      cause: { message: 'scripted' },
    });
    for (const nonsense of [undefined, null, 42, 'up', {}, { logic: {} }]) {
      await expect(tree.startChild({ id: 'n', start: () => nonsense as unknown as 'ignore' })).rejects.toMatchObject({
        code: 'SUPERVISOR_START_FAILED',
        cause: { code: 'SUPERVISOR_BAD_START_RESULT' },
      });
    }
    expect(tree.whichChildren()).toEqual([]);
  });

  it('8: restartChild whose start fails rejects, keeps the spec, and leaves the child undefined', async () => {
    const tree = await world().start({ children: world().children('a') });
    await tree.terminateChild('a');
    world().stage.behave('a', 'error');
    await expect(tree.restartChild('a')).rejects.toMatchObject({
      code: 'SUPERVISOR_START_FAILED',
      cause: { message: 'scripted' },
    });
    expect(standing(tree)).toEqual(['a undefined']);
  });

  it('9: startChild of simple_one_for_one that fails rejects, and nothing is listed', async () => {
    const tree = await world().start({ strategy: 'simple_one_for_one', children: world().children('w') });
    world().stage.behave('w', 'error', 'throw');
    for (const _ of ['error', 'throw']) {
      await expect(tree.startChild(undefined)).rejects.toMatchObject({ code: 'SUPERVISOR_START_FAILED' });
    }
    expect(tree.whichChildren()).toEqual([]);
    expect(tree.countChildren().active).toBe(0);
  });

  it('10: getChildSpec fills in the defaults, for dynamic children by handle', async () => {
    const tree = await world().start({
      children: [world().child('w'), supervisor({ id: 's', children: [] }), dynamicSupervisor({ id: 'd' })],
    });
    expect(tree.getChildSpec('w')).toMatchObject({
      id: 'w',
      restart: 'permanent',
      significant: false,
      type: 'worker',
      shutdown: 5_000,
      budget: false,
      restartDelayMs: 0,
      startWhen: 'ready',
      startTimeoutMs: undefined,
    });
    expect(tree.getChildSpec('s')).toMatchObject({ restart: 'permanent', type: 'supervisor', shutdown: 'infinity' });
    expect(() => tree.getChildSpec('nope')).toThrow(expect.objectContaining({ code: 'SUPERVISOR_NOT_FOUND' }));

    const dynamic = tree.supervisor('d');
    const handle = mustBeUp(await dynamic.startChild(world().child('x')));
    expect(dynamic.getChildSpec(handle)).toMatchObject({ id: 'x', restart: 'permanent', shutdown: 5_000 });
    await dynamic.terminateChild(handle);
    expect(() => dynamic.getChildSpec(handle)).toThrow(expect.objectContaining({ code: 'SUPERVISOR_NOT_FOUND' }));
  });

  it('11: a spec without id or start, or that is none, is refused; an unknown key is accepted with a warning', async () => {
    const tree = await world().start({});
    const { start } = world().child('x');
    const refused: [unknown, string][] = [
      [{ start }, 'SUPERVISOR_MISSING_ID'],
      [{ id: 'x' }, 'SUPERVISOR_MISSING_START'],
      ['x', 'SUPERVISOR_INVALID_CHILD_SPEC'],
      [undefined, 'SUPERVISOR_INVALID_CHILD_SPEC'],
      [[], 'SUPERVISOR_INVALID_CHILD_SPEC'],
    ];
    for (const [spec, code] of refused) await expect(tree.startChild(spec)).rejects.toMatchObject({ code });
    world().reports.length = 0;
    mustBeUp(await tree.startChild({ id: 'x', start, colour: 'red' } as ChildSpec));
    expect(world().reports).toContainEqual(
      expect.objectContaining({
        type: 'odd_spec',
        level: 'warn',
        fields: { supervisor: 'supervisor', path: 'colour' },
      }),
    );
  });

  const invalid: [Partial<Record<keyof ChildSpec, unknown>>, string, string][] = [
    [{ id: '' }, 'SUPERVISOR_INVALID_ID', 'id'],
    [{ id: 7 }, 'SUPERVISOR_INVALID_ID', 'id'],
    [{ start: 'go' }, 'SUPERVISOR_INVALID_START', 'start'],
    [{ restart: 'always' }, 'SUPERVISOR_INVALID_RESTART', 'restart'],
    [{ significant: 'yes' }, 'SUPERVISOR_INVALID_SIGNIFICANT', 'significant'],
    [{ type: 'port' }, 'SUPERVISOR_INVALID_CHILD_TYPE', 'type'],
    [{ shutdown: -1 }, 'SUPERVISOR_INVALID_SHUTDOWN', 'shutdown'],
    [{ shutdown: 1.5 }, 'SUPERVISOR_INVALID_SHUTDOWN', 'shutdown'],
    [{ shutdown: Number.NaN }, 'SUPERVISOR_INVALID_SHUTDOWN', 'shutdown'],
    [{ shutdown: 'soon' }, 'SUPERVISOR_INVALID_SHUTDOWN', 'shutdown'],
    [{ attach: true }, 'SUPERVISOR_INVALID_OPTION', 'attach'],
    [{ budget: true }, 'SUPERVISOR_INVALID_BUDGET', 'budget'],
    [{ budget: { intensity: -1, periodMs: 1, retryMs: 1 } }, 'SUPERVISOR_INVALID_BUDGET', 'budget'],
    [{ budget: { intensity: 1, periodMs: 0, retryMs: 1 } }, 'SUPERVISOR_INVALID_BUDGET', 'budget'],
    [{ budget: { intensity: 1, periodMs: 1, retryMs: 0 } }, 'SUPERVISOR_INVALID_BUDGET', 'budget'],
    [{ restartDelayMs: -1 }, 'SUPERVISOR_INVALID_OPTION', 'restartDelayMs'],
    [{ startWhen: 'later' }, 'SUPERVISOR_INVALID_OPTION', 'startWhen'],
    [{ startTimeoutMs: 0 }, 'SUPERVISOR_INVALID_OPTION', 'startTimeoutMs'],
  ];

  it.each(invalid)('12: a child spec with %o is refused everywhere with %s', async (fields, code, field) => {
    const spec = { ...world().child('x'), ...fields } as ChildSpec;
    const tree = await world().start({ children: world().children('a') });
    await expect(tree.startChild(spec)).rejects.toMatchObject({ code, path: field });
    expect(() => tree.checkChildSpecs([world().child('b'), spec])).toThrow(
      expect.objectContaining({ code, path: `[1].${field}` }),
    );
    world().log();
    expect(() => world().declare({ children: [world().child('b'), spec] })).toThrow(
      expect.objectContaining({ code, path: `children[1].${field}` }),
    );
    expect(() =>
      world().declare({ children: [supervisor({ id: 's', children: [world().child('b'), spec] })] }),
    ).toThrow(expect.objectContaining({ code, path: `children[0].children[1].${field}` }));
    expect(world().log(), 'nothing is started').toEqual([]);
  });

  it('12: all valid combinations pass, and duplicates do not', () => {
    const { start } = world().child('x');
    let index = 0;
    const specs: ChildSpec[] = [];
    for (const restart of ['permanent', 'transient', 'temporary'] as const) {
      for (const shutdown of [0, 5_000, 'infinity', 'brutal_kill'] as const) {
        for (const type of ['worker', 'supervisor'] as const) {
          index += 1;
          specs.push({ id: `c${index}`, start, restart, shutdown, type });
        }
      }
    }
    expect(specs).toHaveLength(24);
    const tree = world().declare({ children: specs });
    tree.checkChildSpecs(specs);
    const twice = [...specs, { id: 'c3', start }];
    const duplicate = { code: 'SUPERVISOR_DUPLICATE_CHILD_NAME', value: 'c3' };
    expect(() => tree.checkChildSpecs(twice)).toThrow(expect.objectContaining({ ...duplicate, path: '[24].id' }));
    expect(() => world().declare({ children: twice })).toThrow(
      expect.objectContaining({ ...duplicate, path: 'children[24].id' }),
    );
  });

  it('13: a significant child needs an autoShutdown, and must not be permanent', async () => {
    for (const autoShutdown of ['never', 'any_significant', 'all_significant'] as const) {
      for (const restart of ['permanent', 'transient', 'temporary'] as const) {
        const spec = world().child('x', { restart, significant: true });
        const allowed = autoShutdown !== 'never' && restart !== 'permanent';
        const tree = await world().start({ autoShutdown });
        const refusal = expect.objectContaining({ code: 'SUPERVISOR_BAD_COMBINATION', path: 'significant' });
        if (allowed) mustBeUp(await tree.startChild(spec));
        else await expect(tree.startChild(spec)).rejects.toEqual(refusal);
        const check = () => tree.checkChildSpecs([spec], autoShutdown);
        if (allowed) check();
        else expect(check).toThrow(expect.objectContaining({ code: 'SUPERVISOR_BAD_COMBINATION' }));
        if (!allowed) expect(() => world().declare({ autoShutdown, children: [spec] })).toThrow(/significant/);
      }
    }
    const tree = world().declare({});
    tree.checkChildSpecs([world().child('x', { restart: 'transient', significant: true })]);
    expect(() => tree.checkChildSpecs([world().child('x', { significant: true })])).toThrow(/permanent/);
  });

  const badFlags: [Record<string, unknown>, string, string][] = [
    [{ strategy: 'one_for_none' }, 'SUPERVISOR_INVALID_STRATEGY', 'strategy'],
    [{ intensity: -1 }, 'SUPERVISOR_INVALID_INTENSITY', 'intensity'],
    [{ intensity: 1.5 }, 'SUPERVISOR_INVALID_INTENSITY', 'intensity'],
    [{ intensity: Number.POSITIVE_INFINITY }, 'SUPERVISOR_INVALID_INTENSITY', 'intensity'],
    [{ intensity: 'infinity' }, 'SUPERVISOR_INVALID_INTENSITY', 'intensity'],
    [{ periodMs: 0 }, 'SUPERVISOR_INVALID_PERIOD', 'periodMs'],
    [{ periodMs: Number.POSITIVE_INFINITY }, 'SUPERVISOR_INVALID_PERIOD', 'periodMs'],
    [{ periodMs: '5 s' }, 'SUPERVISOR_INVALID_PERIOD', 'periodMs'],
    [{ autoShutdown: 'always' }, 'SUPERVISOR_INVALID_AUTO_SHUTDOWN', 'autoShutdown'],
    [{ dynamicChildren: 'drop' }, 'SUPERVISOR_INVALID_OPTION', 'dynamicChildren'],
    [{ maxChildren: -1 }, 'SUPERVISOR_INVALID_OPTION', 'maxChildren'],
    [{ maxChildren: 1, strategy: 'one_for_all' }, 'SUPERVISOR_BAD_START_SPEC', 'maxChildren'],
    [{ children: {} }, 'SUPERVISOR_BAD_START_SPEC', 'children'],
  ];

  it.each(badFlags)('14: flags with %o are refused with %s', (flags, code, field) => {
    expect(() => world().declare(flags)).toThrow(expect.objectContaining({ code, path: field }));
    const nested = supervisor({ id: 's', ...(flags as SupervisorFlags) });
    expect(() => world().declare({ children: [world().child('a'), nested] })).toThrow(
      expect.objectContaining({ code, path: `children[1].${field}` }),
    );
    expect(world().log(), 'nothing is started').toEqual([]);
  });

  it.each([[null], [42], ['one_for_one'], [[]]])('14: flags that are %o are refused', (flags) => {
    expect(() => createSupervisor(flags as unknown as SupervisorFlags)).toThrow(
      expect.objectContaining({ code: 'SUPERVISOR_INVALID_TYPE', path: '' }),
    );
  });

  const badOptions: [string, unknown][] = [
    ['name', ''],
    ['clock', {}],
    ['random', 0.5],
    ['logger', console.log],
    ['inspect', 'yes'],
    ['quantise', 1],
  ];

  it.each(badOptions)('14: a root with %s: %o is refused', (option, value) => {
    expect(() => world().declare({ [option]: value })).toThrow(
      expect.objectContaining({ code: 'SUPERVISOR_INVALID_OPTION', path: option }),
    );
  });

  it('14: unknown flags are accepted, with a warning that names them', async () => {
    const tree = world().declare({
      colour: 'red',
      children: [supervisor({ id: 's', taste: 'sweet' } as Parameters<typeof supervisor>[0])],
    } as SupervisorFlags);
    const odd = world().reports.filter(({ type }) => type === 'odd_spec');
    expect(odd.map(({ level, fields }) => [level, fields.path])).toEqual([
      ['warn', 'colour'],
      ['warn', 'children[0].taste'],
    ]);
    await tree.start();
    expect(standing(tree)).toEqual(['s up']);
  });

  it('14: a transient child supervisor that is not significant gets a warning, a significant one does not', () => {
    world().declare({ children: [supervisor({ id: 's', restart: 'transient' })] });
    expect(world().reports.splice(0)).toMatchObject([
      { type: 'odd_spec', level: 'warn', fields: { path: 'children[0].restart' } },
    ]);
    world().declare({
      autoShutdown: 'any_significant',
      children: [supervisor({ id: 's', restart: 'transient', significant: true })],
    });
    expect(world().reports).toEqual([]);
    world().declare({ children: [supervisor({ id: 's', autoShutdown: 'any_significant' })] });
    expect(world().reports, 'permanent, and shuts itself down').toMatchObject([{ type: 'odd_spec' }]);
  });

  it.each([[[]], [['a', 'b']]])('15: simple_one_for_one with the templates %o is refused', (ids) => {
    expect(() => world().declare({ strategy: 'simple_one_for_one', children: world().children(...ids) })).toThrow(
      expect.objectContaining({ code: 'SUPERVISOR_BAD_START_SPEC', path: 'children' }),
    );
  });

  it('16: a child that fails at init takes the earlier ones with it, in reverse, and is named', async () => {
    world().stage.behave('c', 'error');
    const tree = world().declare({ children: world().children('a', 'b', 'c', 'd') });
    await expect(tree.start()).rejects.toMatchObject({
      code: 'SUPERVISOR_START_FAILED',
      child: 'c',
      path: ['c'],
      cause: { message: 'scripted' },
    });
    expect(world().log()).toEqual(['start a', 'start b', 'start_fail c', 'stop b shutdown', 'stop a shutdown']);
    expect(await tree.terminated).toMatchObject(['shutdown', { child: 'c' }]);
    expect(world().reportTypes()).toEqual(['progress', 'progress', 'start_error']);
  });

  it('16: so does a child of a child supervisor, and both are named', async () => {
    world().stage.behave('c', 'error');
    const nested = supervisor({ id: 's', children: world().children('b', 'c') });
    const tree = world().declare({ children: [world().child('a'), nested, world().child('d')] });
    await expect(tree.start()).rejects.toMatchObject({
      child: 's',
      cause: { child: 'c', path: ['s', 'c'], cause: { message: 'scripted' } },
    });
    expect(world().log()).toEqual(['start a', 'start b', 'start_fail c', 'stop b shutdown', 'stop a shutdown']);
    await turns();
    expect(tree.state).toBe('ended');
  });
});
