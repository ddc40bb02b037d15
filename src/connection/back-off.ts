import { longestTimerMs } from '../clock.js';
import { ConnectError, ProtocolError } from '../errors.js';
import type { ResolvedConnectionOptions } from '../options/connection-options.js';

/** What to do about a failed attempt: wait this long, or give up with this error. */
export type BackOff = { readonly delayMs: number } | { readonly giveUp: Error };

/** Faults that another try will hardly mend: they are retried at the slow end at once. */
const hopeless = (cause: Error): boolean =>
  cause instanceof ProtocolError ||
  (cause instanceof ConnectError && cause.code.startsWith('AMI_TLS_') && cause.code !== 'AMI_TLS_TIMEOUT');

/**
 * How long to wait before retry number `attempt` (1 is the first): `min(maxMs, minMs * 2^(n-1))`, half fixed and half
 * random, or what the user's own strategy says. A strategy that throws, or returns nonsense, is a bug of its author: its
 * error passes through.
 */
export const backOff = (
  { strategy, minMs, maxMs }: ResolvedConnectionOptions['reconnect'],
  attempt: number,
  cause: Error,
  random: () => number,
): BackOff => {
  if (strategy) {
    const answer = strategy(attempt, cause);
    if (answer === false) return { giveUp: cause };
    if (answer instanceof Error) return { giveUp: answer };
    if (Number.isFinite(answer) && answer >= 0) return { delayMs: Math.min(answer, longestTimerMs) };
    // That of an async function: told below, and not a second time as a rejection that nobody handles.
    Promise.resolve(answer as unknown).catch(() => undefined);
    throw new TypeError(`the reconnect strategy returned ${String(answer)}: expected milliseconds, false or an Error`);
  }
  const full = hopeless(cause) ? maxMs : Math.min(maxMs, minMs * 2 ** Math.min(attempt - 1, 30));
  return { delayMs: Math.round(full / 2 + (full / 2) * random()) };
};
