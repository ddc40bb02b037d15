import { LimitError, OptionError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AmiEvent } from '../../protocol/event.js';
import type { Report } from '../../telemetry/report.js';
import type { AbortGroups } from '../actions/abort-groups.js';
import {
  type CompiledFilter,
  compileFilter,
  type EventFilter,
  type ListenerContext,
  type ListenerId,
} from './filter.js';
import { createListenerIds } from './listener-ids.js';
import { Serializer } from './serializer.js';

/** Takes an event; a promise it returns is watched for rejection and otherwise not waited for. */
export type EventHandler<E extends AmiEvent = AmiEvent> = (event: E, context: ListenerContext) => unknown;

/** An object that takes events, for those who keep state. */
export interface EventListener<E extends AmiEvent = AmiEvent> {
  handle(event: E, context: ListenerContext): unknown;
}

export interface ListenerOptions {
  /** Fires for one event and is gone. */
  readonly once?: boolean | undefined;
  /** Removes the listener when aborted. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Runs an asynchronous handler one event at a time for each value of this field, such as `Linkedid`: the events of one call
   * in order, those of different calls side by side.
   */
  readonly serializeBy?: string | undefined;
  /** With `serializeBy`: events that may wait, default 1,000. One more is dropped, and reported. */
  readonly maxPending?: number | undefined;
}

const shape = check.record({
  once: check.boolean(false),
  signal: check.signal,
  serializeBy: check.optional(check.text()),
  maxPending: check.limit(1_000),
});

/** Made in one place, so that the engine sees one shape: with several, finding members cost more than all calls. */
class Listener implements CompiledFilter {
  readonly names: CompiledFilter['names'];
  readonly test: CompiledFilter['test'];
  readonly handle: EventHandler;
  readonly context: ListenerContext;
  readonly once: boolean;
  /** Called for every event of its names, with nothing to be decided or done before. */
  readonly plain: boolean;
  /** False once it is removed: it is not called any more, not even for the event being dispatched. */
  active = true;
  detach = (): void => undefined;
  serializer: Serializer | undefined;

  constructor(
    { names, test }: CompiledFilter,
    handle: EventHandler,
    context: ListenerContext,
    once: boolean,
    serial: boolean,
  ) {
    this.names = names;
    this.test = test;
    this.handle = handle;
    this.context = context;
    this.once = once;
    this.plain = test === undefined && !once && !serial;
  }
}

const none: readonly Listener[] = [];

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

const asHandler = (handler: EventHandler | EventListener): EventHandler => {
  if (typeof handler === 'function') return handler;
  if (typeof handler === 'object' && handler !== null && typeof handler.handle === 'function') {
    return (event, context) => handler.handle(event, context);
  }
  throw new OptionError('handler', 'must be a function, or an object with a method `handle`');
};

/**
 * The listeners of one connection, by id. They belong to the handle and so outlive every session.
 *
 * For each event name the listeners concerned are kept in an array of their own, in the order of registration, so that a
 * listener of `Hangup` costs nothing when a `VarSet` arrives. The arrays are replaced, never changed: an event is
 * dispatched to those who were there when it arrived, less those removed meanwhile.
 */
export class Listeners {
  readonly #source: string;
  readonly #max: number;
  readonly #report: (report: Report) => void;
  readonly #aborts: AbortGroups;
  readonly #byId = new Map<ListenerId, Listener>();
  /** Filled on demand, emptied at every change. */
  readonly #byName = new Map<string, readonly Listener[]>();
  readonly #nextId: () => ListenerId;

  constructor(source: string, max: number, report: (report: Report) => void, aborts: AbortGroups) {
    this.#nextId = createListenerIds(source);
    this.#source = source;
    this.#max = max;
    this.#report = report;
    this.#aborts = aborts;
  }

  get size(): number {
    return this.#byId.size;
  }

