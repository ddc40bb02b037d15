import { describe, expect, it } from 'vitest';
import { EXIT_CODES, exitCodeOf } from '../../../src/cli/exit-code.js';
import { Interruption } from '../../../src/cli/interruption.js';
import { OutputError } from '../../../src/cli/output.js';
import { UsageError } from '../../../src/cli/usage-error.js';
import * as errors from '../../../src/errors.js';

const context = { action: 'Ping', connection: 'pbx' };
const response = { get: () => undefined };
const stopped = new Interruption('SIGTERM');
const refused = new errors.AuthError('AMI_AUTH_FAILED', 'refused');

describe('the exit code of an error', () => {
  it.each([
    [new errors.ActionError(context, response), 1],
    [new errors.LimitError('AMI_LIST_TOO_LONG', 'too long'), 1],
    [new UsageError('wrong'), 2],
    [new errors.OptionError('host', 'is missing'), 2],
    [new errors.FieldError('AMI_INVALID_FIELD', 'Channel', 'is wrong'), 2],
    [new errors.RefusedError('would stall'), 2],
    [refused, 3],
    [new errors.NotSentError('AMI_CONNECTION_FAILED', context, 'was not sent', { cause: refused }), 3],
    [new errors.ActionTimeoutError(true, context, 'was not answered'), 4],
    [new errors.ActionTimeoutError(false, context, 'was not sent'), 4],
    [new errors.WaitError('AMI_WAIT_TIMEOUT', 'too late'), 4],
    [new errors.ConnectError('AMI_CONNECT_TIMEOUT', 'nobody'), 5],
    [new errors.ProtocolError('AMI_NOT_AMI', 'no AMI'), 5],
    [new errors.NotSentError('AMI_NOT_CONNECTED', context, 'was not sent'), 5],
    [new errors.WaitError('AMI_WAIT_CLOSED', 'closed'), 5],
    [new errors.OutcomeUnknownError(context, 'was lost'), 6],
    [new errors.ActionAbortedError(true, context, { cause: stopped }), 6],
    [new errors.ActionAbortedError(false, context, { cause: stopped }), 143],
    [new errors.WaitError('AMI_WAIT_ABORTED', 'aborted', { cause: stopped }), 143],
    [new Interruption('SIGINT'), 130],
    [stopped, 143],
    [new OutputError('disk full'), 74],
    [new TypeError('a bug'), 70],
    ['thrown', 70],
  ])('%s is %i', (error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });

  it('is documented, whatever it is', () => {
    const documented = EXIT_CODES.flatMap(([codes]) => codes.split(', '));
    expect(documented).toEqual(
      ['0', '1', '2', '3', '4', '5', '6', '7', '70', '74', '130, 143'].flatMap((codes) => codes.split(', ')),
    );
  });
});
