import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AnyActorRef, InspectionEvent } from 'xstate';
import { dynamicSupervisor, supervisor, worker } from '../../../src/supervisor/index.js';
import { mustBeUp, newWorlds } from './support/world.js';

const world = newWorlds();

const app = () =>
  world().declare({
    name: 'app',
    intensity: 5,
    children: [
      world().child('a'),
      supervisor({ id: 's', strategy: 'rest_for_one', children: world().children('b', 'c') }),
      dynamicSupervisor({ id: 'pool' }),
    ],
  });

describe('print', () => {
  it('draws the tree with states, incarnations, restarts and since when', async () => {
    const tree = app();
    expect(tree.print().split('\n')[0]).toBe('app  one_for_one  idle');
    await tree.start();
    await world().clock.advance(1_000);
    await world().exit('b', 'boom');
    await tree.terminateChild('a');
    await tree.supervisor('pool').startChild(world().child('x'));
    const since = (second: number) => `since 2026-01-01T00:00:0${second}.000Z`;
    expect(tree.print().split('\n')).toEqual([
      'app  one_for_one  running',
      `├─ a  worker  undefined  #1  0 restarts  ${since(1)}  last exit shutdown`,
      `├─ s  supervisor rest_for_one  up  #1  0 restarts  ${since(0)}`,
      `│  ├─ b  worker  up  #2  1 restart  ${since(1)}  last exit Error: boom`,
      `│  └─ c  worker  up  #2  1 restart  ${since(1)}  last exit shutdown`,
      `└─ pool  supervisor one_for_one  up  #1  0 restarts  ${since(0)}`,
      `   └─ x  worker  up  #1  0 restarts  ${since(1)}`,
    ]);
    await tree.stop({ reason: ['shutdown', 'deploy'] });
    expect(tree.print().split('\n')[0]).toBe('app  one_for_one  ended (shutdown (deploy))');
  });

  it('toJSON is the same as plain data', async () => {
    const tree = app();
    await tree.start();
    await world().exit('b', 'boom');
    const data = JSON.parse(JSON.stringify(tree));
    expect(data).toMatchObject({
      name: 'app',
      state: 'running',
      strategy: 'one_for_one',
      children: [
        { id: 'a', type: 'worker', state: 'up', incarnation: 1, restarts: 0 },
        {
          id: 's',
          type: 'supervisor',
          supervisor: {
            strategy: 'rest_for_one',
            running: true,
            children: [
              { id: 'b', incarnation: 2, restarts: 1, lastExit: 'Error: boom', since: '2026-01-01T00:00:00.000Z' },
              { id: 'c', incarnation: 2 },
            ],
          },
        },
        { id: 'pool', supervisor: { children: [] } },
      ],
    });
  });

  it('handles, listings and errors are short when they are printed', async () => {
    const tree = app();
    await tree.start();
    const handle = mustBeUp(tree.whichChild('a').child);
    expect(JSON.parse(JSON.stringify(handle))).toEqual({ id: 'a', path: ['a'], incarnation: 1, alive: true });
    const error = await tree.startChild(world().child('a')).catch((refused: unknown) => refused);
    for (const value of [handle, tree, tree.supervisor('s'), error, tree.whichChildren()]) {
      expect(inspect(value, { depth: 10 }).length).toBeLessThan(2_000);
    }
  });
});

describe('inspect', () => {
  it('shows every actor of the tree, and each change of a child as an event of its supervisor', async () => {
    const events: InspectionEvent[] = [];
    const tree = await world().start({
      name: 'app',
      inspect: (event) => events.push(event),
      children: [supervisor({ id: 's', children: world().children('b') })],
    });
    await world().exit('b', 'boom');
    const actors = events
      .filter(({ type }) => type === '@xstate.actor')
      .map(({ actorRef }) => (actorRef as AnyActorRef).id);
    expect(actors).toEqual(expect.arrayContaining(['app', 's#1', 'b#1', 'b#2']));
    const changes = events.flatMap((event) =>
      event.type === '@xstate.event' && event.event.type === 'supervisor.child' ? [event.event] : [],
    );
    expect(changes.map(({ id, state, incarnation }) => `${id} ${state} ${incarnation}`)).toEqual([
      's starting 1',
      'b starting 1',
      'b up 1',
      's up 1',
      'b undefined 1',
      'b starting 2',
      'b up 2',
    ]);
    const shown = events.flatMap((event) =>
      event.type === '@xstate.snapshot' ? [JSON.stringify(event.snapshot)] : [],
    );
    expect(
      shown.filter((snapshot) => snapshot.includes('"restart":"permanent","state":"starting","incarnation":2')),
      'snapshots stay as they were taken',
    ).toHaveLength(1);
    const last = events.filter((event) => event.type === '@xstate.snapshot').at(-1);
    expect(JSON.parse(JSON.stringify(last?.snapshot))).toMatchObject({
      status: 'active',
      context: { supervisor: 'app/s', strategy: 'one_for_one', children: [{ id: 'b', state: 'up', incarnation: 2 }] },
    });
    expect(tree.whichChild('s').child?.ref?.getPersistedSnapshot?.()).toMatchObject({
      context: { intensity: 1, periodMs: 5_000, restarts: [0], children: [{ id: 'b', restart: 'permanent' }] },
    });
  });

  it('shows nothing of what a worker works with, nor of what is around a supervisor', async () => {
    const events: string[] = [];
    await world().start({
      inspect: (event) =>
        events.push(JSON.stringify({ ...event, actorRef: undefined, sourceRef: undefined, rootId: '' })),
      children: [
        supervisor({
          id: 's',
          children: [
            worker({
              id: 'w',
              init: () => 'hunter2',
              run: ({ signal }, _secret) => new Promise((end) => signal.addEventListener('abort', end)),
            }),
          ],
        }),
      ],
    });
    expect(events.length).toBeGreaterThan(5);
    expect(events.join('\n')).not.toContain('hunter2');
    expect(Math.max(...events.map(({ length }) => length))).toBeLessThan(1_000);
  });
});