  add(filter: EventFilter, handler: EventHandler | EventListener, options: ListenerOptions = {}): ListenerId {
    const { once, signal, serializeBy, maxPending } = shape(options, '');
    const compiled = compileFilter(filter);
    const handle = asHandler(handler);
    if (this.#byId.size >= this.#max) {
      throw new LimitError('AMI_TOO_MANY_LISTENERS', `${this.#source} has ${this.#max} listeners, which is the limit`);
    }
    const id = this.#nextId();
    if (signal?.aborted) return id;
    const context = Object.freeze({ source: this.#source, listenerId: id });
    const listener = new Listener(compiled, handle, context, once, serializeBy !== undefined);
    listener.detach = this.#aborts.watch(signal, () => this.delete(id));
    if (serializeBy !== undefined) {
      listener.serializer = new Serializer(serializeBy, maxPending, (event) => this.#settle(listener, event));
    }
    this.#byId.set(id, listener);
    this.#byName.clear();
    return id;
  }

  /** Whether it was there. */
  delete(id: ListenerId): boolean {
    const listener = this.#byId.get(id);
    if (!listener) return false;
    listener.active = false;
    listener.detach();
    listener.serializer?.clear();
    this.#byId.delete(id);
    this.#byName.clear();
    return true;
  }

  /** Whether anyone listens to events of that name. */
  wants(name: string): boolean {
    return this.#byId.size !== 0 && this.#for(name).length !== 0;
  }

  dispatch(event: AmiEvent): void {
    const listeners = this.#for(event.name);
    for (let i = 0; i < listeners.length; i += 1) {
      const listener = listeners[i] as Listener;
      if (!listener.active) continue;
      if (listener.plain) this.#call(listener, event);
      else this.#offer(listener, event);
    }
  }

  #call(listener: Listener, event: AmiEvent): void {
    try {
      const result: unknown = listener.handle(event, listener.context);
      // Nearly all return nothing.
      if (result !== undefined && isThenable(result)) {
        result.then(undefined, (error: unknown) => this.#failed(listener, event, error));
      }
    } catch (error) {
      this.#failed(listener, event, error);
    }
  }

  #offer(listener: Listener, event: AmiEvent): void {
    try {
      // The filter is the user's as well: it may remove its own listener.
      if (listener.test && !(listener.test(event, listener.context) && listener.active)) return;
      // Removed before it runs: whatever the handler causes cannot fire it again.
      if (listener.once && !this.delete(listener.context.listenerId)) return;
      if (listener.serializer) {
        if (!listener.serializer.offer(event)) this.#overflowed(listener, event);
        return;
      }
    } catch (error) {
      this.#failed(listener, event, error);
      return;
    }
    this.#call(listener, event);
  }

  /** Runs a handler to its end, however it ends. */
  async #settle(listener: Listener, event: AmiEvent): Promise<void> {
    try {
      await listener.handle(event, listener.context);
    } catch (error) {
      this.#failed(listener, event, error);
    }
  }

  #overflowed({ context }: Listener, event: AmiEvent): void {
    this.#report({
      type: 'listener_overflow',
      level: 'error',
      message: `listener ${context.listenerId} is behind by its limit: an event ${event.name} of ${context.source} was dropped`,
      fields: { connection: context.source, listener: context.listenerId, event: event.name },
    });
  }

  #failed({ context }: Listener, event: AmiEvent, error: unknown): void {
    this.#report({
      type: 'listener_failed',
      level: 'error',
      message: `listener ${context.listenerId} failed on an event ${event.name} of ${context.source}`,
      fields: { connection: context.source, listener: context.listenerId, event: event.name, error },
    });
  }

  #for(name: string): readonly Listener[] {
    const known = this.#byName.get(name);
    if (known) return known;
    const found = [...this.#byId.values()].filter(({ names }) => names === undefined || names.has(name));
    const listeners = found.length === 0 ? none : found;
    // Names come from the wire: bounded, so that a peer that makes them up cannot fill the memory.
    if (this.#byName.size >= 4_096) this.#byName.clear();
    this.#byName.set(name, listeners);
    return listeners;
  }
}
