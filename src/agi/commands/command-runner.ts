import { AgiError } from '../errors.js';
import type { AgiCommandOptions } from '../pending-command.js';
import type { AgiResult } from '../result.js';

/** Which keys end a command early. */
export interface EscapeOptions extends AgiCommandOptions {
  /** The keys, such as `12#`; default none. */
  readonly escapeDigits?: string | undefined;
}

/** The highest code of a character, which some results are. */
const MAX_RESULT = 0x10_ff_ff;

/** What the families of commands are made on. */
export abstract class CommandRunner {
  /** The name of the channel, which a transfer may change. */
  abstract get channel(): string;

  /**
   * Runs an AGI command that is written out, arguments in quotes where they need them, and resolves with what Asterisk
   * answered, a result of −1 included. Rejects with {@link AgiError}; with `FieldError` before anything is sent when it
   * holds a line break or NUL (`AMI_INVALID_FIELD`), or is longer than AMI takes (`AMI_LINE_TOO_LONG`, some 1,000 bytes). Has
   * no deadline unless `deadlineMs` sets one.
   *
   * ```ts
   * const { data } = await agi.command('GET VARIABLE "CALLERID(num)"');
   * ```
   */
  abstract command(line: string, options?: AgiCommandOptions): Promise<AgiResult>;

  /** Runs a command that Asterisk is done with at once. */
  protected abstract run(line: string, options: AgiCommandOptions): Promise<AgiResult>;

  /** Whether the caller has hung up, and Asterisk is about to end the session. */
  protected abstract get hangingUp(): boolean;

  /** The error for a result that says that nothing came of the command. */
  protected failed(command: string, result: AgiResult): AgiError {
    const details = { channel: this.channel, command, result };
    return this.hangingUp
      ? new AgiError('AMI_AGI_ENDED', 'was cut short: the caller hung up', details)
      : new AgiError('AMI_AGI_FAILED', `failed with ${result.result}`, details);
  }

  /** The result, unless it says −1: the caller is gone, or the command could not be carried out. */
  protected succeeded(command: string, result: AgiResult): AgiResult {
    if (!Number.isInteger(result.number) || result.number > MAX_RESULT) throw this.unreadable(command, result);
    if (result.number < 0) throw this.failed(command, result);
    return result;
  }

  /** The error for a result that is none of those which the command has. */
  protected unreadable(command: string, result: AgiResult): AgiError {
    const details = { channel: this.channel, command, result };
    return new AgiError('AMI_AGI_UNPARSABLE', 'was answered with a result that is no number', details);
  }

  /** What a command says that answers 1 and a value, or 0 for none. */
  protected valueOf(command: string, result: AgiResult): string | undefined {
    if (this.succeeded(command, result).number !== 1) return undefined;
    if (!result.truncated) return result.data ?? '';
    const details = { channel: this.channel, command, result };
    throw new AgiError('AMI_AGI_TRUNCATED', 'lost the end of its value on the way', details);
  }
}
