import { OptionError, RefusedError } from '../../errors.js';
import type { AmiResponse } from '../../protocol/response.js';
import { nameOf, optionsOf, recordOf, wholeNumberOf } from './arguments.js';
import { unlessRefusedAs } from './refusal.js';
import type { Requester, RequestOptions } from './requester.js';

/** A channel by its name or its Uniqueid; or all channels whose names match a POSIX extended expression, in any case of letters. */
export type HangupTarget = string | { readonly matching: string };

export interface HangupOptions extends RequestOptions {
  /** The Q.850 cause that the channel is told, 0 to 127: 16 normal, 17 busy, 21 rejected. Default: that of the channel. */
  readonly cause?: number | undefined;
}

export interface HangupResult {
  /** What was told to hang up, as it was named; by an expression, the names of the channels. Empty when there was nothing. */
  readonly channels: readonly string[];
  readonly response: AmiResponse;
}

export const hangUp = async (
  pbx: Requester,
  target: HangupTarget,
  options: HangupOptions | undefined,
): Promise<HangupResult> => {
  const { cause, ...request } = optionsOf(options);
  const Cause = cause === undefined ? undefined : wholeNumberOf(cause, 'options.cause', 0, 127);
  if (typeof target === 'string') {
    const channel = nameOf(target, 'target');
    if (channel.startsWith('/')) {
      throw new RefusedError(
        'a channel between slashes hangs up every channel that matches it: to mean that, give { matching: expression }',
      );
    }
    const { refused, response } = await unlessRefusedAs(
      pbx.send('Hangup', { Channel: channel, Cause }, request),
      'no-such-channel',
    );
    return { channels: refused ? [] : [channel], response };
  }
  const { matching, ...others } = recordOf(target, 'target');
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new OptionError(`target.${unknown}`, 'is not known; did you mean matching?');
  const expression = nameOf(matching, 'target.matching');
  const response = await pbx.send('Hangup', { Channel: `/${expression}/`, Cause }, { ...request, expression: true });
  return { channels: response.events.map((event) => event.get('Channel') ?? ''), response };
};
