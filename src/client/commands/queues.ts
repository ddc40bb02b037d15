import type { AmiResponse } from '../../protocol/response.js';
import { flagOf, nameOf, optionalNameOf, optionsOf, plainNameOf, wholeNumberOf } from './arguments.js';
import { type QueueState, type QueueSummary, queueStates, queueSummary } from './queue-state.js';
import { unlessRefusedAs } from './refusal.js';
import type { Done, Requester, RequestOptions } from './requester.js';

export interface QueueAddOptions extends RequestOptions {
  /** The member's name in events and logs; default the interface. */
  readonly name?: string | undefined;
  /** 0 (default) or above; members of a lower penalty are rung first. */
  readonly penalty?: number | undefined;
  readonly paused?: boolean | undefined;
  /** Why it is paused; Asterisk 18 and later. */
  readonly reason?: string | undefined;
  /** The device whose state decides whether the member is free; default the interface. */
  readonly stateInterface?: string | undefined;
}

export interface QueueMemberOptions extends RequestOptions {
  /** Default: all queues that the member is in. */
  readonly queue?: string | undefined;
}

export interface QueuePauseOptions extends QueueMemberOptions {
  readonly reason?: string | undefined;
}

export interface QueueStatusOptions extends RequestOptions {
  /** Only this member, and no callers. */
  readonly member?: string | undefined;
}

/** Asterisk takes any word for an interface, and then never reaches it. */
const interfaceOf = (value: unknown): string =>
  plainNameOf(value, 'interface', /^[^/]*$|^\/|\/$/, 'must be a technology and a device, such as PJSIP/100');

/** Queues and their members. Members that a configuration file names can be paused and not removed. */
export class QueueCommands {
  readonly #pbx: Requester;

  /** @internal */
  constructor(pbx: Requester) {
    this.#pbx = pbx;
  }

  /**
   * Adds a member. `added` is false when it was there already, with its old name and penalty. What is no technology and device,
   * such as a bare number, is refused ({@link OptionError}); a number that a user typed belongs into `dialString`.
   *
   * ```ts
   * await pbx.queue.add('support', 'PJSIP/100', { name: 'Ada', penalty: 1 });
   * ```
   */
  async add(
    queue: string,
    member: string,
    options?: QueueAddOptions,
  ): Promise<{ readonly added: boolean; readonly response: AmiResponse }> {
    const { name, penalty = 0, paused, reason, stateInterface, ...request } = optionsOf(options);
    const fields = {
      Queue: nameOf(queue, 'queue'),
      Interface: interfaceOf(member),
      Penalty: penaltyOf(penalty, 'options.penalty'),
      Paused: flagOf(paused, 'options.paused'),
      MemberName: optionalNameOf(name, 'options.name'),
      Reason: optionalNameOf(reason, 'options.reason'),
      StateInterface: optionalNameOf(stateInterface, 'options.stateInterface'),
    };
    const { refused, response } = await unlessRefusedAs(this.#pbx.send('QueueAdd', fields, request), 'exists-already');
    return { added: !refused, response };
  }

  /** Removes a member that was added by hand. `removed` is false when it was not there. */
  async remove(
    queue: string,
    member: string,
    options?: RequestOptions,
  ): Promise<{ readonly removed: boolean; readonly response: AmiResponse }> {
    const fields = { Queue: nameOf(queue, 'queue'), Interface: interfaceOf(member) };
    const answer = this.#pbx.send('QueueRemove', fields, optionsOf(options));
    const { refused, response } = await unlessRefusedAs(answer, 'no-such-member');
    return { removed: !refused, response };
  }

  /** Takes a member off for a while, in one queue or in all. Rejects when it is in none. */
  pause(member: string, options?: QueuePauseOptions): Promise<Done> {
    return this.#pause(true, member, options);
  }

  unpause(member: string, options?: QueuePauseOptions): Promise<Done> {
    return this.#pause(false, member, options);
  }

  /** Changes a member's penalty, in one queue or in all. Asterisk would take what is no number for 0; here it is refused. */
  async penalty(member: string, penalty: number, options?: QueueMemberOptions): Promise<Done> {
    const { queue, ...request } = optionsOf(options);
    const fields = {
      Interface: interfaceOf(member),
      Penalty: penaltyOf(penalty, 'penalty'),
      Queue: optionalNameOf(queue, 'options.queue'),
    };
    return { response: await this.#pbx.send('QueuePenalty', fields, request) };
  }

  /** One queue or all, with members and callers. Empty for a queue that is not known. */
  async status(queue?: string, options?: QueueStatusOptions): Promise<readonly QueueState[]> {
    const { member, ...request } = optionsOf(options);
    const fields = { Queue: optionalNameOf(queue, 'queue'), Member: optionalNameOf(member, 'options.member') };
    return queueStates((await this.#pbx.send('QueueStatus', fields, request)).events);
  }

  /** The figures of one queue or all, without its members. Empty for a queue that is not known. */
  async summary(queue?: string, options?: RequestOptions): Promise<readonly QueueSummary[]> {
    const fields = { Queue: optionalNameOf(queue, 'queue') };
    return (await this.#pbx.send('QueueSummary', fields, optionsOf(options))).events.map(queueSummary);
  }

  async #pause(Paused: boolean, member: string, options: QueuePauseOptions | undefined): Promise<Done> {
    const { queue, reason, ...request } = optionsOf(options);
    const fields = {
      Interface: interfaceOf(member),
      Paused,
      Queue: optionalNameOf(queue, 'options.queue'),
      Reason: optionalNameOf(reason, 'options.reason'),
    };
    return { response: await this.#pbx.send('QueuePause', fields, request) };
  }
}

const penaltyOf = (value: unknown, argument: string): number => wholeNumberOf(value, argument, 0, 2_147_483_647);
