import { type Connection, connect } from '../../src/index.js';
import type { Pbx } from './each.js';
import { Wire } from './wire.js';

const refusals = ['ChallengeResponseFailed', 'InvalidPassword', 'InvalidAccountID'];
const mark = 'hasty';

/** The logins that Asterisk itself has seen since this was opened, told by its security events. */
export class Logins implements AsyncDisposable {
  readonly #pbx: Pbx;
  readonly #observer: Connection;
  readonly #accepted: string[] = [];
  #refused = 0;

  static async watch(pbx: Pbx): Promise<Logins> {
    const logins = new Logins(pbx, await connect(pbx.url, { id: 'observer', eventMask: ['security'] }));
    // Its own login may be told late; what was told before another one is none of its business.
    await logins.counted();
    logins.#accepted.length = 0;
    logins.#refused = 0;
    return logins;
  }

  private constructor(pbx: Pbx, observer: Connection) {
    this.#pbx = pbx;
    this.#observer = observer;
    observer.addListener('SuccessfulAuth', (event) => this.#accepted.push(event.fields.AccountID ?? ''));
    observer.addListener(refusals, () => {
      this.#refused += 1;
    });
  }

  /** How many were accepted and refused, once everything that happened before the call is counted. */
  async counted(): Promise<{ readonly accepted: number; readonly refused: number }> {
    const seen = this.#observer.waitFor({ Event: 'SuccessfulAuth', AccountID: mark });
    using wire = await Wire.open(this.#pbx);
    await wire.login(mark, this.#pbx.server.user(mark).secret);
    await seen;
    return { accepted: this.#accepted.filter((user) => user !== mark).length, refused: this.#refused };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#observer.close();
  }
}
