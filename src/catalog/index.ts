/**
 * What Asterisk's manager interface is made of: the types of its actions and events, by name, and small tables of how its
 * lists behave.
 *
 * @module
 */

export {
  BLOCKING_ACTIONS,
  isBlocking,
  isExpression,
  isSlow,
  isUnframed,
  SLOW_ACTIONS,
  UNFRAMED_ACTIONS,
} from './blocking.js';
export { type GeneratedTypes, type GenerateOptions, generateTypes } from './codegen/generate.js';
export type * from './generated/actions.js';
export type * from './generated/events.js';
export {
  bareList,
  LIST_ACTIONS,
  type ListAction,
  type ListActionName,
  type ListItemName,
  listAction,
} from './lists.js';
export type * from './maps.js';
export type * from './values.js';
export { asteriskMajor } from './versions.js';
