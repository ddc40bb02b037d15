import type { AmiEvent } from '../../index.js';
import { known } from './board.js';

/** One agent in one queue. */
export interface QueueMember {
  readonly queue: string;
  readonly interface: string;
  readonly name: string;
  readonly status: string;
  readonly paused: boolean;
  readonly pausedReason: string;
  readonly callsTaken: number;
  /** Seconds since 1970; 0 when there was none. */
  readonly lastCall: number;
}

const CHANGES = new Set([
  'QueueMemberStatus',
  'QueueMemberAdded',
  'QueueMemberPause',
  'QueueMemberPenalty',
  'QueueMemberRinginuse',
]);

/** The members of all queues, kept up to date. */
export class QueueMembers {
  static readonly events: readonly string[] = [...CHANGES, 'QueueMemberRemoved'];
  readonly #members = new Map<string, QueueMember>();

  get all(): readonly QueueMember[] {
    return [...this.#members.values()];
  }

  in(queue: string): readonly QueueMember[] {
    return this.all.filter((member) => member.queue === queue);
  }

  clear(): void {
    this.#members.clear();
  }

  /** Takes a row or an event; passes over what is about something else. */
  take(message: AmiEvent): void {
    const place = message.name === 'QueueMember' ? known(message, 'Location') : known(message, 'Interface');
    const key = `${known(message, 'Queue')}\n${place}`;
    if (message.name === 'QueueMemberRemoved') this.#members.delete(key);
    if (message.name !== 'QueueMember' && !CHANGES.has(message.name)) return;
    this.#members.set(key, {
      queue: known(message, 'Queue'),
      interface: place,
      name: known(message, 'Name') || known(message, 'MemberName'),
      status: known(message, 'Status'),
      paused: known(message, 'Paused') === '1',
      pausedReason: known(message, 'PausedReason'),
      callsTaken: message.int('CallsTaken') ?? 0,
      lastCall: message.int('LastCall') ?? 0,
    });
  }
}
