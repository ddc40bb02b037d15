import type { Connection } from '../client/connection.js';
import { ActionError } from '../errors.js';
import { AgiError } from './errors.js';
import type { Foundling, Foundlings } from './foundlings.js';

/** Channels may come in floods; they are told of at most once in this time. */
const quietMs = 10_000;

/** Channels for which there is no room. They are given back to the dialplan at once, where they would else wait for ever. */
export class TurnedAway {
  readonly #pbx: Connection;
  readonly #foundlings: Foundlings;
  #count = 0;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(pbx: Connection, foundlings: Foundlings) {
    this.#pbx = pbx;
    this.#foundlings = foundlings;
  }

  async add(one: Foundling, problem: string, CommandID: string): Promise<void> {
    this.#count += 1;
    this.#tell(one, problem);
    try {
      await this.#pbx.send('AGI', { Channel: one.channel, Command: 'ASYNCAGI BREAK', CommandID });
    } catch (error) {
      // Refused: it is gone. Else the next login is another chance.
      if (!(error instanceof ActionError)) this.#foundlings.add(one);
    }
  }

  #tell({ channel, uniqueid }: Foundling, problem: string): void {
    const { clock, report } = this.#pbx.scope;
    if (clock.now() - this.#toldAt < quietMs) return;
    this.#toldAt = clock.now();
    const error = new AgiError('AMI_AGI_TOO_MANY_SESSIONS', `was not begun: ${problem}`, { channel, sent: false });
    const fields = { connection: this.#pbx.id, channel, uniqueid, turnedAway: this.#count, error };
    const message = `the channel ${channel} was given back unserved: ${problem}`;
    report({ type: 'agi_turned_away', level: 'error', message, fields });
  }
}
