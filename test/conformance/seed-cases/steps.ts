import type { SendOptions } from '../../../src/client/actions/send-options.js';
import type { EventFilter } from '../../../src/client/listening/filter.js';
import type { ListenerOptions } from '../../../src/client/listening/listeners.js';
import type { ConnectionState } from '../../../src/connection/state.js';
import type { ActionFields } from '../../../src/protocol/encoder.js';
import type { Act, Expected, ExpectedAnswer, ExpectedEvent, Step } from './session-case.js';

/** The wire text of a message. */
export const stanza = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

/** The start of a list, as Asterisk 13 and later say it. */
export const listStart = (id: string, ...more: readonly string[]): string =>
  stanza('Response: Success', `ActionID: ${id}`, 'EventList: start', ...more);

/** The end of a list. */
export const listEnd = (name: string, id: string, ...more: readonly string[]): string =>
  stanza(`Event: ${name}`, 'EventList: Complete', ...more, `ActionID: ${id}`);

/** Sends an action under an ActionID, by which the case speaks of it. */
export const send = (action: string, as: string, fields: ActionFields = {}, options?: SendOptions): Step => ({
  do: 'send',
  action,
  as,
  fields,
  ...(options && { options }),
});

/** The same, taking the rows one by one. */
export const list = (action: string, as: string, fields: ActionFields = {}): Step => ({
  do: 'list',
  action,
  as,
  fields,
});

/** Bytes from the server; each text is a chunk. */
export const server = (...chunks: readonly string[]): Step => ({ do: 'server', chunks });

export const serverEnds = (error?: Error): Step => ({ do: 'server ends', ...(error && { error }) });

export const listen = (as: string, filter: EventFilter = () => true, act?: Act, options?: ListenerOptions): Step => ({
  do: 'listen',
  as,
  filter,
  ...(act && { act }),
  ...(options && { options }),
});

export const forward = (as: string, filter: EventFilter, options?: ListenerOptions): Step => ({
  do: 'forward',
  as,
  filter,
  ...(options && { options }),
});

export const unlisten = (as: string): Step => ({ do: 'unlisten', as });

export const close: Step = { do: 'close' };
export const forceClose: Step = { do: 'force close' };
export const reconnect: Step = { do: 'reconnect' };

export const wait = (ms: number): Step => ({ do: 'wait', ms });

export const answer = (of: string, expected: ExpectedAnswer = {}): Step => ({ do: 'expect answer', of, expected });

export const heard = (by: string, ...events: readonly ExpectedEvent[]): Step => ({ do: 'expect heard', by, events });

export const state = (is: ConnectionState, cause?: string): Step => ({
  do: 'expect state',
  state: is,
  ...(cause !== undefined && { cause }),
});

export const expected = (what: Expected): Step => ({ do: 'expect', expected: what });
