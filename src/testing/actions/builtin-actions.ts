import type { BuiltinAction } from './builtin-action.js';
import { CHANNEL_ACTIONS } from './channel-actions.js';
import { COMMAND_ACTIONS } from './command-action.js';
import { CORE_ACTIONS } from './core-actions.js';
import { DATABASE_ACTIONS } from './database-actions.js';
import { ORIGINATE_ACTIONS } from './originate-action.js';
import { QUEUE_ACTIONS } from './queue-actions.js';
import { SESSION_ACTIONS } from './session-actions.js';

/** Every action that the fake knows, by its name in lower case. */
export const BUILTIN_ACTIONS: ReadonlyMap<string, BuiltinAction> = new Map(
  [
    ...SESSION_ACTIONS,
    ...CORE_ACTIONS,
    ...COMMAND_ACTIONS,
    ...CHANNEL_ACTIONS,
    ...ORIGINATE_ACTIONS,
    ...QUEUE_ACTIONS,
    ...DATABASE_ACTIONS,
  ].map((action) => [action.name.toLowerCase(), action]),
);
