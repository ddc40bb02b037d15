import { OptionError } from '../../errors.js';
import { nameOf, optionsOf, recordOf } from './arguments.js';
import type { Done, Requester, RequestOptions } from './requester.js';

/** A place in the dialplan. */
export interface Destination {
  readonly context: string;
  readonly exten: string;
  /** A number or a label; default 1. */
  readonly priority?: string | number | undefined;
}

export interface RedirectOptions extends RequestOptions {
  /** The other leg, which would otherwise be hung up: it goes along, to a destination of its own or to the same one. */
  readonly extra?: ({ readonly channel: string } & Partial<Destination>) | undefined;
}

const placeOf = (place: Partial<Destination>, argument: string) => {
  const { priority = 1 } = place;
  if (!(typeof priority === 'string' && priority !== '') && !(Number.isInteger(priority) && Number(priority) > 0)) {
    throw new OptionError(`${argument}.priority`, 'must be a whole number above 0, or a label');
  }
  return {
    Context: nameOf(place.context, `${argument}.context`),
    Exten: nameOf(place.exten, `${argument}.exten`),
    Priority: priority,
  };
};

export const redirect = async (
  pbx: Requester,
  channel: string,
  destination: Destination,
  options: RedirectOptions | undefined,
): Promise<Done> => {
  const { extra, ...request } = optionsOf(options);
  const place = placeOf(recordOf(destination, 'destination'), 'destination');
  const fields = { Channel: nameOf(channel, 'channel'), ...place };
  if (extra === undefined) return { response: await pbx.send('Redirect', fields, request) };
  const { channel: extraChannel, ...own } = recordOf(extra, 'options.extra');
  const ExtraChannel = nameOf(extraChannel, 'options.extra.channel');
  if (ExtraChannel.toLowerCase() === channel.toLowerCase()) {
    throw new OptionError('options.extra.channel', 'must not be the same channel');
  }
  // All three are sent: Asterisk fills single ones in from the first destination in some versions only.
  const { Context, Exten, Priority } = placeOf({ ...destination, ...defined(own) }, 'options.extra');
  const other = { ExtraChannel, ExtraContext: Context, ExtraExten: Exten, ExtraPriority: Priority };
  return { response: await pbx.send('Redirect', { ...fields, ...other }, request) };
};

const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
