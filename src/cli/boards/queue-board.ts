import type { AmiEvent } from '../../index.js';
import { table } from '../table.js';
import { type Board, clockSpan, counted, known, type Sight } from './board.js';
import { isBusy, isFree } from './member-status.js';
import { QueueMembers } from './queue-members.js';

const HEADINGS = [
  ...['QUEUE', 'WAITING', 'LONGEST', 'MEMBERS', 'FREE', 'BUSY', 'PAUSED', 'DONE', 'GAVE UP', 'STRATEGY'],
];

interface Queue {
  readonly strategy: string;
  completed: number;
  abandoned: number;
  /** When each waiting caller came, by channel, in milliseconds since 1970. */
  readonly callers: Map<string, number>;
}

/** The queues: who waits, and who could answer. */
export class QueueBoard implements Board {
  readonly action = 'QueueStatus';
  readonly fields: Readonly<Record<string, string>>;
  readonly events = [
    ...QueueMembers.events,
    ...['QueueCallerJoin', 'QueueCallerLeave', 'QueueCallerAbandon', 'AgentComplete'],
  ];
  readonly #queues = new Map<string, Queue>();
  readonly #members = new QueueMembers();

  /** Of one queue, or of all. */
  constructor(queue: string | undefined) {
    this.fields = queue === undefined ? {} : { Queue: queue };
  }

  reset(): void {
    this.#queues.clear();
    this.#members.clear();
  }

  row(row: AmiEvent): void {
    this.#members.take(row);
    const name = known(row, 'Queue');
    if (row.name === 'QueueParams') {
      this.#queues.set(name, {
        strategy: known(row, 'Strategy'),
        completed: row.int('Completed') ?? 0,
        abandoned: row.int('Abandoned') ?? 0,
        callers: new Map(),
      });
    }
    if (row.name === 'QueueEntry') {
      const since = row.receivedAt - (row.int('Wait') ?? 0) * 1_000;
      this.#queues.get(name)?.callers.set(row.get('Channel') ?? '', since);
    }
  }

  event(event: AmiEvent): void {
    const queue = this.#queues.get(known(event, 'Queue'));
    if (!queue) return;
    this.#members.take(event);
    const channel = event.get('Channel') ?? '';
    if (event.name === 'QueueCallerJoin') queue.callers.set(channel, event.receivedAt);
    if (event.name === 'QueueCallerLeave') queue.callers.delete(channel);
    if (event.name === 'QueueCallerAbandon') queue.abandoned += 1;
    if (event.name === 'AgentComplete') queue.completed += 1;
  }

  draw({ paint, width, now }: Sight): string {
    const queues = [...this.#queues];
    const waiting = queues.reduce((sum, [, { callers }]) => sum + callers.size, 0);
    const count = paint('dim', `${counted(queues.length, 'queue')}, ${waiting} waiting`);
    if (queues.length === 0) return count;
    const rows = queues.map(([name, queue]) => {
      const members = this.#members.in(name);
      const ready = members.filter(({ paused }) => !paused);
      const longest = queue.callers.size === 0 ? '' : clockSpan(now - Math.min(...queue.callers.values()));
      const figures = [
        ...[queue.callers.size, longest, members.length],
        ready.filter(({ status }) => isFree(status)).length,
        members.filter(({ status }) => isBusy(status)).length,
        ...[members.length - ready.length, queue.completed, queue.abandoned],
      ];
      return [name, ...figures.map(String), queue.strategy];
    });
    return `${table(HEADINGS, rows, paint, width)}\n${count}`;
  }
}
