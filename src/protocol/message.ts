import type { CommonEventFields } from '../catalog/values.js';
import type { Arrival } from './arrival.js';
import { ChannelVariables } from './channel-variables.js';
import type { Entry, MessageFields } from './message-fields.js';
import { detached } from './value.js';

const TRUE = /^(?:yes|true|y|t|1|on)$/i;
const FALSE = /^(?:no|false|n|f|0|off)$/i;
const INTEGER = /^[+-]?\d+$/;

type Inspect = (value: unknown, options: object) => string;

/**
 * A stanza as a message: nothing of it is parsed before it is asked for, and then no more than is needed.
 *
 * A field is found whatever the case of its name, and the first of that name counts: those that follow may come from
 * whoever could set a variable or write a UserEvent. A line without a colon is a field without a name.
 *
 * Events and responses keep what they are made of themselves: to initialise members of a class behind `super` costs the
 * engine more than all else in the making of an event.
 */
export abstract class AmiMessage<out F = CommonEventFields> {
  /** Its position in the stream of its connection, for putting responses and events in order. */
  abstract readonly seq: number;
  /** What it shares with the messages that came in the same chunk. @internal */
  abstract readonly arrival: Arrival;
  /** Without the blank line, in latin-1: a character a byte. When it is set, what was read of it is forgotten. */
  protected abstract stanza: string;
  /** Its fields, parsed once, when the first of them is asked for. */
  protected abstract readonly parsed: MessageFields;

  /** The id of the connection that it came from. */
  get source(): string {
    return this.arrival.source;
  }

  /** Counts the logins of the connection. Only messages of one epoch are in the order of their `seq`. */
  get epoch(): number {
    return this.arrival.epoch;
  }

  /** When its last byte was read, in milliseconds since 1970. */
  get receivedAt(): number {
    return this.arrival.receivedAt;
  }

  get actionId(): string | undefined {
    return this.get('ActionID');
  }

  /** How many bytes it has. */
  get size(): number {
    return this.stanza.length;
  }

  /** Lets go of the chunk that it was cut from; what was read of it is read anew. @internal */
  detach(): void {
    this.stanza = detached(this.stanza);
  }

  /** The bytes as they came, without the blank line. */
  get raw(): Buffer {
    return Buffer.from(this.stanza, 'latin1');
  }

  /** The value of the first field of that name, whatever its case; undefined when there is none. */
  get(name: string): string | undefined {
    return this.parsed.get(name);
  }

  /** The values of all fields of that name, in wire order. */
  getAll(name: string): string[] {
    return this.parsed.getAll(name);
  }

  /** All fields in wire order, repeated ones included. */
  entries(): Entry[] {
    return this.parsed.entries();
  }

  /** How many lines have no name. They are kept, as fields whose name is empty. */
  get malformedCount(): number {
    return this.getAll('').length;
  }

  /** The fields by name, as Asterisk writes it: of each the first value. A frozen object that inherits nothing. */
  get fields(): F {
    return this.parsed.record as F;
  }

  /** A field as a whole number; undefined when it is absent, or is none that a number can hold exactly. */
  int(name: string): number | undefined {
    const value = this.get(name)?.trim();
    if (value === undefined || !INTEGER.test(value)) return undefined;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : undefined;
  }

  /** A field in the words that Asterisk takes for true and false; undefined when it is absent or says anything else. */
  bool(name: string): boolean | undefined {
    const value = this.get(name)?.trim() ?? '';
    if (TRUE.test(value)) return true;
    return FALSE.test(value) ? false : undefined;
  }

  /** A field for people to read: as {@link get}, with the escapes undone that Asterisk puts into some fields of events. */
  text(name: string): string | undefined {
    return this.get(name);
  }

  /** The channel variables that came with it, when manager.conf names some in `channelvars`. */
  get variables(): ChannelVariables {
    return new ChannelVariables(this.entries());
  }

  /** Plain data for `JSON.stringify`; a repeated field is an array. */
  toJSON(): Record<string, unknown> {
    const fields: Record<string, string | string[]> = Object.create(null);
    for (const [name, value] of this.entries()) {
      const before = fields[name];
      if (before === undefined) fields[name] = value;
      else if (typeof before === 'string') fields[name] = [before, value];
      else before.push(value);
    }
    return { source: this.source, epoch: this.epoch, seq: this.seq, receivedAt: this.receivedAt, fields };
  }

  /** What `console.log` shows. */
  [Symbol.for('nodejs.util.inspect.custom')](depth: number, options: object, inspect: Inspect): string {
    return depth < 0 ? `[${this.label}]` : `${this.label} ${inspect(this.toJSON(), options)}`;
  }

  /** Names the message in a word or two. */
  protected get label(): string {
    return 'AmiMessage';
  }
}
