import type { AmiEvent, Connection, OriginateFields } from '../../src/index.js';
import { FieldError } from '../../src/index.js';
import { nastyValues } from './nasty-values.js';

/** What became of each nasty value, in their order: `same`, the code and field of a refusal, or what came back. */
export type Fates = readonly string[];

/** A way to Asterisk and back. */
export interface Route {
  readonly name: string;
  /** What becomes of a value, by what Asterisk takes. */
  readonly expected: (value: string) => string;
  readonly travel: (connection: Connection, call: OriginateFields) => Promise<Fates>;
}

const MAX_LINE_BYTES = 1_022;
const VARIABLES_A_CALL = 100;

const breaksFrame = (value: string): boolean => /[\r\n\0]|\p{Surrogate}/u.test(value);
const startsBlank = (value: string): boolean => value !== '' && value.charCodeAt(0) <= 0x20;
const tooLong = (line: string): boolean => Buffer.byteLength(line) > MAX_LINE_BYTES;
const escaped = (value: string): string => value.replace(/["\\,]/g, (one) => `\\${one}`);

const refusal = (error: unknown): string => {
  if (error instanceof FieldError && !error.sent) return `${error.code} ${error.field}`;
  throw error;
};

const refused = (send: () => unknown): string => {
  try {
    send();
    return 'sent';
  } catch (error) {
    return refusal(error);
  }
};

/** `same`, or what it is now. */
const compared = (value: string, back: string | undefined): string =>
  back === value ? 'same' : `came back as ${JSON.stringify(back)}`;

/** Each value as the value of a global variable, and read from there. */
const send: Route = {
  name: 'send',
  expected: (value) => {
    if (breaksFrame(value) || startsBlank(value)) return 'AMI_INVALID_FIELD Value';
    return tooLong(`Value: ${value}`) ? 'AMI_LINE_TOO_LONG Value' : 'same';
  },
  travel: (connection) =>
    Promise.all(
      nastyValues.map(async ({ value }, index) => {
        const Variable = `SENT${index}`;
        try {
          await connection.send('Setvar', { Variable, Value: value });
        } catch (error) {
          return refusal(error);
        }
        return compared(value, (await connection.send('Getvar', { Variable })).get('Value'));
      }),
    ),
};

/** Sends user events, and gives back those that came, by their number. */
const raised = async (
  connection: Connection,
  fieldsOf: (value: string) => Record<string, string>,
  raise: (fields: Record<string, string | number>) => Promise<unknown> = (fields) =>
    connection.send('UserEvent' as string, { UserEvent: 'Nasty', ...fields }),
) => {
  const heard = new Map<number, AmiEvent>();
  const id = connection.addListener({ Event: 'UserEvent', UserEvent: 'Nasty' }, (event: AmiEvent) => {
    heard.set(event.int('Nth') ?? -1, event);
  });
  const refusals = await Promise.all(
    nastyValues.map(async ({ value }, Nth) => {
      try {
        await raise({ Nth, ...fieldsOf(value) });
        return undefined;
      } catch (error) {
        return refusal(error);
      }
    }),
  );
  const last = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Over' });
  await connection.send('UserEvent', { UserEvent: 'Over' });
  await last;
  connection.delListener(id);
  return { heard, refusals };
};

/** Each value in the body of a user event. */
const userEvent: Route = {
  name: 'a user event',
  expected: (value) => {
    if (breaksFrame(value)) return 'AMI_INVALID_FIELD Text';
    return tooLong(`Text: ${value}`) ? 'AMI_LINE_TOO_LONG Text' : 'same';
  },
  travel: async (connection) => {
    const { heard, refusals } = await raised(connection, (Text) => ({ Text }));
    return nastyValues.map(({ value }, index) => refusals[index] ?? compared(value, heard.get(index)?.get('Text')));
  },
};

/** The same by the command for it. */
const userEventCommand: Route = {
  name: 'userEvent',
  expected: userEvent.expected,
  travel: async (connection) => {
    const raise = (fields: Record<string, string | number>) => connection.userEvent('Nasty', fields);
    const { heard, refusals } = await raised(connection, (Text) => ({ Text }), raise);
    return nastyValues.map(({ value }, index) => refusals[index] ?? compared(value, heard.get(index)?.get('Text')));
  },
};

/** Each value as the name of a field. */
const fieldName: Route = {
  name: 'the name of a field',
  expected: (name) => {
    const first = name.charCodeAt(0) <= 0x20 || name.charCodeAt(name.length - 1) <= 0x20;
    if (name === '' || name.includes(':') || first || breaksFrame(name)) return `AMI_INVALID_FIELD ${name}`;
    return tooLong(`${name}: x`) ? `AMI_LINE_TOO_LONG ${name}` : 'same';
  },
  travel: async (connection) => {
    const { heard, refusals } = await raised(connection, (name) => Object.fromEntries([[name, 'x']]));
    return nastyValues.map(({ value }, index) => {
      const entries = heard.get(index)?.entries() ?? [];
      return refusals[index] ?? compared(value, entries.find(([name]) => name === value)?.[0]);
    });
  },
};

/** Each value as a variable of a call, seen in the event that tells of it and read from the channel. */
const variables: Route = {
  name: 'variables of originate',
  expected: (value) => {
    if (breaksFrame(value)) return 'AMI_INVALID_FIELD Variable';
    return tooLong(`Variable: NASTY=${escaped(value)}`) ? 'AMI_LINE_TOO_LONG Variable' : 'same';
  },
  travel: async (connection, call) => {
    const fates: string[] = [];
    const indexes: number[] = [];
    for (const [index, { value }] of nastyValues.entries()) {
      if (variables.expected(value) === 'same') indexes.push(index);
      else fates[index] = refused(() => connection.originate({ ...call, Variable: { NASTY: value } }));
    }
    for (let from = 0; from < indexes.length; from += VARIABLES_A_CALL) {
      const some = indexes.slice(from, from + VARIABLES_A_CALL);
      for (const [index, fate] of await called(connection, call, some)) fates[index] = fate;
    }
    return fates;
  },
};

const called = async (connection: Connection, fields: OriginateFields, indexes: readonly number[]) => {
  const nameOf = (index: number): string => `N${String(index).padStart(4, '0')}`;
  const told = new Map<string | undefined, string | undefined>();
  const id = connection.addListener('VarSet', (event) => told.set(event.get('Variable'), event.text('Value')));
  const values = indexes.map((index) => [nameOf(index), nastyValues[index]?.value ?? ''] as const);
  const call = connection.originate({ ...fields, Variable: Object.fromEntries(values) });
  await call.answered;
  const channel = call.channel;
  if (channel === undefined) throw new Error('the call was not answered');
  // Asterisk tells of a variable later than it sets it.
  for (let round = 0; round < 500 && !values.every(([name]) => told.has(name)); round += 1)
    await connection.send('Ping');
  const fates = values.map(async ([Variable, value], at): Promise<readonly [number, string]> => {
    const read = (await connection.send('Getvar', { Channel: channel, Variable })).get('Value');
    const fate = compared(value, read);
    return [indexes[at] ?? -1, fate === 'same' ? compared(value, told.get(Variable)) : fate];
  });
  const all = await Promise.all(fates);
  connection.delListener(id);
  await call.hangup();
  return all;
};

export const routes: readonly Route[] = [send, userEvent, userEventCommand, fieldName, variables];
