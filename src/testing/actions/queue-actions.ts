import { wallTime } from '../../clock.js';
import type { FakeRow } from '../action-call.js';
import type { FakeFields } from '../fake-event.js';
import type { CallQueue, QueueMember } from '../pbx/call-queue.js';
import { type ActionScope, type BuiltinAction, isTrue, type Run } from './builtin-action.js';

const queueStatus: Run = (call, { queues }) => {
  const member = call.get('Member');
  const rows = chosen(queues, call.get('Queue')).flatMap((queue) => statusRows(queue, member));
  call.list(rows, { message: 'Queue status will follow' });
};

const queueSummary: Run = (call, { queues }) => {
  const rows = chosen(queues, call.get('Queue')).map((queue) => ({
    Event: 'QueueSummary',
    Queue: queue.name,
    LoggedIn: queue.members.length,
    Available: queue.members.filter(({ status, paused }) => status === 1 && !paused).length,
    Callers: queue.callers.length,
    HoldTime: 0,
    TalkTime: 0,
    LongestHoldTime: Math.max(0, ...queue.callers.map(({ wait }) => wait)),
    ActionID: undefined,
  }));
  call.list(rows, { message: 'Queue summary will follow' });
};

const queueAdd: Run = (call, scope) => {
  const location = call.get('Interface');
  const queue = scope.queues.get(call.get('Queue'));
  if (call.get('Queue') === '') return call.error("'Queue' not specified.");
  if (location === '') return call.error("'Interface' not specified.");
  if (!queue) return call.error('Unable to add interface to queue: No such queue');
  if (queue.find(location)) return call.error('Unable to add interface: Already there');
  const name = call.get('MemberName') || location;
  const penalty = Number.parseInt(call.get('Penalty') || '0', 10);
  const member = queue.add({ location, name, penalty, membership: 'dynamic' }, seconds(scope));
  if (isTrue(call.get('Paused'))) pause(member, true, call.get('Reason'), scope);
  scope.emit('QueueMemberAdded', memberEvent(queue, member));
  call.respond({ Message: 'Added interface to queue' });
};

const queueRemove: Run = (call, scope) => {
  const queue = scope.queues.get(call.get('Queue'));
  if (call.get('Queue') === '' || call.get('Interface') === '') {
    return call.error("Need 'Queue' and 'Interface' parameters.");
  }
  if (!queue) return call.error('Unable to remove interface from queue: No such queue');
  const member = queue.remove(call.get('Interface'));
  if (!member) return call.error('Unable to remove interface: Not there');
  scope.emit('QueueMemberRemoved', memberEvent(queue, member));
  call.respond({ Message: 'Removed interface from queue' });
};

const queuePause: Run = (call, scope) => {
  const location = call.get('Interface');
  const paused = isTrue(call.get('Paused'));
  if (location === '' || call.get('Paused') === '') return call.error("Need 'Interface' and 'Paused' parameters.");
  const found = chosen(scope.queues, call.get('Queue')).filter((queue) => queue.find(location));
  if (found.length === 0) return call.error('Interface not found');
  for (const queue of found) {
    const member = queue.find(location) as QueueMember;
    pause(member, paused, call.get('Reason'), scope);
    const reason = scope.version.repeatsPauseReason ? call.get('Reason') || undefined : undefined;
    scope.emit('QueueMemberPause', { ...memberEvent(queue, member), Reason: reason });
  }
  call.respond({ Message: paused ? 'Interface paused successfully' : 'Interface unpaused successfully' });
};

/** A penalty that is no number counts as 0. */
const queuePenalty: Run = (call, scope) => {
  const location = call.get('Interface');
  const penalty = Number.parseInt(call.get('Penalty'), 10) || 0;
  if (location === '' || call.get('Penalty') === '') return call.error("Need 'Interface' and 'Penalty' parameters.");
  const found = chosen(scope.queues, call.get('Queue')).filter((queue) => queue.find(location));
  if (found.length === 0 || penalty < 0) return call.error('Invalid interface, queuename or penalty');
  for (const queue of found) {
    const member = queue.find(location) as QueueMember;
    member.penalty = penalty;
    scope.emit('QueueMemberPenalty', memberEvent(queue, member));
  }
  call.respond({ Message: 'Interface penalty set successfully' });
};

