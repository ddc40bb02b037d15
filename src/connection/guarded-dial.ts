import { ConnectError } from '../errors.js';
import type { Dial, Target, Transport } from '../transport/transport.js';

/** A dial that a user wrote, made to keep its promise not to throw: what it throws is told as a link that failed. */
export const guardedDial =
  (dial: Dial): Dial =>
  (target, handlers) => {
    try {
      return dial(target, handlers);
    } catch (cause) {
      return stillborn(target, cause, handlers.closed);
    }
  };

const stillborn = ({ host, port }: Target, cause: unknown, closed: (error: Error) => void): Transport => {
  let wanted = true;
  queueMicrotask(() => {
    if (wanted) closed(new ConnectError('AMI_CONNECT_FAILED', `could not dial ${host}:${port}`, { cause }));
  });
  return {
    remote: `${host}:${port}`,
    bufferedBytes: 0,
    bytesWritten: 0,
    write: () => undefined,
    end: () => undefined,
    destroy: () => {
      wanted = false;
    },
  };
};
