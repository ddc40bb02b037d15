import { type Connection, connect, type EventMask, type Report } from '../index.js';
import type { Output } from './output.js';
import { printable } from './printable.js';
import type { SecretSources } from './secret.js';
import { findSecret } from './secret.js';
import { statusNote } from './status-note.js';
import { findTarget, type TargetValues } from './target.js';

const PATIENCE_MS = 1_000;

/** What a command needs besides its options to open a connection. */
export interface SessionScope {
  readonly values: TargetValues;
  readonly sources: Omit<SecretSources, 'file' | 'signal'>;
  readonly output: Output;
  /** Aborted when the user has had enough. */
  readonly signal: AbortSignal;
}

/** An open connection, and word of its end. */
export interface Session extends AsyncDisposable {
  readonly pbx: Connection;
  /** `user@host:port`. */
  readonly label: string;
  /** Aborted when the user has had enough, or with an error when the connection can not come back. */
  readonly ended: AbortSignal;
}

/**
 * Opens the connection that the options name. From then on trouble is told on stderr. Rejects with {@link UsageError}, and as
 * `connect` does.
 */
export const openSession = async (scope: SessionScope, eventMask: EventMask): Promise<Session> => {
  const { values, sources, output, signal } = scope;
  const target = await findTarget(values, sources.env);
  const secret = await findSecret(target, { ...sources, signal, file: values['secret-file'] });
  const slow = setTimeout(() => output.note(`connecting to ${printable(target.label)} …`), PATIENCE_MS);
  const { url, username, tls, label } = target;
  const onReport = (report: Report) => tellReport(report, output);
  try {
    const pbx = await connect(url, {
      username,
      eventMask,
      signal,
      onReport,
      ...(secret !== undefined && { secret }),
      ...(tls && { tls }),
    });
    return { pbx, label, ended: watch(pbx, output, signal), [Symbol.asyncDispose]: () => pbx.close() };
  } finally {
    clearTimeout(slow);
  }
};

const watch = (pbx: Connection, output: Output, signal: AbortSignal): AbortSignal => {
  const end = new AbortController();
  pbx.addStatusListener((status) => {
    const note = statusNote(status, output.notePaint);
    if (note !== undefined) output.note(note);
    if (status.type === 'state' && status.state === 'failed') end.abort(status.cause);
  });
  return AbortSignal.any([signal, end.signal]);
};

/** The states tell themselves; what is left are crashes and the like. */
const tellReport = ({ level, type, message }: Report, output: Output): void => {
  if ((level === 'error' || level === 'fatal') && type !== 'connection_state') output.note(printable(message));
};
