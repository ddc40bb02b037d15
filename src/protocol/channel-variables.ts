import { unescapeC } from './escape.js';

const VARIABLE_FIELD = /^(.*?)ChanVariable(?:\((.*)\))?$/is;

/** The variables of one channel by name; no prototype. */
export type Variables = Readonly<Record<string, string>>;

interface ChannelEntry {
  readonly channel: string;
  readonly variables: Record<string, string>;
}

const none: Variables = Object.freeze(Object.create(null));

/**
 * The channel variables that an event carries when manager.conf names some in `channelvars`: `ChanVariable` lines behind
 * each channel snapshot, or `ChanVariable(channel)` lines in the events of old and of legacy form.
 */
export class ChannelVariables {
  readonly #own: string;
  readonly #byChannel = new Map<string, ChannelEntry>();

  constructor(entries: Iterable<readonly [name: string, value: string]>) {
    const fields = [...entries];
    const first = (name: string) => fields.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1] ?? '';
    this.#own = first('Channel');
    for (const [field, value] of fields) {
      const [, prefix, channel] = VARIABLE_FIELD.exec(field) ?? [];
      if (prefix !== undefined) this.#add(channel ?? first(`${prefix}Channel`), value);
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

  /** One variable of a channel, by default of the event's own. Unset ones are empty; undefined if the event does not carry it. */
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
