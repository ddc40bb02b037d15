import type { EventName } from '../../catalog/maps.js';
import { OptionError } from '../../errors.js';
import type { AmiEvent } from '../../protocol/event.js';

/** What a filter or handler is told beside the event. */
export interface ListenerContext {
  /** The id of the connection that the event came from. */
  readonly source: string;
  readonly listenerId: ListenerId;
}

/** Names a registered listener; opaque. */
export type ListenerId = string & { readonly __listenerId?: never };

/** Fields that must have these values, exactly; `Event` is the name. Field names are compared without regard to case. */
export type FieldMatch = Readonly<Record<string, string>>;

export type EventPredicate = (event: AmiEvent, context: ListenerContext) => boolean;

/** Which events: a name, names, fields with their values, or a function that decides. */
export type EventFilter = EventName | readonly EventName[] | FieldMatch | EventPredicate;

/** A filter made ready: `names` narrows by name at no cost for other events, `test` decides on the rest. */
export interface CompiledFilter {
  /** undefined: events of any name. */
  readonly names: ReadonlySet<string> | undefined;
  /** undefined: every event of those names. */
  readonly test: EventPredicate | undefined;
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

const matching = (fields: readonly (readonly [string, string])[]): EventPredicate | undefined => {
  if (fields.length === 0) return undefined;
  return (event) => fields.every(([field, value]) => event.get(field) === value);
};

/** Reads a filter once, at registration. Throws {@link OptionError} (`filter`). */
export const compileFilter = (filter: EventFilter): CompiledFilter => {
  if (typeof filter === 'function') return { names: undefined, test: filter };
  if (isName(filter)) return { names: new Set([filter]), test: undefined };
  if (Array.isArray(filter)) {
    if (filter.length === 0) throw new OptionError('filter', 'must list at least one event name');
    const wrong = filter.findIndex((name) => !isName(name));
    if (wrong !== -1) throw new OptionError(`filter[${wrong}]`, 'must be the name of an event');
    return { names: new Set(filter), test: undefined };
  }
  if (typeof filter !== 'object' || filter === null) {
    throw new OptionError('filter', 'must be an event name, names, fields with their values, or a function');
  }
  const fields = Object.entries(filter as FieldMatch);
  const wrong = fields.find(([, value]) => typeof value !== 'string');
  if (wrong) throw new OptionError(`filter.${wrong[0]}`, 'must be a string: every field of AMI is one');
  if (fields.length === 0) throw new OptionError('filter', 'must name at least one field');
  const name = fields.find(([field]) => field.toLowerCase() === 'event');
  return {
    names: name && new Set([name[1]]),
    test: matching(fields.filter((field) => field !== name)),
  };
};
