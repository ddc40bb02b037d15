import { commandLine } from '../command-line.js';
import type { AgiCommandOptions } from '../pending-command.js';
import type { AgiResult } from '../result.js';
import { SayCommands } from './say-commands.js';

export interface SpeechRecognizeOptions extends AgiCommandOptions {
  /** How long to wait after the prompt, in whole seconds; default 0, for ever. */
  readonly timeoutSeconds?: number | undefined;
  /** Where in the prompt to begin: samples from the start. */
  readonly offsetSamples?: number | undefined;
}

/** One of the things that may have been said. */
export interface SpeechGuess {
  readonly text: string;
  /** 0 to 1,000: how sure the engine is. */
  readonly score: number;
  readonly grammar: string;
}

export interface SpeechOutcome {
  readonly reason: 'speech' | 'digit' | 'timeout' | 'hangup' | (string & {});
  /** The key that was pressed instead. */
  readonly digit: string | undefined;
  readonly guesses: readonly SpeechGuess[];
  /** Where in the prompt it ended: samples from the start. */
  readonly endSample: number | undefined;
}

const outcomeOf = ({ data = '', named, endpos }: AgiResult): SpeechOutcome => {
  const guesses = Array.from({ length: Number(named.get('results') ?? 0) }, (_, n) => ({
    text: named.get(`text${n}`) ?? '',
    score: Number(named.get(`score${n}`) ?? 0),
    grammar: named.get(`grammar${n}`) ?? '',
  }));
  return { reason: data, digit: named.get('digit'), guesses, endSample: endpos };
};

/**
 * The commands for a speech engine, where Asterisk has one. They reject with `AMI_AGI_FAILED` where it has none, or before
 * {@link speechCreate}.
 */
export abstract class SpeechCommands extends SayCommands {
  /** Makes the speech object of this session, of an engine by its name (SPEECH CREATE). */
  speechCreate(engine: string, options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH CREATE', [engine], options);
  }

  /** Changes a setting of the engine (SPEECH SET). */
  speechSet(name: string, value: string, options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH SET', [name, value], options);
  }

  /** Ends what {@link speechCreate} made (SPEECH DESTROY). */
  speechDestroy(options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH DESTROY', [], options);
  }

  /** Loads a grammar from a file of Asterisk's machine (SPEECH LOAD GRAMMAR). */
  speechLoadGrammar(name: string, path: string, options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH LOAD GRAMMAR', [name, path], options);
  }

  /** Forgets a grammar (SPEECH UNLOAD GRAMMAR). */
  speechUnloadGrammar(name: string, options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH UNLOAD GRAMMAR', [name], options);
  }

  /** Has a grammar used (SPEECH ACTIVATE GRAMMAR). */
  speechActivateGrammar(name: string, options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH ACTIVATE GRAMMAR', [name], options);
  }

  /** Has a grammar used no more (SPEECH DEACTIVATE GRAMMAR). */
  speechDeactivateGrammar(name: string, options: AgiCommandOptions = {}): Promise<void> {
    return this.#speech('SPEECH DEACTIVATE GRAMMAR', [name], options);
  }

  /** Plays a prompt and listens for speech and keys (SPEECH RECOGNIZE). Has no deadline unless `deadlineMs` sets one. */
  async speechRecognize(prompt: string, options: SpeechRecognizeOptions = {}): Promise<SpeechOutcome> {
    const { timeoutSeconds = 0, offsetSamples } = options;
    const line = commandLine('SPEECH RECOGNIZE', prompt, timeoutSeconds, offsetSamples);
    const result = await this.command(line, options);
    if (result.number !== 1) throw this.failed('SPEECH RECOGNIZE', result);
    return outcomeOf(result);
  }

  async #speech(verb: string, args: readonly string[], options: AgiCommandOptions): Promise<void> {
    const result = await this.run(commandLine(verb, ...args), options);
    if (result.number !== 1) throw this.failed(verb, result);
  }
}
