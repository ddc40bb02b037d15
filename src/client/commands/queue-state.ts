import type { AmiEvent } from '../../protocol/event.js';

/** What the device of a queue member is doing; `invalid` for one that Asterisk cannot reach. */
export type MemberState =
  | 'unknown'
  | 'not-in-use'
  | 'in-use'
  | 'busy'
  | 'invalid'
  | 'unavailable'
  | 'ringing'
  | 'ringing-in-use'
  | 'on-hold';

/** A member of a queue. Members of an old Asterisk lack some figures. */
export interface QueueMemberInfo {
  readonly queue: string;
  readonly name: string;
  /** What is rung: `PJSIP/100`. */
  readonly interface: string;
  readonly stateInterface: string | undefined;
  /** `static` from a file, `dynamic` added by hand, `realtime` from a data base. */
  readonly membership: string | undefined;
  readonly penalty: number | undefined;
  readonly state: MemberState | undefined;
  readonly inCall: boolean | undefined;
  readonly paused: boolean | undefined;
  readonly pausedReason: string | undefined;
  readonly callsTaken: number | undefined;
  /** When its last call ended; undefined when it had none. The same for the next two. */
  readonly lastCallAt: Date | undefined;
  readonly lastPauseAt: Date | undefined;
  readonly loginAt: Date | undefined;
  readonly wrapUpS: number | undefined;
  readonly event: AmiEvent;
}

/** A caller who waits in a queue. */
export interface QueueCallerInfo {
  readonly queue: string;
  /** 1 is next. */
  readonly position: number | undefined;
  readonly channel: string;
  readonly uniqueid: string;
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly waitS: number | undefined;
  readonly priority: number | undefined;
  readonly event: AmiEvent;
}

/** A queue at one moment. Times are whole seconds, and percentages are of the calls answered. */
export interface QueueState {
  readonly name: string;
  /** Callers that fit in; 0 for no limit. */
  readonly maxCallers: number | undefined;
  readonly strategy: string;
  readonly calls: number | undefined;
  readonly holdTimeS: number | undefined;
  readonly talkTimeS: number | undefined;
  readonly completed: number | undefined;
  readonly abandoned: number | undefined;
  readonly serviceLevelS: number | undefined;
  readonly serviceLevelPercent: number | undefined;
  readonly weight: number | undefined;
  readonly members: readonly QueueMemberInfo[];
  readonly callers: readonly QueueCallerInfo[];
  readonly event: AmiEvent;
}

/** The figures of a queue, without its members. */
export interface QueueSummary {
  readonly name: string;
  readonly loggedIn: number | undefined;
  readonly available: number | undefined;
  readonly callers: number | undefined;
  readonly holdTimeS: number | undefined;
  readonly talkTimeS: number | undefined;
  readonly longestHoldTimeS: number | undefined;
  readonly event: AmiEvent;
}

const memberStates: readonly MemberState[] = [
  'unknown',
  'not-in-use',
  'in-use',
  'busy',
  'invalid',
  'unavailable',
  'ringing',
  'ringing-in-use',
  'on-hold',
];

/** Seconds since 1970, of which 0 means never. */
const dateOf = (event: AmiEvent, field: string): Date | undefined => {
  const seconds = event.int(field) ?? 0;
  return seconds > 0 ? new Date(seconds * 1_000) : undefined;
};

const decimalOf = (event: AmiEvent, field: string): number | undefined => {
  const value = event.get(field) ?? '';
  return /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
};

/** `unknown` is what queues call a caller without number or name. */
const callerText = (event: AmiEvent, field: string): string | undefined => {
  const value = event.get(field);
  return value === '' || value === 'unknown' || value === '<unknown>' ? undefined : value;
};

const memberInfo = (event: AmiEvent): QueueMemberInfo => {
  const state = event.int('Status');
  return {
    queue: event.get('Queue') ?? '',
    name: event.get('Name') ?? '',
    interface: event.get('Location') ?? '',
    stateInterface: event.get('StateInterface') || undefined,
    membership: event.get('Membership'),
    penalty: event.int('Penalty'),
    state: state === undefined ? undefined : memberStates[state],
    inCall: event.bool('InCall'),
    paused: event.bool('Paused'),
    pausedReason: event.get('PausedReason') || undefined,
    callsTaken: event.int('CallsTaken'),
    lastCallAt: dateOf(event, 'LastCall'),
    lastPauseAt: dateOf(event, 'LastPause'),
    loginAt: dateOf(event, 'LoginTime'),
    wrapUpS: event.int('Wrapuptime'),
    event,
  };
};

const callerInfo = (event: AmiEvent): QueueCallerInfo => ({
  queue: event.get('Queue') ?? '',
  position: event.int('Position'),
  channel: event.get('Channel') ?? '',
  uniqueid: event.get('Uniqueid') ?? '',
  number: callerText(event, 'CallerIDNum'),
  name: callerText(event, 'CallerIDName'),
  waitS: event.int('Wait'),
  priority: event.int('Priority'),
  event,
});

/** The rows of a `QueueStatus` as queues: each with the members and callers that follow it. */
export const queueStates = (rows: readonly AmiEvent[]): readonly QueueState[] => {
  const of = (queue: string, name: string) => rows.filter((row) => row.name === name && row.get('Queue') === queue);
  return rows
    .filter((row) => row.name === 'QueueParams')
    .map((event) => {
      const name = event.get('Queue') ?? '';
      return {
        name,
        maxCallers: event.int('Max'),
        strategy: event.get('Strategy') ?? '',
        calls: event.int('Calls'),
        holdTimeS: event.int('Holdtime'),
        talkTimeS: event.int('TalkTime'),
        completed: event.int('Completed'),
        abandoned: event.int('Abandoned'),
        serviceLevelS: event.int('ServiceLevel'),
        serviceLevelPercent: decimalOf(event, 'ServicelevelPerf'),
        weight: event.int('Weight'),
        members: of(name, 'QueueMember').map(memberInfo),
        callers: of(name, 'QueueEntry').map(callerInfo),
        event,
      };
    });
};

export const queueSummary = (event: AmiEvent): QueueSummary => ({
  name: event.get('Queue') ?? '',
  loggedIn: event.int('LoggedIn'),
  available: event.int('Available'),
  callers: event.int('Callers'),
  holdTimeS: event.int('HoldTime'),
  talkTimeS: event.int('TalkTime'),
  longestHoldTimeS: event.int('LongestHoldTime'),
  event,
});
