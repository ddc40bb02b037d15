import type { ActionName, SendArgs } from '../../catalog/maps.js';
import type { AmiResponse } from '../../protocol/response.js';
import type { SendOptions } from '../actions/send-options.js';

/** Those of {@link SendOptions} that every command takes beside its own. */
export type RequestOptions = Pick<SendOptions, 'timeoutMs' | 'signal' | 'priority' | 'whenDisconnected'>;

/** What a command needs of a connection. */
export interface Requester {
  send<const A extends ActionName>(action: A, ...rest: SendArgs<A, SendOptions>): Promise<AmiResponse>;
}

/** What a command resolves with when there is nothing to tell but Asterisk's answer. */
export interface Done {
  readonly response: AmiResponse;
}
