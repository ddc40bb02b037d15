import { OptionError } from '../../errors.js';
import type { AmiEvent } from '../../protocol/event.js';
import type { AmiResponse } from '../../protocol/response.js';
import { nameOf, optionsOf, plainNameOf, recordOf } from './arguments.js';
import { knownText } from './channels.js';
import { unlessRefusedAs } from './refusal.js';
import type { Done, Requester, RequestOptions } from './requester.js';

/** A participant by its channel, or several by name: `all`, or all but the admins. */
export type Participants = string | { readonly everybody: 'all' | 'participants' };

/** A conference room with somebody in it. */
export interface ConferenceRoom {
  readonly name: string;
  readonly parties: number | undefined;
  readonly marked: number | undefined;
  readonly locked: boolean | undefined;
  readonly muted: boolean | undefined;
  readonly event: AmiEvent;
}

/** Somebody in a conference. */
export interface ConferenceParticipant {
  readonly channel: string;
  readonly uniqueid: string;
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly admin: boolean | undefined;
  readonly marked: boolean | undefined;
  readonly waiting: boolean | undefined;
  readonly muted: boolean | undefined;
  readonly talking: boolean | undefined;
  /** Since it entered, in whole seconds. */
  readonly answeredS: number | undefined;
  readonly event: AmiEvent;
}

export interface StartRecordOptions extends RequestOptions {
  /** Default: Asterisk chooses one. */
  readonly file?: string | undefined;
}

const channelOf = (value: unknown): string =>
  plainNameOf(value, 'participant', /^[^/]*$/, 'must be the name of a channel, or { everybody: … } for several');

const participantsOf = (value: Participants): string => {
  if (typeof value === 'string') return channelOf(value);
  const { everybody } = recordOf(value, 'participant');
  if (everybody === 'all' || everybody === 'participants') return everybody;
  throw new OptionError('participant.everybody', 'must be one of "all", "participants"');
};

/** Rooms of the application ConfBridge. Asterisk takes the first participant whose channel begins with the given name. */
export class ConferenceCommands {
  readonly #pbx: Requester;

  /** @internal */
  constructor(pbx: Requester) {
    this.#pbx = pbx;
  }

  /** The rooms with somebody in them. */
  async listRooms(options?: RequestOptions): Promise<readonly ConferenceRoom[]> {
    const answer = this.#pbx.send('ConfbridgeListRooms', {}, optionsOf(options));
    const { response } = await unlessRefusedAs(answer, 'no-such-conference');
    return response.events.map((event) => ({
      name: event.get('Conference') ?? '',
      parties: event.int('Parties'),
      marked: event.int('Marked'),
      locked: event.bool('Locked'),
      muted: event.bool('Muted'),
      event,
    }));
  }

  /** Who is in a room. Empty when there is no such room: it exists only while somebody is in it. */
  async list(conference: string, options?: RequestOptions): Promise<readonly ConferenceParticipant[]> {
    const fields = { Conference: nameOf(conference, 'conference') };
    const answer = this.#pbx.send('ConfbridgeList', fields, optionsOf(options));
    const { response } = await unlessRefusedAs(answer, 'no-such-conference');
    return response.events.map(participant);
  }

  /** Throws a participant out. `kicked` is false when it was not there. */
  async kick(
    conference: string,
    who: Participants,
    options?: RequestOptions,
  ): Promise<{ readonly kicked: boolean; readonly response: AmiResponse }> {
    const fields = { Conference: nameOf(conference, 'conference'), Channel: participantsOf(who) };
    const answer = this.#pbx.send('ConfbridgeKick', fields, optionsOf(options));
    const { refused, response } = await unlessRefusedAs(answer, 'no-such-conference', 'no-such-participant');
    return { kicked: !refused, response };
  }

  async mute(conference: string, who: Participants, options?: RequestOptions): Promise<Done> {
    const fields = { Conference: nameOf(conference, 'conference'), Channel: participantsOf(who) };
    return { response: await this.#pbx.send('ConfbridgeMute', fields, optionsOf(options)) };
  }

  async unmute(conference: string, who: Participants, options?: RequestOptions): Promise<Done> {
    const fields = { Conference: nameOf(conference, 'conference'), Channel: participantsOf(who) };
    return { response: await this.#pbx.send('ConfbridgeUnmute', fields, optionsOf(options)) };
  }

  /** Lets nobody else in, admins apart. */
  async lock(conference: string, options?: RequestOptions): Promise<Done> {
    const fields = { Conference: nameOf(conference, 'conference') };
    return { response: await this.#pbx.send('ConfbridgeLock', fields, optionsOf(options)) };
  }

  async unlock(conference: string, options?: RequestOptions): Promise<Done> {
    const fields = { Conference: nameOf(conference, 'conference') };
    return { response: await this.#pbx.send('ConfbridgeUnlock', fields, optionsOf(options)) };
  }

  /** Records the room. Rejects when it is being recorded already. */
  async startRecord(conference: string, options?: StartRecordOptions): Promise<Done> {
    const { file, ...request } = optionsOf(options);
    const RecordFile =
      file === undefined ? undefined : plainNameOf(file, 'options.file', /[,"\\()]|(?:^|\/)\.\.(?:\/|$)/, fileProblem);
    const fields = { Conference: nameOf(conference, 'conference'), RecordFile };
    return { response: await this.#pbx.send('ConfbridgeStartRecord', fields, request) };
  }

  /** Rejects when the room is not being recorded. */
  async stopRecord(conference: string, options?: RequestOptions): Promise<Done> {
    const fields = { Conference: nameOf(conference, 'conference') };
    return { response: await this.#pbx.send('ConfbridgeStopRecord', fields, optionsOf(options)) };
  }

  /** Shows everybody the picture of one participant. */
  async setSingleVideoSrc(conference: string, channel: string, options?: RequestOptions): Promise<Done> {
    const fields = { Conference: nameOf(conference, 'conference'), Channel: channelOf(channel) };
    return { response: await this.#pbx.send('ConfbridgeSetSingleVideoSrc', fields, optionsOf(options)) };
  }
}

const fileProblem = 'must not hold commas, quotes, backslashes, parentheses or the folder ".."';

const participant = (event: AmiEvent): ConferenceParticipant => ({
  channel: event.get('Channel') ?? '',
  uniqueid: event.get('Uniqueid') ?? '',
  number: knownText(event, 'CallerIDNum'),
  name: knownText(event, 'CallerIDName'),
  admin: event.bool('Admin'),
  marked: event.bool('MarkedUser'),
  waiting: event.bool('Waiting'),
  muted: event.bool('Muted'),
  talking: event.bool('Talking'),
  answeredS: event.int('AnsweredTime'),
  event,
});
