import { openWith } from '../clients/astervisor.js';
import type { Reading } from '../clients/client.js';
import { pings } from './actions.js';
import { burst } from './burst.js';
import { listenersByName, manyConnections, oneListener } from './events.js';
import { ownImport } from './imports.js';
import { keptValues } from './kept.js';
import { latencyAt } from './latency.js';
import { ourList, peerList } from './list.js';
import { bareLogins, ourLogins } from './logins.js';
import { userEventStorm } from './storm.js';
import type { ClientName, Entrant, Run, Target, Work } from './work.js';

const OURS = 'astervisor';

/** The same run with several clients, each as much of it as it gets through in about a second. */
const each = (run: Run, amounts: Partial<Record<ClientName, number>>): Entrant[] =>
  Object.entries(amounts).map(([client, amount]) => ({ name: client, client: client as ClientName, run, amount }));

const ratio = (words: string, against: string, atLeast: number): Target => ({ words, against, atLeast });

const fast = { bare: 900_000, astervisor: 800_000 };
const fastPeers = { yana: 36_000, 'ami-io': 24_000, 'asterisk-manager': 20_000 };
const allPeers = { ...fastPeers, nami: 8_000, 'asterisk-ami-client': 6_000 };

const reading = (
  name: Reading,
  title: string,
  amounts: Partial<Record<ClientName, number>>,
  targets: Target[],
): Work => ({
  name: name.replaceAll(' ', '-'),
  title,
  unit: 'events',
  entrants: each(oneListener(name), amounts),
  targets,
});

