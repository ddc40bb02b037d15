import { ActionError, type ActionFields, type AmiResponse, type OriginateFields } from '../../index.js';
import { callExitCode, showCall } from '../call-progress.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { flag, repeated, single } from '../option.js';
import { assignment, duration, oneOf } from '../option-value.js';
import { masked, printable } from '../printable.js';
import { responseView } from '../response-view.js';
import { UsageError } from '../usage-error.js';

type Assignment = readonly [name: string, value: string];

export const send = command(
  {
    name: 'send',
    summary: 'send one action, and print its response',
    operands: 'ACTION',
    description:
      'Sends one action and prints its response, with the rows when it is a list. Nothing is ever sent twice: when the exit code is 4 or 6, look before you send again.',
    connects: true,
    options: {
      header: repeated('FIELD=VALUE', 'a field of the action; the same field again adds a line', assignment, {
        short: 'H',
      }),
      variable: repeated('NAME=VALUE', 'a channel variable', assignment, { short: 'V' }),
      timeout: single('TIME', 'how long to wait for the answer; default 10s, for a list 5m', duration),
      blocking: flag('send it even if it stalls the connection until it is done'),
      wait: single(
        'WHAT',
        'outcome: for Originate, place the call without blocking and wait for what became of it',
        oneOf('outcome'),
      ),
      full: flag('all fields of every row, in place of one line a row'),
    },
    examples: [
      'astervisor send Ping --url ami://app@pbx',
      'astervisor send QueueStatus -H Queue=support',
      'astervisor send Originate -H Channel=PJSIP/100 -H Context=default -H Exten=200 -H Priority=1 -H Async=true -V CAMPAIGN=spring',
      'astervisor send Originate -H Channel=PJSIP/100 -H Application=Playback -H Data=tt-weasels --wait outcome',
    ],
  },
  async ({ options, operands: [action, ...more], output, open }) => {
    if (action === undefined) throw new UsageError('send needs an action, as in: astervisor send Ping');
    if (more.length > 0)
      throw new UsageError('send takes one action; its fields go behind -H, as in -H Channel=PJSIP/100');
    const fields = fieldsOf(options.header, options.variable);
    const { paint, width } = output;
    const print = (response: AmiResponse) =>
      output.data(response, () => responseView(response, { paint, width, full: options.full }));
    const { timeout: timeoutMs, blocking } = options;
    if (options.wait !== undefined) {
      checkWait(action, options);
      await using session = await open({ eventMask: ['call'] });
      const placed = session.pbx.originate(withoutAsync(fields), { signal: session.ended });
      const status = await showCall(placed, 'answered', session.ended, output);
      session.ended.throwIfAborted();
      return callExitCode(status);
    }
    await using session = await open({ eventMask: 'off' });
    const answer = session.pbx.send(action, fields, { timeoutMs, blocking, signal: session.ended });
    try {
      await print(await output.during(`waiting for the answer to ${printable(action)}`, answer));
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      await print(error.response as AmiResponse);
      if (output.format === 'json') throw error;
      return EXIT.refused;
    }
    return EXIT.ok;
  },
);

/** Only a call goes on after its response, and is told of by later events. Throws {@link UsageError}. */
const checkWait = (
  action: string,
  options: { readonly timeout: number | undefined; readonly blocking: boolean },
): void => {
  if (!/^originate$/i.test(action)) {
    throw new UsageError(`--wait is for Originate: of ${masked(action)} the response is the outcome`);
  }
  if (options.timeout !== undefined) {
    throw new UsageError('--wait and --timeout exclude each other', 'how long the phone may ring is -H Timeout=30000');
  }
  if (options.blocking) throw new UsageError('--wait and --blocking exclude each other');
};

const withoutAsync = (fields: ActionFields): OriginateFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !/^async$/i.test(name))) as OriginateFields;

/** The fields of an action: a field that is given again becomes a list, variables become a map. */
export const fieldsOf = (headers: readonly Assignment[], variables: readonly Assignment[]): ActionFields => {
  const fields = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [name, value] of headers) {
    const known = fields.get(name.toLowerCase());
    if (known) known.values.push(value);
    else fields.set(name.toLowerCase(), { name, values: [value] });
  }
  for (const name of ['action', 'actionid']) {
    const field = fields.get(name);
    if (field && (name === 'action' || field.values.length > 1)) {
      throw new UsageError(`-H ${field.name} ${name === 'action' ? 'is what stands behind send' : 'is given twice'}`);
    }
  }
  if (variables.length > 0 && fields.has('variable')) throw new UsageError('-V and -H Variable exclude each other');
  const lines = [...fields.values()].map(
    ({ name, values }) => [name, values.length === 1 ? values[0] : values] as const,
  );
  const map = variables.length > 0 ? { Variable: Object.fromEntries(variables) } : {};
  return { ...Object.fromEntries(lines), ...map };
};
