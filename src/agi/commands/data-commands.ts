import { commandLine } from '../command-line.js';
import type { AgiCommandOptions } from '../pending-command.js';
import { ChannelCommands } from './channel-commands.js';

/**
 * The commands for variables of the channel and for Asterisk's database. Those that read reject with `AMI_AGI_TRUNCATED` when a
 * value is longer than Asterisk can send: 2,048 bytes at a time once each that is no letter, digit or `-_.~` counts as three.
 */
export abstract class DataCommands extends ChannelCommands {
  /** A variable of the channel, or a function such as `CALLERID(num)`; undefined when it is not set (GET VARIABLE). */
  async getVariable(name: string, options: AgiCommandOptions = {}): Promise<string | undefined> {
    return this.valueOf('GET VARIABLE', await this.run(commandLine('GET VARIABLE', name), options));
  }

  /**
   * An expression with variables, such as `${CALLERID(name)} in ${CONTEXT}`, of this channel or another by its name; undefined
   * when there is none of that name (GET FULL VARIABLE).
   */
  async getFullVariable(
    expression: string,
    channel?: string,
    options: AgiCommandOptions = {},
  ): Promise<string | undefined> {
    return this.valueOf(
      'GET FULL VARIABLE',
      await this.run(commandLine('GET FULL VARIABLE', expression, channel), options),
    );
  }

  /** Sets a variable of the channel, or a function such as `CALLERID(name)` (SET VARIABLE). */
  async setVariable(name: string, value: string | number, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('SET VARIABLE', name, String(value)), options);
  }

  /** A value of Asterisk's database; undefined when there is none (DATABASE GET). */
  async databaseGet(family: string, key: string, options: AgiCommandOptions = {}): Promise<string | undefined> {
    return this.valueOf('DATABASE GET', await this.run(commandLine('DATABASE GET', family, key), options));
  }

  /** Stores a value in Asterisk's database (DATABASE PUT). */
  async databasePut(
    family: string,
    key: string,
    value: string | number,
    options: AgiCommandOptions = {},
  ): Promise<void> {
    const result = await this.run(commandLine('DATABASE PUT', family, key, String(value)), options);
    if (result.number !== 1) throw this.failed('DATABASE PUT', result);
  }

  /** Removes a value from Asterisk's database (DATABASE DEL). True too where there was none, since Asterisk does not tell. */
  async databaseDel(family: string, key: string, options: AgiCommandOptions = {}): Promise<boolean> {
    const { number } = await this.run(commandLine('DATABASE DEL', family, key), options);
    return number === 1;
  }

  /**
   * Removes a family from Asterisk's database, or what is under one of its keys (DATABASE DELTREE). Whether there was anything
   * is not told: Asterisk's versions contradict each other there.
   */
  async databaseDelTree(family: string, keytree?: string, options: AgiCommandOptions = {}): Promise<void> {
    await this.run(commandLine('DATABASE DELTREE', family, keytree), options);
  }
}
