import { commandLine } from '../command-line.js';
import type { AgiCommandOptions } from '../pending-command.js';
import type { AgiResult } from '../result.js';
import type { EscapeOptions } from './command-runner.js';
import { DataCommands } from './data-commands.js';

/** How a file came to its end. */
/** What can be keyed in. */
const KEYS = /^[0-9A-D#*]*$/;

export interface Playback {
  /** The key that ended it; undefined when it was played to its end. */
  readonly digit: string | undefined;
  /** Where it ended: samples from the start. */
  readonly endSample: number | undefined;
}

/** How a controlled file came to its end. */
export interface ControlledPlayback {
  readonly digit: string | undefined;
  /** Where it ended: milliseconds from the start; undefined at its end. */
  readonly endMs: number | undefined;
}

/** How a recording came to its end. */
export interface Recording {
  readonly digit: string | undefined;
  /** `dtmf`, or `timeout`, which a silence that lasts too long is also called. */
  readonly reason: string | undefined;
  /** Its length in samples. */
  readonly endSample: number | undefined;
}

export interface GetDataOptions extends AgiCommandOptions {
  /** How long to wait for each key, in milliseconds; default that of the channel, mostly 6 s. */
  readonly timeoutMs?: number | undefined;
  /** Ends at so many keys; default 1,024, the most. */
  readonly maxDigits?: number | undefined;
}

export interface StreamFileOptions extends EscapeOptions {
  /** Where to begin: samples from the start. */
  readonly offsetSamples?: number | undefined;
}

export interface GetOptionOptions extends EscapeOptions {
  /** How long to wait for a key after the file, in milliseconds; default that of the dialplan, mostly 5 s. */
  readonly timeoutMs?: number | undefined;
}

export interface ControlStreamFileOptions extends EscapeOptions {
  /** How far the two keys skip, in milliseconds; default 3,000. */
  readonly skipMs?: number | undefined;
  /** Default `#`. */
  readonly forwardDigit?: string | undefined;
  /** Default `*`. */
  readonly rewindDigit?: string | undefined;
  /** Default none. */
  readonly pauseDigit?: string | undefined;
  /** Where to begin: milliseconds from the start. */
  readonly offsetMs?: number | undefined;
}

export interface RecordFileOptions extends EscapeOptions {
  /** The longest recording in milliseconds; default `false`, no limit. */
  readonly timeoutMs?: number | false | undefined;
  /** Overwrites an existing file from here on; default from its start. */
  readonly offsetSamples?: number | undefined;
  /** Plays a beep first; default false. */
  readonly beep?: boolean | undefined;
  /** Ends after so many whole seconds of silence; default never. */
  readonly silenceSeconds?: number | undefined;
}

const playback = ({ digit, endpos }: AgiResult): Playback => ({ digit, endSample: endpos });

/**
 * The commands that play, record, and wait for keys. None of them has a deadline unless `deadlineMs` sets one. A file is named
 * without its ending. They reject with `AMI_AGI_ENDED` when the caller hangs up meanwhile, and with `AMI_AGI_FAILED` when a
 * file does not exist; after that Asterisk mostly ends the session too.
 */
export abstract class PromptCommands extends DataCommands {
  /**
   * Plays a file and collects keys, which may interrupt it, up to `maxDigits`, `#`, or a pause of `timeoutMs`. Resolves with
   * the keys, an empty string for none (GET DATA).
   *
   * ```ts
   * const pin = await agi.getData('vm-password', { timeoutMs: 5_000, maxDigits: 4 });
   * ```
   */
  async getData(file: string, options: GetDataOptions = {}): Promise<string> {
    // 0 stands for the default, and has to be there before the number of digits.
    const timeoutMs = options.timeoutMs ?? (options.maxDigits === undefined ? undefined : 0);
    const result = await this.command(commandLine('GET DATA', file, timeoutMs, options.maxDigits), options);
    if (result.number < 0) throw this.failed('GET DATA', result);
    if (!KEYS.test(result.result)) throw this.unreadable('GET DATA', result);
    return result.result;
  }

  /** Plays a file, which the keys `escapeDigits` end early (STREAM FILE). */
  async streamFile(file: string, options: StreamFileOptions = {}): Promise<Playback> {
    const { escapeDigits = '', offsetSamples } = options;
    const result = await this.command(commandLine('STREAM FILE', file, escapeDigits, offsetSamples), options);
    return playback(this.succeeded('STREAM FILE', result));
  }

  /** Plays a file in which the caller can skip and pause (CONTROL STREAM FILE). */
  async controlStreamFile(file: string, options: ControlStreamFileOptions = {}): Promise<ControlledPlayback> {
    const { escapeDigits = '', skipMs, forwardDigit, rewindDigit, pauseDigit, offsetMs } = options;
    const steering = withDefaults([skipMs, forwardDigit, rewindDigit, pauseDigit, offsetMs], [3_000, '#', '*', '', 0]);
    const result = await this.command(commandLine('CONTROL STREAM FILE', file, escapeDigits, ...steering), options);
    const { digit, endpos } = this.succeeded('CONTROL STREAM FILE', result);
    return { digit, endMs: endpos === -1 ? undefined : endpos };
  }

  /** Plays a file, waits `timeoutMs` for one of the keys `escapeDigits`, and ends at the first (GET OPTION). */
  async getOption(file: string, options: GetOptionOptions = {}): Promise<Playback> {
    const { escapeDigits = '', timeoutMs } = options;
    const result = await this.command(commandLine('GET OPTION', file, escapeDigits, timeoutMs), options);
    return playback(this.succeeded('GET OPTION', result));
  }

  /** Waits for a key; undefined when none came in time. `false` waits for ever (WAIT FOR DIGIT). */
  async waitForDigit(timeoutMs: number | false, options: AgiCommandOptions = {}): Promise<string | undefined> {
    const result = await this.command(commandLine('WAIT FOR DIGIT', timeoutMs === false ? -1 : timeoutMs), options);
    return this.succeeded('WAIT FOR DIGIT', result).digit;
  }

  /** Records the caller to a file, named without its ending, in a format such as `wav` (RECORD FILE). */
  async recordFile(file: string, format: string, options: RecordFileOptions = {}): Promise<Recording> {
    const { escapeDigits = '', timeoutMs = false, offsetSamples, beep = false, silenceSeconds } = options;
    const silence = silenceSeconds === undefined ? [] : [`s=${silenceSeconds}`];
    const more = [...(offsetSamples === undefined ? [] : [offsetSamples]), ...(beep ? ['BEEP'] : []), ...silence];
    const limitMs = timeoutMs === false ? -1 : timeoutMs;
    const result = await this.command(
      commandLine('RECORD FILE', file, format, escapeDigits, limitMs, ...more),
      options,
    );
    const { digit, data, endpos } = this.succeeded('RECORD FILE', result);
    return { digit, reason: data, endSample: endpos };
  }
}

/** Those that are left out before one that is given take their defaults, so that each stands in its place. */
const withDefaults = <T>(given: readonly (T | undefined)[], defaults: readonly T[]): (T | undefined)[] => {
  const last = given.findLastIndex((one) => one !== undefined);
  return given.slice(0, last + 1).map((one, index) => one ?? defaults[index]);
};
