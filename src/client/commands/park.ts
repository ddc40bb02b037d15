import type { AmiResponse } from '../../protocol/response.js';
import { nameOf, optionalNameOf, optionsOf, wholeNumberOf } from './arguments.js';
import type { Requester, RequestOptions } from './requester.js';

export interface ParkOptions extends RequestOptions {
  /** The parking lot; default Asterisk's own. */
  readonly lot?: string | undefined;
  /** Milliseconds until the call comes back; default that of the lot. */
  readonly parkForMs?: number | undefined;
  /** The space to take; Asterisk 22 and later, ignored by others. */
  readonly space?: string | undefined;
  /** The channel that the call comes back to when nobody has taken it. */
  readonly returnTo?: string | undefined;
  /** The channel that hears the number of the space. */
  readonly announceTo?: string | undefined;
}

export interface ParkResult {
  /** Where the call is parked; undefined when it was gone again before that could be asked. */
  readonly space: string | undefined;
  readonly lot: string | undefined;
  readonly response: AmiResponse;
}

export const park = async (pbx: Requester, channel: string, options: ParkOptions | undefined): Promise<ParkResult> => {
  const { lot, parkForMs, space, returnTo, announceTo, ...request } = optionsOf(options);
  const Channel = nameOf(channel, 'channel');
  const fields = {
    Channel,
    Parkinglot: optionalNameOf(lot, 'options.lot'),
    Timeout: parkForMs === undefined ? undefined : wholeNumberOf(parkForMs, 'options.parkForMs', 1, 2_147_483_647),
    ParkingSpace: optionalNameOf(space, 'options.space'),
    TimeoutChannel: optionalNameOf(returnTo, 'options.returnTo'),
    AnnounceChannel: optionalNameOf(announceTo, 'options.announceTo'),
  };
  // An AnnounceChannel that does not exist crashes Asterisk 16 and 22, so it is looked for first.
  if (fields.AnnounceChannel !== undefined) {
    await pbx.send('Getvar', { Channel: fields.AnnounceChannel, Variable: 'CHANNEL(name)' }, request);
  }
  const response = await pbx.send('Park', fields, request);
  const { events } = await pbx.send('ParkedCalls', {}, request);
  const call = events.find((row) => row.get('ParkeeChannel') === Channel || row.get('ParkeeUniqueid') === Channel);
  return { space: call?.get('ParkingSpace'), lot: call?.get('Parkinglot'), response };
};
