import { refusalOf } from '../client/commands/refusal.js';
import type { Connection } from '../client/connection.js';
import { ActionError } from '../errors.js';

/** A channel that waits for commands, and has nobody to send them. */
export interface Foundling {
  readonly channel: string;
  readonly uniqueid: string;
}

/**
 * Channels whose session was lost with the link. Asterisk keeps them waiting for commands for ever, so at the next login
 * they are given back to the dialplan, if they are still there. Of too many the oldest are forgotten.
 */
export class Foundlings {
  readonly #pbx: Connection;
  readonly #max: number;
  readonly #waiting = new Map<string, Foundling>();

  constructor(pbx: Connection, max: number) {
    this.#pbx = pbx;
    this.#max = max;
  }

  add({ channel, uniqueid }: Foundling): void {
    this.#waiting.set(uniqueid, { channel, uniqueid });
    if (this.#waiting.size <= this.#max) return;
    for (const [id, oldest] of this.#waiting) {
      this.#waiting.delete(id);
      this.#report('warn', `the channel ${oldest.channel} is left waiting: too many sessions were lost`, oldest);
      return;
    }
  }

  has(uniqueid: string): boolean {
    return this.#waiting.has(uniqueid);
  }

  async giveBack(nextCommandId: () => string): Promise<void> {
    const found = [...this.#waiting.values()];
    this.#waiting.clear();
    await Promise.all(found.map((one) => this.#giveBack(one, nextCommandId())));
  }

  async #giveBack(foundling: Foundling, CommandID: string): Promise<void> {
    const { channel: Channel, uniqueid } = foundling;
    try {
      // After a restart of Asterisk another channel may bear the name.
      const answer = await this.#pbx.send('Getvar', { Channel, Variable: 'UNIQUEID' });
      if (answer.get('Value') !== uniqueid) return;
      await this.#pbx.send('AGI', { Channel, Command: 'ASYNCAGI BREAK', CommandID });
      this.#report('info', `the channel ${Channel}, whose session was lost with the link, was given back`, foundling);
    } catch (error) {
      // Refused: it is gone. Not permitted, or lost again: the next login is another chance.
      if (error instanceof ActionError && refusalOf(error) !== 'not-permitted') return;
      this.add(foundling);
      this.#report(
        'warn',
        `the channel ${Channel}, whose session was lost with the link, could not be given back`,
        foundling,
        error,
      );
    }
  }

  #report(level: 'info' | 'warn', message: string, { channel, uniqueid }: Foundling, error?: unknown): void {
    const fields = { connection: this.#pbx.id, channel, uniqueid, ...(error !== undefined && { error }) };
    this.#pbx.scope.report({ type: 'agi_foundling', level, message, fields });
  }
}
