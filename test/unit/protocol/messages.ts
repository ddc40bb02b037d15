import type { Arrival } from '../../../src/protocol/arrival.js';
import { AmiEvent } from '../../../src/protocol/event.js';
import { AmiResponse } from '../../../src/protocol/response.js';

export const arrival: Arrival = { source: 'pbx-a', epoch: 2, encoding: 'utf8', receivedAt: 1_700_000_000_000 };
export const latin1Arrival: Arrival = { ...arrival, encoding: 'latin1' };

const stanza = (first: string, lines: readonly string[]): string => [first, ...lines].join('\r\n');

/** An event of these lines, which are latin-1. */
export const eventOf = <N extends string>(name: N, ...lines: readonly string[]): AmiEvent<N> =>
  new AmiEvent(name, stanza(`Event: ${name}`, lines), arrival, 1);

export const responseOf = (value: string, ...lines: readonly string[]): AmiResponse =>
  new AmiResponse(stanza(`Response: ${value}`, lines), arrival, 1);

/** Text as it stands on the wire: UTF-8, a character a byte. */
export const onWire = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
