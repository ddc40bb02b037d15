import { createHash } from 'node:crypto';
import type { EventFields } from '../catalog/maps.js';
import type { Arrival } from './arrival.js';
import { unescapeC } from './escape.js';
import { isEscaped } from './escaped-fields.js';
import { AmiMessage } from './message.js';
import type { MessageFields } from './message-fields.js';
import { readFields } from './read-fields.js';

/**
 * An event. Its name narrows the type of its fields:
 *
 * ```ts
 * if (event.is('Hangup')) event.fields['Cause-txt'];
 * ```
 */
export class AmiEvent<out N extends string = string> extends AmiMessage<EventFields<N>> {
  readonly name: N;
  readonly seq: number;
  readonly #arrival: Arrival;
  #stanza: string;
  #parsed: MessageFields | undefined;

  constructor(name: N, text: string, arrival: Arrival, seq: number) {
    super();
    this.name = name;
    this.seq = seq;
    this.#stanza = text;
    this.#arrival = arrival;
  }

  /** Whether this is an event of that name, exactly as Asterisk writes it. */
  is<M extends string>(name: M): this is AmiEvent<M> {
    return (this.name as string) === name;
  }

  /** The same for the same bytes from the same connection: SHA-256, in hex. */
  get id(): string {
    return createHash('sha256').update(this.source).update('\0').update(this.raw).digest('hex');
  }

  /**
   * A field for people to read: without the C escapes that Asterisk puts into the names of a channel snapshot, the value
   * of VarSet, channel variables, and the texts of a presence state. Other fields come as they are.
   */
  override text(name: string): string | undefined {
    const value = this.get(name);
    return value?.includes('\\') && isEscaped(this.name, this.entries(), name) ? unescapeC(value) : value;
  }

  /**
   * The events of a stanza that lacks the empty lines between them: a further one at each line `Event: `. Only for answers
   * that are known to be written so, since anybody may put such a line into a value.
   */
  unglued(): readonly AmiEvent[] {
    const texts = this.raw.toString('latin1').split(/\r\n(?=Event: )/);
    if (texts.length === 1) return [this];
    return texts.map((text) => {
      const [, name = ''] = /^Event: ([^\r\n]*)/.exec(text) ?? [];
      return new AmiEvent(name, text, this.#arrival, this.seq);
    });
  }

  override toJSON(): Record<string, unknown> {
    return { event: this.name, ...super.toJSON() };
  }

  protected override get label(): string {
    return `AmiEvent ${this.name}`;
  }

  /** @internal */
  override get arrival(): Arrival {
    return this.#arrival;
  }

  protected override get stanza(): string {
    return this.#stanza;
  }

  protected override set stanza(text: string) {
    this.#stanza = text;
    this.#parsed = undefined;
  }

  protected override get parsed(): MessageFields {
    this.#parsed ??= readFields(this.#stanza, this.name, this.#arrival.encoding);
    return this.#parsed;
  }
}
