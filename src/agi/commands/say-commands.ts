import { commandLine } from '../command-line.js';
import type { AgiCommandOptions } from '../pending-command.js';
import type { EscapeOptions } from './command-runner.js';
import { PromptCommands } from './prompt-commands.js';

export interface SayNumberOptions extends EscapeOptions {
  /** Of the thing that is counted, in languages where that matters: `m`, `f`, `n`, `c`. */
  readonly gender?: string | undefined;
}

export interface SayDatetimeOptions extends EscapeOptions {
  /** In the letters of voicemail.conf; default `ABdY 'digits/at' IMp`. */
  readonly format?: string | undefined;
  /** Such as `Europe/Warsaw`; default that of the machine. */
  readonly timezone?: string | undefined;
}

/** Asterisk's own, which has to be there before a time zone. */
const defaultFormat = "ABdY 'digits/at' IMp";

const secondsOf = (when: Date): number => Math.floor(when.getTime() / 1_000);

/**
 * The commands that speak, and those that exchange text. What is spoken ends at one of the keys `escapeDigits`, and the promise
 * resolves with that key, or undefined at the end. None of them has a deadline unless `deadlineMs` sets one; they reject
 * with `AMI_AGI_ENDED` when the caller hangs up meanwhile.
 */
export abstract class SayCommands extends PromptCommands {
  /** Spells letters, digits and signs (SAY ALPHA). */
  sayAlpha(text: string, options: EscapeOptions = {}): Promise<string | undefined> {
    return this.#say('SAY ALPHA', text, options);
  }

  /** Says a date (SAY DATE). */
  sayDate(when: Date, options: EscapeOptions = {}): Promise<string | undefined> {
    return this.#say('SAY DATE', secondsOf(when), options);
  }

  /** Says a date and a time as a format has it (SAY DATETIME). */
  sayDatetime(when: Date, options: SayDatetimeOptions = {}): Promise<string | undefined> {
    const { timezone, format = timezone === undefined ? undefined : defaultFormat } = options;
    return this.#say('SAY DATETIME', secondsOf(when), options, format, timezone);
  }

  /** Says one digit after the other (SAY DIGITS). */
  sayDigits(digits: string | number, options: EscapeOptions = {}): Promise<string | undefined> {
    return this.#say('SAY DIGITS', String(digits), options);
  }

  /** Says a whole number (SAY NUMBER). */
  sayNumber(number: number, options: SayNumberOptions = {}): Promise<string | undefined> {
    return this.#say('SAY NUMBER', number, options, options.gender);
  }

  /** Spells in words such as Alpha and Bravo (SAY PHONETIC). */
  sayPhonetic(text: string, options: EscapeOptions = {}): Promise<string | undefined> {
    return this.#say('SAY PHONETIC', text, options);
  }

  /** Says a time of day (SAY TIME). */
  sayTime(when: Date, options: EscapeOptions = {}): Promise<string | undefined> {
    return this.#say('SAY TIME', secondsOf(when), options);
  }

  /** Waits for one character of text, on the few channels that carry text; 0 waits for ever (RECEIVE CHAR). */
  async receiveChar(timeoutMs: number, options: AgiCommandOptions = {}): Promise<string | undefined> {
    const result = this.succeeded('RECEIVE CHAR', await this.command(commandLine('RECEIVE CHAR', timeoutMs), options));
    return result.number > 0 ? String.fromCodePoint(result.number) : undefined;
  }

  /** Waits for a text, on the few channels that carry text; 0 waits for ever (RECEIVE TEXT). */
  async receiveText(timeoutMs: number, options: AgiCommandOptions = {}): Promise<string> {
    const result = await this.command(commandLine('RECEIVE TEXT', timeoutMs), options);
    return this.succeeded('RECEIVE TEXT', result).data ?? '';
  }

  /** Sends a text; resolves also where the channel carries none (SEND TEXT). */
  async sendText(text: string, options: AgiCommandOptions = {}): Promise<void> {
    this.succeeded('SEND TEXT', await this.run(commandLine('SEND TEXT', text), options));
  }

  /** Sends an image, named without its ending; resolves also where the channel carries none (SEND IMAGE). */
  async sendImage(image: string, options: AgiCommandOptions = {}): Promise<void> {
    this.succeeded('SEND IMAGE', await this.command(commandLine('SEND IMAGE', image), options));
  }

  async #say(
    verb: string,
    what: string | number,
    options: EscapeOptions,
    ...more: readonly (string | undefined)[]
  ): Promise<string | undefined> {
    const result = await this.command(commandLine(verb, what, options.escapeDigits ?? '', ...more), options);
    return this.succeeded(verb, result).digit;
  }
}
