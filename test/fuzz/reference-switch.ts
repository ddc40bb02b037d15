import type { Call } from './agi-calls.js';
import { wordsOf } from './agi-calls.js';
import {
  type Reading,
  ReferenceReplies,
  type ReferenceReply,
  referenceEnvironment,
  referencePercent,
  referenceReading,
} from './reference-agi.js';

/** Why Asterisk did not take a command. */
export type Refusal = 'refused' | 'unsent' | 'late' | 'unknown' | 'invalid';

const EVENTS: Readonly<Record<string, string>> = {
  AsyncAGIStart: 'start',
  AsyncAGIExec: 'exec',
  AsyncAGIEnd: 'end',
};

const ERRORS: Readonly<Record<number, string>> = {
  510: 'AMI_AGI_UNKNOWN_COMMAND',
  511: 'AMI_AGI_DEAD_CHANNEL',
  520: 'AMI_AGI_USAGE',
};

export class ReferenceCommand {
  readonly channel: ReferenceChannel;
  readonly call: Call | undefined;
  readonly deadlineMs: number | undefined;
  /** Whether it only fetches the rest of a reply. */
  readonly fetches: boolean;
  id: string | undefined;
  /** Whether a timer of it has run. */
  timed = false;
  over = false;
  /** What the caller is told in the end. */
  told: string | undefined;

  constructor(channel: ReferenceChannel, call: Call | undefined, deadlineMs: number | undefined, fetches = false) {
    this.channel = channel;
    this.call = call;
    this.deadlineMs = deadlineMs;
    this.fetches = fetches;
  }
}

export class ReferenceChannel {
  readonly uniqueid: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly replies = new ReferenceReplies();
  name: string;
  pending: ReferenceCommand[] = [];
  fetch: ReferenceCommand | undefined;
  ended: string | undefined;
  hangingUp = false;
  leaving = false;
  released = false;
  givenBack = false;

  constructor(uniqueid: string | undefined, name: string, environment: ReadonlyMap<string, string>) {
    this.uniqueid = uniqueid ?? environment.get('agi_uniqueid') ?? name;
    this.name = name;
    this.environment = environment;
  }

  /** Whether it has to be given back yet. */
  get held(): boolean {
    return this.ended === undefined && !this.leaving && !this.hangingUp;
  }
}

/** Channels in the hands of a program, as one would write them who need not care for promises. */
export class ReferenceSwitch {
  channels: ReferenceChannel[] = [];
  /** Commands whose timers run, in the order in which these began. */
  armed: { readonly command: ReferenceCommand; readonly code: string }[] = [];
  /** What happens when promises settle. */
  #later: (() => void)[] = [];
  readonly #timeoutMs: number;
  #heard: ReferenceChannel | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** An event. Gives the channel that begins with it. */
  hear(event: string, get: (field: string) => string | undefined): ReferenceChannel | undefined {
    this.#heard = undefined;
    const uniqueid = get('Uniqueid');
    const own = this.channels.find((channel) => channel.uniqueid === uniqueid);
    if (event === 'HangupRequest' || event === 'SoftHangupRequest') {
      if (own) own.hangingUp = true;
    } else if (event === 'Rename') {
      if (own) own.name = get('Newname') ?? own.name;
    } else if (event === 'Hangup') {
      if (own) this.finish(own, 'AMI_AGI_ENDED');
    } else {
      const kind = event === 'AsyncAGI' ? get('SubEvent')?.toLowerCase() : EVENTS[event];
      const name = get('Channel');
      if (name === undefined) return undefined;
      if (kind === 'start') return this.#start(uniqueid, name, get('Env') ?? '');
      const channel = uniqueid === undefined ? this.channels.find((one) => one.name === name) : own;
      if (channel && kind === 'exec') this.#take(channel, get('CommandID'), get('Result') ?? '');
      if (channel && kind === 'end') this.finish(channel, 'AMI_AGI_ENDED');
    }
    return undefined;
  }

