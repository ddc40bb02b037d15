import type { Clock } from '../clock.js';
import { ActionError, ActionTimeoutError, FieldError, NotSentError } from '../errors.js';
import * as check from '../options/check.js';
import { checkedLine, isParting, verbOf } from './command-line.js';
import { AgiError, type AgiErrorCode, errorOfCode } from './errors.js';
import { type AgiCommandOptions, PendingCommand } from './pending-command.js';
import { type Reply, ReplyStream } from './reply-stream.js';
import { type AgiResult, parseResult } from './result.js';

/** Why the commands of a session are answered no more. */
export interface SessionEnd {
  readonly code: Extract<AgiErrorCode, 'AMI_AGI_ENDED' | 'AMI_AGI_LINK_LOST'>;
  readonly problem: string;
}

export interface CommandQueueOptions {
  readonly clock: Clock;
  readonly nextCommandId: () => string;
  /** Hands a command to Asterisk; resolves when Asterisk has queued it. */
  readonly send: (line: string, commandId: string) => Promise<unknown>;
  readonly channel: () => string;
  readonly commandTimeoutMs: number;
  readonly maxCommands: number;
}

/** How long the event that a session is over may lag behind the refusal of a command of it. */
const refusalGraceMs = 1_000;

const checkSignal = check.optional(
  check.instance<AbortSignal>('an AbortSignal', (value) => value instanceof AbortSignal),
);

/**
 * The commands of one channel that wait for their replies. Asterisk keeps a queue of its own, so they are handed over at
 * once: it looks there every 100 ms, and then carries out all that is in it.
 */
export class CommandQueue {
  readonly #options: CommandQueueOptions;
  readonly #replies = new ReplyStream();
  /** In the order of the calls, which is that of the replies. */
  readonly #pending = new Map<string, PendingCommand>();
  /** The command that was sent to fetch the rest of a reply, until an event comes for it. */
  #fetchId: string | undefined;
  #end: SessionEnd | undefined;

  constructor(options: CommandQueueOptions) {
    this.#options = options;
  }

  get end(): SessionEnd | undefined {
    return this.#end;
  }

  /**
   * Hands a command over. `patient` ones have no deadline unless the caller sets one. Rejects with {@link AgiError}; with
   * `FieldError` and {@link OptionError} before anything is sent.
   */
  async submit(line: string, options: AgiCommandOptions = {}, patient = false): Promise<AgiResult> {
    const { channel, commandTimeoutMs, maxCommands } = this.#options;
    const deadlineMs = check.durationOrOff(patient ? false : commandTimeoutMs)(options.deadlineMs, 'deadlineMs');
    const signal = checkSignal(options.signal, 'signal');
    const command = verbOf(checkedLine(line));
    const refusal = (code: AgiErrorCode, problem: string, cause?: unknown) =>
      new AgiError(code, `was not sent: ${problem}`, { channel: channel(), command, sent: false, cause });
    if (this.#end) throw refusal(this.#end.code, this.#end.problem);
    if (signal?.aborted) throw refusal('AMI_AGI_ABORTED', 'its signal was aborted before', signal.reason);
    // One place more is for the command that lets the channel go: without it the caller would hear nothing for ever.
    if (this.#pending.size >= maxCommands + (isParting(line) ? 1 : 0))
      throw refusal('AMI_AGI_TOO_MANY_COMMANDS', `${maxCommands} commands wait for an answer already`);
    return this.#hand(line, command, deadlineMs, signal).promise;
  }

  /** Takes what an event brought of the replies; the environment is the first of them. */
  take(commandId: string | undefined, encoded: string): void {
    if (commandId !== undefined && commandId === this.#fetchId) this.#fetchId = undefined;
    // A name that nobody waits for need not be kept until the reply is whole.
    const known = commandId !== undefined && this.#pending.has(commandId) ? commandId : undefined;
    this.#deliver(this.#replies.feed(known, encoded));
    this.#fetchRest();
  }

  /** The session is over: nothing waits any longer. */
  finish(end: SessionEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.#deliver(this.#replies.finish());
    for (const pending of [...this.#pending.values()]) pending.fail(end.code, `was not answered: ${end.problem}`);
  }

  #hand(line: string, verb: string, deadlineMs: number, signal?: AbortSignal): PendingCommand {
    const { channel, clock, nextCommandId, send } = this.#options;
    const pending = new PendingCommand(nextCommandId(), verb, channel(), clock, { deadlineMs, signal }, (over) =>
      this.#forget(over),
    );
    this.#pending.set(pending.id, pending);
    this.#next();
    send(line, pending.id).catch((error: unknown) => this.#notTaken(pending, error));
    return pending;
  }

  /** A reply is still coming: with one more command the rest of it comes too, and does not stand before the reply to another. */
  #fetchRest(): void {
    if (!this.#replies.unsettled || this.#fetchId !== undefined || this.#end) return;
    const { id, promise } = this.#hand('NOOP', 'NOOP', this.#options.commandTimeoutMs);
    this.#fetchId = id;
    promise.catch(() => {
      if (this.#fetchId === id) this.#fetchId = undefined;
      this.#deliver(this.#replies.finish());
    });
  }

  #deliver(replies: readonly Reply[]): void {
    for (const { commandId, bytes, truncated } of replies) {
      const pending = commandId === undefined ? undefined : this.#pending.get(commandId);
      if (!pending) continue;
      const result = bytes === undefined ? undefined : parseResult(bytes, truncated);
      if (!result) {
        pending.fail('AMI_AGI_UNPARSABLE', 'was answered with what is no result of AGI');
        continue;
      }
      const error = errorOfCode(result, this.#options.channel(), pending.verb);
      if (error) pending.reject(error);
      else pending.resolve(result);
    }
  }

  #notTaken(pending: PendingCommand, error: unknown): void {
    if (error instanceof ActionError) pending.refused(error, refusalGraceMs);
    else if (error instanceof FieldError) pending.reject(error);
    else if (error instanceof ActionTimeoutError)
      pending.fail('AMI_AGI_TIMEOUT', 'was not taken in time', { sent: error.sent, cause: error });
    else if (error instanceof NotSentError)
      pending.fail('AMI_AGI_LINK_LOST', 'was not sent', { sent: false, cause: error });
    else pending.fail('AMI_AGI_LINK_LOST', 'was sent, and Asterisk did not say that it took it', { cause: error });
  }

  #forget(pending: PendingCommand): void {
    this.#pending.delete(pending.id);
    this.#next();
  }

  /** The deadline of a command runs from its turn. */
  #next(): void {
    for (const pending of this.#pending.values()) {
      pending.begin();
      return;
    }
  }
}
