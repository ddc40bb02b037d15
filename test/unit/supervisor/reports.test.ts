import { channel } from 'node:diagnostics_channel';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createSupervisor, supervisor } from '../../../src/supervisor/index.js';
import { turns } from './support/manual-clock.js';
import { newWorlds } from './support/world.js';

const world = newWorlds();

describe('reports', () => {
  it('always have the supervisor, the context, the reason and the offender', async () => {
    world().stage.behave('b', 'ok', 'error', 'slow');
    const nested = supervisor({ id: 's', intensity: 2, children: [world().child('b', { shutdown: 100 })] });
    const tree = await world().start({ name: 'app', children: [nested] });
    await world().exit('b', 'boom');
    const stopped = tree.stop();
    await turns();
    await world().clock.advance(100);
    await stopped;
    const offender = { id: 'b', restart: 'permanent', shutdown: 100, type: 'worker', significant: false };
    const common = (context: string, level: string, incarnation: number, reason?: string) => ({
      type: context,
      level,
      fields: {
        supervisor: 'app/s',
        context,
        ...(reason && { reason }),
        offender: { ...offender, incarnation },
      },
    });
    expect(world().reports.filter(({ fields }) => fields.supervisor === 'app/s')).toMatchObject([
      common('progress', 'info', 1),
      common('child_terminated', 'error', 1, 'Error: boom'),
      common('start_error', 'error', 2, 'Error: scripted'),
      common('progress', 'info', 3),
      common('shutdown_error', 'error', 3, 'killed'),
    ]);
    expect(world().reports.find(({ type }) => type === 'child_terminated')?.fields.error).toBeInstanceOf(Error);
  });

  it('an exhausted supervisor names the child and its last cause; the root is fatal', async () => {
    const tree = await world().start({ name: 'app', intensity: 0, children: world().children('a') });
    await world().exit('a', 'boom');
    expect(tree.state).toBe('ended');
    expect(world().reports.slice(-2)).toMatchObject([
      {
        type: 'shutdown',
        level: 'error',
        message: expect.stringMatching(/^a was one restart too many .*boom/),
        fields: {
          supervisor: 'app',
          context: 'shutdown',
          reason: 'reached_max_restart_intensity',
          cause: 'Error: boom',
          error: { message: 'boom' },
          offender: { id: 'a', incarnation: 1 },
        },
      },
      { type: 'terminated', level: 'fatal', fields: { supervisor: 'app', context: 'terminated', reason: 'shutdown' } },
    ]);
  });

  it('clean ends of transient and temporary children are not reported', async () => {
    await world().start({
      children: [world().child('a', { restart: 'transient' }), world().child('b', { restart: 'temporary' })],
    });
    await world().exit('a', 'normal');
    await world().exit('b', ['shutdown', 'x']);
    expect(world().reportTypes()).toEqual(['progress', 'progress']);
  });

  it('are pino records, with the error as pino shows errors', async () => {
    const lines: string[] = [];
    const logger = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
    const tree = createSupervisor({ name: 'app', logger, clock: world().clock, children: world().children('a') });
    await tree.start();
    await world().exit('a', 'boom');
    await tree.stop();
    const records = lines.map((line) => JSON.parse(line));
    expect(records[1]).toMatchObject({
      level: 50,
      tree: 'app',
      type: 'child_terminated',
      supervisor: 'app',
      context: 'child_terminated',
      reason: 'Error: boom',
      offender: { id: 'a', incarnation: 1 },
      msg: expect.stringMatching(/^a ended/),
    });
  });

  it('are published on the diagnostics channel', async () => {
    const published: unknown[] = [];
    const listen = (message: unknown) => published.push(message);
    channel('astervisor:report').subscribe(listen);
    const tree = await world().start({ name: 'channelled', children: world().children('a') });
    await tree.stop();
    channel('astervisor:report').unsubscribe(listen);
    expect(published).toContainEqual({ tree: 'channelled', report: expect.objectContaining({ type: 'progress' }) });
  });

  it('a crash of a tree with neither logger nor handler becomes a process warning', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    const tree = createSupervisor({
      name: 'mute',
      intensity: 0,
      clock: world().clock,
      children: world().children('a'),
    });
    await tree.start();
    await world().exit('a', 'boom');
    await turns();
    process.off('warning', listen);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^a ended.*boom/),
      expect.stringMatching(/^a was one restart too many/),
      expect.stringMatching(/^supervisor mute has ended/),
    ]);
  });

  it('log lines of machines go to the log of the tree', async () => {
    const { createMachine, log } = await import('xstate');
    const { actor } = await import('../../../src/supervisor/index.js');
    await world().start({ children: [actor({ id: 'm', logic: createMachine({ entry: log('hello') }) })] });
    expect(world().reports).toContainEqual(
      expect.objectContaining({ type: 'log', level: 'debug', message: expect.stringContaining('hello') }),
    );
  });
});
