import { isBlocking, isExpression, isSlow, isUnframed, stallMs } from '../../catalog/blocking.js';
import type { ActionFieldsOf, ActionName, SendArgs } from '../../catalog/maps.js';
import type { ActionFields } from '../../catalog/values.js';
import { RefusedError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AmiEvent } from '../../protocol/event.js';
import type { BuiltAction } from './built-action.js';

/** How one action is to be treated. Times are milliseconds. */
export interface SendOptions {
  /** From the call to the end of the answer; default the connection's `actionTimeoutMs` (10 s), for a list its `listTimeoutMs` (5 min). */
  readonly timeoutMs?: number | undefined;
  /** The longest silence between two rows of a list; default the connection's `listIdleTimeoutMs` (10 s). */
  readonly idleTimeoutMs?: number | undefined;
  /** Ends the wait: the promise rejects with `AMI_ACTION_ABORTED`. What was sent is not called back. */
  readonly signal?: AbortSignal | undefined;
  /** −10 … 9, default 0: which of the waiting actions is sent first; higher is sooner. */
  readonly priority?: number | undefined;
  /** Completes the answer at the event for which it returns true, for answers whose end the catalogue does not know. What it throws ends the wait: `AMI_ACTION_ABORTED`. */
  readonly until?: ((event: AmiEvent) => boolean) | undefined;
  /** Send an action that stalls the whole session while it runs, such as an `Originate` that is not `Async`; default false. */
  readonly blocking?: boolean | undefined;
  /** Send a `Hangup` whose `Channel` is an expression between slashes, which hangs up every channel that matches; default false. */
  readonly expression?: boolean | undefined;
  /** Overrides the connection's `whenDisconnected`. */
  readonly whenDisconnected?: 'reject' | 'queue' | undefined;
}

/** What stands behind the action in `send` and `list`: fields and options behind a name, options behind one that was built. */
export type SendingArgs<A extends ActionName | BuiltAction> = A extends string
  ? SendArgs<A, SendOptions>
  : [options?: SendOptions | undefined];

/** What stands behind the name in `build`: the fields, which may be left out when none is required. */
export type BuildArgs<A extends ActionName> =
  Record<never, never> extends ActionFieldsOf<A>
    ? [fields?: ActionFieldsOf<A> | undefined]
    : [fields: ActionFieldsOf<A>];

const shape = check.record<SendOptions>({
  timeoutMs: check.optional(check.duration(1)),
  idleTimeoutMs: check.optional(check.duration(1)),
  signal: check.signal,
  priority: check.optional(check.integer(0, { min: -10, max: 9 })),
  until: check.optional(check.callable<(event: AmiEvent) => boolean>()),
  blocking: check.optional(check.boolean(false)),
  expression: check.optional(check.boolean(false)),
  whenDisconnected: check.optional(check.oneOf(['reject', 'queue'], 'reject')),
});

const none: SendOptions = Object.freeze({});

/** Validates what was given with an action. Throws {@link OptionError}. */
export const checkSendOptions = (options: SendOptions | undefined): SendOptions =>
  options === undefined ? none : shape(options, '');

/**
 * Whether a late heartbeat says nothing while the action is in flight, and for how long it says nothing even when the caller
 * has given the action up. Throws {@link RefusedError} for an action that would stall the session, whose answer cannot be
 * told from what follows it, or that would hang up every channel that matches, unless it was asked for by name.
 */
export const judgeAction = (
  action: string,
  fields: ActionFields,
  { blocking: allowed, expression }: SendOptions,
): { readonly slow: boolean; readonly stallMs: number } => {
  const blocking = isBlocking(action, fields);
  if (blocking && allowed !== true) {
    const advice = /^originate$/i.test(action) ? 'set Async: true' : 'use listeners';
    throw new RefusedError(
      `${action} would stall every answer and event of this connection: ${advice}, or send it with blocking: true`,
    );
  }
  if (isUnframed(action) && allowed !== true) {
    throw new RefusedError(
      `the answer to ${action} has no frame, and would be glued to the next one: use Command, or send it with blocking: true`,
    );
  }
  if (isExpression(action, fields) && expression !== true) {
    throw new RefusedError(
      `${action} of a channel that begins with a slash hangs up every channel that matches: name one, or send it with expression: true`,
    );
  }
  return { slow: blocking || isSlow(action), stallMs: stallMs(action, fields) };
};
