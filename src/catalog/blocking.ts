import type { ActionFields, FieldValue } from './values.js';

interface BlockingAction {
  /** The field that makes Asterisk do the work elsewhere. */
  readonly unless?: string;
  /** The field that says for how many milliseconds at most, and what holds without it. Absent: the next action ends it. */
  readonly atMost?: { readonly field: string; readonly otherwiseMs: number };
}

/**
 * Actions that hold the whole session up until something happens in the world: nothing else is answered and no event is
 * sent meanwhile.
 */
export const BLOCKING_ACTIONS = {
  Originate: { unless: 'Async', atMost: { field: 'Timeout', otherwiseMs: 30_000 } },
  WaitEvent: {},
} as const satisfies Record<string, BlockingAction>;

/** Actions that may keep the session busy for seconds, such as reloads: a silence while one runs proves nothing. */
export const SLOW_ACTIONS = [
  'Command',
  'DAHDIRestart',
  'ModuleLoad',
  'QueueReload',
  'Reload',
] as const satisfies readonly string[];

/** Actions whose answer is no response, so that nobody can tell whose it is: `Queues` before Asterisk 14. */
export const UNFRAMED_ACTIONS = [
  'IAXnetstats',
  'Queues',
  'SKINNYshowdevice',
  'SKINNYshowline',
] as const satisfies readonly string[];

const blocking: ReadonlyMap<string, BlockingAction> = new Map(
  Object.entries(BLOCKING_ACTIONS).map(([name, action]) => [name.toLowerCase(), action]),
);
const slow: ReadonlySet<string> = new Set(SLOW_ACTIONS.map((name) => name.toLowerCase()));
const unframed: ReadonlySet<string> = new Set(UNFRAMED_ACTIONS.map((name) => name.toLowerCase()));

/** Whether an action with these fields would stall the session. Names of actions and fields in any case. */
export const isBlocking = (action: string, fields: ActionFields): boolean => {
  const found = blocking.get(action.toLowerCase());
  return found !== undefined && (found.unless === undefined || !isTrue(firstLine(fields, found.unless)));
};

/** For how many milliseconds an action with these fields may stall the session at most; 0 when it does not. */
export const stallMs = (action: string, fields: ActionFields): number => {
  const limit = blocking.get(action.toLowerCase())?.atMost;
  if (limit === undefined || !isBlocking(action, fields)) return 0;
  const said = Number(firstLine(fields, limit.field) ?? Number.NaN);
  return said > 0 ? said : limit.otherwiseMs;
};

/** Whether an action blocks or is slow, so that a heartbeat has to wait for its answer. */
export const isSlow = (action: string): boolean => slow.has(action.toLowerCase()) || blocking.has(action.toLowerCase());

/** Whether the answer to an action cannot be told from what follows it. */
export const isUnframed = (action: string): boolean => unframed.has(action.toLowerCase());

/** Whether an action names its channel by an expression between slashes, so that it reaches every channel that matches. */
export const isExpression = (action: string, fields: ActionFields): boolean => {
  if (action.toLowerCase() !== 'hangup') return false;
  const channel = firstLine(fields, 'Channel') ?? '';
  const lines = typeof channel === 'object' ? Object.keys(channel) : [String(channel)];
  return lines.some((line) => line.startsWith('/'));
};

/** The line that counts of those with that name, in any case. */
const firstLine = (fields: ActionFields, field: string): FieldValue | object =>
  Object.entries(fields)
    .flatMap(([name, value]) => (name.toLowerCase() === field.toLowerCase() ? value : []))
    .find((value) => value !== null && value !== undefined);

/** What Asterisk takes for true. */
const isTrue = (value: FieldValue | object): boolean => /^(yes|true|y|t|1|on)$/i.test(String(value ?? ''));
