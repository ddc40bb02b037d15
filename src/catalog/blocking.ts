import type { ActionFields, FieldValue } from './values.js';

/**
 * Actions that hold the whole session up until something happens in the world: nothing else is answered and no event is
 * sent meanwhile. `unless` names the field that makes Asterisk do the work elsewhere.
 */
export const BLOCKING_ACTIONS = {
  Originate: { unless: 'Async' },
  WaitEvent: {},
} as const satisfies Record<string, { readonly unless?: string }>;

/** Actions that may keep the session busy for seconds, such as reloads: a silence while one runs proves nothing. */
export const SLOW_ACTIONS = [
  'Command',
  'DAHDIRestart',
  'ModuleLoad',
  'QueueReload',
  'Reload',
] as const satisfies readonly string[];

/** Actions whose answer is no stanza, so that no response can be told from it: `Queues` before Asterisk 14. */
export const UNFRAMED_ACTIONS = ['IAXnetstats', 'Queues'] as const satisfies readonly string[];

const blocking: ReadonlyMap<string, { readonly unless?: string }> = new Map(
  Object.entries(BLOCKING_ACTIONS).map(([name, action]) => [name.toLowerCase(), action]),
);
const slow: ReadonlySet<string> = new Set(SLOW_ACTIONS.map((name) => name.toLowerCase()));
const unframed: ReadonlySet<string> = new Set(UNFRAMED_ACTIONS.map((name) => name.toLowerCase()));

/** Whether an action with these fields would stall the session. Names of actions and fields in any case. */
export const isBlocking = (action: string, fields: ActionFields): boolean => {
  const found = blocking.get(action.toLowerCase());
  if (!found?.unless) return found !== undefined;
  const field = found.unless.toLowerCase();
  const lines = Object.entries(fields).flatMap(([name, value]) => (name.toLowerCase() === field ? value : []));
  return !isTrue(lines.find((value) => value !== null && value !== undefined));
};

/** Whether an action blocks or is slow, so that a heartbeat has to wait for its answer. */
export const isSlow = (action: string): boolean => slow.has(action.toLowerCase()) || blocking.has(action.toLowerCase());

/** Whether the answer to an action cannot be told from what follows it. */
export const isUnframed = (action: string): boolean => unframed.has(action.toLowerCase());

/** What Asterisk takes for true. */
const isTrue = (value: FieldValue | object): boolean => /^(yes|true|y|t|1|on)$/i.test(String(value ?? ''));