export const works: readonly Work[] = [
  reading('name', 'events, one listener reading the name', { ...fast, ...allPeers }, [
    ratio('≥ 0.75 × bare', 'bare', 0.75),
    ratio('≥ 8 × the fastest npm client', 'fastest peer', 8),
  ]),
  reading(
    'three fields',
    'events, one predicate reading Channel, Uniqueid and an absent field',
    { ...fast, astervisor: 360_000, ...fastPeers },
    [ratio('≥ 0.4 × bare', 'bare', 0.4), ratio('≥ 5 × the fastest npm client', 'fastest peer', 5)],
  ),
  reading('entries', '`entries()` of every event', { ...fast, astervisor: 160_000, ...fastPeers }, [
    ratio('≥ 3 × the fastest npm client', 'fastest peer', 3),
  ]),
  reading('fields', '`fields` of every event', { ...fast, astervisor: 120_000, ...fastPeers }, [
    ratio('≥ 2.5 × the fastest npm client', 'fastest peer', 2.5),
  ]),
  {
    name: 'listeners',
    title: 'events, 1,000 listeners by name on 50 names',
    unit: 'events',
    entrants: [
      { name: 'one listener', client: OURS, run: listenersByName(1), amount: 24 },
      { name: OURS, client: OURS, run: listenersByName(1_000), amount: 24 },
    ],
    targets: [ratio('≤ 1.2 × the time of one listener', 'one listener', 1 / 1.2)],
  },
  {
    name: 'connections',
    title: 'events over 100 connections in one process',
    unit: 'events',
    entrants: each(manyConnections, { bare: 3, astervisor: 3 }),
    targets: [ratio('≥ 0.75 × a bare scan of 100 sockets', 'bare', 0.75)],
  },
  {
    name: 'pipelined',
    title: 'actions, 100 in flight',
    unit: 'actions',
    entrants: each(pings(100), {
      bare: 100_000,
      astervisor: 60_000,
      yana: 60_000,
      'ami-io': 25_000,
      'asterisk-manager': 25_000,
      nami: 15_000,
      'asterisk-ami-client': 12_000,
    }),
    targets: [ratio('≥ 1.3 × the fastest npm client', 'fastest peer', 1.3)],
  },
  {
    name: 'concurrency',
    title: 'actions, 100 in flight, ours with `concurrency: 64`',
    unit: 'actions',
    entrants: [
      {
        name: OURS,
        client: OURS,
        run: (_open, port, amount) => pings(100)(openWith({ concurrency: 64 }), port, amount),
        amount: 60_000,
      },
      ...each(pings(100), { yana: 60_000, 'ami-io': 25_000, 'asterisk-manager': 25_000 }),
    ],
    targets: [ratio('≥ 1.0 × the fastest npm client', 'fastest peer', 1)],
  },
  {
    name: 'one-at-a-time',
    title: 'actions, one at a time',
    unit: 'actions',
    entrants: each(pings(1), { bare: 8_000, astervisor: 8_000, yana: 8_000 }),
    targets: [{ ...ratio('≤ 1.25 × the latency of a bare socket', 'bare', 1 / 1.25), by: 'clock' }],
  },
  {
    name: 'list',
    title: 'a list of 100,000 rows by `list()`',
    unit: 'rows',
    entrants: [
      { name: OURS, client: OURS, run: ourList, amount: 100_000, gc: true },
      { name: 'asterisk-manager', client: 'asterisk-manager', run: peerList, amount: 30_000 },
    ],
    targets: [ratio('≥ 5 × asterisk-manager', 'asterisk-manager', 5)],
    limits: [{ words: '≤ 16 MB over idle', figure: 'retainedBytes', atMost: 16 * 1_048_576, unit: 'bytes' }],
  },
  {
    name: 'kept',
    title: '10,000 values of `Channel` kept',
    unit: 'values',
    entrants: [{ name: OURS, client: OURS, run: keptValues, amount: 10_000, gc: true, whole: true }],
    targets: [],
    limits: [{ words: '≤ 1.25 × what the values weigh', figure: 'grownOverWeight', atMost: 1.25, unit: 'times' }],
  },
  {
    name: 'latency',
    title: 'milliseconds from the wire to the listener, beside ten actions in flight',
    unit: 'events',
    entrants: [1_000, 10_000, 50_000].map((perSecond) => ({
      name: `${perSecond.toLocaleString('en-US')} events/s`,
      client: OURS,
      run: latencyAt(perSecond),
      amount: 3,
      whole: true,
    })),
    targets: [],
  },
  {
    name: 'burst',
    title: 'bursts of events, and how long one turn of the event loop takes',
    unit: 'events',
    entrants: [
      { name: OURS, client: OURS, run: burst(1), amount: 10, whole: true },
      { name: '10 MB over 100 connections', client: OURS, run: burst(100, 275), amount: 5, whole: true },
      { name: '1 MB on each of 100', client: OURS, run: burst(100, 2_750), amount: 3, whole: true },
    ],
    targets: [],
    limits: [{ words: '≤ 10 ms at a time, 10 MB on one connection', figure: 'heldCpuMs', atMost: 10, unit: 'ms' }],
  },
  {
    name: 'logins',
    title: '500 connections, declared to all ready',
    unit: 'logins',
    entrants: [
      { name: 'bare', client: 'bare', run: bareLogins, amount: 500, gc: true, whole: true },
      { name: OURS, client: OURS, run: ourLogins, amount: 500, gc: true, whole: true },
    ],
    targets: [ratio('≤ 2 × the time of 500 bare logins', 'bare', 0.5)],
    limits: [{ words: '≤ 40 KB of heap each when idle', figure: 'heapOfEach', atMost: 40_960, unit: 'bytes' }],
  },
  {
    name: 'import',
    title: 'import of `astervisor`, its dependencies being there',
    unit: 'imports',
    entrants: [{ name: OURS, client: OURS, run: ownImport, amount: 1 }],
    targets: [],
    limits: [
      { words: '≤ 60 ms', figure: 'cpuMs', atMost: 60, unit: 'ms' },
      { words: '≤ 70 modules', figure: 'modules', atMost: 70, unit: 'modules' },
    ],
  },
  {
    name: 'asterisk-events',
    title: 'Asterisk 22: UserEvents, 100 in flight, and their way back',
    unit: 'events',
    asterisk: true,
    entrants: each(userEventStorm, { astervisor: 15_000, yana: 15_000 }),
    targets: [ratio('≥ 1 × the fastest npm client', 'fastest peer', 1)],
  },
  {
    name: 'asterisk-pipelined',
    title: 'Asterisk 22: actions, 100 in flight',
    unit: 'actions',
    asterisk: true,
    entrants: each(pings(100), { bare: 30_000, astervisor: 30_000, yana: 30_000 }),
    targets: [ratio('≥ 1 × the fastest npm client', 'fastest peer', 1)],
  },
];
