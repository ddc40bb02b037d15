/**
 * A logger that is made for trees. `astervisor` itself takes any logger, and loads none; this subpath loads pino.
 *
 * @module
 */
export { type CreateLoggerOptions, createLogger } from './create-logger.js';
