import type { ResolvedConnectionOptions } from '../../options/connection-options.js';
import type { ReportSink } from '../../telemetry/report.js';

/** Says loudly that anybody on the way can pose as the server. Once for the options that ask for it, restarts or not. */
export class UnverifiedWarning {
  readonly #report: ReportSink;
  #warnedOf: ResolvedConnectionOptions | undefined;

  constructor(report: ReportSink) {
    this.#report = report;
  }

  look(options: ResolvedConnectionOptions): void {
    const { id, tls } = options;
    if (tls?.rejectUnauthorized !== false || tls.fingerprint256 !== undefined || options === this.#warnedOf) return;
    this.#warnedOf = options;
    this.#report({
      type: 'tls_unverified',
      level: 'error',
      message: `the connection ${id} trusts any certificate (rejectUnauthorized: false): whoever stands on the way can read and forge all of it`,
      fields: { connection: id },
    });
  }
}
