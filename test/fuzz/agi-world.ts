import { AgiError } from '../../src/agi/errors.js';
import { handleAsyncAgi } from '../../src/agi/handle-async-agi.js';
import type { AgiRegistration } from '../../src/agi/registration.js';
import type { AgiSession } from '../../src/agi/session.js';
import type { Connection } from '../../src/client/connection.js';
import type { Clock } from '../../src/clock.js';
import { ActionError, ActionTimeoutError, FieldError, NotSentError, OutcomeUnknownError } from '../../src/errors.js';
import type { AmiEvent } from '../../src/protocol/event.js';
import { AmiResponse } from '../../src/protocol/response.js';
import { CALLS, wordsOf } from './agi-calls.js';
import type { Random } from './random.js';
import { type ReferenceChannel, type ReferenceCommand, ReferenceSwitch, type Refusal } from './reference-switch.js';
import { hold } from './target.js';

const COMMANDS = 6;
const MAX_COMMANDS = 1_000;
const TIMEOUT_MS = 10_000;
const CONTEXT = { action: 'AGI', connection: 'pbx', actionId: 'a' };
const arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 } as const;

const answer = (text: string): AmiResponse => new AmiResponse(text, arrival, 1);

const refusals: Readonly<Record<Refusal, () => Error>> = {
  refused: () => new ActionError(CONTEXT, answer('Response: Error\r\nMessage: x')),
  unsent: () => new NotSentError('AMI_NOT_CONNECTED', CONTEXT, 'was not sent'),
  late: () => new ActionTimeoutError(true, CONTEXT, 'was not answered'),
  unknown: () => new OutcomeUnknownError(CONTEXT, 'was sent'),
  invalid: () => new FieldError('AMI_INVALID_FIELD', 'Command', 'is invalid'),
};

/** A clock whose time a run moves; it knows its timers. */
class Timers implements Clock {
  readonly pending = new Map<number, () => void>();
  #last = 0;
  readonly now = (): number => 0;
  readonly setTimeout = (callback: () => void): number => {
    this.#last += 1;
    this.pending.set(this.#last, callback);
    return this.#last;
  };
  readonly clearTimeout = (id: unknown): void => void this.pending.delete(id as number);

  fireFirst(): void {
    for (const [id, callback] of this.pending) {
      this.pending.delete(id);
      callback();
      return;
    }
  }
}

/** A command that was asked for, and what its caller was told. */
class Given {
  readonly command: ReferenceCommand;
  readonly told: string[] = [];

  constructor(command: ReferenceCommand, promise: Promise<unknown>) {
    this.command = command;
    promise.then(
      (value) => this.told.push(wordsOf(value)),
      (error: unknown) => this.told.push(codeOf(error)),
    );
  }

  check(): void {
    hold(this.told.length === 1, `a command was told ${this.told.length} times how it ended`);
    const { told } = this.command;
    hold(this.told[0] === told, `a caller was told ${this.told[0]}, and should have been told ${told}`);
  }
}

const codeOf = (error: unknown): string => {
  if (error instanceof AgiError) return `${error.code}${error.sent ? '' : ' unsent'}`;
  return error instanceof FieldError ? error.code : String(error);
};

/** A channel that a handler has in hand. */
interface Held {
  readonly session: AgiSession;
  readonly channel: ReferenceChannel;
  readonly aborts: { readonly controller: AbortController; readonly command: ReferenceCommand }[];
  readonly release: () => void;
}

/** A registration for asynchronous AGI whose Asterisk is the input, beside the reference that hears the same. */
export class AgiWorld {
  readonly #random: Random;
  readonly #timers = new Timers();
  readonly #reference = new ReferenceSwitch(TIMEOUT_MS);
  readonly #registration: AgiRegistration;
  readonly #listeners = new Map<string, (event: AmiEvent) => void>();
  readonly #given: Given[] = [];
  readonly #ids: string[] = [];
  #held: Held[] = [];
  #heardStatus: (status: unknown) => void = () => undefined;
  /** The command that is being asked for; undefined for those that the session sends by itself. */
  #asking: ReferenceCommand | undefined;
  #begun: ReferenceChannel | undefined;
  readonly #looked: string[] = [];

