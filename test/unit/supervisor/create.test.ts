import { expect, it } from 'vitest';
import { checkChildSpecs, createSupervisor, startSupervisor } from '../../../src/supervisor/index.js';
import type { Report } from '../../../src/telemetry/report.js';
import { newWorlds, standing } from './support/world.js';

const world = newWorlds();

it('startSupervisor declares and starts; it rejects as both do', async () => {
  const { clock } = world();
  const tree = await startSupervisor({ clock, onReport: () => {}, children: world().children('a') });
  expect(standing(tree)).toEqual(['a up']);
  await tree.stop();
  await expect(startSupervisor({ intensity: -1 })).rejects.toMatchObject({ code: 'SUPERVISOR_INVALID_INTENSITY' });
  world().stage.behave('b', 'error');
  await expect(startSupervisor({ clock, onReport: () => {}, children: world().children('b') })).rejects.toMatchObject({
    code: 'SUPERVISOR_START_FAILED',
  });
});

it('start may be called again, and is one start', async () => {
  const tree = world().declare({ children: world().children('a') });
  expect(tree.start()).toBe(tree.start());
  await tree.start();
  expect(world().log()).toEqual(['start a']);
});

it('a sink and a context can be handed in; children find the context', async () => {
  const reports: Report[] = [];
  const context = { limiter: 10 };
  const seen: unknown[] = [];
  const plain = world().child('a');
  const spec = world().child('a', {
    attach: (scope) => seen.push(scope.context),
    start: (scope) => {
      seen.push(scope.context);
      return plain.start(scope);
    },
  });
  const tree = createSupervisor(
    { clock: world().clock, children: [spec] },
    { context, report: (report) => reports.push(report) },
  );
  await tree.start();
  await tree.stop();
  expect(seen).toEqual([context, context]);
  expect(reports.map(({ type }) => type)).toEqual(['progress']);
});

it('checkChildSpecs stands alone as well', () => {
  checkChildSpecs(world().children('a', 'b'));
  expect(() => checkChildSpecs({} as never)).toThrow(expect.objectContaining({ code: 'SUPERVISOR_INVALID_TYPE' }));
  expect(() => checkChildSpecs(world().children('a', 'a'))).toThrow(
    expect.objectContaining({ code: 'SUPERVISOR_DUPLICATE_CHILD_NAME', path: '[1].id' }),
  );
});

it('a supervisor that fails itself takes its children along, says so, and ends abnormally', async () => {
  const tree = await world().start({ children: world().children('a', 'b') });
  const { clock } = world();
  const now = clock.now;
  Object.assign(clock, {
    now: () => {
      throw new Error('no time');
    },
  });
  await world().exit('a', 'boom');
  Object.assign(clock, { now });
  expect(await tree.terminated).toMatchObject({ error: { message: 'no time' } });
  expect(world().held.all).toEqual([]);
  expect(world().reportTypes().slice(-2)).toEqual(['supervisor_failed', 'terminated']);
});
