import type { Arrival } from './arrival.js';
import type { AmiEvent } from './event.js';
import { END_OF_COMMAND, legacyOutputStart } from './legacy-output.js';
import { AmiMessage } from './message.js';

/** The answer to an action, with the events that belong to it. */
export class AmiResponse extends AmiMessage {
  /** The events of the action's list, in wire order, its end apart. Empty for an action that is no list. */
  readonly events: readonly AmiEvent[];
  /** The event that ended the list, which may carry data of its own; undefined when the action is no list. */
  readonly completion: AmiEvent | undefined;
  readonly #wire: string;
  readonly #arrival: Arrival;
  readonly #rawOutput: string | undefined;

  constructor(text: string, arrival: Arrival, seq: number, events: readonly AmiEvent[] = [], completion?: AmiEvent) {
    const raw = legacyOutputStart(text);
    super(text, arrival, seq, '', raw === -1 ? text.length : raw - 2);
    this.#wire = text;
    this.#arrival = arrival;
    this.#rawOutput = raw === -1 ? undefined : Buffer.from(text.slice(raw), 'latin1').toString(arrival.encoding);
    this.events = events;
    this.completion = completion;
  }

  /** The same response with the events that turned out to belong to it. */
  bundle(events: readonly AmiEvent[], completion: AmiEvent | undefined): AmiResponse {
    return new AmiResponse(this.#wire, this.#arrival, this.seq, events, completion);
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
    if (this.#rawOutput === undefined) return this.getAll('Output');
    const marker = this.#rawOutput.lastIndexOf(END_OF_COMMAND);
    const output = marker === -1 ? this.#rawOutput : this.#rawOutput.slice(0, marker);
    return (output.endsWith('\n') ? output.slice(0, -1) : output).split('\n');
  }

  override toJSON(): Record<string, unknown> {
    const { output, events, completion } = this;
    return {
      ...super.toJSON(),
      ...(output.length > 0 && { output }),
      ...(events.length > 0 && { events: events.map((event) => event.toJSON()) }),
      ...(completion && { completion: completion.toJSON() }),
    };
  }
}
