/** What a program wants to do, and what it needs for that in `manager.conf` and `modules.conf`. */
export interface Feature {
  /** Classes of `read`. */
  readonly read: readonly string[];
  /** Actions, each with the class of `write` that is meant for it; undefined when anybody may send it. */
  readonly actions: readonly (readonly [action: string, writeClass: string | undefined])[];
  readonly modules: readonly string[];
  /** Events without which it does not work. */
  readonly events: readonly string[];
}

/** The features that `--for` takes. */
export const FEATURES = {
  events: { read: ['call'], actions: [], modules: [], events: ['Newchannel', 'Newstate', 'Hangup'] },
  originate: {
    read: ['call'],
    actions: [
      ['Originate', 'originate'],
      ['Hangup', 'call'],
      ['CoreShowChannels', 'reporting'],
    ],
    modules: [],
    events: ['OriginateResponse', 'Newchannel', 'DialBegin', 'DialEnd', 'Hangup'],
  },
  channels: {
    read: ['call'],
    actions: [
      ['CoreShowChannels', 'reporting'],
      ['Hangup', 'call'],
      ['Redirect', 'call'],
    ],
    modules: [],
    events: ['Newchannel', 'Newstate', 'Rename', 'Hangup'],
  },
  queues: {
    read: ['agent'],
    actions: [
      ['QueueStatus', undefined],
      ['QueuePause', 'agent'],
      ['QueueAdd', 'agent'],
    ],
    modules: ['app_queue'],
    events: ['QueueMemberStatus', 'QueueMemberPause', 'QueueCallerJoin', 'QueueCallerLeave', 'QueueCallerAbandon'],
  },
  agents: {
    read: ['agent'],
    actions: [['Agents', 'agent']],
    modules: ['app_agent_pool'],
    events: ['AgentLogin', 'AgentLogoff'],
  },
  agi: {
    read: ['agi', 'call'],
    actions: [
      ['AGI', 'agi'],
      ['Hangup', 'call'],
    ],
    modules: ['res_agi'],
    events: ['AsyncAGIStart', 'AsyncAGIExec', 'AsyncAGIEnd', 'Hangup'],
  },
  conferences: {
    read: ['call'],
    actions: [
      ['ConfbridgeList', 'reporting'],
      ['ConfbridgeKick', 'call'],
    ],
    modules: ['app_confbridge'],
    events: ['ConfbridgeJoin', 'ConfbridgeLeave'],
  },
  users: { read: ['user'], actions: [['UserEvent', 'user']], modules: [], events: ['UserEvent'] },
  dtmf: { read: ['dtmf'], actions: [], modules: [], events: ['DTMFBegin', 'DTMFEnd'] },
  cdr: { read: ['cdr'], actions: [], modules: ['cdr_manager'], events: ['Cdr'] },
  security: { read: ['security'], actions: [], modules: [], events: ['ChallengeResponseFailed'] },
  exec: { read: [], actions: [['Command', 'command']], modules: [], events: [] },
} as const satisfies Readonly<Record<string, Feature>>;

export type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];
