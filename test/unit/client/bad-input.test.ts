import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../src/client/connect.js';
import type { Connection } from '../../../src/client/connection.js';
import * as child from '../../../src/client/tree/child.js';
import { createSupervisor, startSupervisor, type Tree } from '../../../src/client/tree/tree.js';
import { HandshakeLimiter } from '../../../src/connection/handshake-limiter.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

type Method = (...args: readonly unknown[]) => unknown;

const handler = () => {};
const notObjects = [null, 5, 'x', true, [], handler] as const;
const waits: readonly (readonly [value: unknown, names: string])[] = [
  ...notObjects.map((value) => [value, 'options'] as const),
  [{ timeoutMs: null }, 'timeoutMs'],
  [{ timeoutMs: 0 }, 'timeoutMs'],
  [{ timeoutMs: Number.NaN }, 'timeoutMs'],
  [{ timeoutMs: '5' }, 'timeoutMs'],
  [{ signal: {} }, 'signal'],
  [{ signal: null }, 'signal'],
  [{ timeout: 5 }, 'timeout'],
];
const filters: readonly (readonly [value: unknown, names: string])[] = [
  ...[undefined, null, 5, true, '', [], {}].map((value) => [value, 'filter'] as const),
  [['Hangup', 5], 'filter[1]'],
  [{ Event: 5 }, 'filter.Event'],
];

/** Calls that are refused: the method, its arguments, and what the error has to name. */
type Case = readonly [method: string, args: readonly unknown[], names: string];

const ofConnection: readonly Case[] = [
  ...waits.flatMap(([value, names]): Case[] => [
    ['ready', [value], names],
    ['reconnect', [value], names],
    ['waitFor', ['Hangup', value], names],
  ]),
  ...filters.flatMap(([value, names]): Case[] => [
    ['waitFor', [value], names],
    ['events', [value], names],
    ['addListener', [value, handler], names],
    ['forward', [value, { send: handler }], names],
    ['follow', ['QueueStatus', value], names],
  ]),
  ...notObjects.flatMap((value): Case[] => [
    ['close', [value], 'options'],
    ['expectDown', [value], 'options'],
    ['events', ['Hangup', value], 'options'],
    ['addListener', ['Hangup', handler, value], 'options'],
    ['follow', ['QueueStatus', 'Hangup', value], 'options'],
    ['send', ['Ping', {}, value], 'options'],
    ['originate', [{ Channel: 'Local/1', Application: 'Wait' }, value], 'options'],
  ]),
  ...[null, 5, 'x', []].flatMap((value): Case[] => [
    ['send', ['Ping', value], 'fields'],
    ['originate', [value], 'fields'],
    ['addFilter', [value], 'filter'],
  ]),
  ...[undefined, null, 5, {}, []].flatMap((value): Case[] => [
    ['send', [value], 'action'],
    ['follow', [value, 'Hangup'], 'action'],
    ['addListener', ['Hangup', value], 'handler'],
    ['addStatusListener', [value], 'listener'],
    ['forward', ['Hangup', value], 'receiver'],
  ]),
  ['addFilter', [undefined], 'filter'],
  ['setEventMask', [undefined], 'mask'],
  ['setEventMask', [null], 'mask'],
  ['setEventMask', [5], 'mask'],
  ['setEventMask', [['call', 5]], 'mask[1]'],
  ['close', [{ forced: true }], 'forced'],
  ['close', [{ force: 1 }], 'force'],
  ['expectDown', [{ withinMs: null }], 'withinMs'],
  ['expectDown', [{ withinMs: -1 }], 'withinMs'],
  ['expectDown', [{ forMs: 5 }], 'forMs'],
  ['events', ['Hangup', { buffer: 0 }], 'buffer'],
  ['events', ['Hangup', { overflow: 'drop' }], 'overflow'],
  ['send', ['Ping', {}, { priority: 10 }], 'priority'],
  ['send', ['Ping', {}, { until: 'x' }], 'until'],
];

