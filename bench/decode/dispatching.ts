import { AbortGroups } from '../../src/client/abort-groups.js';
import { Listeners } from '../../src/client/listeners.js';
import type { Arrival } from '../../src/protocol/arrival.js';
import { Decoder, type DecoderSink } from '../../src/protocol/decoder.js';
import { AmiEvent } from '../../src/protocol/event.js';
import type { Work } from './bare-scan.js';

/** The decoder and the dispatcher of a connection, with one listener for all events. */
export class Dispatching implements Work, DecoderSink {
  events = 0;
  readonly #decoder = new Decoder(this, { banner: false });
  readonly #listeners = new Listeners(
    'pbx',
    1,
    ({ fields }) => {
      throw fields.error;
    },
    new AbortGroups(),
  );
  #arrival: Arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 };

  constructor(predicate: (event: AmiEvent) => boolean, handler: (event: AmiEvent) => void) {
    this.#listeners.add(predicate, handler);
  }

  chunk(bytes: Buffer): void {
    this.#arrival = { ...this.#arrival, receivedAt: Date.now() };
    this.#decoder.push(bytes);
  }

  banner(): void {}

  event(name: string, text: string): void {
    this.events += 1;
    if (this.#listeners.wants(name)) this.#listeners.dispatch(new AmiEvent(name, text, this.#arrival, this.events));
  }

  response(): void {}

  malformed(): void {}
}
