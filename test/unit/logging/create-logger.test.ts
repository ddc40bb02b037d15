import { describe, expect, it } from 'vitest';
import { ActionTimeoutError, ConnectError } from '../../../src/errors.js';
import { type CreateLoggerOptions, createLogger } from '../../../src/logging/index.js';
import { createReportSink } from '../../../src/telemetry/report-sink.js';

/** A logger, and the lines that it has written. */
const listened = (options: CreateLoggerOptions = {}) => {
  const lines: string[] = [];
  const logger = createLogger({ ...options, destination: { write: (line) => void lines.push(line) } });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') as Record<string, unknown> };
};

describe('createLogger', () => {
  it('writes a JSON object a line, from info on', () => {
    const { logger, lines, last } = listened();
    logger.debug({ a: 1 }, 'unheard');
    logger.info({ a: 1 }, 'heard');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('}\n')).toBe(true);
    expect(last()).toMatchObject({ level: 30, a: 1, msg: 'heard' });
    expect(last()).not.toHaveProperty('name');
  });

  it('takes a level and a name', () => {
    const { logger, last } = listened({ level: 'debug', name: 'dialler' });
    logger.debug({}, 'heard');
    expect(last()).toMatchObject({ level: 20, name: 'dialler', msg: 'heard' });
    const silent = listened({ level: 'silent' });
    silent.logger.fatal({}, 'unheard');
    expect(silent.lines).toEqual([]);
  });

  it.each(['secret', 'Secret', 'password', 'Password'])('G75: leaves out a %s, up to three levels deep', (name) => {
    const { logger, lines, last } = listened();
    logger.info({ [name]: 'hunter2', pbx: { [name]: 'hunter2', more: { [name]: 'hunter2', host: 'pbx' } } }, 'told');
    expect(lines.join()).not.toContain('hunter2');
    expect(last()).toMatchObject({ [name]: '[secret]', pbx: { [name]: '[secret]', more: { host: 'pbx' } } });
  });

  it.each([
    ['ami://app:hunter2@pbx:5038', 'ami://app:[secret]@pbx:5038'],
    ['ami://app:hun@ter:2@pbx', 'ami://app:[secret]@pbx'],
    ['ami://:hunter2@pbx', 'ami://:[secret]@pbx'],
    ['ami://app@pbx:5038', 'ami://app@pbx:5038'],
    ['ami://[::1]:5038', 'ami://[::1]:5038'],
  ])('G75: shows the URL %s as %s', (url, shown) => {
    const { logger, last } = listened();
    logger.info({ url, connection: { url } }, 'told');
    expect(last()).toMatchObject({ url: shown, connection: { url: shown } });
  });

  it('leaves a url that is no text as it is', () => {
    const { logger, last } = listened();
    logger.info({ url: 7, secret: undefined }, 'told');
    expect(last()).toMatchObject({ url: 7 });
  });

  it('writes an error with its code, whether it was sent, and its causes', () => {
    const { logger, last } = listened();
    const cause = new ConnectError('AMI_CONNECTION_LOST', 'pbx has gone', { cause: new Error('ECONNRESET') });
    const context = { action: 'Originate', actionId: 'x-1', connection: 'pbx-a' };
    const error = new ActionTimeoutError(true, context, 'was not answered within 10 ms', { cause });
    for (const name of ['err', 'error', 'reason', 'cause']) {
      logger.error({ [name]: error }, 'told');
      expect(last()[name]).toMatchObject({
        type: 'ActionTimeoutError',
        code: 'AMI_ACTION_TIMEOUT',
        sent: true,
        retryable: false,
        action: 'Originate',
        connection: 'pbx-a',
        message: 'Originate on pbx-a was not answered within 10 ms',
        cause: { type: 'ConnectError', code: 'AMI_CONNECTION_LOST', retryable: true, cause: { message: 'ECONNRESET' } },
      });
    }
  });

  it('survives a ring of causes, and what is no error', () => {
    const { logger, last } = listened();
    const ring = new ConnectError('AMI_CONNECTION_LOST', 'round and round');
    Object.assign(ring, { cause: ring });
    logger.error({ err: ring }, 'told');
    expect(last().err).toMatchObject({ cause: { cause: { code: 'AMI_CONNECTION_LOST' } } });
    for (const thrown of ['text', null, 7, { code: 'x' }]) {
      logger.error({ err: thrown }, 'told');
      expect(last().err).toEqual(thrown);
    }
    logger.error({ reason: { error: new TypeError('a bug') } }, 'told');
    expect(last().reason).toMatchObject({ error: { type: 'TypeError', message: 'a bug' } });
  });

  it('reads the reports of a tree', () => {
    const { logger, last } = listened();
    const sink = createReportSink('call-centre', { logger });
    const error = new ConnectError('AMI_CONNECTION_LOST', 'pbx has gone');
    sink({ type: 'connection_state', level: 'warn', message: 'pbx is lost', fields: { connection: 'pbx', error } });
    expect(last()).toMatchObject({
      level: 40,
      tree: 'call-centre',
      type: 'connection_state',
      connection: 'pbx',
      err: { code: 'AMI_CONNECTION_LOST' },
      msg: 'pbx is lost',
    });
  });
});
