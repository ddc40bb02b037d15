import type { AmiEvent } from '../../index.js';
import { table } from '../table.js';
import { type Board, clockSpan, counted, type Sight } from './board.js';
import { isBusy, isFree, memberState } from './member-status.js';
import { type QueueMember, QueueMembers } from './queue-members.js';

const HEADINGS = ['AGENT', 'INTERFACE', 'STATE', 'PAUSED', 'CALLS', 'LAST CALL', 'QUEUES'];

/** The agents: members of queues, each on one line whatever the number of its queues. */
export class AgentBoard implements Board {
  readonly action = 'QueueStatus';
  readonly fields = {};
  readonly events = QueueMembers.events;
  readonly #members = new QueueMembers();

  reset(): void {
    this.#members.clear();
  }

  row(row: AmiEvent): void {
    this.#members.take(row);
  }

  event(event: AmiEvent): void {
    this.#members.take(event);
  }

  draw({ paint, width, now }: Sight): string {
    const agents = byInterface(this.#members.all);
    const one = agents.map(([, [first]]) => first?.status ?? '');
    const free = one.filter(isFree).length;
    const busy = one.filter(isBusy).length;
    const count = paint('dim', `${counted(agents.length, 'agent')}, ${free} free, ${busy} busy`);
    if (agents.length === 0) return count;
    const rows = agents.map(([place, members]) => lineOf(place, members, now));
    return `${table(HEADINGS, rows, paint, width)}\n${count}`;
  }
}

const byInterface = (members: readonly QueueMember[]): [string, QueueMember[]][] => {
  const groups = new Map<string, QueueMember[]>();
  for (const member of members) groups.set(member.interface, [...(groups.get(member.interface) ?? []), member]);
  return [...groups];
};

const lineOf = (place: string, members: readonly QueueMember[], now: number): string[] => {
  const [first] = members;
  const last = Math.max(...members.map(({ lastCall }) => lastCall));
  return [
    first?.name ?? '',
    place,
    memberState(first?.status ?? ''),
    pauses(members),
    String(members.reduce((sum, { callsTaken }) => sum + callsTaken, 0)),
    last === 0 ? '' : `${clockSpan(now - last * 1_000)} ago`,
    members.map(({ queue }) => queue).join(', '),
  ];
};

/** Why, and where it is not everywhere. */
const pauses = (members: readonly QueueMember[]): string => {
  const paused = members.filter((member) => member.paused);
  if (paused.length === 0) return '';
  const why = [...new Set(paused.map(({ pausedReason }) => pausedReason || 'yes'))].join(', ');
  return paused.length === members.length ? why : `${why} (${paused.map(({ queue }) => queue).join(', ')})`;
};
