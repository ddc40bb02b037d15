/**
 * Asynchronous AGI: a program takes channels over from the dialplan, through AMI.
 *
 * @module
 */

export type { ChannelState } from './commands/channel-commands.js';
export type { EscapeOptions } from './commands/command-runner.js';
export type {
  ControlledPlayback,
  ControlStreamFileOptions,
  GetDataOptions,
  GetOptionOptions,
  Playback,
  RecordFileOptions,
  Recording,
  StreamFileOptions,
} from './commands/prompt-commands.js';
export type { SayDatetimeOptions, SayNumberOptions } from './commands/say-commands.js';
export type { SpeechGuess, SpeechOutcome, SpeechRecognizeOptions } from './commands/speech-commands.js';
export type { AgiEnvironment } from './environment.js';
export { AgiError, type AgiErrorCode } from './errors.js';
export { handleAsyncAgi } from './handle-async-agi.js';
export type { AgiOptions } from './options.js';
export type { AgiCommandOptions } from './pending-command.js';
export type { AgiHandler, AgiRegistration } from './registration.js';
export type { AgiResult } from './result.js';
export type { AgiSession } from './session.js';
