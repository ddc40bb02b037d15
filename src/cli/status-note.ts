import type { ConnectionStatus, GapStatus, StateStatus } from '../index.js';
import type { Paint } from './paint.js';
import { printable } from './printable.js';

/** A moment as people read it. */
export const clockTime = (at: number): string => {
  const date = new Date(at);
  const [hours, minutes, seconds] = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${hours}:${minutes}:${seconds}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};

/** A span of time as people read it. */
export const spanOf = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`);

/** What became of a connection, on one line; undefined for what nobody needs to know. */
export const statusNote = (status: ConnectionStatus, paint: Paint): string | undefined => {
  const said = describe(status, paint);
  return said === undefined ? undefined : `${paint('dim', clockTime(status.at))}  ${said}`;
};

const describe = (status: ConnectionStatus, paint: Paint): string | undefined => {
  switch (status.type) {
    case 'state':
      return describeState(status, paint);
    case 'gap':
      return `${paint('yellow', 'gap')}  ${describeGap(status)}`;
    case 'parked':
      return `${paint('red', 'parked')}  tried again at ${clockTime(status.retryAt)}`;
    default:
      return undefined;
  }
};

/** When and why events may be missing. */
export const describeGap = ({ lostAt, restoredAt, planned, reason }: GapStatus): string => {
  const why = planned ? 'announced by Asterisk' : printable(reason?.message ?? 'the link was lost');
  return `${spanOf(restoredAt - lostAt)} of events may be missing, since ${clockTime(lostAt)}: ${why}`;
};

const describeState = ({ state, cause, attempt, retryInMs }: StateStatus, paint: Paint): string | undefined => {
  const why = cause ? `: ${printable(cause.message)}` : '';
  switch (state) {
    case 'ready':
      return paint('green', 'ready');
    case 'draining':
      return `${paint('yellow', 'draining')}${why}`;
    case 'reconnecting':
      return `${paint('yellow', 'reconnecting')}  retry ${attempt ?? 1} in ${spanOf(retryInMs ?? 0)}${why}`;
    // What a connection has failed of is the error that the command ends with.
    default:
      return undefined;
  }
};
