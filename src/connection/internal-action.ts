import { type ActionFields, encodeAction } from '../protocol/encoder.js';
import { PendingAction } from './pending-action.js';
import type { Session } from './session.js';

const unbounded = {
  timeoutMs: Number.POSITIVE_INFINITY,
  idleTimeoutMs: Number.POSITIVE_INFINITY,
  totalTimeoutMs: Number.POSITIVE_INFINITY,
  maxRows: 1_000,
  maxBytes: 1_048_576,
};

/**
 * Sends one of the connection's own actions (Challenge, Login, Events, Ping, Logoff), past the queue. It has no deadline
 * of its own: the state that waits for it has one, and leaving that state ends it.
 */
export const request = (
  session: Session,
  connection: string,
  actionId: string,
  action: string,
  fields: ActionFields,
): PendingAction => {
  const pending = new PendingAction({
    context: { action, actionId, connection },
    wire: encodeAction(action, fields, actionId),
    bounds: unbounded,
    blocking: false,
    startedAt: 0,
  });
  session.submit(pending);
  return pending;
};
