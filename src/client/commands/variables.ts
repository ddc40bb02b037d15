import { OptionError } from '../../errors.js';
import { nameOf, optionsOf } from './arguments.js';
import type { Done, Requester, RequestOptions } from './requester.js';

/**
 * A missing name must not turn a channel's variable into a global one by accident: that takes a null.
 */
const ownerOf = (channel: unknown): string | undefined => {
  if (channel === null) return undefined;
  if (typeof channel === 'string' && channel !== '') return channel;
  throw new OptionError('channel', 'must be the name of a channel, or null for a global variable');
};

export const getVariable = async (
  pbx: Requester,
  channel: string | null,
  name: string,
  options: RequestOptions | undefined,
): Promise<string> => {
  const fields = { Channel: ownerOf(channel), Variable: nameOf(name, 'name') };
  return (await pbx.send('Getvar', fields, optionsOf(options))).get('Value') ?? '';
};

export const setVariable = async (
  pbx: Requester,
  channel: string | null,
  name: string,
  value: string | number | boolean,
  options: RequestOptions | undefined,
): Promise<Done> => {
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    throw new OptionError('value', 'must be a string, a number or a boolean');
  }
  const fields = { Channel: ownerOf(channel), Variable: nameOf(name, 'name'), Value: value };
  return { response: await pbx.send('Setvar', fields, optionsOf(options)) };
};
