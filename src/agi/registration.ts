import type { Connection } from '../client/connection.js';
import type { ListenerId } from '../client/listening/filter.js';
import type { ConnectionStatus } from '../client/status/status.js';
import type { ConnectionState } from '../connection/state.js';
import { createActionIds } from '../protocol/action-id.js';
import type { AmiEvent } from '../protocol/event.js';
import { type Announcement, agiEvents, readAnnouncement } from './announcement.js';
import type { SessionEnd } from './command-queue.js';
import { AgiError } from './errors.js';
import { Foundlings } from './foundlings.js';
import { MissedStarts } from './missed-starts.js';
import type { ResolvedAgiOptions } from './options.js';
import { AgiSession } from './session.js';
import { TurnedAway } from './turned-away.js';

/** Asterisk's own have a tenth of it at most; the event is kept for as long as the session lasts. */
const longestStart = 65_536;

/** Serves one channel. It is given back to the dialplan when the promise settles, or the function returns. */
export type AgiHandler = (agi: AgiSession) => unknown;

/** What {@link handleAsyncAgi} returns. */
export class AgiRegistration implements AsyncDisposable {
  readonly #pbx: Connection;
  readonly #handler: AgiHandler;
  readonly #options: ResolvedAgiOptions;
  readonly #nextCommandId = createActionIds();
  readonly #foundlings: Foundlings;
  readonly #turnedAway: TurnedAway;
  readonly #missed: MissedStarts;
  /** From a loss until those who came meanwhile were looked for: who was heard of, before or since. */
  #heardOf: Set<string> | undefined;
  readonly #sessions = new Map<string, AgiSession>();
  readonly #running = new Set<Promise<void>>();
  readonly #listeners: readonly ListenerId[];
  #closing = false;
  /** Ends the wait for handlers. */
  #hurry = (): void => undefined;
  #drained: Promise<void> | undefined;

