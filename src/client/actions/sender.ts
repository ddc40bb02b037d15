import type { ActionFields } from '../../catalog/values.js';
import type { Clock } from '../../clock.js';
import { type Outcome, PendingAction } from '../../connection/pending-action.js';
import { ActionError, ActionTimeoutError, AstervisorError, FieldError, OptionError } from '../../errors.js';
import type { ResolvedConnectionOptions } from '../../options/connection-options.js';
import { createActionIds } from '../../protocol/action-id.js';
import { encodeAction } from '../../protocol/encoder.js';
import type { AmiEvent } from '../../protocol/event.js';
import { actionChannel } from '../../telemetry/channels.js';
import type { Oddities } from '../status/oddities.js';
import type { Totals } from '../status/totals.js';
import { BuiltAction } from './built-action.js';
import type { Outbox } from './outbox.js';
import { checkSendOptions, judgeAction, type SendOptions } from './send-options.js';

/** The ActionID that the caller chose, and the fields without it. */
const splitActionId = (fields: ActionFields): readonly [string | undefined, ActionFields] => {
  for (const name in fields) {
    if (name.length !== 8 || name.toLowerCase() !== 'actionid') continue;
    const { [name]: id, ...rest } = fields;
    if (id === undefined || id === null) return [undefined, rest];
    if (typeof id === 'string') return [id, rest];
    throw new FieldError('AMI_INVALID_FIELD', name, 'must be a string');
  }
  return [undefined, fields];
};

const checkAction = (action: unknown, fields: unknown): void => {
  if (typeof action !== 'string')
    throw new OptionError('action', 'must be the name of an action, or one that was built');
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw new OptionError('fields', 'must be an object');
  }
};

/** What a sender needs of its owner. */
export interface SenderOwner {
  readonly options: ResolvedConnectionOptions;
  readonly outbox: Outbox;
  readonly totals: Totals;
  readonly oddities: Pick<Oddities, 'miscounted'>;
}

/** Makes pending actions of what users ask for: checked, encoded, numbered, counted, and handed to the outbox. */
export class Sender {
  readonly #owner: SenderOwner;
  readonly #clock: Clock;
  readonly nextActionId = createActionIds();

  constructor(owner: SenderOwner, clock: Clock) {
    this.#owner = owner;
    this.#clock = clock;
  }

  /**
   * Takes an action on its way. With `onRow` its rows go there as they come, and their limits are the receiver's business.
   * Throws {@link FieldError}, {@link OptionError} or {@link RefusedError}.
   */
  send(
    what: string | BuiltAction,
    given: ActionFields,
    sendOptions: SendOptions | undefined,
    onRow?: (row: AmiEvent) => void,
  ): PendingAction {
    const { id, limits, actionTimeoutMs, listIdleTimeoutMs, listTimeoutMs, whenDisconnected } = this.#owner.options;
    const built = what instanceof BuiltAction ? what : undefined;
    if (!built) checkAction(what, given);
    const options = checkSendOptions(sendOptions);
    const action = built ? built.action : (what as string);
    const { slow, stallMs } = judgeAction(action, built ? built.fields : given, options);
    const [chosenId, fields] = built ? [built.actionId, built.fields] : splitActionId(given);
    const actionId = chosenId ?? this.nextActionId();
    const pending = new PendingAction({
      context: { action, actionId, connection: id },
      wire: built ? built.wire : encodeAction(action, fields, actionId),
      bounds: {
        maxRows: onRow ? Number.POSITIVE_INFINITY : limits.listRows,
        maxBytes: onRow ? Number.POSITIVE_INFINITY : limits.listBytes,
        timeoutMs: options.timeoutMs ?? actionTimeoutMs,
        idleTimeoutMs: options.idleTimeoutMs ?? listIdleTimeoutMs,
        totalTimeoutMs: options.timeoutMs ?? listTimeoutMs,
      },
      until: options.until,
      blocking: slow,
      stallMs,
      onRow,
      startedAt: this.#clock.now(),
    });
    this.#owner.totals.actions += 1;
    pending.onSettled((outcome) => this.#settled(pending, outcome));
    this.#owner.outbox.post(pending, {
      priority: options.priority ?? 0,
      whenDisconnected: options.whenDisconnected ?? whenDisconnected,
      signal: options.signal,
    });
    return pending;
  }

  /** Makes an action that is sent later. Throws as {@link send} does. */
  build<A extends string>(action: A, given: ActionFields): BuiltAction<A> {
    checkAction(action, given);
    const [chosenId, fields] = splitActionId(given);
    return new BuiltAction(action, fields, chosenId ?? this.nextActionId());
  }

  #settled({ context, sent, startedAt }: PendingAction, outcome: Outcome): void {
    const error = 'error' in outcome ? outcome.error : undefined;
    if ('response' in outcome && outcome.response.miscounted) this.#owner.oddities.miscounted(context);
    if (!error) this.#owner.totals.answered += 1;
    else if (error instanceof ActionError) this.#owner.totals.refused += 1;
    else if (error instanceof ActionTimeoutError) this.#owner.totals.timedOut += 1;
    if (!actionChannel.hasSubscribers) return;
    const code = error instanceof AstervisorError ? error.code : error?.name;
    const durationMs = this.#clock.now() - startedAt;
    actionChannel.publish({ ...context, outcome: code ?? 'answered', sent, durationMs });
  }
}
