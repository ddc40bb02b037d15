import { AstervisorError } from '../errors.js';
import type { AgiResult } from './result.js';

export type AgiErrorCode =
  /** Asterisk does not know the command (510). */
  | 'AMI_AGI_UNKNOWN_COMMAND'
  /** The command is not permitted on a channel that has hung up (511). */
  | 'AMI_AGI_DEAD_CHANNEL'
  /** The arguments do not fit the command (520). */
  | 'AMI_AGI_USAGE'
  /** It was carried out without success: the file does not exist, the value cannot be stored, the channel cannot do it. */
  | 'AMI_AGI_FAILED'
  /** EXEC of an application that Asterisk does not have. */
  | 'AMI_AGI_NO_APPLICATION'
  /** The end of a value was lost on Asterisk's side; `result.data` is what arrived. */
  | 'AMI_AGI_TRUNCATED'
  /** The answer is none that AGI knows, or its result is none that the command has. */
  | 'AMI_AGI_UNPARSABLE'
  /** Asterisk did not take the command: no permission, or nobody there to take it. */
  | 'AMI_AGI_REFUSED'
  /** The session is over: the channel hung up, was redirected, or was given back to the dialplan. */
  | 'AMI_AGI_ENDED'
  /** The connection was lost: what became of the channel is unknown. */
  | 'AMI_AGI_LINK_LOST'
  /** The deadline of the command passed. Asterisk may be carrying it out still. */
  | 'AMI_AGI_TIMEOUT'
  /** The signal of the command was aborted. Asterisk carries it out all the same. */
  | 'AMI_AGI_ABORTED'
  /** More commands of one channel wait for an answer than may. */
  | 'AMI_AGI_TOO_MANY_COMMANDS'
  /** More channels are in hand than may: this one was given back unserved. Nobody waits for it; it stands in a report. */
  | 'AMI_AGI_TOO_MANY_SESSIONS';

export interface AgiErrorDetails {
  readonly channel: string;
  /** The words that name the command; undefined when the error is about the session. */
  readonly command?: string | undefined;
  readonly sent?: boolean | undefined;
  readonly result?: AgiResult | undefined;
  readonly cause?: unknown;
}

/** An AGI command that was not carried out with success, or a session that is over. Match on `code`. */
export class AgiError extends AstervisorError {
  override readonly name = 'AgiError';
  readonly code: AgiErrorCode;
  readonly channel: string;
  /** The command, without its arguments. */
  readonly command: string | undefined;
  /** False: no byte of it has left. True: it may have been carried out. */
  readonly sent: boolean;
  /** What Asterisk answered, if it did. */
  readonly result: AgiResult | undefined;

  constructor(code: AgiErrorCode, problem: string, details: AgiErrorDetails) {
    const { channel, command, sent = true, result, cause } = details;
    const subject = command === undefined ? 'the AGI session' : command;
    super(`${subject} on ${channel} ${problem}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.channel = channel;
    this.command = command;
    this.sent = sent;
    this.result = result;
    // It holds values; keep them out of `inspect`.
    Object.defineProperty(this, 'result', { enumerable: false });
  }
}

const byCode: Readonly<Record<number, readonly [AgiErrorCode, string]>> = {
  510: ['AMI_AGI_UNKNOWN_COMMAND', 'is unknown to Asterisk'],
  511: ['AMI_AGI_DEAD_CHANNEL', 'is not permitted: the channel has hung up'],
  520: ['AMI_AGI_USAGE', 'was given arguments that do not fit'],
};

/** The error that a result's code stands for; undefined for success. */
export const errorOfCode = (result: AgiResult, channel: string, command: string): AgiError | undefined => {
  if (result.code >= 100 && result.code < 300) return undefined;
  const [code, problem] = byCode[result.code] ?? ['AMI_AGI_FAILED', `was answered with ${result.code}`];
  return new AgiError(code, problem, { channel, command, result });
};
