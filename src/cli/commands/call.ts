import type { OriginateFields } from '../../index.js';
import { CALL_STAGES, callExitCode, showCall } from '../call-progress.js';
import { command } from '../command.js';
import { repeated, single } from '../option.js';
import { assignment, duration, oneOf, text } from '../option-value.js';
import { UsageError } from '../usage-error.js';

export const call = command(
  {
    name: 'call',
    summary: 'call one phone, and connect it with an extension',
    operands: 'FROM TO',
    description:
      'Rings FROM, a device such as PJSIP/100, and when it is answered dials TO, an extension of the dialplan, written EXTEN or EXTEN@CONTEXT. Every step is shown as it happens. Ctrl-C hangs the call up. The exit code is that of the step that is waited for: 0 when it succeeded, 1 when it did not (busy, no answer, refused), 5 when the call was not placed, 6 when nobody can say.',
    connects: true,
    options: {
      wait: single('STAGE', 'end at queued, answered, connected or ended; default connected', oneOf(...CALL_STAGES)),
      context: single('CONTEXT', 'where TO is dialled; default default', text),
      'caller-id': single('TEXT', 'what FROM sees, as in "Support <200>"', text),
      ring: single('TIME', 'how long FROM may ring; default 30s', duration),
      variable: repeated('NAME=VALUE', 'a channel variable', assignment, { short: 'V' }),
    },
    examples: [
      'astervisor call PJSIP/100 200 --url ami://app@pbx',
      'astervisor call PJSIP/100 0301234567@outbound --caller-id "Support <200>" --wait ended',
      'astervisor call PJSIP/100 200 | jq -r \'.stage + " " + .status\'',
    ],
  },
  async ({ options, operands, output, open }) => {
    const fields = callFields(operands, options);
    const wait = options.wait ?? 'connected';
    await using session = await open({ eventMask: ['call'] });
    const placed = session.pbx.originate(fields, { signal: session.ended });
    const status = await showCall(placed, wait, session.ended, output);
    session.ended.throwIfAborted();
    return callExitCode(status);
  },
);

interface CallOptions {
  readonly context: string | undefined;
  readonly 'caller-id': string | undefined;
  readonly ring: number | undefined;
  readonly variable: readonly (readonly [name: string, value: string])[];
}

/** The fields of the Originate. Throws {@link UsageError}. */
export const callFields = (operands: readonly string[], options: CallOptions): OriginateFields => {
  const [from, to, ...more] = operands;
  if (from === undefined || to === undefined || more.length > 0) {
    throw new UsageError('call needs whom to ring and what to dial, as in: astervisor call PJSIP/100 200');
  }
  if (!/^[^/]+\/./.test(from)) throw new UsageError('FROM is a device with its technology, such as PJSIP/100');
  const [exten = '', context, ...rest] = to.split('@');
  if (exten === '' || context === '' || rest.length > 0)
    throw new UsageError('TO is EXTEN or EXTEN@CONTEXT, such as 200@default');
  if (context !== undefined && options.context !== undefined) {
    throw new UsageError('--context and a context in TO exclude each other');
  }
  const { 'caller-id': callerId, ring, variable } = options;
  return {
    Channel: from,
    Exten: exten,
    Context: context ?? options.context ?? 'default',
    Priority: 1,
    ...(callerId !== undefined && { CallerID: callerId }),
    ...(ring !== undefined && { Timeout: ring }),
    ...(variable.length > 0 && { Variable: Object.fromEntries(variable) }),
  };
};
