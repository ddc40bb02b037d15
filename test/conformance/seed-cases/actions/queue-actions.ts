import type { ActionCase } from './action-case.js';

/** Of queues and agents. */
export const queueActions: readonly ActionCase[] = [
  { id: 'act-103', action: 'AgentLogoff', fields: { Agent: 'asd', Soft: true }, lines: ['Agent: asd', 'Soft: true'] },
  { id: 'act-104', action: 'Agents', fields: {}, lines: [] },
  { id: 'act-179', action: 'Queues', fields: {}, options: { blocking: true }, lines: [] },
  {
    id: 'act-182',
    action: 'QueuePause',
    fields: { Queue: 'queue', Reason: 'reason', Interface: 'interface', Paused: true },
    lines: ['Queue: queue', 'Reason: reason', 'Interface: interface', 'Paused: true'],
  },
  { id: 'act-183', action: 'QueueSummary', fields: { Queue: 'queue' }, lines: ['Queue: queue'] },
  {
    id: 'act-184',
    action: 'QueueStatus',
    fields: { Queue: 'queue', Member: 'member' },
    lines: ['Queue: queue', 'Member: member'],
  },
  { id: 'act-186', action: 'QueueRule', fields: { Rule: 'rule' }, lines: ['Rule: rule'] },
  {
    id: 'act-187',
    action: 'QueueRemove',
    fields: { Queue: 'queue', Interface: 'interface' },
    lines: ['Queue: queue', 'Interface: interface'],
  },
  {
    id: 'act-188',
    action: 'QueueReload',
    fields: { Queue: 'queue', Members: 'yes', Rules: 'yes', Parameters: 'yes' },
    lines: ['Queue: queue', 'Members: yes', 'Rules: yes', 'Parameters: yes'],
  },
  {
    id: 'act-190',
    action: 'QueueLog',
    fields: { Event: 'event', Queue: 'queue', Message: 'message', Interface: 'member', Uniqueid: 'uniqueid' },
    lines: ['Event: event', 'Queue: queue', 'Message: message', 'Interface: member', 'Uniqueid: uniqueid'],
  },
  {
    id: 'act-191',
    action: 'QueueAdd',
    fields: {
      Interface: 'interface',
      Queue: 'queue',
      Paused: true,
      MemberName: 'member',
      Penalty: 'penalty',
      StateInterface: 'state',
    },
    lines: [
      'Interface: interface',
      'Queue: queue',
      'Paused: true',
      'MemberName: member',
      'Penalty: penalty',
      'StateInterface: state',
    ],
  },
];
