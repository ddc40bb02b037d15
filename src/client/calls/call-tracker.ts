import type { AmiEvent } from '../../protocol/event.js';
import {
  bareOutcome,
  type CallOutcome,
  type CallStatus,
  dialStatus,
  type HangUp,
  hangUpOf,
  originateStatus,
} from './call-outcome.js';

/** The parts of a call that come to a decision, in this order. */
export type CallStage = 'answered' | 'connected' | 'ended';

/** What a first leg comes to only when there was a channel to it. */
const rung: ReadonlySet<CallStatus | undefined> = new Set(['busy', 'congestion', 'no-answer']);

/** A channel of the call. */
interface Leg {
  readonly uniqueid: string;
  channel: string;
  hangUp: HangUp | undefined;
}

/** The events that a tracker has to see. */
export const callEvents = [
  'Newchannel',
  'Rename',
  'DialBegin',
  'DialEnd',
  'BridgeEnter',
  'Hangup',
  'OriginateResponse',
] as const;

/**
 * Follows one originated call through its events and decides what became of its two legs.
 *
 * The first leg is the channel that was asked for; its id was assigned in advance. The far leg is whom that channel dials
 * once it has been answered: its `Dial` names the first leg as caller. A Local channel's other half, and whom it dials to
 * reach the first leg, belong to the first leg. Pure: it knows neither sockets nor time.
 */
export class CallTracker {
  readonly #id: string;
  readonly #actionId: string;
  readonly #decided: (stage: CallStage, outcome: CallOutcome) => void;
  readonly #joined: (uniqueid: string) => void;
  readonly #legs = new Map<string, Leg>();
  readonly #live = new Set<string>();
  /** The first leg's status, once it is known. */
  #first: CallStatus | undefined;
  /** How the dialling of the first leg ended: says more than a verdict of plain failure. */
  #dialled: CallStatus | undefined;
  /** The last attempt to reach the far end: whom, and how it came out. */
  #far: { readonly uniqueid: string; status: CallStatus | undefined } | undefined;
  readonly #done = new Set<CallStage>();
  /** This side hangs up. */
  #cancelled = false;
  /** The channel with the call's id has been answered. */
  #up = false;
  /** What was not seen of the far leg may have happened while the link was away. */
  #doubt: Error | undefined;

  /** `joined` is told of every channel that becomes part of the call. */
  constructor(
    id: string,
    actionId: string,
    decided: (stage: CallStage, outcome: CallOutcome) => void,
    joined: (uniqueid: string) => void = () => undefined,
  ) {
    this.#id = id;
    this.#actionId = actionId;
    this.#decided = decided;
    this.#joined = joined;
  }

  /** The name of the first leg's channel, while there is one. */
  get channel(): string | undefined {
    return this.#live.has(this.#id) ? this.#legs.get(this.#id)?.channel : undefined;
  }

  /** The names of all channels of the call that are up. */
  get channels(): readonly string[] {
    return [...this.#live].map((id) => this.#legs.get(id)?.channel ?? id);
  }

  get over(): boolean {
    return this.#done.has('ended');
  }

  get firstLegDecided(): boolean {
    return this.#done.has('answered');
  }

  /** Whether the call has failed, and channels with its id are up nevertheless. */
  get lingers(): boolean {
    return this.#first !== undefined && this.#first !== 'answered' && !this.over;
  }

  /** Asterisk says that a phone was busy before it has told of any channel: those, and their causes, are on their way. */
  get #overtaken(): boolean {
    return this.#legs.size === 0 && rung.has(this.#first);
  }

