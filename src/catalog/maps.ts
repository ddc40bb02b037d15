import type { AsteriskActions } from './generated/actions.js';
import type { AsteriskEvents } from './generated/events.js';
import type { ActionFields, CommonActionFields, CommonEventFields } from './values.js';

/**
 * The events by name, each with the fields that it is known to carry. Add your own, or fields of your own to a known
 * event, by declaration merging:
 *
 * ```ts
 * import type { HangupEventFields } from 'astervisor/catalog';
 *
 * declare module 'astervisor' {
 *   interface EventMap {
 *     CampaignStarted: { readonly Campaign: string | undefined };
 *     Hangup: HangupEventFields & { readonly Ticket: string | undefined };
 *   }
 * }
 * ```
 */
export interface EventMap extends AsteriskEvents {}

/** The actions by name, each with the fields that it takes. Grows by declaration merging as {@link EventMap} does. */
export interface ActionMap extends AsteriskActions {}

/** A name of an event: the known ones are offered, any other is legal. */
export type EventName = keyof EventMap | (string & {});

/** A name of an action: the known ones are offered, any other is legal. */
export type ActionName = keyof ActionMap | (string & {});

/**
 * The fields of an event by its name. A field that is known for the event is offered; any other may be read too. All are
 * `string | undefined`, since what Asterisk sends depends on its version and configuration.
 */
export type EventFields<N extends string = string> = N extends keyof EventMap
  ? EventMap[N] & CommonEventFields
  : CommonEventFields;

/** The fields of an action by its name: for a known one no others than its own, for an unknown one any. */
export type ActionFieldsOf<A extends string = string> = A extends keyof ActionMap
  ? ActionMap[A] & CommonActionFields
  : ActionFields;

/**
 * What follows the action's name in a call such as `send`: fields, which may be left out when the action requires none,
 * and options of type `O`.
 *
 * A known action with a field that the catalogue lacks is sent under `name as string`, which takes any fields.
 */
export type SendArgs<A extends string = string, O extends object = object> = FieldsThenOptions<ActionFieldsOf<A>, O>;

/** Apart from {@link SendArgs}, so that the compiler need not work out the arguments of every action to check those of one. */
type FieldsThenOptions<F, O> =
  Record<never, never> extends F
    ? [fields?: F | undefined, options?: O | undefined]
    : [fields: F, options?: O | undefined];
