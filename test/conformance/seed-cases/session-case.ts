import type { SendOptions } from '../../../src/client/actions/send-options.js';
import type { ConnectionStats } from '../../../src/client/connection-info.js';
import type { EventFilter, ListenerContext } from '../../../src/client/listening/filter.js';
import type { ListenerOptions } from '../../../src/client/listening/listeners.js';
import type { ConnectionState } from '../../../src/connection/state.js';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import type { ActionFields } from '../../../src/protocol/encoder.js';
import type { AmiEvent } from '../../../src/protocol/event.js';
import type { ServerScript } from './scripted-server.js';

/** An event as a case describes it: its name, and what some of its fields say. */
export type ExpectedEvent = string | readonly [name: string, fields: Readonly<Record<string, string>>];

/** What has become of an action; only what is given is looked at. */
export interface ExpectedAnswer {
  /** How the promise stands: an error's code, or `resolved` (the default) or `pending`. */
  readonly is?: string;
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly success?: boolean;
  readonly source?: string;
  readonly output?: readonly string[];
  readonly events?: readonly ExpectedEvent[];
  /** Paths into what `JSON.stringify` makes of the answer, and what is there. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** The event that ended the list; null for none. */
  readonly completion?: ExpectedEvent | null;
  /** Of an error: whether bytes may have left. */
  readonly sent?: boolean;
  /** Of an error: the names of the events that had come. */
  readonly partial?: readonly string[];
}

/** What a listener of a case does when it is called. */
export type Act = (event: AmiEvent, context: ListenerContext, scene: Scene) => unknown;

/** What an {@link Act} may do to the case that it is in. */
export interface Scene {
  listen(as: string, filter?: EventFilter): void;
  unlisten(as: string): boolean;
}

/** One thing that happens in a case, or is looked at. */
export type Step =
  | { readonly do: 'server'; readonly chunks: readonly string[] }
  | { readonly do: 'server ends'; readonly error?: Error }
  | {
      readonly do: 'send' | 'list';
      readonly action: string;
      readonly as: string;
      readonly fields: ActionFields;
      readonly options?: SendOptions;
    }
  | {
      readonly do: 'listen';
      readonly as: string;
      readonly filter: EventFilter;
      readonly act?: Act;
      readonly options?: ListenerOptions;
      /** As an object with `handle` instead of a function. */
      readonly object?: true;
    }
  | { readonly do: 'forward'; readonly as: string; readonly filter: EventFilter; readonly options?: ListenerOptions }
  | { readonly do: 'unlisten'; readonly as: string }
  | { readonly do: 'close' | 'force close' | 'reconnect' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'expect answer'; readonly of: string; readonly expected: ExpectedAnswer }
  | { readonly do: 'expect heard'; readonly by: string; readonly events: readonly ExpectedEvent[] }
  | { readonly do: 'expect state'; readonly state: ConnectionState; readonly cause?: string }
  | { readonly do: 'expect'; readonly expected: Expected };

/** Other things that a case may look at. */
export interface Expected {
  readonly stats?: Partial<ConnectionStats>;
  readonly amiVersion?: string;
  /** Reports that were filed, by type. */
  readonly reports?: readonly string[];
  /** How often the server has got an action. */
  readonly received?: Readonly<Record<string, number>>;
  readonly attempts?: readonly string[];
  /** A line that some action has, or must not have. */
  readonly line?: string;
  readonly noLine?: string;
}

/** A case that plays between a connection and a server. It begins logged in, unless `server` or `options` prevent that. */
export interface SessionCase {
  readonly id: string;
  readonly about: string;
  /** Where this library does otherwise than the one that the case is from: what it does. */
  readonly decision?: string;
  readonly server?: ServerScript;
  readonly options?: Partial<ConnectionOptions>;
  readonly steps: readonly Step[];
}
