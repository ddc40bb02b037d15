import { unescapeC } from './escape.js';
import type { Entry } from './message-fields.js';

const FIELD = 'chanvariable';

/** The variables of one channel by name; nothing is inherited. */
export type Variables = Readonly<Record<string, string>>;

/** A field such as `DestChanVariable` or `ChanVariable(PJSIP/100-1)`. */
export interface VariableField {
  /** What its channel's snapshot has before each name, as in `Dest`. */
  readonly prefix: string;
  /** The channel, where the field names it. */
  readonly channel: string | undefined;
}

/** Whether a field carries a channel variable, and of which channel. */
export const variableFieldOf = (name: string): VariableField | undefined => {
  const start = name.toLowerCase().indexOf(FIELD);
  const end = start + FIELD.length;
  if (start === -1) return undefined;
  if (end === name.length) return { prefix: name.slice(0, start), channel: undefined };
  if (name[end] !== '(' || !name.endsWith(')')) return undefined;
  return { prefix: name.slice(0, start), channel: name.slice(end + 1, -1) };
};

const none: Variables = Object.freeze(Object.create(null));

/**
 * The channel variables that an event carries when manager.conf names some in `channelvars`: `ChanVariable` lines behind
 * each channel snapshot, or `ChanVariable(channel)` lines in events of the older form.
 */
export class ChannelVariables {
  readonly #own: string;
  readonly #byChannel = new Map<string, { readonly channel: string; readonly variables: Record<string, string> }>();

  constructor(entries: readonly Entry[]) {
    const firstValues = new Map<string, string>();
    for (const [name, value] of entries) {
      const key = name.toLowerCase();
      if (!firstValues.has(key)) firstValues.set(key, value);
    }
    const channelOf = (prefix: string): string => firstValues.get(`${prefix}Channel`.toLowerCase()) ?? '';
    this.#own = channelOf('');
    for (const [name, value] of entries) {
      const field = variableFieldOf(name);
      if (field !== undefined) this.#add(field.channel ?? channelOf(field.prefix), value);
    }
  }

  /** The channels that have variables here, as Asterisk writes them. */
  get channels(): readonly string[] {
    return [...this.#byChannel.values()].map(({ channel }) => channel);
  }

  /** The variables of a channel, whatever the case of its name; by default of the event's own `Channel`. */
  of(channel: string = this.#own): Variables {
    return this.#byChannel.get(channel.toLowerCase())?.variables ?? none;
  }

  /** One variable of a channel, by default of the event's own. Empty if it is not set, undefined if the event does not carry it. */
  get(variable: string, channel?: string): string | undefined {
    return this.of(channel)[variable];
  }

  toJSON(): Readonly<Record<string, Variables>> {
    const json: Record<string, Variables> = Object.create(null);
    for (const { channel, variables } of this.#byChannel.values()) json[channel] = variables;
    return json;
  }

  #add(channel: string, assignment: string): void {
    const key = channel.toLowerCase();
    let entry = this.#byChannel.get(key);
    if (entry === undefined) {
      entry = { channel, variables: Object.create(null) };
      this.#byChannel.set(key, entry);
    }
    const equals = assignment.indexOf('=');
    const name = equals === -1 ? assignment : assignment.slice(0, equals);
    entry.variables[name] = equals === -1 ? '' : unescapeC(assignment.slice(equals + 1));
  }
}
