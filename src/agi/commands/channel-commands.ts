import { commandLine } from '../command-line.js';
import { AgiError } from '../errors.js';
import type { AgiCommandOptions } from '../pending-command.js';
import { CommandRunner } from './command-runner.js';

/** The state of a channel, in the words of AMI's `ChannelStateDesc`. */
export type ChannelState = (typeof channelStates)[number];

const channelStates = ['Down', 'Rsrvd', 'OffHook', 'Dialing', 'Ring', 'Ringing', 'Up', 'Busy'] as const;

/** The commands that steer the channel and its way through the dialplan. */
export abstract class ChannelCommands extends CommandRunner {
  /** Answers the channel, if that has not been done (ANSWER). */
  async answer(options: AgiCommandOptions = {}): Promise<void> {
    this.succeeded('ANSWER', await this.run('ANSWER', options));
  }

  /**
   * Hangs up this channel, or another by its name (HANGUP). True if it was there. After the channel's own end the session is
   * over, and every further command rejects with `AMI_AGI_ENDED`.
   */
  async hangup(channel?: string, options: AgiCommandOptions = {}): Promise<boolean> {
    const { number } = await this.run(commandLine('HANGUP', channel), options);
    return number === 1;
  }

  /** The state of this channel or another by its name; undefined when there is none of that name (CHANNEL STATUS). */
  async channelStatus(channel?: string, options: AgiCommandOptions = {}): Promise<ChannelState | undefined> {
    const { number } = await this.run(commandLine('CHANNEL STATUS', channel), options);
    return channelStates[number];
  }

  /**
   * Gives the channel back to the dialplan, which goes on behind `AGI()` (ASYNCAGI BREAK). Done by itself when the handler
   * returns or throws.
   */
  async asyncAgiBreak(options: AgiCommandOptions = {}): Promise<void> {
    await this.run('ASYNCAGI BREAK', options);
  }

  /**
   * Runs an application of the dialplan and resolves with what it returned (EXEC); several arguments are joined by commas.
   * Rejects with `AMI_AGI_NO_APPLICATION` when Asterisk has none of that name, `AMI_AGI_FAILED` when it returned −1, and
   * `AMI_AGI_ENDED` when the caller hung up meanwhile. Has no deadline unless `deadlineMs` sets one.
   *
   * ```ts
   * await agi.exec('Dial', ['PJSIP/100', '20']);
   * ```
   */
  async exec(
    application: string,
    args: string | readonly string[] = '',
    options: AgiCommandOptions = {},
  ): Promise<number> {
    const joined = typeof args === 'string' ? args : args.join(',');
    const result = await this.command(commandLine('EXEC', application, joined), options);
    if (result.number === -2) {
      const details = { channel: this.channel, command: 'EXEC', result };
      throw new AgiError('AMI_AGI_NO_APPLICATION', 'names an application that Asterisk does not have', details);
    }
    return this.succeeded('EXEC', result).number;
  }

  /**
   * Runs a subroutine of the dialplan up to its `Return()` (GOSUB); what it returns is in the variable `GOSUB_RETVAL`. Has no
   * deadline unless `deadlineMs` sets one.
   */
  async gosub(
    context: string,
    extension: string,
    priority: number | string,
    args: readonly string[] = [],
    options: AgiCommandOptions = {},
  ): Promise<void> {
    const joined = args.length === 0 ? undefined : args.join(',');
    this.succeeded('GOSUB', await this.command(commandLine('GOSUB', context, extension, priority, joined), options));
  }

  /** Does nothing (NOOP); resolves when it is its turn. */
  async noop(options: AgiCommandOptions = {}): Promise<void> {
    await this.run('NOOP', options);
  }

  /** Writes a line to Asterisk's console at a verbosity of 1 to 4, default 1 (VERBOSE). */
  async verbose(message: string, level = 1, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('VERBOSE', message, level), options);
  }

  /** Where the dialplan goes on when the channel is given back: the context (SET CONTEXT). */
  async setContext(context: string, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET CONTEXT', context), options);
  }

  /** Where the dialplan goes on when the channel is given back: the extension (SET EXTENSION). */
  async setExtension(extension: string, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET EXTENSION', extension), options);
  }

  /** Where the dialplan goes on when the channel is given back: a priority or its label (SET PRIORITY). */
  async setPriority(priority: number | string, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET PRIORITY', priority), options);
  }

  /** Sets the caller's number, or name and number as in `Ann <100>` (SET CALLERID). */
  async setCallerid(callerId: string, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET CALLERID', callerId), options);
  }

  /** Has Asterisk hang up in so many whole seconds; 0 takes that back (SET AUTOHANGUP). */
  async setAutohangup(seconds: number, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET AUTOHANGUP', seconds), options);
  }

  /** Starts or stops music on hold, of a class or the default one (SET MUSIC). Playing a file stops it too. */
  async setMusic(on: boolean, musicClass?: string, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET MUSIC', on ? 'on' : 'off', musicClass), options);
  }

  /** Switches the text telephone mode; false where the channel has none (TDD MODE). */
  async tddMode(on: boolean, options: AgiCommandOptions = {}): Promise<boolean> {
    const result = await this.run(commandLine('TDD MODE', on ? 'on' : 'off'), options);
    return this.succeeded('TDD MODE', result).number === 1;
  }
}
