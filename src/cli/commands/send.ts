import { ActionError, type ActionFields, type AmiResponse } from '../../index.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { flag, repeated, single } from '../option.js';
import { assignment, duration } from '../option-value.js';
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
      full: flag('all fields of every row, in place of one line a row'),
    },
    examples: [
      'astervisor send Ping --url ami://app@pbx',
      'astervisor send QueueStatus -H Queue=support',
      'astervisor send Originate -H Channel=PJSIP/100 -H Context=default -H Exten=200 -H Priority=1 -H Async=true -V CAMPAIGN=spring',
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
    await using session = await open({ eventMask: 'off' });
    const { timeout: timeoutMs, blocking } = options;
    try {
      await print(await session.pbx.send(action, fields, { timeoutMs, blocking, signal: session.ended }));
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      await print(error.response as AmiResponse);
      if (output.format === 'json') throw error;
      return EXIT.refused;
    }
    return EXIT.ok;
  },
);

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
