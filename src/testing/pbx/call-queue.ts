/** A member of a queue, as QueueStatus shows it. */
export interface QueueMember {
  readonly name: string;
  /** The interface that is rung, such as `PJSIP/100`. */
  readonly location: string;
  readonly membership: 'static' | 'dynamic';
  penalty: number;
  paused: boolean;
  pausedReason: string;
  /** 1 not in use, 2 in use, 5 unavailable, 6 ringing. */
  status: number;
  callsTaken: number;
  /** Wall time in seconds, 0 for never. */
  lastCall: number;
  lastPause: number;
  loginTime: number;
}

/** A caller who waits. */
export interface QueueCaller {
  readonly channel: string;
  readonly uniqueid: string;
  readonly number: string;
  readonly name: string;
  /** Seconds so far. */
  wait: number;
}

export interface FakeQueueOptions {
  readonly strategy?: string | undefined;
  readonly members?:
    | readonly { readonly location: string; readonly name?: string; readonly penalty?: number }[]
    | undefined;
  readonly callers?: readonly QueueCaller[] | undefined;
}

/** A queue of callers with its members. */
export class CallQueue {
  readonly name: string;
  readonly strategy: string;
  readonly members: QueueMember[] = [];
  readonly callers: QueueCaller[];
  completed = 0;
  abandoned = 0;

  constructor(name: string, now: number, options: FakeQueueOptions = {}) {
    this.name = name;
    this.strategy = options.strategy ?? 'ringall';
    this.callers = [...(options.callers ?? [])];
    for (const { location, name = location, penalty = 0 } of options.members ?? []) {
      this.add({ location, name, penalty, membership: 'static' }, now);
    }
  }

  find(location: string): QueueMember | undefined {
    return this.members.find((member) => member.location === location);
  }

  /** `now` is wall time in seconds. */
  add(member: Pick<QueueMember, 'name' | 'location' | 'membership' | 'penalty'>, now: number): QueueMember {
    const added: QueueMember = {
      ...member,
      paused: false,
      pausedReason: '',
      status: 1,
      callsTaken: 0,
      lastCall: 0,
      lastPause: 0,
      loginTime: now,
    };
    this.members.push(added);
    return added;
  }

  remove(location: string): QueueMember | undefined {
    const index = this.members.findIndex((member) => member.location === location);
    return index === -1 ? undefined : this.members.splice(index, 1)[0];
  }
}
