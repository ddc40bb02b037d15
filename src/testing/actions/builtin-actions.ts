import type { BuiltinAction } from './builtin-action.js';
import { CHANNEL_ACTIONS } from './channel-actions.js';
import { CORE_ACTIONS } from './core-actions.js';
import { SESSION_ACTIONS } from './session-actions.js';

/** Every action that the fake knows, by its name in lower case. */
export const BUILTIN_ACTIONS: ReadonlyMap<string, BuiltinAction> = new Map(
  [...SESSION_ACTIONS, ...CORE_ACTIONS, ...CHANNEL_ACTIONS].map((action) => [action.name.toLowerCase(), action]),
);