  constructor(random: Random) {
    this.#random = random;
    const pbx = {
      id: 'pbx',
      epoch: 1,
      scope: { clock: this.#timers, report: () => undefined },
      addListener: (names: string | readonly string[], heard: (event: AmiEvent) => void) => {
        for (const name of [names].flat()) this.#listeners.set(name, heard);
      },
      addStatusListener: (heard: (status: unknown) => void) => {
        this.#heardStatus = heard;
      },
      delListener: () => true,
      send: (action: string, fields: Record<string, string>) =>
        action === 'AGI' ? this.#sent(fields) : this.#lookedUp(fields),
    };
    this.#registration = handleAsyncAgi(pbx as unknown as Connection, (session) => this.#serve(session), {
      commandTimeoutMs: TIMEOUT_MS,
      maxCommands: MAX_COMMANDS,
    });
  }

  /** An event that speaks of the command c3 speaks of the third that was sent. */
  translated(text: string): string {
    return text.replace(
      /(?<=\r\ncommandid: ?)c(\d+)(?=\r\n|$)/gi,
      (own, number: string) => this.#ids[Number(number) - 1] ?? own,
    );
  }

  hear(event: AmiEvent): void {
    const listener = this.#listeners.get(event.name);
    if (!listener) return;
    this.#begun = this.#reference.hear(event.name, (name) => event.get(name));
    listener(event);
    hold(this.#begun === undefined, 'no session began');
    hold(!this.#reference.wantsRest, 'the rest of a reply is not fetched');
    this.#checkStanding();
  }

  /** Something that is no event may happen between two of them. Gives what to wait for, if promises are to settle before the next. */
  stir(): Promise<void> | undefined {
    const random = this.#random;
    if (random.below(6) === 0) this.#fire();
    if (random.below(5) === 0) this.#askOne();
    if (random.below(10) === 0) this.#abortOne();
    this.#checkStanding();
    if (random.below(10) === 0 && this.#held.length > 0) return this.#releaseOne();
    return random.below(2) === 0 ? this.#settle() : undefined;
  }

  async end(): Promise<void> {
    await this.#settle();
    const live = this.#reference.channels;
    const kept = live.filter((channel) => channel.held);
    if (this.#random.below(3) === 0) {
      const closed = this.#registration.close({ force: true });
      for (const channel of [...live]) this.#reference.finish(channel, 'AMI_AGI_ENDED');
      await this.#settle();
      await closed;
      hold(
        kept.every(({ givenBack }) => givenBack),
        'a channel was not given back when all was closed',
      );
    } else {
      for (const channel of [...live]) this.#reference.finish(channel, 'AMI_AGI_LINK_LOST');
      this.#heardStatus({ type: 'state', state: 'waiting' });
      await this.#settle();
      this.#heardStatus({ type: 'state', state: 'ready' });
      await this.#settle();
      const lost = kept
        .map(({ name }) => name)
        .sort()
        .join();
      hold(this.#looked.sort().join() === lost, 'other channels are given back than were lost');
    }
    hold(this.#registration.sessions.length === 0, 'sessions are left');
    for (const given of this.#given) given.check();
    hold(this.#timers.pending.size === 0, `${this.#timers.pending.size} timers are left`);
  }

  #serve(session: AgiSession): Promise<void> {
    const channel = this.#begun;
    this.#begun = undefined;
    hold(channel !== undefined, 'a session began by itself');
    hold(session.uniqueid === channel.uniqueid && session.channel === channel.name, 'a session of another channel');
    const environment = JSON.stringify([...session.environment]);
    hold(environment === JSON.stringify([...channel.environment]), 'the environment is read differently');
    hold(
      session.arguments.every((argument, index) => argument === channel.environment.get(`agi_arg_${index + 1}`)),
      'arguments differ',
    );
    JSON.stringify(session);
    const held = newDeferred();
    this.#held.push({ session, channel, aborts: [], release: held.resolve });
    for (let count = this.#random.below(COMMANDS); count > 0; count -= 1) this.#ask(this.#held.at(-1) as Held);
    return held.promise;
  }

  #ask({ session, channel, aborts }: Held): void {
    const random = this.#random;
    const call = random.pick(CALLS);
    const deadlineMs = random.below(3) === 0 ? 50 : undefined;
    const controller = random.below(4) === 0 ? new AbortController() : undefined;
    if (controller && random.below(4) === 0) controller.abort();
    const command = this.#reference.ask(channel, call, deadlineMs);
    if (this.#reference.turnsAway(command, MAX_COMMANDS, controller?.signal.aborted === true)) this.#asking = undefined;
    else this.#asking = command;
    const before = this.#ids.length;
    const { signal } = controller ?? {};
    const promise = call.ask(session, { ...(deadlineMs && { deadlineMs }), ...(signal && { signal }) });
    this.#given.push(new Given(command, promise));
    hold(this.#ids.length - before === (this.#asking ? 1 : 0), 'a command was sent twice, or not at all, or in vain');
    this.#asking = undefined;
    if (controller && !controller.signal.aborted) aborts.push({ controller, command });
  }

  /** The session hands a command over: one that was asked for, or one of its own. */
  #sent({ Channel = '', Command = '', CommandID = '' }: Record<string, string>): Promise<unknown> {
    if (this.#lookedBack(Channel, Command)) return Promise.resolve();
    this.#ids.push(CommandID);
    const kinds = Object.keys(refusals) as Refusal[];
    const refusal = this.#random.below(10) === 0 ? this.#random.pick(kinds) : undefined;
    const known = this.#asking ?? this.#reference.ownCommand(Channel, Command);
    hold(known !== undefined, `the session sent a command of its own: ${Command}`);
    hold(known.channel.name === Channel, 'a command went to another channel');
    this.#reference.handed(known, CommandID, refusal);
    return refusal === undefined ? Promise.resolve() : Promise.reject(refusals[refusal]());
  }

  /** A channel of a lost session is given back when there is a link again. */
  #lookedBack(Channel: string, Command: string): boolean {
    return Command === 'ASYNCAGI BREAK' && this.#asking === undefined && this.#looked.includes(Channel);
  }

  #lookedUp({ Channel = '' }: Record<string, string>): Promise<AmiResponse> {
    this.#looked.push(Channel);
    return Promise.resolve(answer('Response: Success\r\nValue: x'));
  }

  #askOne(): void {
    const held = this.#held.length > 0 ? this.#random.pick(this.#held) : undefined;
    if (held) this.#ask(held);
  }

  #abortOne(): void {
    const aborts = this.#held.flatMap((held) => held.aborts);
    if (aborts.length === 0) return;
    const { controller, command } = this.#random.pick(aborts);
    if (!controller.signal.aborted) this.#reference.fail(command, 'AMI_AGI_ABORTED');
    controller.abort();
  }

  #fire(): void {
    this.#reference.fire();
    this.#timers.fireFirst();
  }

  async #releaseOne(): Promise<void> {
    await this.#settle();
    const held = this.#random.pick(this.#held);
    this.#held = this.#held.filter((other) => other !== held);
    const { channel } = held;
    const expected = channel.held;
    channel.released = true;
    held.release();
    await this.#settle();
    hold(channel.givenBack === expected, 'a channel was given back without need, or not at all');
  }

  /** All promises that can settle do. */
  async #settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#reference.settle();
  }

  #checkStanding(): void {
    const { armed, channels } = this.#reference;
    hold(this.#timers.pending.size === armed.length, `${this.#timers.pending.size} timers run, not ${armed.length}`);
    const live = this.#registration.sessions.map(({ uniqueid, channel }) => `${uniqueid} ${channel}`).join();
    const expected = channels.map(({ uniqueid, name }) => `${uniqueid} ${name}`).join();
    hold(live === expected, `the sessions are ${live}, and should be ${expected}`);
  }
}

const newDeferred = (): { readonly promise: Promise<void>; readonly resolve: () => void } => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};
