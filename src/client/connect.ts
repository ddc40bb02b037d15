import { OptionError } from '../errors.js';
import { parseAmiUrl } from '../options/ami-url.js';
import * as check from '../options/check.js';
import type { ConnectionOptions } from '../options/connection-options.js';
import type { Logger, ReportSink } from '../telemetry/report.js';
import { warnUnheard } from '../telemetry/report-sink.js';
import type { Connection } from './connection.js';
import { checkWaitOptions, type WaitOptions } from './listening/wait.js';
import { connection, type SupervisionOptions } from './tree/connection-spec.js';
import { createSupervisor } from './tree/tree.js';

/** What {@link connect} takes beside the URL: the options of a connection, of its supervision, and of the wait. */
export interface ConnectOptions extends Omit<ConnectionOptions, 'id'>, SupervisionOptions, WaitOptions {
  /** Default: `host:port`. */
  readonly id?: string | undefined;
  readonly logger?: Logger | undefined;
  readonly onReport?: ReportSink | undefined;
  /** Keep trying until `timeoutMs` when the first attempt fails; default false. */
  readonly retry?: boolean | undefined;
}

/**
 * Opens one connection, under a supervisor of its own, and resolves when it is ready. Once closed, nothing of it is
 * left running.
 *
 * Rejects with the error of the first attempt that fails ({@link ConnectError}, {@link AuthError}, {@link ProtocolError}), unless
 * `retry` is set, and with `AMI_WAIT_TIMEOUT` after `timeoutMs` (15 s).
 *
 * ```ts
 * await using pbx = await connect('ami://app@10.0.0.5', { secret: process.env.AMI_SECRET });
 * console.log((await pbx.send('Ping')).get('Ping'));
 * ```
 */
export const connect = async (url: string, options: ConnectOptions = {}): Promise<Connection> => {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new OptionError('options', 'must be an object');
  }
  const { logger, onReport, timeoutMs = 15_000, signal, retry = false, id, ...own } = options;
  checkWaitOptions({ timeoutMs, signal });
  check.boolean(false)(retry, 'retry');
  const address = parseAmiUrl(url);
  const name = id ?? `${own.host ?? address.host}:${own.port ?? address.port}`;
  let opening = true;
  // Until it is ready the caller is told by the rejection of what fails; afterwards nothing fails unheard.
  const unheard: ReportSink = (report) => (opening && report.type !== 'tls_unverified') || warnUnheard(report);
  const tree = createSupervisor({
    name,
    logger,
    onReport: onReport ?? (logger ? undefined : unheard),
    children: [connection({ ...own, id: name, url })],
  });
  const pbx = tree.connection(name);
  let fail: (cause: Error) => void = () => undefined;
  const firstFailure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // It may fail while nobody looks at it yet.
  firstFailure.catch(() => undefined);
  const watch = pbx.addStatusListener((status) => {
    if (!retry && status.type === 'state' && status.state === 'reconnecting' && status.cause) fail(status.cause);
  });
  try {
    await tree.start();
    await Promise.race([pbx.ready({ timeoutMs, signal }), firstFailure]);
    opening = false;
  } catch (error) {
    await tree.stop();
    throw error;
  } finally {
    pbx.delListener(watch);
  }
  return pbx;
};
