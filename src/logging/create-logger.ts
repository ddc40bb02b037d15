import { type DestinationStream, type Logger, pino } from 'pino';
import { errorFacts } from './error-facts.js';
import { redaction } from './redaction.js';

export interface CreateLoggerOptions {
  /** The least loud level that is written. Default `info`. */
  readonly level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent' | undefined;
  /** Stands in each line as `name`. Default: none. */
  readonly name?: string | undefined;
  /** Where lines go, each a JSON object with its line end. Default: stdout. */
  readonly destination?: DestinationStream | undefined;
}

/**
 * Makes a pino logger for the option `logger` of a tree or of `connect`, and for your own lines beside those. Errors are written
 * with their `code`, `sent` and `cause`, and without the fields of responses; secrets, passwords and those in URLs are left out
 * wherever they stand, up to three levels deep.
 *
 * @example
 * const logger = createLogger({ level: 'debug' });
 * const tree = await startSupervisor({ logger, children: [] });
 * logger.info({ url: 'ami://app:s3cret@pbx' }, 'about to start'); // "url":"ami://app:[secret]@pbx"
 */
export const createLogger = ({ level = 'info', name, destination }: CreateLoggerOptions = {}): Logger => {
  const options = {
    level,
    ...(name !== undefined && { name }),
    redact: redaction,
    serializers: { err: errorFacts, error: errorFacts, cause: errorFacts, reason: errorFacts },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
};