/** The name in an error of either family. */
const named = (error: unknown): string => {
  const { option, path, message } = error as { option?: string; path?: string; message: string };
  expect(message).not.toMatch(/\[object|undefined is not|Cannot (read|destructure)/);
  return option ?? path ?? '';
};

const refusalOf = async (call: () => unknown): Promise<unknown> => {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return new Error('it was not refused');
};

/** Everything that a refused call must leave as it was. */
const standing = (rig: Rig) => ({
  state: rig.pbx.state,
  epoch: rig.pbx.epoch,
  stats: rig.pbx.stats,
  tree: rig.tree.state,
  children: rig.tree.whichChildren().length,
  statuses: rig.statuses.length,
  links: rig.links.all.length,
  actions: rig.fake.actions.length,
  timers: rig.clock.pending,
});

const watchRejections = (): unknown[] => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return unhandled;
};

describe('bad input to a connection', () => {
  it.each(['ready', 'closed'] as const)('is refused by name and changes nothing, while it is %s', async (state) => {
    const unhandled = watchRejections();
    const rig = await Rig.ready();
    if (state === 'closed') await rig.finish(rig.pbx.close());
    const before = standing(rig);
    for (const [method, args, names] of ofConnection) {
      const call = (rig.pbx as unknown as Record<string, Method>)[method];
      const error = await refusalOf(() => call?.apply(rig.pbx, [...args]));
      const what = `${method}(${args.map(String).join(', ')})`;
      expect(error, what).toMatchObject({ code: 'AMI_INVALID_OPTION', option: names });
      expect(named(error)).toBe(names);
      await turns(1);
      expect(standing(rig), what).toEqual(before);
    }
    expect(unhandled).toEqual([]);
  });

  it.each([null, 5, 'x', []])('list refuses fields %j in its loop, and in what it promises', async (fields) => {
    const unhandled = watchRejections();
    const rig = await Rig.ready();
    const list = rig.pbx.list as unknown as (...args: readonly unknown[]) => ReturnType<Connection['list']>;
    const rows = list.call(rig.pbx, 'QueueStatus', fields);
    await expect(rows.next()).rejects.toMatchObject({ code: 'AMI_INVALID_OPTION', option: 'fields' });
    await expect(rows.completion()).rejects.toMatchObject({ option: 'fields' });
    await turns();
    expect(rig.received).toEqual([]);
    expect(unhandled).toEqual([]);
  });

  it.each([undefined, null, 5, {}, 'unknown'])('a listener id %j is that of no listener', async (id) => {
    const rig = await Rig.ready();
    expect(rig.pbx.delListener(id as never)).toBe(false);
    expect(rig.tree.delStatusListener(id as never)).toBe(false);
  });
});

const specCode = /^(AMI_INVALID_OPTION|SUPERVISOR_[A-Z_]+)$/;

describe('bad input to a tree', () => {
  const calls: readonly [string, (tree: Tree) => unknown][] = [
    ...notObjects.flatMap((value): [string, (tree: Tree) => unknown][] => [
      ['ready', (tree) => tree.ready(value as never)],
      ['stop', (tree) => tree.stop(value as never)],
      ['startChild', (tree) => tree.startChild(value as never)],
      ['terminateChild', (tree) => tree.terminateChild(value as never)],
      ['restartChild', (tree) => tree.restartChild(value as never)],
      ['deleteChild', (tree) => tree.deleteChild(value as never)],
      ['whichChild', (tree) => tree.whichChild(value as never)],
      ['getChildSpec', (tree) => tree.getChildSpec(value as never)],
      ['supervisor', (tree) => tree.supervisor(value as never)],
      ['connection', (tree) => tree.connection(value as never)],
    ]),
    ...[null, 5, 'x', true, {}, [null], [5]].map((value): [string, (tree: Tree) => unknown] => [
      'reconcile',
      (tree) => tree.reconcile(value as never),
    ]),
    ['addStatusListener', (tree) => tree.addStatusListener(null as never)],
    ['stop', (tree) => tree.stop({ timeoutMs: -1 })],
    ['stop', (tree) => tree.stop({ timeout: 5 } as never)],
    ['stop', (tree) => tree.stop({ reason: 'because' } as never)],
  ];

  it('is refused with a code, and changes nothing', async () => {
    const unhandled = watchRejections();
    const rig = await Rig.ready();
    const before = standing(rig);
    for (const [method, call] of calls) {
      const error = await refusalOf(() => call(rig.tree));
      expect(`${(error as { code?: string }).code}`, `${method}: ${error}`).toMatch(specCode);
      named(error);
      await turns(1);
      expect(standing(rig), method).toEqual(before);
    }
    expect(unhandled).toEqual([]);
  });

  it('of no child spec says so', async () => {
    const rig = await Rig.ready();
    await expect(rig.tree.startChild(null as never)).rejects.toThrow('the child spec must be an object');
  });
});

