import type { Arrival } from './arrival.js';
import type { AmiEvent } from './event.js';
import { END_OF_COMMAND, legacyOutputStart } from './legacy-output.js';
import { AmiMessage } from './message.js';
import type { MessageFields } from './message-fields.js';
import { readFields } from './read-fields.js';

/** The answer to an action, with the events that belong to it. */
export class AmiResponse extends AmiMessage {
  /** The events of the action's list, in wire order, its end apart. Empty for an action that is no list. */
  readonly events: readonly AmiEvent[];
  /** The event that ended the list, which may carry data of its own; undefined when the action is no list. */
  readonly completion: AmiEvent | undefined;
  /**
   * Whether `ListItems` in the event that ended the list says another number than that of the rows that came, or none that can
   * be read: rows may be missing, or may have been forged. False when it says nothing, and for lists whose count is known to be
   * of something else.
   */
  readonly miscounted: boolean;
  readonly seq: number;
  readonly #arrival: Arrival;
  #stanza: string;
  #parsed: MessageFields | undefined;

  constructor(
    text: string,
    arrival: Arrival,
    seq: number,
    events: readonly AmiEvent[] = [],
    completion?: AmiEvent,
    miscounted = false,
  ) {
    super();
    this.seq = seq;
    this.#stanza = text;
    this.#arrival = arrival;
    this.events = events;
    this.completion = completion;
    this.miscounted = miscounted;
  }

  /** The same response with the events that turned out to belong to it. */
  bundle(events: readonly AmiEvent[], completion: AmiEvent | undefined, miscounted = false): AmiResponse {
    return new AmiResponse(this.#stanza, this.#arrival, this.seq, events, completion, miscounted);
  }

  /** Whether Asterisk did not answer `Error`. */
  get success(): boolean {
    return this.get('Response')?.toLowerCase() !== 'error';
  }

  /** What Asterisk says to it, without the line feed that ends some of these texts. Not for matching: texts change. */
  get message(): string | undefined {
    return this.get('Message')?.replace(/\n$/, '');
  }

  /**
   * The lines of a command's output, blank ones included; a command that printed nothing has one empty line. Empty when the
   * action is no command, or was refused.
   */
  get output(): string[] {
    return this.#legacyOutput() ?? this.getAll('Output');
  }

  override toJSON(): Record<string, unknown> {
    const { output, events, completion, miscounted } = this;
    return {
      ...super.toJSON(),
      ...(output.length > 0 && { output }),
      ...(events.length > 0 && { events: events.map((event) => event.toJSON()) }),
      ...(completion && { completion: completion.toJSON() }),
      ...(miscounted && { miscounted }),
    };
  }

  protected override get label(): string {
    return `AmiResponse ${this.get('Response')}`;
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
    this.#parsed ??= this.#parse();
    return this.#parsed;
  }

  #parse(): MessageFields {
    const raw = legacyOutputStart(this.#stanza);
    return readFields(raw === -1 ? this.#stanza : this.#stanza.slice(0, raw - 2), '', this.#arrival.encoding);
  }

  #legacyOutput(): string[] | undefined {
    const start = legacyOutputStart(this.#stanza);
    if (start === -1) return undefined;
    const marker = this.#stanza.lastIndexOf(END_OF_COMMAND);
    const bytes = Buffer.from(this.#stanza.slice(start, marker < start ? undefined : marker), 'latin1');
    const output = bytes.toString(this.#arrival.encoding);
    return (output.endsWith('\n') ? output.slice(0, -1) : output).split('\n');
  }
}
