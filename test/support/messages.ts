import { PendingAction, type PendingActionInit } from '../../src/connection/pending-action.js';
import type { Arrival } from '../../src/protocol/arrival.js';
import { AmiEvent } from '../../src/protocol/event.js';
import { AmiResponse } from '../../src/protocol/response.js';

const arrival: Arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 };
let seq = 0;

const stanza = (first: string, fields: Readonly<Record<string, string>>): string =>
  [first, ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`)].join('\r\n');

/** An event as the decoder cuts it out. */
export const anEvent = (name: string, fields: Readonly<Record<string, string>> = {}): AmiEvent => {
  seq += 1;
  return new AmiEvent(name, stanza(`Event: ${name}`, fields), arrival, seq);
};

/** A response as the decoder cuts it out; `Success` unless said otherwise. */
export const aResponse = (actionId: string | undefined, fields: Readonly<Record<string, string>> = {}): AmiResponse => {
  const { Response = 'Success', ...rest } = fields;
  seq += 1;
  const id: Record<string, string> = actionId === undefined ? {} : { ActionID: actionId };
  return new AmiResponse(stanza(`Response: ${Response}`, { ...id, ...rest }), arrival, seq);
};

const bounds = {
  timeoutMs: 10_000,
  idleTimeoutMs: 10_000,
  totalTimeoutMs: 300_000,
  maxRows: 1_000,
  maxBytes: 1_000_000,
};

/** An action that was submitted at time 0. */
export const anAction = (
  action: string,
  actionId: string,
  { bounds: own, ...init }: Omit<Partial<PendingActionInit>, 'bounds'> & { bounds?: Partial<typeof bounds> } = {},
): PendingAction =>
  new PendingAction({
    context: { action, actionId, connection: 'pbx' },
    wire: '',
    bounds: { ...bounds, ...own },
    blocking: false,
    startedAt: 0,
    ...init,
  });