describe('bad input to a declaration', () => {
  it.each([...notObjects, undefined])('%j is refused with a code by all that declare', async (value) => {
    const unhandled = watchRejections();
    const given = value as never;
    const makers: readonly [string, () => unknown][] = [
      ['connection', () => child.connection(given)],
      ['supervisor', () => child.supervisor(given)],
      ['dynamicSupervisor', () => child.dynamicSupervisor(given)],
      ['worker', () => child.worker(given)],
      ['actor', () => child.actor(given)],
      ['createSupervisor', () => createSupervisor(given)],
      ['startSupervisor', () => startSupervisor(given)],
      ['connect', () => connect(given)],
    ];
    for (const [name, make] of makers) {
      const error = await refusalOf(make);
      expect(`${(error as { code?: string }).code}`, `${name}: ${error}`).toMatch(specCode);
      named(error);
    }
    expect(unhandled).toEqual([]);
  });

  it.each([
    ['worker without run', () => child.worker({ id: 'w' } as never), 'run'],
    ['worker with an init that is none', () => child.worker({ id: 'w', run: handler, init: 5 } as never), 'init'],
    ['actor without logic', () => child.actor({ id: 'a' } as never), 'logic'],
    ['tree whose name is null', () => createSupervisor({ name: null } as never), 'name'],
    ['tree whose limiter is none', () => createSupervisor({ handshakes: {} } as never), 'handshakes'],
    [
      'supervisor whose children are no list',
      () => createSupervisor({ children: [child.supervisor({ id: 's', children: 5 } as never)] }),
      'children[0].children',
    ],
    [
      'supervisor with a child that is null',
      () => createSupervisor({ children: [child.supervisor({ id: 's', children: [null] } as never)] }),
      'children[0].children[0]',
    ],
    ['limiter of 0', () => new HandshakeLimiter(0), 'max'],
    ['limiter of null', () => new HandshakeLimiter(null as never), 'max'],
  ])('a %s is refused, and the field named', async (_name, make, field) => {
    expect(named(await refusalOf(make))).toBe(field);
  });

  it.each([
    ['a port above all ports', 'ami://app:s@pbx:99999', {}, 'url', 'has a port above 65535'],
    ['options that are null', 'ami://app:s@pbx', null, 'options', 'must be an object'],
    ['a deadline of 0', 'ami://app:s@pbx', { timeoutMs: 0 }, 'timeoutMs', 'must be'],
    ['a signal that is none', 'ami://app:s@pbx', { signal: {} }, 'signal', 'must be an AbortSignal'],
  ])('connect refuses %s', async (_name, url, options, option, problem) => {
    const error = await refusalOf(() => connect(url, options as never));
    expect(error).toMatchObject({ code: 'AMI_INVALID_OPTION', option });
    expect((error as Error).message).toContain(problem);
  });
});

describe('status()', () => {
  it('of a closed connection says so, and ends', async () => {
    const rig = await Rig.ready();
    await rig.finish(rig.pbx.close());
    const seen = [];
    for await (const status of rig.pbx.status()) seen.push(status);
    expect(seen).toMatchObject([{ type: 'state', state: 'closed' }]);
  });

  it('ends with the connection, after it has told that it is down', async () => {
    const rig = await Rig.ready();
    const statuses = rig.pbx.status();
    await rig.finish(rig.pbx.close());
    const seen: string[] = [];
    for await (const status of statuses) seen.push(status.type === 'state' ? status.state : status.type);
    expect(seen.slice(-2)).toEqual(['closed', 'down']);
  });
});
