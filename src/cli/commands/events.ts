import { type AmiEvent, type EventPredicate, type EventStream, WaitError } from '../../index.js';
import { command } from '../command.js';
import { eventBlock, eventLine } from '../event-line.js';
import { EXIT } from '../exit-code.js';
import { Interruption } from '../interruption.js';
import { flag, repeated, single } from '../option.js';
import { assignment, count, duration, text } from '../option-value.js';
import type { Output } from '../output.js';
import { printable } from '../printable.js';

const BUFFER = 10_000;

export const events = command(
  {
    name: 'events',
    summary: 'show events as they happen',
    description:
      'Shows events as they happen, until Ctrl-C. A lost connection is made again by itself; states, and gaps in which events may be missing, are told on stderr.',
    connects: true,
    options: {
      event: repeated('NAME', 'only events of this name, in upper or lower case; repeat it for several', text),
      where: repeated(
        'FIELD=VALUE',
        'only events with this value; the same field again offers another value',
        assignment,
      ),
      count: single('COUNT', 'end after so many events; fewer are no success', count, { short: 'n' }),
      for: single(
        'TIME',
        'end after this time: 500ms, 30s, 5m; with -n, exit 4 when the events have not come',
        duration,
      ),
      full: flag('all fields, one a line, in place of one line an event'),
    },
    examples: [
      'astervisor events --url ami://app@pbx --event Hangup',
      'astervisor events --where Queue=support -n 1 --for 30s',
      "astervisor events | jq -r '.fields.Channel'",
    ],
  },
  async ({ options, output, open }) => {
    await using session = await open({ eventMask: 'on' });
    const { pbx, label } = session;
    output.note(`${output.notePaint('green', 'listening')}  ${printable(label)}`);
    const ended =
      options.for === undefined ? session.ended : AbortSignal.any([session.ended, AbortSignal.timeout(options.for)]);
    const stream = pbx.events(filterOf(options.event, options.where), {
      signal: ended,
      buffer: BUFFER,
      overflow: 'drop-oldest',
    });
    const show = (event: AmiEvent) =>
      options.full ? eventBlock(event, output.paint) : eventLine(event, output.paint, output.width);
    const losses = new Losses(stream, output);
    let left = options.count ?? Number.POSITIVE_INFINITY;
    try {
      for await (const event of stream) {
        await output.data(event, () => show(event));
        losses.tell(false);
        left -= 1;
        if (left === 0) return EXIT.ok;
      }
    } catch (error) {
      if (!(error instanceof WaitError) || !ended.aborted) throw error;
    } finally {
      losses.tell(true);
    }
    if (ended.reason instanceof Interruption && options.count === undefined) return EXIT.ok;
    if (session.ended.aborted) throw session.ended.reason;
    return options.count === undefined ? EXIT.ok : EXIT.timeout;
  },
);

/** Names are alternatives, fields must all match, and of the values of one field any will do. */
export const filterOf = (
  names: readonly string[],
  conditions: readonly (readonly [field: string, value: string])[],
): EventPredicate => {
  const wantedNames = new Set(names.map((name) => name.toLowerCase()));
  const wanted = new Map<string, Set<string>>();
  for (const [field, value] of conditions) {
    const key = field.toLowerCase();
    wanted.set(key, (wanted.get(key) ?? new Set()).add(value));
  }
  return (event) => {
    if (wantedNames.size > 0 && !wantedNames.has(event.name.toLowerCase())) return false;
    for (const [field, values] of wanted) {
      if (!values.has(event.get(field) ?? '') && !values.has(event.text(field) ?? '')) return false;
    }
    return true;
  };
};

/** Says that events were dropped because the reader of the output is too slow, and how many; not with every event. */
class Losses {
  readonly #stream: EventStream;
  readonly #output: Output;
  #told = 0;
  #next = 1;

  constructor(stream: EventStream, output: Output) {
    this.#stream = stream;
    this.#output = output;
  }

  /** `all` leaves nothing untold. */
  tell(all: boolean): void {
    const { dropped } = this.#stream;
    if (dropped === this.#told || (dropped < this.#next && !all)) return;
    this.#output.note(`${dropped - this.#told} events dropped: whoever reads this output is too slow`);
    this.#told = dropped;
    this.#next = dropped * 2;
  }
}
