import type { Clock } from '../clock.js';
import { ActionError, AuthError, ConnectError } from '../errors.js';
import { eventMaskText } from '../options/connection-options.js';
import type { ActionFields } from '../protocol/encoder.js';
import type { AmiResponse } from '../protocol/response.js';
import { filterActions } from './event-filter.js';
import { identify } from './identity.js';
import { request } from './internal-action.js';
import { fetchSecret, loginFields, loginRefusal } from './login.js';
import type { PendingAction } from './pending-action.js';
import type { ConnectionParts } from './ports.js';
import type { Session } from './session.js';

/** How long Asterisk may take to answer a Logoff. */
const goodbyeTimeoutMs = 1_000;

/**
 * What a connection itself says on one session: the login, the set-up, the heartbeat, the goodbye. It is bound to that
 * session: what comes of it late, such as a secret that took its time, reaches no other.
 */
export class Conversation {
  readonly #session: Session;
  readonly #parts: ConnectionParts;
  readonly #nextActionId: () => string;
  #challenge: string | undefined;
  #refusal: AuthError | ConnectError | undefined;

  constructor(session: Session, parts: ConnectionParts, nextActionId: () => string) {
    this.#session = session;
    this.#parts = parts;
    this.#nextActionId = nextActionId;
  }

  /** Asterisk has refused the login. It then ends the session, and this is the reason for that. */
  get refusal(): AuthError | ConnectError | undefined {
    return this.#refusal;
  }

  /**
   * Asks for the challenge of an MD5 login. Rejects with {@link AuthError} when Asterisk refuses: there is no fall-back to
   * the secret in plain text.
   */
  async askForChallenge(): Promise<void> {
    const response = await this.#authenticate('Challenge', { AuthType: 'MD5' });
    this.#challenge = response.get('Challenge');
    if (this.#challenge) return;
    throw new AuthError('AMI_AUTH_FAILED', `Asterisk answered ${this.#parts.options.id} without a challenge`);
  }

  /** Rejects with {@link AuthError}. `accepted` runs in the turn of the answer, before anything that follows it. */
  async logIn(accepted: () => void): Promise<void> {
    const { options } = this.#parts;
    const secret = await fetchSecret(options);
    await this.#authenticate('Login', loginFields(options.username, secret, this.#challenge), accepted);
  }

  /** Sets the session up. The event mask goes on last, so that nothing comes before its filters. */
  async prepare(): Promise<void> {
    const { ports, options } = this.#parts;
    if (!options.login) {
      this.#session.setUp();
      return;
    }
    if (options.identify || ports.filters.length > 0) {
      const identity = await identify((action, fields) => this.#ask(action, fields));
      ports.identified(identity);
      await Promise.all(filterActions(ports.filters, identity).map((fields) => this.#setUp('Filter', fields)));
    }
    // The login has turned events off. The mask may change while an answer is awaited.
    for (let asked = 'off'; asked !== eventMaskText(ports.eventMask); ) {
      asked = eventMaskText(ports.eventMask);
      const response = await this.#setUp('Events', { EventMask: asked });
      if (asked !== 'off' && response?.get('Events')?.toLowerCase() === 'off')
        this.#warn('event_mask_without_effect', 'knows none of its event classes');
    }
    this.#session.setUp();
  }

  /**
   * Resolves when the link shows any sign of life, and rejects with `AMI_HEARTBEAT_LOST` when it shows none. Events alone are
   * none when actions have gone unanswered for as long as it takes to find a dead link: then one direction is dead. While
   * an action runs that stalls the whole session, silence means nothing.
   */
  async ping(signal: AbortSignal): Promise<void> {
    const { clock, options } = this.#parts;
    const session = this.#session;
    const { bytesReceived, events } = session.counts;
    const deafAfterMs = options.heartbeatMs + options.heartbeatTimeoutMs;
    const answer = this.#ask('Ping', {});
    do {
      if (await settlesWithin(answer, options.heartbeatTimeoutMs, clock, signal)) return;
      // What has arrived while this process was busy counts before the link is judged.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return;
      // Bytes that are not whole events yet may be a long answer.
      const deaf = session.counts.events > events && clock.now() - session.unheardSince >= deafAfterMs;
      if (session.counts.bytesReceived > bytesReceived && !deaf) return;
    } while (session.ledger.isBlocked(clock.now()));
    const silence = `has not answered a Ping for ${options.heartbeatTimeoutMs} ms: the link is dead`;
    throw new ConnectError('AMI_HEARTBEAT_LOST', `${session.remote} ${silence}`);
  }

  /** Lets what is in flight come to its end, up to the drain deadline, then says goodbye. Never rejects. */
  async farewell(signal: AbortSignal): Promise<void> {
    const { clock, ports, options } = this.#parts;
    const drained = new Promise<void>((resolve) => ports.whenDrained(resolve));
    await settlesWithin(drained, options.drainTimeoutMs, clock, signal);
    if (!signal.aborted) await settlesWithin(this.#ask('Logoff', {}), goodbyeTimeoutMs, clock, signal);
  }

  #ask(action: string, fields: ActionFields): Promise<AmiResponse> {
    return this.#request(action, fields).promise;
  }

  #request(action: string, fields: ActionFields): PendingAction {
    return request(this.#session, this.#parts.options.id, this.#nextActionId(), action, fields);
  }

  async #authenticate(action: string, fields: ActionFields, accepted?: () => void): Promise<AmiResponse> {
    const pending = this.#request(action, fields);
    pending.onSettled((outcome) => {
      if ('response' in outcome) accepted?.();
      else if (outcome.error instanceof ActionError)
        this.#refusal = loginRefusal(outcome.error, this.#parts.options.id);
    });
    try {
      return await pending.promise;
    } catch (error) {
      throw this.#refusal ?? error;
    }
  }

  /** A refusal is no reason to do without the connection: it is reported, and the session goes on with what there is. */
  async #setUp(action: string, fields: ActionFields): Promise<AmiResponse | undefined> {
    try {
      return await this.#ask(action, fields);
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      this.#warn('setup_refused', `refused ${action}`, error);
      return undefined;
    }
  }

  #warn(type: string, what: string, error?: Error): void {
    const { id } = this.#parts.options;
    const message = `Asterisk ${what} while the session of ${id} was set up`;
    this.#parts.report({ type, level: 'warn', message, fields: { connection: id, error } });
  }
}

/** Whether `work` comes to an end, good or bad, before the time is up and before the signal. Leaves no timer. */
const settlesWithin = (work: Promise<unknown>, ms: number, clock: Clock, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (settled: boolean) => {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      resolve(settled);
    };
    const giveUp = () => end(false);
    const settled = () => end(true);
    const timer = clock.setTimeout(giveUp, ms);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    work.then(settled, settled);
  });