  /** @internal */
  constructor(pbx: Connection, handler: AgiHandler, options: ResolvedAgiOptions) {
    this.#pbx = pbx;
    this.#handler = handler;
    this.#options = options;
    this.#foundlings = new Foundlings(pbx, options.maxSessions);
    this.#turnedAway = new TurnedAway(pbx, this.#foundlings);
    this.#missed = new MissedStarts(pbx, (event) => this.#announced(event));
    this.#listeners = [
      pbx.addListener(agiEvents, (event: AmiEvent) => this.#announced(event)),
      pbx.addListener(['HangupRequest', 'SoftHangupRequest'], (event) => this.#of(event)?.hangUp()),
      pbx.addListener('Hangup', (event) => this.#end(event.get('Uniqueid'), 'the channel hung up')),
      pbx.addListener('Rename', (event) => {
        const channel = event.get('Newname');
        if (channel !== undefined) this.#of(event)?.renamed(channel);
      }),
      pbx.addStatusListener((status) => this.#heard(status)),
    ];
    options.signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (options.signal?.aborted) this.#onAbort();
  }

  /** The channels that are in hand. */
  get sessions(): readonly AgiSession[] {
    return [...this.#sessions.values()];
  }

  /**
   * Takes no more channels, and resolves when those in hand have been given back. `force` ends their sessions at once: signals
   * are aborted, commands reject, the channels go back to the dialplan. Idempotent. Close it before the connection: a channel
   * cannot be given back without one, and its caller hears nothing any more.
   */
  async close({ force = false }: { readonly force?: boolean | undefined } = {}): Promise<void> {
    this.#closing = true;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    if (force) {
      await Promise.all(this.sessions.map((session) => this.#dismiss(session)));
      this.#running.clear();
      this.#hurry();
    }
    this.#drained ??= this.#drain();
    await this.#drained;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  readonly #onAbort = (): void => void this.close();

  async #drain(): Promise<void> {
    const forced = new Promise<void>((resolve) => {
      this.#hurry = resolve;
    });
    while (this.#running.size > 0) await Promise.race([forced, ...this.#running]);
    for (const id of this.#listeners) this.#pbx.delListener(id);
    for (const { uniqueid } of this.sessions) this.#end(uniqueid, 'the channel was given back');
  }

  #announced(event: AmiEvent): void {
    const said = readAnnouncement(event);
    if (said?.uniqueid !== undefined) this.#heardOf?.add(said.uniqueid);
    if (said?.kind === 'start') this.#began(event, said);
    else if (said?.kind === 'exec') this.#find(said)?.heard(said.commandId, said.payload);
    else if (said) this.#end(this.#find(said)?.uniqueid, 'Asterisk took the channel back');
  }

  #began(event: AmiEvent, said: Announcement): void {
    if (this.#closing) return;
    const { commandTimeoutMs, maxCommands, channel, context, filter } = this.#options;
    if (channel !== undefined && channel !== said.channel) return;
    const session = new AgiSession(event, said, {
      clock: this.#pbx.scope.clock,
      commandTimeoutMs,
      maxCommands,
      nextCommandId: this.#nextCommandId,
      send: (Channel, Command, CommandID) => this.#pbx.send('AGI', { Channel, Command, CommandID }),
    });
    if (context !== undefined && context !== session.context) return;
    if (filter && !filter(session)) return;
    this.#end(session.uniqueid, 'the channel began another session');
    const problem = this.#noRoomFor(event);
    if (problem !== undefined) {
      void this.#turnedAway.add(session, problem, this.#nextCommandId());
      return;
    }
    this.#sessions.set(session.uniqueid, session);
    session.begin();
    const running = this.#serve(session).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Handlers count as well: one that does not heed its signal goes on when its session is over. */
  #noRoomFor(event: AmiEvent): string | undefined {
    const { maxSessions } = this.#options;
    const inHand = Math.max(this.#sessions.size, this.#running.size);
    if (inHand >= maxSessions) return `${maxSessions} channels are in hand already (maxSessions)`;
    return event.size > longestStart ? `what Asterisk said of it has more than ${longestStart} bytes` : undefined;
  }

  async #serve(session: AgiSession): Promise<void> {
    try {
      await this.#handler(session);
    } catch (error) {
      // That the caller hung up is no failure of the handler.
      const natural = error instanceof AgiError && endings.has(error.code) && !session.held;
      if (!natural) this.#report('agi_handler_failed', `the AGI handler failed on ${session.channel}`, session, error);
    }
    if (session.held) await this.#giveBack(session);
  }

  async #giveBack(session: AgiSession): Promise<void> {
    try {
      await session.asyncAgiBreak();
    } catch (error) {
      // Without a link it is the business of the next login, or of the end of the connection.
      if (session.ended || (error instanceof AgiError && error.code === 'AMI_AGI_LINK_LOST')) return;
      this.#report('agi_not_given_back', `the channel ${session.channel} could not be given back`, session, error);
    }
  }

  /** Ends a session from this side: the command that gives the channel back goes out before the others are rejected. */
  async #dismiss(session: AgiSession): Promise<void> {
    const given = session.held ? this.#giveBack(session) : undefined;
    this.#sessions.delete(session.uniqueid);
    session.finish({ code: 'AMI_AGI_ENDED', problem: 'the program gave the channel back' });
    await given;
  }

  #of(event: AmiEvent): AgiSession | undefined {
    return this.#sessions.get(event.get('Uniqueid') ?? '');
  }

  #find({ uniqueid, channel }: Announcement): AgiSession | undefined {
    if (uniqueid !== undefined) return this.#sessions.get(uniqueid);
    return this.sessions.find((session) => session.channel === channel);
  }

  #end(uniqueid: string | undefined, problem: string, code: SessionEnd['code'] = 'AMI_AGI_ENDED'): void {
    const session = uniqueid === undefined ? undefined : this.#sessions.get(uniqueid);
    if (!session) return;
    this.#sessions.delete(session.uniqueid);
    session.finish({ code, problem });
  }

  /** Without a link nobody hears of the channels; when there is one again, those that still wait are given back. */
  #heard(status: ConnectionStatus): void {
    if (status.type !== 'state') return;
    if (status.state === 'ready') void this.#welcome();
    else if (status.state !== 'closing') {
      this.#heardOf ??= new Set();
      for (const session of this.sessions) {
        if (session.held) this.#abandon(session, status.state);
        this.#end(session.uniqueid, 'the link was lost', 'AMI_AGI_LINK_LOST');
      }
    }
  }

  /** There is a link again: to those whom it cost their session, and to those who came while it was away. */
  async #welcome(): Promise<void> {
    await this.#foundlings.giveBack(this.#nextCommandId);
    if (this.#closing) return;
    await this.#missed.look(
      (id) => this.#sessions.has(id) || this.#heardOf?.has(id) === true || this.#foundlings.has(id),
    );
    if (this.#pbx.state === 'ready') this.#heardOf = undefined;
  }

  #abandon(session: AgiSession, state: ConnectionState): void {
    this.#foundlings.add(session);
    this.#heardOf?.add(session.uniqueid);
    if (state !== 'closed') return;
    const message = `the connection was closed while ${session.channel} was served: the channel waits on`;
    this.#report('agi_not_given_back', message, session, undefined);
  }

  #report(type: string, message: string, { channel, uniqueid }: AgiSession, error: unknown): void {
    const connection = this.#pbx.id;
    this.#pbx.scope.report({ type, level: 'error', message, fields: { connection, channel, uniqueid, error } });
  }
}

/** How a session ends that nobody failed in. */
const endings: ReadonlySet<string> = new Set(['AMI_AGI_ENDED', 'AMI_AGI_LINK_LOST']);
