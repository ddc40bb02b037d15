import {
  ActionAbortedError,
  ActionError,
  ActionTimeoutError,
  AstervisorError,
  AuthError,
  ConnectError,
  FieldError,
  NotSentError,
  OptionError,
  OutcomeUnknownError,
  ProtocolError,
  RefusedError,
  WaitError,
} from '../index.js';
import { Interruption } from './interruption.js';
import { OutputError } from './output.js';
import { UsageError } from './usage-error.js';

/** What the process tells the shell. */
export const EXIT = {
  ok: 0,
  refused: 1,
  usage: 2,
  authentication: 3,
  timeout: 4,
  connection: 5,
  unknown: 6,
  undetermined: 7,
  bug: 70,
  output: 74,
} as const;

/** The codes as the help explains them. */
export const EXIT_CODES: readonly (readonly [code: string, meaning: string])[] = [
  ['0', 'success'],
  ['1', 'Asterisk answered with an error, the call did not come about, or doctor found something that bites'],
  ['2', 'the command line is wrong; nothing was sent'],
  ['3', 'the login was refused'],
  ['4', 'no answer in time; an action that was sent may still be carried out'],
  ['5', 'no connection; nothing was sent'],
  ['6', 'the connection was lost after the action was sent: its outcome is unknown'],
  ['7', 'doctor found nothing that bites, and could not look at everything'],
  ['70', 'a bug of astervisor'],
  ['74', 'the output could not be written'],
  ['130, 143', 'interrupted by Ctrl-C, or terminated, before there was a result'],
];

type Rule = readonly [matches: (error: Error) => boolean, code: number];

const RULES: readonly Rule[] = [
  [(error) => error instanceof ActionError, EXIT.refused],
  [(error) => [UsageError, OptionError, FieldError, RefusedError].some((type) => error instanceof type), EXIT.usage],
  [(error) => error instanceof AuthError || error.cause instanceof AuthError, EXIT.authentication],
  [
    (error) => error instanceof ActionTimeoutError || (error instanceof WaitError && error.code === 'AMI_WAIT_TIMEOUT'),
    EXIT.timeout,
  ],
  [
    (error) => error instanceof OutcomeUnknownError || (error instanceof ActionAbortedError && error.sent),
    EXIT.unknown,
  ],
  [(error) => [ConnectError, ProtocolError, NotSentError].some((type) => error instanceof type), EXIT.connection],
  [(error) => error instanceof WaitError && error.code === 'AMI_WAIT_CLOSED', EXIT.connection],
  [(error) => error instanceof OutputError, EXIT.output],
  [(error) => error instanceof AstervisorError, EXIT.refused],
];

/** The exit code for what a command ended with. */
export const exitCodeOf = (error: unknown): number => {
  const interruption = interruptionIn(error);
  if (interruption && !(error instanceof ActionAbortedError && error.sent)) return interruption.exitCode;
  if (!(error instanceof Error)) return EXIT.bug;
  return RULES.find(([matches]) => matches(error))?.[1] ?? EXIT.bug;
};

/** The signal behind an error, if it was one that ended the work. */
export const interruptionIn = (error: unknown): Interruption | undefined => {
  if (error instanceof Interruption) return error;
  return error instanceof Error && error.cause instanceof Interruption ? error.cause : undefined;
};
