import type { Clock } from '../clock.js';
import type { AmiEvent } from '../protocol/event.js';
import type { Announcement } from './announcement.js';
import { isParting } from './command-line.js';
import { CommandQueue, type SessionEnd } from './command-queue.js';
import { SpeechCommands } from './commands/speech-commands.js';
import { type AgiEnvironment, argumentsOf, parseEnvironment } from './environment.js';
import { AgiError } from './errors.js';
import type { AgiCommandOptions } from './pending-command.js';
import { decodePercent } from './percent-encoding.js';
import type { AgiResult } from './result.js';

/** What a session needs of the registration that made it. @internal */
export interface SessionHost {
  readonly clock: Clock;
  readonly commandTimeoutMs: number;
  readonly maxCommands: number;
  readonly nextCommandId: () => string;
  send(channel: string, line: string, commandId: string): Promise<unknown>;
}

/** A channel in the hands of a program: what is known of it, and the commands that it takes, which run one after the other. */
export class AgiSession extends SpeechCommands {
  /** What Asterisk said of the call; cut at 1,024 bytes when it is longer. */
  readonly environment: AgiEnvironment;
  /** The event with which it began. */
  readonly event: AmiEvent;
  readonly uniqueid: string;
  readonly #abort = new AbortController();
  readonly #queue: CommandQueue;
  readonly #payload: string;
  #channel: string;
  #hangingUp = false;
  #leaving = false;

  /** @internal */
  constructor(event: AmiEvent, { channel, uniqueid, payload }: Announcement, host: SessionHost) {
    super();
    // It is kept for as long as the call lasts, and its chunk need not be.
    event.detach();
    this.event = event;
    this.environment = parseEnvironment(decodePercent(payload));
    this.uniqueid = uniqueid ?? this.environment.get('agi_uniqueid') ?? channel;
    this.#channel = channel;
    const { clock, commandTimeoutMs, maxCommands, nextCommandId } = host;
    this.#queue = new CommandQueue({
      clock,
      commandTimeoutMs,
      maxCommands,
      nextCommandId,
      channel: () => this.#channel,
      send: (line, commandId) => host.send(this.#channel, line, commandId),
    });
    this.#payload = payload;
  }

  override get channel(): string {
    return this.#channel;
  }

  /** The context of the dialplan that the channel came from. */
  get context(): string {
    return this.event.get('Context') ?? this.environment.get('agi_context') ?? '';
  }

  /** The extension of the dialplan that the channel came from. */
  get extension(): string {
    return this.event.get('Exten') ?? this.environment.get('agi_extension') ?? '';
  }

  /** What stands behind `agi:async` in the dialplan. */
  get arguments(): readonly string[] {
    return argumentsOf(this.environment);
  }

  /** Aborted when the session is over: the caller hung up, the channel was redirected or given back, the link was lost. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get ended(): boolean {
    return this.#queue.end !== undefined;
  }

  override async command(line: string, options?: AgiCommandOptions): Promise<AgiResult> {
    return this.#parting(line, await this.#queue.submit(line, options, true));
  }

  /** @internal Whether the channel still has to be given back. */
  get held(): boolean {
    return !this.ended && !this.#leaving && !this.#hangingUp;
  }

  /** @internal The registration takes the channel. What was cut off the environment stands before the first reply. */
  begin(): void {
    this.#queue.take(undefined, this.#payload);
  }

  /** @internal The caller hung up; Asterisk ends the session when it is done with the command that runs. */
  hangUp(): void {
    this.#hangingUp = true;
  }

  /** @internal */
  heard(commandId: string | undefined, reply: string): void {
    this.#queue.take(commandId, reply);
  }

  /** @internal A transfer gave the channel another name. */
  renamed(channel: string): void {
    this.#channel = channel;
  }

  /** @internal */
  finish(end: SessionEnd): void {
    if (this.ended) return;
    this.#queue.finish(end);
    this.#abort.abort(new AgiError(end.code, `is over: ${end.problem}`, { channel: this.#channel }));
  }

  protected override get hangingUp(): boolean {
    return this.#hangingUp;
  }

  protected override async run(line: string, options: AgiCommandOptions): Promise<AgiResult> {
    return this.#parting(line, await this.#queue.submit(line, options));
  }

  #parting(line: string, result: AgiResult): AgiResult {
    if (isParting(line) && result.number >= 0) this.#leaving = true;
    return result;
  }

  toJSON(): Record<string, unknown> {
    const { channel, uniqueid, context, extension, ended } = this;
    return { channel, uniqueid, context, extension, ended };
  }
}
