import type { ActionMap, ActionName, EventFields, EventMap, EventName, SendArgs } from '../../src/catalog/maps.js';

export type { AsteriskActions } from '../../src/catalog/generated/actions.js';
export type { AsteriskEvents } from '../../src/catalog/generated/events.js';
export type * from '../../src/catalog/maps.js';
export type * from '../../src/catalog/values.js';

/** An event of a known or unknown name, as listeners get it. */
export interface TypedEvent<N extends string = string> {
  readonly name: N;
  readonly fields: EventFields<N>;
}

export interface SendOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The typed calls of a connection, without what they do: the smallest surface on which the maps can be tried. */
export interface TypedConnection {
  send<A extends keyof ActionMap | (string & {})>(action: A, ...rest: SendArgs<A, SendOptions>): Promise<void>;
  addListener<N extends keyof EventMap | (string & {})>(
    filter: N | readonly N[],
    handler: (event: TypedEvent<N>) => void,
  ): string;
}

export declare const pbx: TypedConnection;

export type Names = [ActionName, EventName];
