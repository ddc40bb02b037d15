import type { BuiltinAction } from './builtin-action.js';
import { CHANNEL_ACTIONS } from './channel-actions.js';
import { COMMAND_ACTIONS } from './command-action.js';
import { CONFERENCE_ACTIONS } from './conference-actions.js';
import { CONFIGURATION_ACTIONS } from './configuration-actions.js';
import { CORE_ACTIONS } from './core-actions.js';
import { DATABASE_ACTIONS } from './database-actions.js';
import { DIALPLAN_ACTIONS } from './dialplan-actions.js';
import { MODULE_ACTIONS } from './module-actions.js';
import { MONITOR_ACTIONS } from './monitor-actions.js';
import { ORIGINATE_ACTIONS } from './originate-action.js';
import { PARKING_ACTIONS } from './parking-actions.js';
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
    ...CONFERENCE_ACTIONS,
    ...MONITOR_ACTIONS,
    ...PARKING_ACTIONS,
    ...DIALPLAN_ACTIONS,
    ...MODULE_ACTIONS,
    ...CONFIGURATION_ACTIONS,
  ].map((action) => [action.name.toLowerCase(), action]),
);