  /** This side hangs up: a first leg that fails from now on was cancelled. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Of a call that has failed: what is still up is of another call, which had the id before. */
  disown(): void {
    if (this.#first !== undefined && this.#first !== 'answered') this.abandon(this.#first);
  }

  /** Whether an event is about this call. */
  concerns(event: AmiEvent): boolean {
    if (event.name === 'OriginateResponse') return event.get('ActionID') === this.#actionId;
    if (this.#isOurs(event.get('Linkedid'), event.get('Uniqueid'))) return true;
    return this.#isOurs(event.get('DestLinkedid'), event.get('DestUniqueid'));
  }

  feed(event: AmiEvent): void {
    if (this.over) return;
    this.#notice(event);
    switch (event.name) {
      case 'Newchannel':
        this.#appeared(event.get('Uniqueid'), event.get('Channel'));
        break;
      case 'Rename':
        this.#renamed(event.get('Uniqueid'), event.get('Newname'));
        break;
      case 'DialBegin':
        this.#appeared(event.get('DestUniqueid'), event.get('DestChannel'));
        if (event.get('Uniqueid') === this.#id)
          this.#far = { uniqueid: event.get('DestUniqueid') ?? '', status: undefined };
        break;
      case 'DialEnd':
        this.#dialEnded(event);
        break;
      case 'BridgeEnter':
        this.#bridged(event);
        break;
      case 'Hangup':
        this.#hungUp(event);
        break;
      case 'OriginateResponse': {
        const status = originateStatus(event);
        if (status === 'answered') {
          // It may overtake the event that announces the channel.
          this.#appeared(event.get('Uniqueid'), event.get('Channel'));
          // Nobody is dialled before: nothing has been missed of the far leg.
          this.#doubt = undefined;
        }
        this.#verdict(status);
      }
    }
    this.#conclude();
  }

  /** A session has ended, and with it what was known of a far leg that had not answered: another may have been dialled since. */
  miss(error: Error): void {
    if (this.#done.has('connected') || this.#far?.status === 'answered') return;
    this.#doubt = error;
    if (this.#far) this.#far = { uniqueid: this.#far.uniqueid, status: undefined };
  }

  /** After a gap: the channels of the call that are still there, and whether the first leg talks. Nothing found decides what was open as unknown. */
  resume(rows: readonly AmiEvent[], error: Error): void {
    // What hung up behind the list was heard of before the list came to its reader.
    const found = rows.filter((row) => this.#isOurs(row.get('Linkedid'), row.get('Uniqueid')) && !this.#isGone(row));
    this.#live.clear();
    for (const row of found) this.#appeared(row.get('Uniqueid'), row.get('Channel'));
    if (found.length === 0) {
      if (this.#legs.get(this.#id)?.hangUp) this.#conclude();
      this.disown();
      this.abandon('unknown', error);
      return;
    }
    const first = found.find((row) => row.get('Uniqueid') === this.#id);
    if (first?.get('ChannelStateDesc') !== 'Up') return;
    this.#verdict('answered');
    const bridge = first.get('BridgeId');
    const peer = bridge ? found.find((row) => row !== first && row.get('BridgeId') === bridge) : undefined;
    if (peer) this.#reached(peer.get('Uniqueid') ?? '');
  }

  /** Decides everything that is still open. */
  abandon(status: CallStatus, error?: Error): void {
    const connected = error === undefined ? 'none' : status;
    this.#decide('answered', bareOutcome(status, error));
    this.#decide('connected', bareOutcome(connected, error));
    this.#decide('ended', bareOutcome(status, error));
  }

  #isGone(row: AmiEvent): boolean {
    return this.#legs.get(row.get('Uniqueid') ?? '')?.hangUp !== undefined;
  }

  #notice(event: AmiEvent): void {
    for (const prefix of ['', 'Dest']) {
      if (event.get(`${prefix}Uniqueid`) !== this.#id) continue;
      if (event.get(`${prefix}ChannelStateDesc`) === 'Up') this.#up = true;
    }
  }

  #isOurs(linkedid: string | undefined, uniqueid: string | undefined): boolean {
    return linkedid === this.#id || (uniqueid !== undefined && this.#legs.has(uniqueid));
  }

  #appeared(uniqueid: string | undefined, channel: string | undefined): void {
    if (uniqueid === undefined || channel === undefined) return;
    const known = this.#legs.get(uniqueid);
    // Asterisk's verdict may be overtaken by the hang-up.
    if (known?.hangUp) return;
    if (known) known.channel = channel;
    else {
      this.#legs.set(uniqueid, { uniqueid, channel, hangUp: undefined });
      this.#joined(uniqueid);
    }
    this.#live.add(uniqueid);
  }

  #renamed(uniqueid: string | undefined, channel: string | undefined): void {
    const leg = uniqueid === undefined ? undefined : this.#legs.get(uniqueid);
    if (leg && channel !== undefined) leg.channel = channel;
  }

  #dialEnded(event: AmiEvent): void {
    const dialled = event.get('DestUniqueid');
    const status = dialStatus(event);
    // Originate itself dials the first leg, with nobody as caller.
    if (dialled === this.#id) this.#dialled = status;
    else if (event.get('Uniqueid') === this.#id && dialled !== undefined) {
      if (status === 'answered') this.#reached(dialled);
      else if (this.#far?.status !== 'answered') this.#far = { uniqueid: dialled, status };
    }
  }

  /** Whoever shares a bridge with the answered first leg, without a Dial of it: a queue's member, a conference. */
  #bridged(event: AmiEvent): void {
    const uniqueid = event.get('Uniqueid');
    if (uniqueid === undefined || uniqueid === this.#id || uniqueid !== this.#far?.uniqueid) return;
    this.#reached(uniqueid);
  }

  #hungUp(event: AmiEvent): void {
    const uniqueid = event.get('Uniqueid') ?? '';
    this.#appeared(uniqueid, event.get('Channel'));
    const leg = this.#legs.get(uniqueid);
    if (leg) leg.hangUp = hangUpOf(event);
    this.#live.delete(uniqueid);
  }

  /**
   * Asterisk's own word on the first leg, which names the action: where a ChannelId is in use already, the events of its
   * channel are of another call.
   */
  #verdict(status: CallStatus): void {
    const better = status === 'failed' && this.#dialled !== 'answered' ? this.#dialled : undefined;
    const known = better ?? status;
    this.#first = this.#cancelled && (known === 'failed' || known === 'no-answer') ? 'cancelled' : known;
    if (status !== 'answered') return;
    this.#decide('answered', this.#outcome('answered', this.#id));
    if (this.#far?.status === 'answered') this.#reached(this.#far.uniqueid);
  }

  /** Somebody talks to the first leg. Whether that is ours, only the verdict says. */
  #reached(uniqueid: string): void {
    this.#far = { uniqueid, status: 'answered' };
    if (this.#first === 'answered') this.#decide('connected', this.#outcome('answered', uniqueid));
  }

  /** The end: no channel is left, and what Originate came to is known. Only then are the causes of failures known too. */
  #conclude(): void {
    if (this.#first === undefined) return;
    if (this.#first !== 'answered' && this.#up) this.disown();
    if (this.#live.size > 0 || this.over || this.#overtaken) return;
    const first = this.#outcome(this.#first, this.#id);
    this.#decide('answered', first);
    if (this.#first !== 'answered') {
      this.#decide('connected', bareOutcome('none'));
      this.#decide('ended', first);
      return;
    }
    if (this.#doubt && this.#far?.status === undefined) {
      this.#decide('connected', bareOutcome('unknown', this.#doubt));
      this.#decide('ended', { ...first, status: 'unknown', error: this.#doubt });
      return;
    }
    const far = this.#far && this.#outcome(this.#far.status ?? 'cancelled', this.#far.uniqueid);
    this.#decide('connected', far ?? bareOutcome('none'));
    this.#decide('ended', far ?? first);
  }

  #decide(stage: CallStage, outcome: CallOutcome): void {
    if (this.#done.has(stage)) return;
    this.#done.add(stage);
    this.#decided(stage, outcome);
  }

  #outcome(status: CallStatus, uniqueid: string): CallOutcome {
    const leg = this.#legs.get(uniqueid);
    const { cause, causeText, techCause } = this.#cause(leg, status) ?? {};
    return { status, channel: leg?.channel, uniqueid: leg?.uniqueid, cause, causeText, techCause, error: undefined };
  }

  /** A Local channel's first half is hung up without a cause of its own: that of whoever it led to says more. */
  #cause(leg: Leg | undefined, status: CallStatus): HangUp | undefined {
    if (leg?.hangUp?.cause || status === 'answered') return leg?.hangUp;
    const others = [...this.#legs.values()].map(({ hangUp }) => hangUp).filter((hangUp) => hangUp?.cause);
    return others.at(-1) ?? leg?.hangUp;
  }
}
