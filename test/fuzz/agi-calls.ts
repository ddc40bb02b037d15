import type { AgiCommandOptions } from '../../src/agi/pending-command.js';
import { AgiResult } from '../../src/agi/result.js';
import type { AgiSession } from '../../src/agi/session.js';
import type { Reading } from './reference-agi.js';

/** What a caller is told, or the code of the error. */
export type Told = { readonly value: unknown } | { readonly code: string };

/** A command as a handler asks it, and what its caller is told of a reply. */
export interface Call {
  readonly ask: (session: AgiSession, options: AgiCommandOptions) => Promise<unknown>;
  /** Whether it has no deadline unless its caller sets one. */
  readonly patient: boolean;
  /** Whether it hands the channel back or ends it when it succeeds. */
  readonly parts: boolean;
  readonly read: (reading: Reading, hangingUp: boolean) => Told;
}

const STATES = ['Down', 'Rsrvd', 'OffHook', 'Dialing', 'Ring', 'Ringing', 'Up', 'Busy'];

const numberOf = ({ result }: Reading): number => (result === '' ? Number.NaN : Number(result));

const failed = (hangingUp: boolean): Told => ({ code: hangingUp ? 'AMI_AGI_ENDED' : 'AMI_AGI_FAILED' });

type Read = (reading: Reading, number: number) => unknown;

const succeeding =
  (read: Read) =>
  (reading: Reading, hangingUp: boolean): Told => {
    const number = numberOf(reading);
    if (!Number.isInteger(number) || number > 1_114_111) return { code: 'AMI_AGI_UNPARSABLE' };
    return number < 0 ? failed(hangingUp) : { value: read(reading, number) };
  };

const always =
  (read: Read) =>
  (reading: Reading): Told => ({ value: read(reading, numberOf(reading)) });

const keyOf = (number: number): string | undefined => (number > 0 ? String.fromCharCode(number) : undefined);

const endOf = ({ named }: Reading): number | undefined => {
  const end = Number(named.findLast(([name]) => name === 'endpos')?.[1] ?? Number.NaN);
  return Number.isNaN(end) ? undefined : end;
};

const playback = succeeding((reading, number) => ({ digit: keyOf(number), endSample: endOf(reading) }));
const nothing = always(() => undefined);

const value: Call['read'] = (reading, hangingUp) => {
  if (numberOf(reading) === 1 && reading.truncated) return { code: 'AMI_AGI_TRUNCATED' };
  return succeeding(({ data = '' }, number) => (number === 1 ? data : undefined))(reading, hangingUp);
};

type Ask = Call['ask'];
const done = (ask: Ask, read: Call['read'], parts = false): Call => ({ ask, patient: false, parts, read });
const lasting = (ask: Ask, read: Call['read'], parts = false): Call => ({ ask, patient: true, parts, read });
const whole = always((reading) => reading);

export const CALLS: readonly Call[] = [
  lasting((session, options) => session.command('GET VARIABLE "X"', options), whole),
  lasting((session, options) => session.command('NOOP', options), whole),
  lasting((session, options) => session.command('GET VARIABLE "Y"', options), whole),
  lasting((session, options) => session.command('ASYNCAGI BREAK', options), whole, true),
  lasting((session, options) => session.command(' hangup ', options), whole, true),
  done((session, options) => session.noop(options), nothing),
  done((session, options) => session.noop(options), nothing),
  done(
    (session, options) => session.answer(options),
    succeeding(() => undefined),
  ),
  done(
    (session, options) => session.hangup('c', options),
    always((_, number) => number === 1),
  ),
  done(
    (session, options) => session.channelStatus('c', options),
    always((_, number) => STATES[number]),
  ),
  lasting(
    (session, options) => session.exec('Playback', 'beep', options),
    (reading, hangingUp) =>
      numberOf(reading) === -2
        ? { code: 'AMI_AGI_NO_APPLICATION' }
        : succeeding((_, number) => number)(reading, hangingUp),
  ),
  lasting(
    (session, options) => session.gosub('default', 's', 1, [], options),
    succeeding(() => undefined),
  ),
  done((session, options) => session.setMusic(true, undefined, options), nothing),
  done(
    (session, options) => session.tddMode(true, options),
    succeeding((_, number) => number === 1),
  ),
  done((session, options) => session.getVariable('X', options), value),
  done((session, options) => session.getFullVariable('X', undefined, options), value),
  done((session, options) => session.databaseGet('a', 'b', options), value),
  done(
    (session, options) => session.databaseDel('a', 'b', options),
    always((_, number) => number === 1),
  ),
  done(
    (session, options) => session.databasePut('a', 'b', 'c', options),
    (reading, hangingUp) => (numberOf(reading) === 1 ? { value: undefined } : failed(hangingUp)),
  ),
  lasting(
    (session, options) => session.getData('beep', options),
    (reading, hangingUp) => {
      if (numberOf(reading) < 0) return failed(hangingUp);
      return /[^0-9A-D#*]/.test(reading.result) ? { code: 'AMI_AGI_UNPARSABLE' } : { value: reading.result };
    },
  ),
  lasting((session, options) => session.streamFile('beep', options), playback),
  lasting((session, options) => session.getOption('beep', options), playback),
  lasting(
    (session, options) => session.controlStreamFile('beep', options),
    succeeding((reading, number) => {
      const end = endOf(reading);
      return { digit: keyOf(number), endMs: end === -1 ? undefined : end };
    }),
  ),
  lasting(
    (session, options) => session.recordFile('x', 'wav', options),
    succeeding((reading, number) => ({ digit: keyOf(number), reason: reading.data, endSample: endOf(reading) })),
  ),
  lasting(
    (session, options) => session.waitForDigit(1_000, options),
    succeeding((_, number) => keyOf(number)),
  ),
  lasting(
    (session, options) => session.sayDigits('12', options),
    succeeding((_, number) => keyOf(number)),
  ),
  lasting(
    (session, options) => session.receiveText(1_000, options),
    succeeding(({ data = '' }) => data),
  ),
];

/** A result or a reading, or what a command made of one, in one line. */
export const wordsOf = (told: unknown): string => {
  if (!(told instanceof AgiResult) && !(told !== null && typeof told === 'object' && 'truncated' in told)) {
    return JSON.stringify(told) ?? 'nothing';
  }
  const { code, result, data, named, text, truncated } = told as AgiResult | Reading;
  return JSON.stringify([
    code,
    result,
    data,
    [...new Map(named as Iterable<readonly [string, string]>)],
    text,
    truncated,
  ]);
};
