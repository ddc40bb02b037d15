import * as check from '../../options/check.js';
import type { AmiResponse } from '../../protocol/response.js';
import { flagOf, nameOf, optionalNameOf, optionsOf, plainNameOf, recordOf } from './arguments.js';
import type { Done, Requester, RequestOptions } from './requester.js';

export interface MixMonitorStart {
  /** Where both sides are written to, mixed: a name in Asterisk's folder for recordings, or a whole path. Its ending is the format. */
  readonly file: string;
  /** Where each side is written to as well, on its own: what comes from the channel, and what goes to it. */
  readonly receivedFile?: string | undefined;
  readonly transmittedFile?: string | undefined;
  /** Add to the file that is there; default false: it is written anew. */
  readonly append?: boolean | undefined;
  /** Write only while the channel talks to another; default false. */
  readonly bridgedOnly?: boolean | undefined;
}

export interface MixMonitorStarted {
  /** Names this recording when it is to be stopped; undefined where Asterisk does not say. */
  readonly id: string | undefined;
  readonly response: AmiResponse;
}

export interface MixMonitorStopOptions extends RequestOptions {
  /** Which recording of the channel; default all of them. */
  readonly id?: string | undefined;
}

export interface MixMonitorMuteOptions extends RequestOptions {
  /** Which side is silent in the recording: what comes from the channel, what goes to it, or both (default). */
  readonly direction?: 'read' | 'write' | 'both' | undefined;
  /** Default true; false makes it heard again. */
  readonly muted?: boolean | undefined;
}

/** Asterisk takes the file, the options and a shell command apart at commas, after quotes and backslashes. */
const special = /[,"\\()]|(?:^|\/)\.\.(?:\/|$)/;
const problem = 'must not hold commas, quotes, backslashes, parentheses or the folder ".."';

/** Asterisk tells the recording's id only to those who have it put into a variable. */
const idVariable = 'ASTERVISOR_MIXMONITOR_ID';

const directionOf = check.oneOf(['read', 'write', 'both'], 'both');

/** Recording of calls. */
export class MixMonitorCommands {
  readonly #pbx: Requester;

  /** @internal */
  constructor(pbx: Requester) {
    this.#pbx = pbx;
  }

  /**
   * Records a channel. Asterisk says yes before it opens the file, and also to a format that it does not know.
   *
   * File names that Asterisk would take apart are refused ({@link OptionError}), since a part of one could become a shell
   * command on the server. To have a command run afterwards, send `MixMonitor` itself with `Command`.
   *
   * ```ts
   * const { id } = await pbx.mixMonitor.start('PJSIP/100-00000001', { file: 'calls/4711.wav' });
   * ```
   */
  async start(channel: string, recording: MixMonitorStart, options?: RequestOptions): Promise<MixMonitorStarted> {
    const { file, receivedFile, transmittedFile, append, bridgedOnly } = recordOf(recording, 'recording');
    const side = (value: unknown, letter: string, name: string): string =>
      value === undefined ? '' : `${letter}(${plainNameOf(value, `recording.${name}`, special, problem)})`;
    const fields = {
      Channel: nameOf(channel, 'channel'),
      File: plainNameOf(file, 'recording.file', special, problem),
      Options: [
        flagOf(append, 'recording.append') ? 'a' : '',
        flagOf(bridgedOnly, 'recording.bridgedOnly') ? 'b' : '',
        side(receivedFile, 'r', 'receivedFile'),
        side(transmittedFile, 't', 'transmittedFile'),
        `i(${idVariable})`,
      ].join(''),
    };
    const response = await this.#pbx.send('MixMonitor', fields, optionsOf(options));
    return { id: response.get('MixMonitorID') || undefined, response };
  }

  /** Stops a recording, or all of the channel. Rejects when there is none. */
  async stop(channel: string, options?: MixMonitorStopOptions): Promise<Done> {
    const { id, ...request } = optionsOf(options);
    const fields = { Channel: nameOf(channel, 'channel'), MixMonitorID: optionalNameOf(id, 'options.id') };
    return { response: await this.#pbx.send('StopMixMonitor', fields, request) };
  }

  /** Makes a side of all recordings of the channel silent, or heard again: for card numbers. Rejects when there is none. */
  async mute(channel: string, options?: MixMonitorMuteOptions): Promise<Done> {
    const { direction, muted, ...request } = optionsOf(options);
    const fields = {
      Channel: nameOf(channel, 'channel'),
      Direction: directionOf(direction, 'options.direction'),
      State: flagOf(muted, 'options.muted', true) ? 1 : 0,
    };
    return { response: await this.#pbx.send('MixMonitorMute', fields, request) };
  }
}