  ask(channel: ReferenceChannel, call: Call, deadlineMs: number | undefined): ReferenceCommand {
    return new ReferenceCommand(channel, call, deadlineMs ?? (call.patient ? undefined : this.#timeoutMs));
  }

  /** Whether a command is not even sent. */
  turnsAway(command: ReferenceCommand, maxCommands: number, aborted: boolean): boolean {
    const { ended, pending } = command.channel;
    if (ended !== undefined) command.told = `${ended} unsent`;
    else if (aborted) command.told = 'AMI_AGI_ABORTED unsent';
    else if (pending.length >= maxCommands) command.told = 'AMI_AGI_TOO_MANY_COMMANDS unsent';
    command.over = command.told !== undefined;
    return command.over;
  }

  /** The command that a session sends by itself: one to fetch the rest of a reply, or one that gives the channel back. */
  ownCommand(name: string, line: string): ReferenceCommand | undefined {
    const of = this.channels.filter((channel) => channel.name === name);
    if (line === 'NOOP') {
      const channel = of.find(({ replies, fetch, ended }) => replies.unsettled && !fetch && ended === undefined);
      if (!channel) return undefined;
      channel.fetch = new ReferenceCommand(channel, undefined, this.#timeoutMs, true);
      return channel.fetch;
    }
    // One that was given back may be given back again, as long as Asterisk has not answered.
    const channel =
      of.find((one) => one.held && !one.givenBack && one.released) ??
      of.find((one) => one.held && !one.givenBack) ??
      of.find((one) => one.held);
    if (!channel || line !== 'ASYNCAGI BREAK') return undefined;
    channel.givenBack = true;
    return new ReferenceCommand(channel, undefined, this.#timeoutMs);
  }

  handed(command: ReferenceCommand, id: string, refusal: Refusal | undefined): void {
    command.id = id;
    command.channel.pending.push(command);
    this.#next(command.channel);
    if (refusal !== undefined) this.#later.push(() => this.#notTaken(command, refusal));
  }

  /** Whether the rest of the reply that was just heard is still to be fetched. */
  get wantsRest(): boolean {
    const channel = this.#heard;
    return channel?.ended === undefined && channel?.replies.unsettled === true && channel.fetch === undefined;
  }

  /** The first timer ends. */
  fire(): void {
    const [first] = this.armed;
    if (first) this.fail(first.command, first.code);
  }

  fail(command: ReferenceCommand, told: string): void {
    if (command.over) return;
    command.told = told;
    this.#end(command);
    this.#fetchFailed(command);
  }

  finish(channel: ReferenceChannel, code: string): void {
    if (channel.ended !== undefined) return;
    channel.ended = code;
    this.channels = this.channels.filter((other) => other !== channel);
    this.#deliver(channel, channel.replies.finish());
    for (const command of [...channel.pending]) this.fail(command, code);
  }

  /** Promises settle. */
  settle(): void {
    for (let next = this.#later.shift(); next; next = this.#later.shift()) next();
  }

  #start(uniqueid: string | undefined, name: string, payload: string): ReferenceChannel {
    const channel = new ReferenceChannel(uniqueid, name, referenceEnvironment(referencePercent(payload)));
    const before = this.channels.find((other) => other.uniqueid === channel.uniqueid);
    if (before) this.finish(before, 'AMI_AGI_ENDED');
    this.channels.push(channel);
    this.#take(channel, undefined, payload);
    return channel;
  }

  #take(channel: ReferenceChannel, id: string | undefined, payload: string): void {
    if (id !== undefined && channel.fetch?.id === id) channel.fetch = undefined;
    this.#heard = channel;
    this.#deliver(channel, channel.replies.feed(id, payload));
  }

  #deliver(channel: ReferenceChannel, replies: readonly ReferenceReply[]): void {
    for (const { id, bytes, truncated } of replies) {
      const command = channel.pending.find((one) => id !== undefined && one.id === id);
      if (!command) continue;
      const reading = bytes === undefined ? undefined : referenceReading(bytes, truncated);
      if (!reading) this.fail(command, 'AMI_AGI_UNPARSABLE');
      else if (reading.code < 100 || reading.code >= 300) this.fail(command, ERRORS[reading.code] ?? 'AMI_AGI_FAILED');
      else this.#succeed(command, reading);
    }
  }

  #succeed(command: ReferenceCommand, reading: Reading): void {
    const { channel, call } = command;
    this.#end(command);
    this.#later.push(() => {
      const parts = call ? call.parts : !command.fetches;
      if (parts && reading.result !== '' && Number(reading.result) >= 0) channel.leaving = true;
      const told = call?.read(reading, channel.hangingUp);
      if (told) command.told = 'code' in told ? told.code : wordsOf(told.value);
    });
  }

  /** What was fetched for does not come any more. */
  #fetchFailed(command: ReferenceCommand): void {
    const { channel } = command;
    if (!command.fetches) return;
    this.#later.push(() => {
      if (channel.fetch === command) channel.fetch = undefined;
      this.#deliver(channel, channel.replies.finish());
    });
  }

  #notTaken(command: ReferenceCommand, refusal: Refusal): void {
    if (refusal === 'unsent') this.fail(command, 'AMI_AGI_LINK_LOST unsent');
    else if (refusal === 'unknown') this.fail(command, 'AMI_AGI_LINK_LOST');
    else if (refusal === 'late') this.fail(command, 'AMI_AGI_TIMEOUT');
    else if (refusal === 'invalid') this.fail(command, 'AMI_INVALID_FIELD');
    else if (!command.over) {
      // The event that says that the session is over may be on its way.
      this.armed = this.armed.filter((one) => one.command !== command);
      this.armed.push({ command, code: 'AMI_AGI_REFUSED' });
      command.timed = true;
    }
  }

  #end(command: ReferenceCommand): void {
    command.over = true;
    this.armed = this.armed.filter((one) => one.command !== command);
    command.channel.pending = command.channel.pending.filter((other) => other !== command);
    this.#next(command.channel);
  }

  /** The deadline of a command runs from its turn. */
  #next({ pending: [first] }: ReferenceChannel): void {
    if (!first || first.timed || first.deadlineMs === undefined) return;
    first.timed = true;
    this.armed.push({ command: first, code: 'AMI_AGI_TIMEOUT' });
  }
}
