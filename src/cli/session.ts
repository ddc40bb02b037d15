import { type Connection, createSupervisor, type Logger, type Report } from '../index.js';
import type { Connectable, Opening } from './connectable.js';
import type { Output } from './output.js';
import { printable } from './printable.js';
import { statusNote } from './status-note.js';

const CONNECT_TIMEOUT_MS = 15_000;

/** What a command needs besides a connection to open it. */
export interface SessionScope {
  readonly output: Output;
  /** Aborted when the user has had enough. */
  readonly signal: AbortSignal;
  /** Whether all that the connection reports is logged. */
  readonly verbose: boolean;
}

export interface SessionOptions extends Opening {
  /** Go on trying for so many milliseconds; default: the first failure is the end. */
  readonly retryMs?: number | undefined;
  /** Say nothing of what becomes of the connection. */
  readonly silent?: boolean | undefined;
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
 * Opens a connection. From then on trouble is told on stderr. Rejects with {@link UsageError} when something that it needs is
 * missing, and as `connect` does.
 */
export const openSession = async (
  connectable: Connectable,
  { retryMs, silent = false, ...opening }: SessionOptions,
  { output, signal, verbose }: SessionScope,
): Promise<Session> => {
  const spec = await connectable.declare(opening);
  const onReport = silent ? () => {} : (report: Report) => tellReport(report, output);
  const logger = verbose ? await loggerTo(output) : undefined;
  const tree = createSupervisor({ name: spec.id, children: [spec], onReport, logger });
  const pbx = tree.connection(spec.id);
  if (opening.eventMask !== undefined) await pbx.setEventMask(opening.eventMask);
  const { host, port, username } = pbx.info;
  const label = `${username}@${host}:${port}`;
  const firstFailure =
    retryMs === undefined ? failureOf(pbx) : { promise: new Promise<never>(() => {}), drop: () => {} };
  try {
    await tree.start();
    const ready = pbx.ready({ timeoutMs: retryMs ?? CONNECT_TIMEOUT_MS, signal });
    await output.during(`connecting to ${printable(label)}`, Promise.race([ready, firstFailure.promise]));
  } catch (error) {
    await tree.stop();
    throw pbx.state === 'failed' ? (pbx.cause ?? error) : error;
  } finally {
    firstFailure.drop();
  }
  const ended = watch(pbx, silent ? undefined : output, signal);
  return {
    pbx,
    label,
    ended,
    [Symbol.asyncDispose]: async () => {
      await pbx.close();
      await tree.stop();
    },
  };
};

/** Rejects with the reason of the first attempt that fails. */
const failureOf = (pbx: Connection): { readonly promise: Promise<never>; drop(): void } => {
  let fail: (cause: Error) => void = () => {};
  const promise = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  promise.catch(() => {});
  const id = pbx.addStatusListener((status) => {
    if (status.type === 'state' && status.state === 'reconnecting' && status.cause) fail(status.cause);
  });
  return { promise, drop: () => void pbx.delListener(id) };
};

const watch = (pbx: Connection, output: Output | undefined, signal: AbortSignal): AbortSignal => {
  const end = new AbortController();
  pbx.addStatusListener((status) => {
    const note = output && statusNote(status, output.notePaint);
    if (note !== undefined) output?.note(note);
    if (status.type === 'state' && status.state === 'failed') end.abort(status.cause);
  });
  return AbortSignal.any([signal, end.signal]);
};

/** Loads pino, which is worth its time only to those who asked for it. */
const loggerTo = async (output: Output): Promise<Logger> => {
  const { createLogger } = await import('../logging/index.js');
  const write = (line: string) => output.note(printable(line.trimEnd()));
  return createLogger({ level: 'debug', destination: { write } });
};

/** The states tell themselves; what is left are crashes and the like. */
const tellReport = ({ level, type, message }: Report, output: Output): void => {
  if ((level === 'error' || level === 'fatal') && type !== 'connection_state') output.note(printable(message));
};
