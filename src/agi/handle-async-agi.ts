import type { Connection } from '../client/connection.js';
import * as check from '../options/check.js';
import { type AgiOptions, resolveAgiOptions } from './options.js';
import { type AgiHandler, AgiRegistration } from './registration.js';

/**
 * Serves the channels that reach `AGI(agi:async)` in the dialplan: the handler is called for each, many side by side, and when it
 * returns the channel goes on in the dialplan. What it throws is reported as `agi_handler_failed`, and the channel goes on
 * too. A caller who hangs up makes the command that runs reject with `AMI_AGI_ENDED`, which need not be caught.
 *
 * ```ts
 * const ivr = handleAsyncAgi(pbx, async (agi) => {
 *   await agi.answer();
 *   const digits = await agi.getData('beep', { timeoutMs: 5_000, maxDigits: 4 });
 *   await agi.sayDigits(digits);
 * });
 * ```
 *
 * Needs the event class `agi`, and `call` to hear of hang-ups at once; the user needs the write class `agi`. The registration
 * outlives reconnects. A channel whose session was lost with the link is given back at the next login, if the user may send
 * `Getvar`, and one that came meanwhile is served, if the user may send `CoreShowChannels`; what cannot be done is reported. Of
 * several registrations on one connection the filters must not overlap. Throws `OptionError`.
 */
export const handleAsyncAgi = (pbx: Connection, handler: AgiHandler, options: AgiOptions = {}): AgiRegistration =>
  new AgiRegistration(pbx, check.callable<AgiHandler>()(handler, 'handler'), resolveAgiOptions(options, ''));