const pause = (member: QueueMember, paused: boolean, reason: string, scope: ActionScope): void => {
  member.paused = paused;
  member.pausedReason = paused ? reason : '';
  if (paused) member.lastPause = seconds(scope);
};

const chosen = (queues: ReadonlyMap<string, CallQueue>, name: string): CallQueue[] =>
  [...queues.values()].filter((queue) => name === '' || queue.name === name);

const seconds = (scope: ActionScope): number => Math.floor(wallTime(scope.clock) / 1_000);

/** Rows of queues have the ActionID last. */
const statusRows = (queue: CallQueue, member: string): FakeRow[] => [
  {
    Event: 'QueueParams',
    Queue: queue.name,
    Max: 0,
    Strategy: queue.strategy,
    Calls: queue.callers.length,
    Holdtime: 0,
    TalkTime: 0,
    Completed: queue.completed,
    Abandoned: queue.abandoned,
    ServiceLevel: 0,
    ServicelevelPerf: '0.0',
    ServicelevelPerf2: '0.0',
    Weight: 0,
    ActionID: undefined,
  },
  ...queue.members.filter(({ location }) => member === '' || location === member).map((one) => memberRow(queue, one)),
  ...(member === '' ? callerRows(queue) : []),
];

const memberRow = (queue: CallQueue, member: QueueMember): FakeRow => {
  const { MemberName, Interface, ...fields } = memberFields(queue, member);
  const { Queue, ...rest } = fields;
  return { Event: 'QueueMember', Queue, Name: MemberName, Location: Interface, ...rest, ActionID: undefined };
};

const callerRows = (queue: CallQueue): FakeRow[] =>
  queue.callers.map((caller, index) => ({
    Event: 'QueueEntry',
    Queue: queue.name,
    Position: index + 1,
    Channel: caller.channel,
    Uniqueid: caller.uniqueid,
    CallerIDNum: caller.number,
    CallerIDName: caller.name,
    ConnectedLineNum: 'unknown',
    ConnectedLineName: 'unknown',
    Wait: caller.wait,
    Priority: 0,
    ActionID: undefined,
  }));

const memberFields = (queue: CallQueue, member: QueueMember): FakeFields => ({
  Queue: queue.name,
  MemberName: member.name,
  Interface: member.location,
  StateInterface: member.location,
  Membership: member.membership,
  Penalty: member.penalty,
  CallsTaken: member.callsTaken,
  LastCall: member.lastCall,
  LastPause: member.lastPause,
  LoginTime: member.loginTime,
  InCall: 0,
  Status: member.status,
  Paused: member.paused ? 1 : 0,
  PausedReason: member.pausedReason,
  Wrapuptime: 0,
});

/** Events of members say one thing more than the rows of QueueStatus do. */
const memberEvent = (queue: CallQueue, member: QueueMember): FakeFields => {
  const { Wrapuptime, ...fields } = memberFields(queue, member);
  return { ...fields, Ringinuse: 1, Wrapuptime };
};

export const QUEUE_ACTIONS: readonly BuiltinAction[] = [
  { name: 'QueueAdd', classes: 'agent', synopsis: 'Add a member to a queue.', run: queueAdd },
  { name: 'QueuePause', classes: 'agent', synopsis: 'Pause a member, or make it available again.', run: queuePause },
  { name: 'QueuePenalty', classes: 'agent', synopsis: 'Change the penalty of a member.', run: queuePenalty },
  { name: 'QueueRemove', classes: 'agent', synopsis: 'Remove a member from a queue.', run: queueRemove },
  { name: 'QueueStatus', classes: '', synopsis: 'List queues, members and callers.', run: queueStatus },
  { name: 'QueueSummary', classes: '', synopsis: 'List queues.', run: queueSummary },
];
