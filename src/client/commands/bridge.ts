import { OptionError } from '../../errors.js';
import * as check from '../../options/check.js';
import { nameOf, optionsOf } from './arguments.js';
import type { Done, Requester, RequestOptions } from './requester.js';

export interface BridgeOptions extends RequestOptions {
  /** Who hears a tone before they talk; default `none`. */
  readonly tone?: 'none' | 'first' | 'second' | 'both' | undefined;
}

const tones = { none: 'no', first: 'Channel1', second: 'Channel2', both: 'Both' } as const;

const toneOf = check.oneOf(['none', 'first', 'second', 'both'], 'none');

export const bridge = async (
  pbx: Requester,
  first: string,
  second: string,
  options: BridgeOptions | undefined,
): Promise<Done> => {
  const { tone, ...request } = optionsOf(options);
  const Channel1 = nameOf(first, 'first');
  const Channel2 = nameOf(second, 'second');
  if (Channel1.toLowerCase() === Channel2.toLowerCase()) {
    throw new OptionError('second', 'must not be the same channel');
  }
  const Tone = tones[toneOf(tone, 'options.tone')];
  return { response: await pbx.send('Bridge', { Channel1, Channel2, Tone }, request) };
};
